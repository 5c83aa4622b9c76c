"""The items of an invoice: what was sold (`*信息技术服务*云存储服务`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.evidence.facts.labels import Spot
from voucher_cli.evidence.facts.reading import Document
from voucher_cli.evidence.model import Fact, Source
from voucher_cli.text import squeeze

_STARRED = re.compile(r"\*[^*\s]{2,16}\*[^*]+")
_LIKE_STAR = r"[*×✱★※·•xX+]"
_MISREAD = re.compile(
    rf"{_LIKE_STAR}?\s?(?P<kind>[\u4e00-\u9fff、]{{2,16}})\s?[*×✱★※]\s?(?P<name>[^*]{{2,}})"
)
"""what a picture may leave of the two stars"""
_HEADING = re.compile(
    r"(?:开票)?项目(?:名称)?|货物或应税劳务、?服务名称|(?:货物|服务|商品|劳务)(?:及服务)?名称|品名"
    r"|(?:服务|商品|收费)?项目名称?"
)
_END = re.compile(r"合(?:计|$)|小计|价税|大写|小写|备注|开票人|销售方|收款人|总计")
_MOST_ROWS = 60
_FIGURE = re.compile(r"[-¥\d,.%\s]+")


def item_facts(document: Document) -> Iterator[Fact]:
    """One `item` for each, and its `cost_kind` where the name plainly says it."""
    for item in _items(document):
        yield item
        kind = document.vocabulary.cost_kind_of(str(item.value).rpartition("*")[2])
        if kind is not None:
            yield replace(item, name="cost_kind", value=kind.value)


def _items(document: Document) -> Iterator[Fact]:
    """What a cell breaks off is completed from the line below."""
    found = False
    for spot in document.grid.spots:
        name = _starred(spot)
        if name is not None:
            found = True
            name += _rest(document, spot)
            yield document.fact("item", name, spot.text, spot)
    if not found:
        yield from _under_heading(document)


def _starred(spot: Spot) -> str | None:
    if match := _STARRED.match(spot.text):
        return match[0].strip()
    if spot.source is Source.OCR and (match := _MISREAD.match(spot.text)):
        return f"*{match['kind']}*{match['name'].strip()}"
    return None


def _rest(document: Document, spot: Spot) -> str:
    """The second line of a name that its cell is too narrow for."""
    mine, below = spot.cell.box, document.grid.below(spot)
    if mine is None or below is None or below.cell.box is None:
        return ""
    theirs = below.cell.box
    near = theirs[1] - mine[3] < 0.9 * (mine[3] - mine[1])
    flush = abs(theirs[0] - mine[0]) < 0.6 * (mine[3] - mine[1])
    short = len(below.text) <= len(spot.text) and not _FIGURE.fullmatch(below.text)
    other = _starred(below) or _END.match(squeeze(below.text))
    return below.text if near and flush and short and not other else ""


def _under_heading(document: Document) -> Iterator[Fact]:
    """The cells of the first column of the table, where the form knows no stars."""
    for head in document.grid.spots:
        if not _HEADING.fullmatch(squeeze(head.text)):
            continue
        for row in document.grid.rows[head.row + 1 : head.row + _MOST_ROWS]:
            if any(spot.page != head.page or _END.match(squeeze(spot.text)) for spot in row):
                return
            for spot in row:
                if spot.is_above_or_below(head) and not _FIGURE.fullmatch(spot.text):
                    yield document.fact("item", spot.text, spot.text, spot)
        return
