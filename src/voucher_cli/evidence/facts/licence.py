"""Facts of a business licence: who it is for, and what a manifest states of the applicant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from voucher_cli.evidence.facts.reading import (
    Document,
    distinct,
    first_money,
    money_facts,
    read_each,
    read_organisations,
)
from voucher_cli.evidence.facts.slips import mended_code
from voucher_cli.evidence.facts.values import read_date, read_uscc
from voucher_cli.evidence.model import Fact, Source

_LONE_CODE = re.compile(
    r"^(?:\S{0,12}[:(])?\s*([0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10})\)?$"
)
_PERSON = re.compile(r"[\u3400-\u9fff·]{2,15}$")
_ADDRESS = re.compile(r"[省市区县].*[号楼层室座院村街路园厦]")


def licence_facts(document: Document) -> tuple[Fact, ...]:
    """名称 and 统一社会信用代码, a code by itself where its label was not read; 法定代表人, 住所,
    成立日期 and 注册资本 (in yuan)."""
    codes = [
        _mended(f)
        for f in read_each(document, document.of("uscc"), "uscc", read_uscc)
        if len(str(f.value)) == 18
    ]
    facts = [
        *list(read_organisations(document, document.of("name"), "name"))[:1],
        *(codes or list(_lone_codes(document)))[:1],
        *_first(document, "legal_representative", _read_person),
        *_first(document, "address", _read_address),
        *_first(document, "founded_on", read_date),
        *list(_capital(document))[:1],
    ]
    return distinct(facts)


def _first(document: Document, name: str, read: Callable[[str], date | str | None]) -> list[Fact]:
    return list(read_each(document, document.of(name), name, read))[:1]


def _mended(fact: Fact) -> Fact:
    """A code from a picture as its check digit proves it to be."""
    if fact.source is not Source.OCR:
        return fact
    return replace(fact, value=mended_code(str(fact.value)))


def _read_person(text: str) -> str | None:
    match = _PERSON.match(re.sub(r"[\s:]", "", text))
    return match[0] if match else None


def _read_address(text: str) -> str | None:
    plain = re.sub(r"\s", "", text).lstrip(":")
    return plain if _ADDRESS.search(plain) else None


def _capital(document: Document) -> Iterator[Fact]:
    """The registered capital, in figures or in 大写 (壹仟万元整)."""
    for hit in document.of("registered_capital"):
        money = first_money(hit)
        if money is not None:
            for fact in money_facts(document, "registered_capital", *money):
                yield replace(fact, name="registered_capital")


def _lone_codes(document: Document) -> Iterator[Fact]:
    for spot in document.grid.spots:
        match = _LONE_CODE.match(re.sub(r"\s", "", spot.text))
        if match:
            yield document.fact("uscc", match[1], spot.text, spot)
