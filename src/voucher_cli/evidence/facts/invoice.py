"""Facts of an invoice: the old ones (code and eight digits), the fully digital (twenty), and the
tickets of trains and planes that are invoices, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.dates import find_dates
from voucher_cli.evidence.facts.invoice_amounts import amount_facts
from voucher_cli.evidence.facts.invoice_items import item_facts
from voucher_cli.evidence.facts.invoice_sides import side_facts
from voucher_cli.evidence.facts.labels import Spot
from voucher_cli.evidence.facts.reading import Document, distinct, read_each
from voucher_cli.evidence.facts.shifted import shifted_values
from voucher_cli.evidence.facts.slips import mended_digits
from voucher_cli.evidence.facts.values import read_date
from voucher_cli.evidence.model import Fact, Source

_NUMBER = re.compile(r"\s*:?\s*((?:\d\s?){20}|(?:\d\s?){8})(?!\d)")
_OTHER_INVOICE = re.compile(r"(?:红冲|冲红|冲销|蓝字|正数|对应|原)[^:;,。]{0,12}$")
_NO = re.compile(r"^(?:№|N[oO0°º。.]\.?:?)\s*(\d{8})(?!\d)")
_NO_MISREAD = re.compile(r"^(?:№|N.?\W{0,2}?)\s*(\d{8})(?!\d)")
_LONE_TWENTY = re.compile(r"(?:2[0-9])(?:[1-6]\d)\d{16}")
_LONE_EIGHT = re.compile(r"\d{8}")
_HEAD = 0.35
"""of a page: how far down the number of an invoice may stand"""


def invoice_facts(document: Document) -> tuple[Fact, ...]:
    """Number, date, amounts, buyer, seller, their tax numbers, and the items (`item`)."""
    numbers = [*_numbers(document), *_signed_numbers(document)]
    return distinct(
        [
            *(numbers or _bare_numbers(document)),
            *_dates(document),
            *amount_facts(document),
            *side_facts(document),
            *item_facts(document),
        ]
    )


def _dates(document: Document) -> Iterator[Fact]:
    """Also those printed half a line off their label."""
    for hit in document.of("issued_on"):
        found = list(read_each(document, [hit], "issued_on", read_date))
        yield from found
        for spot in () if found else shifted_values(document, hit):
            day = read_date(spot.text)
            if day is not None:
                yield document.fact("issued_on", day, spot.text[:80], spot)
                break


def _numbers(document: Document) -> Iterator[Fact]:
    """Behind their label; not that of the invoice that a red one takes back."""
    for hit in document.of("number"):
        if not _OTHER_INVOICE.search(hit.spot.text[: hit.start]):
            scanned = hit.spot.source is Source.OCR
            yield from read_each(document, [hit], "number", _read_slips if scanned else _read)


def _read(text: str) -> str | None:
    match = _NUMBER.match(text)
    return re.sub(r"\s", "", match[1]) if match else None


def _read_slips(text: str) -> str | None:
    return _read(text) or mended_digits(text, 20, 8)


def _signed_numbers(document: Document) -> Iterator[Fact]:
    """`No 12345678` in the corner of an old invoice."""
    for spot in document.grid.spots:
        match = (_NO_MISREAD if spot.source is Source.OCR else _NO).match(spot.text)
        if match:
            yield document.fact("number", match[1], spot.text[:40], spot)


def _bare_numbers(document: Document) -> Iterator[Fact]:
    """In the head of a scan whose label or № could not be read: the only number of its length."""
    head = [spot for spot in document.grid.spots if _is_in_head(document, spot)]
    for pattern in (_LONE_TWENTY, _LONE_EIGHT):
        found = {
            spot.text: spot
            for spot in head
            if pattern.fullmatch(spot.text) and not list(find_dates(spot.text))
        }
        if len(found) == 1:
            [(number, spot)] = found.items()
            yield document.fact("number", number, number, spot)
            return


def _is_in_head(document: Document, spot: Spot) -> bool:
    box = spot.cell.box
    if spot.source is not Source.OCR or box is None:
        return False
    bottoms = [s.cell.box[3] for s in document.grid.spots if s.cell.box and s.page == spot.page]
    return box[3] < _HEAD * max(bottoms)
