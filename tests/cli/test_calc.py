"""voucher calc."""

import json
from pathlib import Path

import jsonschema
import pytest

from voucher_cli.report import json as report_json

from .command import Voucher

SCHEMA = Path(report_json.__file__).with_name("report.schema.json")


def test_it_answers_for_every_policy_with_the_route_the_highest_first(voucher: Voucher) -> None:
    ran = voucher("calc", "--route", "api", "--amount", "3200000")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.index("1,050,000.00") < ran.out.index("300,000.00")
    assert "不是核定或批准金额" in ran.out
    for step in ("1,000,000.00  x 50 %    500,000.00", "2,200,000.00  x 25 %    550,000.00"):
        assert step in ran.out
    assert "减去660,000.00元" in ran.flat


@pytest.mark.parametrize(
    "amount",
    [
        "3200000",
        "3,200,000.00",
        "320万",
        "320万元",
        "￥3200000",
        "３２０００００",
        "叁佰贰拾万元整",
    ],
)
def test_amounts_are_read_as_people_write_them(voucher: Voucher, amount: str) -> None:
    assert "1,050,000.00 元" in voucher("calc", "--route", "api", "--amount", amount).out


def calculated(voucher: Voucher, *arguments: str) -> list[dict[str, object]]:
    ran = voucher("calc", *arguments, "--format", "json")
    assert ran.status == 0
    result = json.loads(ran.out)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.validate(result, {"$ref": "#/$defs/calculations", "$defs": schema["$defs"]})
    assert isinstance(result, list)
    return result


def test_json_is_an_array_of_one_object_a_policy(voucher: Voucher) -> None:
    first, second = calculated(voucher, "--route", "api", "--amount", "320万")
    assert (first["policy"], first["route"], first["ceiling"]) == (
        "beijing-model-2024", "api", "1050000.00",
    )  # fmt: skip
    assert (second["policy"], second["ceiling"]) == ("tongzhou-2025", "300000.00")
    assert first["claims"] == [
        {
            "id": "api",
            "route": "api",
            "ceiling": "1050000.00",
            "purchases": [
                {"name": "1", "measures": {}, "base": "3200000.00", "limited_by": None},
            ],
            "services": [
                {
                    "name": "1",
                    "base": "3200000.00",
                    "counts": True,
                    "tiers": [
                        {"from": "0.00", "to": "1000000.00", "rate": "0.50",
                         "amount": "1000000.00", "award": "500000.00"},
                        {"from": "1000000.00", "to": "5000000.00", "rate": "0.25",
                         "amount": "2200000.00", "award": "550000.00"},
                    ],
                    "award": "1050000.00",
                }
            ],
            "caps": [{"per": "project", "limit": "5000000.00", "reduced_by": "0.00"}],
        }
    ]  # fmt: skip


def test_several_amounts_are_several_services_with_their_names(voucher: Voucher) -> None:
    arguments = ("--route", "api", "--policy", "beijing-model-2024", "--amount", "云阶=800000",
                 "--amount", "100万")  # fmt: skip
    (result,) = calculated(voucher, *arguments)
    assert result["ceiling"] == "900000.00"
    services = result["claims"][0]["services"]  # type: ignore[index]
    assert [(s["name"], s["award"]) for s in services] == [
        ("云阶", "400000.00"), ("2", "500000.00"),
    ]  # fmt: skip
    readings = {r["id"]: r["ceiling"] for r in result["readings"]}  # type: ignore[attr-defined]
    assert readings["pooled-services"] == "700000.00"
    shown = voucher("calc", *arguments).out
    assert "云阶" in shown
    assert "700,000.00" in shown


def test_tiers_of_a_private_claim_stand_on_the_claim(voucher: Voucher) -> None:
    (beijing,) = calculated(
        voucher, "--route", "private", "--policy", "beijing-model-2024", "--amount", "30万",
        "--amount", "170万",
    )  # fmt: skip
    claim = beijing["claims"][0]  # type: ignore[index]
    assert (claim["base"], claim["award"]) == ("2000000.00", "400000.00")
    assert "services" not in claim
    assert all("award" not in purchase for purchase in claim["purchases"])


def test_a_prior_award_leaves_less_of_the_cap(voucher: Voucher) -> None:
    (result,) = calculated(
        voucher, "--route", "compute", "--amount", "100万", "--prior-award", "40万"
    )
    assert result["ceiling"] == "100000.00"
    shown = voucher("calc", "--route", "compute", "--amount", "100万", "--prior-award", "40万")
    assert "以往已获400,000.00元" in shown.flat


def test_less_than_the_floor_earns_nothing_and_says_why(voucher: Voucher) -> None:
    ran = voucher("calc", "--route", "private", "--amount", "499999.99",
                  "--policy", "beijing-model-2024")  # fmt: skip
    assert ran.status == 0
    assert "低于起算额 500,000.00 元" in ran.out


def test_a_manifest_gives_the_whole_packages_award(voucher: Voucher) -> None:
    package = "examples/beijing-api-and-private"
    by_file = calculated(voucher, "--manifest", f"{package}/manifest.yaml")
    assert by_file == calculated(voucher, "--manifest", package)
    (result,) = by_file
    assert result["route"] is None
    checked = json.loads(voucher("check", package, "--format", "json").out)
    assert checked["award"] == {k: v for k, v in result.items() if k not in ("policy", "route")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--route", "api"], "--amount 320万"),
        (["--amount", "5"], "--route api"),
        (["--route", "aip", "--amount", "5"], "是否想写 api"),
        (["--route", "compute", "--amount", "5", "--policy", "beijing-model-2024"], "没有申报路径"),
        (["--route", "api", "--amount", "5", "--policy", "beijing-2024"], "beijing-model-2024"),
        (["--route", "api", "--amount", "0"], "大于 0"),
        (["--route", "api", "--amount", "-5"], "大于 0"),
        (["--route", "api", "--amount", "云阶="], "大于 0"),
        (["--route", "api", "--amount", "1,00,000"], "3,200,000.00"),
        (["--route", "api", "--amount", "1" * 400], "大于 0"),
        (["--route", "api", "--amount", "5", "--prior-award", "-1"], "--prior-award"),
        (["--route", "api", "--amount", "5", "--format", "html"], "--format 没有格式"),
        (["--route", "api", "--amount", "5", "--format", "jsn"], "是否想写 json"),
        (["--manifest", "examples/beijing-api", "--route", "api"], "不能再用 --route"),
        (["--manifest", "no/such.yaml"], "no/such.yaml"),
        (["--manifest", "examples"], "manifest.yaml"),
        (["--manifest", "examples/beijing-api", "--policy", "tongzhou-2025"], "与清单不一致"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_computed_is_exit_2_with_advice(
    voucher: Voucher, arguments: list[str], said: str
) -> None:
    ran = voucher("calc", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


def test_english(voucher: Voucher) -> None:
    ran = voucher("calc", "--route", "api", "--amount", "3200000", "--lang", "en")
    assert "Award ceiling" in ran.out
    assert "not an amount granted" in ran.out
    assert "1,050,000.00 yuan" in ran.out
