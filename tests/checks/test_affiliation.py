"""Signs that applicant and vendor are not independent."""

import pytest

from .stated_packages import (
    APPLICANT,
    BEIJING,
    ROUTES,
    at,
    code,
    found,
    package,
    purchase,
    spoilt,
    told,
)

VENDOR = "claims.0.purchases.0.vendor"


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_stated(policy: str, route: str) -> None:
    data = spoilt(package(policy, route), claims__0__purchases__0__vendor__affiliated=True)
    [finding] = found(data)
    assert told([finding]) == [("vendor-affiliated", "error")]
    assert finding.subject.claim == route


def test_the_same_credit_code_is_an_error() -> None:
    data = package(BEIJING, "api")
    data["claims"][0]["purchases"][0]["vendor"]["uscc"] = data["applicant"]["uscc"].lower()
    assert told(found(data)) == [("vendor-affiliated", "error")]


def test_the_applicant_cannot_be_its_own_vendor() -> None:
    data = package(BEIJING, "api")
    at(data, VENDOR)["name"] = APPLICANT
    assert ("vendor-affiliated", "error") in told(found(data))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("legal_representative", "沈 知行"),
        ("phone", "+86 138-0013-8000"),
        ("address", "北京市通州区运河东大街５６号"),
    ],
)
def test_what_is_shared_is_for_a_person_to_judge(key: str, value: str) -> None:
    data = package(BEIJING, "private")
    at(data, VENDOR)[key] = value
    [finding] = found(data)
    assert told([finding]) == [("vendor-affiliated", "review")]
    assert finding.variant == key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("legal_representative", "沈知远"),
        ("phone", "13800138001"),
        ("address", "北京市通州区"),
        ("address", "北京市通州区运河东大街57号"),
        ("uscc", code("91110108MA7F2Q9B4")),
    ],
)
def test_what_differs_or_is_shared_by_many_is_none(key: str, value: str) -> None:
    data = package(BEIJING, "private")
    data["applicant"]["office_address"] = "北京市通州区"
    at(data, VENDOR)[key] = value
    assert found(data) == []


def test_a_vendor_is_told_once_a_claim() -> None:
    data = package(BEIJING, "private")
    data["claims"][0]["purchases"].append(purchase(BEIJING, "private", number="2"))
    for bought in data["claims"][0]["purchases"]:
        bought["vendor"]["affiliated"] = True
    assert told(found(data)) == [("vendor-affiliated", "error")]


@pytest.mark.parametrize(
    ("key", "own", "shared"),
    [
        ("phone", "8952001", True),
        ("phone", "895200", False),
        ("address", "运河东街5号", True),
        ("address", "东街5号", False),
        ("legal_representative", "沈", False),
    ],
)
def test_the_shortest_that_tells_anything(key: str, own: str, shared: bool) -> None:
    data = package(BEIJING, "api")
    data["applicant"]["contact"]["phone"] = own
    data["applicant"]["legal_representative"] = own
    data["applicant"]["office_address"] = own
    at(data, VENDOR)[key] = own
    expected = [("vendor-affiliated", "review")] if shared else []
    assert told(found(data)) == expected
    assert all(f.actual == own for f in found(data))
