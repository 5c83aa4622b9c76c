"""Looks at the pages that hold pictures, and reads those whose text is nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from voucher_cli.evidence.model import Box, Code, FileType, Look, Page, Row, Seal, Sought, Source

if TYPE_CHECKING:
    from voucher_cli.evidence.model import SigningPlace
    from voucher_cli.evidence.pictures.ocr import Line
    from voucher_cli.evidence.pictures.raster import Picture
    from voucher_cli.evidence.pictures.upright import Side

T = TypeVar("T")
E = TypeVar("E")

_SEAL_REACH = 6.0
"""points by which the box of a seal's lettering may stick out of the seal"""
_MOSTLY_READ = 0.6
"""of a page's characters: with more of them read too unsurely, the page counts as unread"""


def look_at_pages(
    data: bytes, kind: FileType, pages: Sequence[Page], *, ocr: bool = True
) -> tuple[Page, ...]:
    """The given pages of one file (`data`, of type `kind`), each with its `look` and, where its
    text could not be read and `ocr` is wanted, with the rows read from its picture."""
    from voucher_cli.evidence.pictures.raster import pictures_of

    pictures = pictures_of(data, kind, [page.number for page in pages])
    return tuple(
        page if picture is None else _looked_at(page, picture, ocr=ocr)
        for page, picture in zip(pages, pictures, strict=True)
    )


def _looked_at(page: Page, picture: Picture, *, ocr: bool) -> Page:
    if page.readable or not ocr:
        from voucher_cli.evidence.pictures.upright import Side

        if page.readable and ocr:
            page = replace(page, rows=_with_insets(page, picture))
        seen = _seen(Side(picture, ()), page.rows, ocr=ocr)
        return replace(page, look=_look(picture, [seen]))
    return _read(page, picture)


def _read(page: Page, picture: Picture) -> Page:
    """The page with the rows read from its picture."""
    from voucher_cli.evidence.pictures.blank import ink_share, is_blank, may_be_textless
    from voucher_cli.evidence.pictures.upright import sides_of

    share = ink_share(picture)
    if is_blank(share):
        return replace(page, readable=True, look=_look(picture, []))
    texts = [_text_on(side) for side in sides_of(picture)]
    seen = [_seen(text.side, text.rows, ocr=True, text=text) for text in texts]
    rows = tuple(row for one in seen for row in one.rows)
    unsure = sum(text.unread for text in texts)
    known = sum(len(line.text) for text in texts for line in text.lines)
    read = bool(rows) or (may_be_textless(share) and not unsure)
    sides = [text.side for text in texts]
    return replace(
        page,
        rows=rows,
        readable=read and known >= _MOSTLY_READ * (known + unsure),
        width=max(side.picture.width for side in sides),
        height=sum(side.picture.height for side in sides),
        read_by=Source.OCR if rows else None,
        look=replace(_look(picture, seen), confidence=_confidence(texts)),
        leaves=tuple(side.leaf for side in sides if side.leaf is not None),
    )


@dataclass(frozen=True)
class _Text:
    """What was read on a side: `unread` counts the characters that were read too unsurely."""

    side: Side
    lines: tuple[Line, ...]
    rules: tuple[Box, ...]
    rows: tuple[Row, ...]
    unread: int


def _text_on(side: Side) -> _Text:
    from voucher_cli.evidence.pictures.layout import rows_in
    from voucher_cli.evidence.pictures.reading import read_quads
    from voucher_cli.evidence.pictures.rules import parted_at_rules, rules_in

    rules: tuple[Box, ...] = _tried(lambda: rules_in(side.picture), ())
    quads = parted_at_rules(side.lines, rules, side.picture.scale)
    read = read_quads(side.picture.pixels, quads)
    lines = tuple(line for line in read if _is_sure(line))
    unread = sum(len(line.text) for line in read) - sum(len(line.text) for line in lines)
    return _Text(side, lines, rules, rows_in(side.picture, lines, rules), unread)


def _is_sure(line: Line) -> bool:
    """Whether a line counts as read. One that a signature runs into never reads well: its label
    tells where to look for the signature."""
    from voucher_cli.evidence.pictures.handwriting import begins_signing_place
    from voucher_cli.evidence.pictures.ocr import LEAST_CONFIDENCE

    return line.confidence >= LEAST_CONFIDENCE or begins_signing_place(line.text)


def _confidence(texts: Sequence[_Text]) -> float | None:
    """That of the lines, the long ones counting more."""
    lines = [line for text in texts for line in text.lines]
    length = sum(len(line.text) for line in lines)
    if not length:
        return None
    return round(sum(line.confidence * len(line.text) for line in lines) / length, 3)


@dataclass(frozen=True)
class _Seen:
    """One side's rows and what else was seen there, in the frame of the page."""

    rows: tuple[Row, ...]
    seals: tuple[Seal, ...]
    signing_places: tuple[SigningPlace, ...]
    codes: tuple[Code, ...]
    failed: tuple[Sought, ...]


def _seen(side: Side, rows: tuple[Row, ...], *, ocr: bool, text: _Text | None = None) -> _Seen:
    """What else stands on a side. Each search is on its own: where one fails, only what it would
    have found is lost, and said to be."""
    from voucher_cli.evidence.pictures.codes import codes_in
    from voucher_cli.evidence.pictures.handwriting import signing_places
    from voucher_cli.evidence.pictures.layout import rows_in
    from voucher_cli.evidence.pictures.ocr import recognise
    from voucher_cli.evidence.pictures.seals import find_seals

    picture, top = side.picture, side.top
    reader = recognise if ocr else None
    seals = _tried(lambda: find_seals(picture, rows, reader), None)
    codes = _tried(lambda: codes_in(picture), None)
    here = rows
    if text is not None:
        kept = [line for line in text.lines if not _on_a_seal(picture, line, seals or ())]
        here = rows_in(picture, kept, text.rules)
        rows = rows_in(picture, kept, text.rules, top)
    places = _tried(lambda: signing_places(picture, here, seals or ()), None)
    found = {Sought.SEALS: seals, Sought.SIGNING_PLACES: places, Sought.CODES: codes}
    return _Seen(
        rows,
        tuple(replace(seal, box=_lowered(seal.box, top)) for seal in seals or ()),
        tuple(replace(place, box=_lowered(place.box, top)) for place in places or ()),
        tuple(replace(code, box=_lowered(code.box, top)) for code in codes or ()),
        tuple(sought for sought, things in found.items() if things is None),
    )


def _on_a_seal(picture: Picture, line: Line, seals: Sequence[Seal]) -> bool:
    """Whether a line is the seal's own lettering, which is no text of the page: red, and all of it
    within the seal."""
    if not line.red:
        return False
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    left, top, right, bottom = picture.box(min(xs), min(ys), max(xs), max(ys))
    return any(
        seal.box[0] - _SEAL_REACH <= left
        and seal.box[1] - _SEAL_REACH <= top
        and right <= seal.box[2] + _SEAL_REACH
        and bottom <= seal.box[3] + _SEAL_REACH
        for seal in seals
    )


def _look(picture: Picture, seen: Sequence[_Seen]) -> Look:
    from voucher_cli.evidence.pictures.seals import is_coloured

    return Look(
        coloured=picture.dpi is None or is_coloured(picture.pixels),
        dpi=picture.dpi,
        seals=tuple(seal for one in seen for seal in one.seals),
        signing_places=tuple(place for one in seen for place in one.signing_places),
        codes=tuple(code for one in seen for code in one.codes),
        failed=tuple(sought for sought in Sought if any(sought in one.failed for one in seen)),
    )


def _with_insets(page: Page, picture: Picture) -> tuple[Row, ...]:
    """The rows of a page of text, with those read in pictures on it that are large enough to hold
    text and show some that the page's own text does not."""
    from voucher_cli.evidence.pictures.insets import rows_of_insets

    if not picture.insets:
        return page.rows
    return _tried(lambda: rows_of_insets(page, picture), page.rows)


def _lowered(box: Box, by: float) -> Box:
    return box[0], box[1] + by, box[2], box[3] + by


def _tried(stage: Callable[[], T], otherwise: E) -> T | E:
    """What a stage gives; `otherwise` where a picture that nobody foresaw makes it fail."""
    try:
        return stage()
    except Exception:
        return otherwise
