"""voucher explain and voucher policy."""

import json

import pytest

from voucher_cli.catalogue import load_catalogue
from voucher_cli.report.wrapping import width

from .command import Voucher


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_can_be_explained(voucher: Voucher, language: str) -> None:
    for name, entry in load_catalogue().items():
        ran = voucher("explain", name, "--lang", language)
        assert ran.status == 0
        title = entry.title.zh if language == "zh" else entry.title.en
        assert ran.out.startswith(title)
        assert "{" not in ran.out
        assert all(width(line) <= 80 for line in ran.out.splitlines())


def test_it_quotes_the_clauses_of_each_policy_that_has_such_a_rule(voucher: Voucher) -> None:
    shown = voucher("explain", "region-ineligible").flat
    assert "附件3一.1：“在北京市注册”" in shown
    assert "tongzhou-2025" not in shown
    assert "tongzhou-2025" in voucher("explain", "material-missing").out


def test_the_id_of_a_finding_is_as_good_as_its_name(voucher: Voucher) -> None:
    by_name = voucher("explain", "amount-mismatch")
    assert voucher("explain", "amount-mismatch-0a1b2c3d4e") == by_name
    assert voucher("explain", "amount-mismatch-0a1b2c3d4e-2") == by_name


def test_a_name_that_there_is_not_has_its_nearest(voucher: Voucher) -> None:
    ran = voucher("explain", "amont-mismatch")
    assert (ran.status, ran.out) == (2, "")
    assert "是否想写 amount-mismatch" in ran.err


def test_policies_are_listed_with_their_routes(voucher: Voucher) -> None:
    shown = voucher("policy", "list").out
    for word in ("beijing-model-2024", "tongzhou-2025", "compute", "私有化部署"):
        assert word in shown
    listed = json.loads(voucher("policy", "list", "--format", "json").out)
    assert [policy["id"] for policy in listed] == ["beijing-model-2024", "tongzhou-2025"]


@pytest.mark.parametrize("policy", ["beijing-model-2024", "tongzhou-2025"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_policy_is_shown_with_its_clauses(voucher: Voucher, policy: str, language: str) -> None:
    ran = voucher("policy", "show", policy, "--lang", language)
    assert ran.status == 0
    assert all(width(line) <= 80 for line in ran.out.splitlines())
    ran.out.encode("gbk")
    (data,) = json.loads(voucher("policy", "show", policy, "--format", "json").out)
    for route in data["routes"]:
        assert all(material["title"] in ran.out for material in route["materials"])
    quotes = [rule["cite"]["quote"] for rule in data["eligibility"]]
    assert all("".join(quote.split()) in ran.flat for quote in quotes)


def test_an_unknown_policy_has_its_nearest(voucher: Voucher) -> None:
    ran = voucher("policy", "show", "beijing-model")
    assert (ran.status, ran.out) == (2, "")
    assert "beijing-model-2024" in ran.err
