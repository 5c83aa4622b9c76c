"""Facts of a proof of payment: slips of banks, transfers by payment platforms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.evidence.facts.reading import (
    Document,
    by_role,
    distinct,
    first_money,
    money_facts,
    read_each,
    read_organisations,
    with_capitals,
)
from voucher_cli.evidence.facts.values import read_date, read_money, read_serial
from voucher_cli.evidence.model import Fact

_ROLES = {
    "payer": re.compile(
        r"付\s*款|付\s*方|^\s*付\s*$|汇\s*款|转\s*出|借\s*方|本\s*方|出\s*票|支\s*付\s*方"
    ),
    "payee": re.compile(r"收\s*款|收\s*方|^\s*收\s*$|转\s*入|汇\s*入|贷\s*方|对\s*方|持\s*票"),
}
_LOOSE_DATES = ("日期", "时间戳", "时间")
_ONLY_DATE = re.compile(r"[\d年月日\s./\-:]{8,24}")
_CAPITAL_LABELS = ("金额大写", "大写金额", "大写")


def payment_facts(document: Document) -> tuple[Fact, ...]:
    """Payer, payee, amount, day and serial number. A list of many payments yields none: which of
    its rows is meant cannot be told."""
    if _is_list(document):
        return ()
    facts = [
        *_paid_on(document),
        *_amount(document),
        *read_organisations(document, document.of("payer"), "payer"),
        *read_organisations(document, document.of("payee"), "payee"),
        *_by_role(document),
        *read_each(document, document.of("serial"), "serial", read_serial),
    ]
    return with_capitals(distinct(facts))


def _is_list(document: Document) -> bool:
    """Whether below a heading of dates stands more than one date."""
    for hit in document.of("paid_on"):
        dates = 0
        for row in document.grid.rows[hit.spot.row + 1 :]:
            column = [s for s in row if s.page == hit.spot.page and hit.spot.is_above_or_below(s)]
            if hit.end == len(hit.spot.text) and column:
                if read_date(column[0].text) is None:
                    break
                dates += 1
        if dates > 1:
            return True
    return False


def _paid_on(document: Document) -> Iterator[Fact]:
    """Exact labels (交易日期) first; 日期 alone only where there is no other."""
    exact = [hit for hit in document.of("paid_on") if hit.label not in _LOOSE_DATES]
    facts = list(read_each(document, exact, "paid_on", read_date))
    if not facts:
        loose = [hit for hit in document.of("paid_on") if hit.label in _LOOSE_DATES]
        facts = list(read_each(document, loose, "paid_on", read_date))
    if not facts:
        facts = _lone_dates(document)
    return iter(facts)


def _lone_dates(document: Document) -> list[Fact]:
    """The one date that stands in a cell of its own, as on slips without a label for it."""
    found = [
        document.fact("paid_on", day, spot.text, spot)
        for spot in document.grid.spots
        if _ONLY_DATE.fullmatch(spot.text) and (day := read_date(spot.text)) is not None
    ]
    return found if len({fact.value for fact in found}) == 1 else []


def _amount(document: Document) -> Iterator[Fact]:
    """金额 in figures, and in capitals where the slip has both."""
    facts: list[Fact] = []
    capitals: list[Fact] = []
    for hit in document.of("amount", "other"):
        if hit.name == "other" and hit.label not in _CAPITAL_LABELS:
            continue
        read = first_money(hit)
        if read is None:
            continue
        money, spot = read
        if money.capital is not None:
            capital = document.fact("amount_capital", money.capital, money.capital_raw, spot)
            capitals.append(capital)
        if money.figure is not None and (hit.name == "amount" or money.capital is not None):
            facts += [
                f
                for f in money_facts(document, "amount", money, spot, hit.note)
                if f.name == "amount"
            ]
    if not facts:
        facts = _figures_beside_capitals(document, capitals)
    yield from facts
    yield from capitals


def _figures_beside_capitals(document: Document, capitals: list[Fact]) -> list[Fact]:
    """`人民币(大写) 壹佰万元整 ￥1,000,000.00`: a figure with a sign in the row of capitals."""
    found = []
    for row in document.grid.rows:
        if not any(
            s.cell.box == c.box and s.page == c.page and c.raw in s.text
            for s in row
            for c in capitals
        ):
            continue
        for spot in row:
            money = read_money(spot.text)
            if money is not None and money.figure is not None and money.looks_like_money:
                found += [
                    f for f in money_facts(document, "amount", money, spot) if f.name == "amount"
                ]
    return found


def _by_role(document: Document) -> Iterator[Fact]:
    for role, hit in by_role(document, document.of("any_name"), _ROLES):
        yield from read_organisations(document, [hit], role)
