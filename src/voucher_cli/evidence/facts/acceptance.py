"""The fact of an acceptance report: when the project was accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.dates import find_dates
from voucher_cli.evidence.facts.contract import signature_dates
from voucher_cli.evidence.facts.flow import flow_of
from voucher_cli.evidence.facts.reading import Document, distinct, read_each
from voucher_cli.evidence.facts.values import read_date, read_number
from voucher_cli.evidence.model import Fact

_PASSED = re.compile(r"(?:通过|完成|组织|进行|予以|同意|经)[^。;]{0,16}验收|验收合格|验收通过")


def acceptance_facts(document: Document) -> tuple[Fact, ...]:
    """验收日期; else 于…通过验收 in a sentence; else the one date of the signatures."""
    facts = list(read_each(document, document.of("accepted_on"), "accepted_on", read_date))
    if not facts:
        facts = list(_in_sentences(document))
    if not facts:
        signed = list(signature_dates(document, "accepted_on"))
        facts = signed if len({f.value for f in signed}) == 1 else []
    number = read_each(document, document.of("number"), "contract_number", read_number)
    return distinct([*facts, *number])


def _in_sentences(document: Document) -> Iterator[Fact]:
    flow = flow_of(document.grid)
    for match in _PASSED.finditer(flow.text):
        before = flow.text[max(0, match.start() - 40) : match.start()]
        sentence = re.split(r"[。;\n]", before)[-1]
        dates = list(find_dates(sentence))
        if dates and re.search(r"于\s*$", sentence[: dates[-1].start]):
            raw = sentence[dates[-1].start : dates[-1].end]
            yield document.fact("accepted_on", dates[-1].value, raw, flow.spot_at(match.start()))
