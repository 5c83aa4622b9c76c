"""Facts of a settlement sheet or bill: its period, its total, who issued it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.evidence.facts.flow import flow_of
from voucher_cli.evidence.facts.prose import amount_in_prose, period_in_prose
from voucher_cli.evidence.facts.reading import (
    Document,
    distinct,
    first_money,
    money_facts,
    period_facts,
    read_each,
    read_organisations,
    with_capitals,
)
from voucher_cli.evidence.facts.total_rows import is_of_a_table, total_facts
from voucher_cli.evidence.facts.values import read_date, read_number, read_period
from voucher_cli.evidence.model import Fact

_SEALED = re.compile(
    r"\((?:盖章|公章|签章|盖公章|加盖公章|章)\)\s*:?\s*$|^\s*\((?:盖章|公章|签章)\)\s*:?"
)
_RECIPIENT = re.compile(r"^(?:致|客户|甲方|使用单位|使用方|需方|采购方|委托方|付款)")
_TAIL_ROWS = 12
_HEAD_ROWS = 2
_REACH = 100


def settlement_facts(document: Document) -> tuple[Fact, ...]:
    """Period (first and last day), labelled totals, issuer. Rows of single months are no totals."""
    facts = [
        *(list(_period(document)) or list(period_in_prose(document))),
        *(list(_amounts(document)) or list(amount_in_prose(document))),
        *_issuer(document),
        *read_each(document, document.of("number"), "contract_number", read_number),
    ]
    return with_capitals(distinct(facts))


def _period(document: Document) -> Iterator[Fact]:
    """结算期间 in a table or in a sentence, or first and last day under labels of their own."""
    flow = flow_of(document.grid)
    for match in document.words.labels_of("period").finditer(flow.text):
        period = read_period(flow.text[match.end() : match.end() + _REACH])
        if period is not None:
            yield from period_facts(document, period, flow.spot_at(match.end()))
    yield from read_each(document, document.of("starts_on"), "starts_on", read_date)
    yield from read_each(document, document.of("ends_on"), "ends_on", read_date)


def _amounts(document: Document) -> Iterator[Fact]:
    for hit in document.of("amount", "net", "tax"):
        read = first_money(hit)
        if read is None:
            continue
        money, spot = read
        if is_of_a_table(document, hit.spot, spot):
            continue
        if money.looks_like_money or spot is not hit.spot:
            name = "net" if "不含税" in hit.note else hit.name
            yield from money_facts(document, name, money, spot, hit.note)
    yield from total_facts(document)


def _issuer(document: Document) -> Iterator[Fact]:
    """Who issued it: by its label; else who stands at its foot."""
    facts = list(read_organisations(document, document.of("issuer"), "issuer"))
    if not facts:
        hits = list(document.of("issuer_seal"))
        facts = list(read_organisations(document, hits, "issuer"))
    if not facts:
        facts = list(_at_foot(document)) or list(_at_head(document))
    return iter(facts)


def _at_foot(document: Document) -> Iterator[Fact]:
    """An organisation alone in one of the last lines, sealed or above a date."""
    rows = [row for row in document.grid.rows if row][-_TAIL_ROWS:]
    of_others = {c.spot for hit in document.of("other") for c in hit.candidates}
    for spot in (s for row in reversed(rows) for s in row):
        plain = _SEALED.sub("", spot.text).strip(" :")
        if _RECIPIENT.match(plain) or spot.text.rstrip().endswith(":") or spot in of_others:
            continue
        name = document.organisation_in(plain)
        if name is not None and len(re.sub(r"\s", "", plain)) <= len(name) + 2:
            yield document.fact("issuer", name, spot.text, spot)
            return


def _at_head(document: Document) -> Iterator[Fact]:
    """An organisation alone in one of the first lines, as on paper with its letterhead."""
    for row in document.grid.rows[:_HEAD_ROWS]:
        name = document.organisation_in(row[0].text) if len(row) == 1 else None
        if name is not None and len(re.sub(r"\s", "", row[0].text)) <= len(name):
            yield document.fact("issuer", name, row[0].text, row[0])
            return
