"""Credit codes, and who stands on which paper by the manifest's own word."""

import pytest

from .stated_packages import APPLICANT, BEIJING, ROUTES, VENDOR, at, code, found, package, told

BOUGHT = "claims.0.purchases.0"


@pytest.mark.parametrize("where", ["applicant", f"{BOUGHT}.vendor"])
@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("91350100M000100Y43", None),
        ("91350100m000100y43", None),
        ("91350100M000100Y44", "check-digit"),
        ("91350100M000100Z43", "malformed"),
        ("9135010OM000100Y43", "malformed"),
        ("91350100M000100Y4", "malformed"),
        ("110108740054321", None),
        ("11010874005432112345", None),
        (code("N2110108MF1234567"), None),
    ],
)
def test_credit_codes(where: str, text: str, variant: str | None) -> None:
    data = package(BEIJING, "api")
    at(data, where)["uscc"] = text
    findings = found(data)
    assert [(f.name, f.variant) for f in findings] == (
        [("uscc-invalid", variant)] if variant else []
    )
    assert [f.subject.claim for f in findings if where == "applicant"] in ([], [None])


ROLES = [
    ("invoices.0.buyer", "invoice"),
    ("invoices.0.seller", "invoice"),
    ("payments.0.payer", "payment"),
    ("payments.0.payee", "payment"),
]


@pytest.mark.parametrize(("policy", "route"), ROUTES)
@pytest.mark.parametrize(("role", "part"), ROLES)
def test_another_organisation(policy: str, route: str, role: str, part: str) -> None:
    data = package(policy, route)
    entry, key = role.rsplit(".", 1)
    at(data, f"{BOUGHT}.{entry}")[key] = "上海远帆贸易有限公司"
    [finding] = found(data)
    assert told([finding]) == [("party-mismatch", "error")]
    assert (finding.subject.part, finding.actual) == (part, "上海远帆贸易有限公司")


def test_another_issuer_of_a_settlement() -> None:
    data = package(BEIJING, "api")
    at(data, f"{BOUGHT}.settlements.0")["issuer"] = "上海远帆贸易有限公司"
    [finding] = found(data)
    assert told([finding]) == [("party-mismatch", "error")]
    assert finding.source is not None
    assert finding.source.quote == "由大模型供给企业出具"


@pytest.mark.parametrize(
    "name",
    [
        APPLICANT,
        "北京临溪数字科技有限公司通州分公司",
        " 北京临溪 数字科技有限公司",
        "临溪数字科技",
        "临溪科技",
    ],
)
def test_other_ways_to_write_the_applicant(name: str) -> None:
    data = package(BEIJING, "api")
    at(data, f"{BOUGHT}.payments.0")["payer"] = name
    assert found(data) == []


def test_brackets_and_width_do_not_matter() -> None:
    data = package(BEIJING, "api")
    data["applicant"]["name"] = "临溪（北京）数字科技有限公司"
    at(data, f"{BOUGHT}.payments.0")["payer"] = "临溪(北京)数字科技有限公司"
    at(data, f"{BOUGHT}.invoices.0")["buyer"] = "临溪（北京） 数字科技有限公司"
    assert found(data) == []


@pytest.mark.parametrize("name", ["沈知行", "北京临江数字科技有限公司"])
def test_a_person_or_a_character_off_is_for_review(name: str) -> None:
    data = package(BEIJING, "api")
    at(data, f"{BOUGHT}.payments.0")["payer"] = name
    assert told(found(data)) == [("party-mismatch", "review")]


def test_who_is_not_named_is_not_compared() -> None:
    data = package(BEIJING, "api")
    for role, _ in ROLES:
        entry, key = role.rsplit(".", 1)
        del at(data, f"{BOUGHT}.{entry}")[key]
    assert found(data) == []
    assert VENDOR != APPLICANT
