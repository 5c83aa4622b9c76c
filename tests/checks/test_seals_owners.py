"""Whose seal it is, however badly its words were read."""

from __future__ import annotations

import pytest

from voucher_cli.checks.seals_owners import Owner, Whose, certificate_names, owner_of
from voucher_cli.evidence.model import Seal, SealShape

APPLICANT, VENDOR = "北京云帆智能科技有限公司", "北京云阶人工智能有限公司"
LONG = "字节跳动火山引擎（北京）科技有限公司"


def owner(words: str, shape: SealShape = SealShape.ROUND, legend: str = "") -> Owner:
    return owner_of(Seal((0, 0, 1, 1), shape, words, legend), (APPLICANT, VENDOR), (LONG,))


@pytest.mark.parametrize(
    "words",
    [
        APPLICANT,
        "智能科技有限公司北京云帆",  # begun elsewhere on the rim
        "帆智能科技有限公司北京云",
        "云帆智能科技有限公",
        "北京云帆智能科技有限公司1101080123456",
        "北京云帆智能科技有限公司上海分公司",
        "京云帆智熊科枝有限公司",
    ],
)
def test_the_party_it_names(words: str) -> None:
    assert owner(words) == Owner(Whose.PARTY, APPLICANT)


def test_names_that_share_what_tells_them_are_told_apart_by_nothing() -> None:
    sister = "上海云帆数据有限公司"
    seal = Seal((0, 0, 1, 1), SealShape.ROUND, "云帆有限公司")
    assert owner_of(seal, (APPLICANT,), (sister,)).whose is Whose.UNREAD


def test_another_organisation_of_the_package() -> None:
    assert owner(LONG) == Owner(Whose.OTHER, LONG)


@pytest.mark.parametrize(
    "words",
    ["", "有限公司", "科技有限公司", "北京云人工有限公司", "X", "1101080123456", "火山引擎公司"],
)
def test_too_little_or_too_much_alike_to_tell(words: str) -> None:
    assert owner(words).whose is Whose.UNREAD


@pytest.mark.parametrize("words", ["上海听澜数据服务有限公司", "北京星河智能科技有限公司"])
def test_a_stranger(words: str) -> None:
    assert owner(words) == Owner(Whose.STRANGER, words)


def test_the_sister_company_of_another_city_is_a_stranger() -> None:
    sister = "上海云帆智能科技有限公司"
    assert owner(sister) == Owner(Whose.STRANGER, sister)


def test_what_is_much_like_a_party_and_badly_read_is_no_stranger() -> None:
    party = "北京玄鸟云计算有限公司"
    for words, whose in (
        ("北京公乌计算有限公司", Whose.UNREAD),
        ("北京星河云计算有限公司", Whose.STRANGER),
        ("北京公乌数据服务有限公司", Whose.STRANGER),
    ):
        assert owner_of(Seal((0, 0, 1, 1), SealShape.ROUND, words), (party,)).whose is whose


@pytest.mark.parametrize("words", ["国家税务总局北京市税务局", "招商银行股份有限公司北京分行"])
def test_an_office_or_bank(words: str) -> None:
    assert owner(words).whose is Whose.OFFICE


def test_a_name_stamp_is_square_and_a_square_company_seal_names_it() -> None:
    assert owner("王建国印", SealShape.SQUARE).whose is Whose.PERSON
    assert owner("", SealShape.SQUARE).whose is Whose.PERSON
    assert owner(VENDOR, SealShape.SQUARE) == Owner(Whose.PARTY, VENDOR)


def test_a_bank_that_is_the_party_is_the_party() -> None:
    bank = "北京云杉银行股份有限公司"
    seal = Seal((0, 0, 1, 1), SealShape.ROUND, bank)
    assert owner_of(seal, (bank,)) == Owner(Whose.PARTY, bank)


def test_names_of_certificates() -> None:
    assert certificate_names("051@北京云帆智能科技有限公司@91110108MA01", APPLICANT)
    for other in (
        VENDOR,
        "",
        "王建国",
        "云帆",
        "上海云帆智能科技有限公司",
        "北京云帆数据科技有限公司",
    ):
        assert not certificate_names(other, APPLICANT)
    assert not certificate_names(APPLICANT, "")
