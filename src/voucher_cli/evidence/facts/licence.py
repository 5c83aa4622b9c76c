"""Facts of a business licence: name and credit code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.evidence.facts.reading import Document, distinct, read_each, read_organisations
from voucher_cli.evidence.facts.values import read_uscc
from voucher_cli.evidence.model import Fact

_LONE_CODE = re.compile(
    r"^(?:\S{0,12}[:(])?\s*([0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10})\)?$"
)


def licence_facts(document: Document) -> tuple[Fact, ...]:
    """名称 and 统一社会信用代码; a code by itself counts where its label was not read."""
    codes = [
        f
        for f in read_each(document, document.of("uscc"), "uscc", read_uscc)
        if len(str(f.value)) == 18
    ]
    facts = [
        *list(read_organisations(document, document.of("name"), "name"))[:1],
        *(codes or list(_lone_codes(document)))[:1],
    ]
    return distinct(facts)


def _lone_codes(document: Document) -> Iterator[Fact]:
    for spot in document.grid.spots:
        match = _LONE_CODE.match(re.sub(r"\s", "", spot.text))
        if match:
            yield document.fact("uscc", match[1], spot.text, spot)
