"""Handwriting at the places where people sign: free strokes beside or below a label such as
法定代表人（签字）, told from print by their size, their reach and their colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_cli.evidence.model import Box, Cell, Inked, Row, Seal, SigningPlace
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.evidence.pictures.seals.ink import balanced, blueness, redness
from voucher_cli.text import squeeze
from voucher_cli.vocabulary import any_of, load_vocabulary

Mask = NDArray[np.uint8]

_POINTS_PER_MM = 72 / 25.4
_UNIT = 5.0
"""pixels a millimetre of the copy that is looked at"""
_WIDEST_MM, _DEEPEST_MM = 75.0, 20.0
"""how far right of a label, and below it, a name may stand"""
_LEAST_ROOM_MM = 12.0
_LEAST_INK_MM2 = 2.5
_LEAST_REACH_MM = 4.0
_RULE_MM = 11.0
"""straight ink this long is a rule"""
_FLAT_MM = 1.0
_DARK = 0.66
_PRINTED = re.compile(r"[::]|日期|年|月|盖章|公章|电话|单位|甲方|乙方")
"""what says that a text is another label"""
_NARROWEST, _WIDEST = 0.7, 1.35
"""of a printed character's width, beside that of the label"""
_RUNNING = 8
"""characters of a line of running text"""
_UNUSUAL = 1.15
_TALL = 1.8
"""times the usual character: the height of a line that a scribble belongs to"""
_BLANK = re.compile(r"[\W_]")
_NO_LABEL = re.compile(r"[。；]|应当|须由|必须|加盖")


@dataclass(frozen=True)
class _Label:
    text: str
    left: float
    end: float
    top: float
    bottom: float
    em: float
    """how wide one of its characters is, in points"""

    @property
    def height(self) -> float:
        """of its print, in points"""
        return self.bottom - self.top


def signing_places(
    picture: Picture, rows: Sequence[Row], seals: Sequence[Seal]
) -> tuple[SigningPlace, ...]:
    """The places for names on a page, as `rows` (its text) label them. What lies under a red seal
    is looked at through it; a name stamp is no handwriting."""
    cells = [cell for row in rows for cell in row.cells if cell.box is not None]
    usual = _usual_em(cells)
    return tuple(
        _looked_at(picture, label, cells, seals)
        for cell in cells
        for label in _labels_in(cell, usual)
    )


def begins_signing_place(text: str) -> bool:
    """Whether a text begins with a label beside which people sign."""
    return any_of(load_vocabulary().signing).match(squeeze(text)[:60]) is not None


def _usual_em(cells: Sequence[Cell]) -> float | None:
    """How wide a character of the page's running text is, in points."""
    widths = [
        (cell.box[2] - cell.box[0]) / units
        for cell in cells
        if cell.box is not None and (units := _units(squeeze(cell.text))) >= _RUNNING
    ]
    return float(np.median(widths)) if widths else None


def _units(text: str) -> float:
    """How many Chinese characters a text is as wide as."""
    return sum(0.5 if ord(c) < 128 else 1.0 for c in text)


def _labels_in(cell: Cell, usual: float | None) -> Iterator[_Label]:
    """The label that a cell begins with, without what stands behind it: its end goes by the page's
    usual characters where a scribble that was recognised along with it takes more room."""
    text = squeeze(cell.text)
    found = any_of(load_vocabulary().signing).search(text[:60])
    if cell.box is None or found is None or _NO_LABEL.search(text[: found.end() + 12]):
        return
    end = found.end() + (text[found.end() : found.end() + 1] in ":")
    left, top, right, bottom = cell.box
    em = (right - left) / max(_units(text), 1)
    if usual is not None and (end < len(text) or bottom - top > _TALL * usual):
        em = min(em, _UNUSUAL * usual)
    begin = left + _units(text[: found.start()]) * em
    stop = left + _units(text[:end]) * em
    excess = max(0.0, (bottom - top) - 1.6 * em) / 2
    yield _Label(text[found.start() : end], begin, stop, top + excess, bottom - excess, em)


def _looked_at(
    picture: Picture, label: _Label, cells: Sequence[Cell], seals: Sequence[Seal]
) -> SigningPlace:
    beside = _beside(picture, label, cells)
    inked = _judged(picture, beside, label, cells, seals)
    if inked is Inked.NO:
        below = _below(picture, label, cells)
        if below is not None and _judged(picture, below, label, cells, seals) is Inked.YES:
            return SigningPlace(label.text, below, Inked.YES)
    return SigningPlace(label.text, beside, inked)


def _beside(picture: Picture, label: _Label, cells: Sequence[Cell]) -> Box:
    """From the end of a label to the next one, or as far as a name is long."""
    right = min(label.end + _WIDEST_MM * _POINTS_PER_MM, picture.width)
    for cell in cells:
        left, top, _, bottom = cell.box or (0, 0, 0, 0)
        level = min(bottom, label.bottom) - max(top, label.top) > 0.4 * label.height
        if level and left > label.end + 2 and _PRINTED.search(squeeze(cell.text)):
            right = min(right, left)
    over = 0.8 * label.height
    return label.end, label.top - over, max(right, label.end), label.bottom + over


def _below(picture: Picture, label: _Label, cells: Sequence[Cell]) -> Box | None:
    """The room between a label and the print below it, where there is some."""
    left, right = label.left - 6, max(label.end, label.left + 45 * _POINTS_PER_MM)
    bottom = min(label.bottom + _DEEPEST_MM * _POINTS_PER_MM, picture.height)
    for cell in cells:
        box = cell.box or (0, 0, 0, 0)
        if box[1] > label.bottom and box[0] < right and box[2] > left and _is_print(cell):
            bottom = min(bottom, box[1])
    if bottom - label.bottom < 0.6 * _LEAST_ROOM_MM * _POINTS_PER_MM:
        return None
    return left, label.bottom + 1, min(right, picture.width), bottom


def _is_print(cell: Cell) -> bool:
    text = squeeze(cell.text)
    return len(text) > 4 or bool(_PRINTED.search(text))


def _judged(
    picture: Picture, box: Box, label: _Label, cells: Sequence[Cell], seals: Sequence[Seal]
) -> Inked:
    """Whether somebody wrote in a box."""
    view = _View.of(picture, box)
    if view is None:
        return Inked.NO
    ink = _without_rules(view.ink)
    print_there = False
    for cell in cells:
        cell_box = cell.box or (0, 0, 0, 0)
        middle = (cell_box[1] + cell_box[3]) / 2
        if label.top <= middle <= label.bottom and cell_box[2] > label.end + 3:
            print_there = print_there or _says_more(cell, label)
        elif _is_print(cell):
            view.erase(ink, cell_box)
    return _shape_of(ink, view, label.height / _POINTS_PER_MM, print_there, bool(seals))


def _says_more(cell: Cell, label: _Label) -> bool:
    """Whether there is print besides the label and what is drawn for people to write on. What was
    recognised in a scribble is no print: its characters are not as wide as the label's."""
    text = squeeze(cell.text)
    _, found, rest = text.partition(label.text)
    said = _BLANK.sub("", rest if found else text)
    if found or cell.box is None or not said:
        return bool(said)
    width = (cell.box[2] - cell.box[0]) / _units(text)
    return len(said) > 1 and _NARROWEST * label.em < width < _WIDEST * label.em


@dataclass(frozen=True)
class _View:
    """A piece of the page, `_UNIT` pixels a millimetre: black and blue ink, and the blue of it."""

    ink: Mask
    blue: Mask
    left: float
    top: float

    @classmethod
    def of(cls, picture: Picture, box: Box) -> _View | None:
        margin = 8 * picture.scale
        left, top, right, bottom = (round(value * picture.scale) for value in box)
        height, width = picture.pixels.shape[:2]
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if right - left < margin or bottom - top < margin:
            return None
        factor = _UNIT / (picture.scale * _POINTS_PER_MM)
        piece = picture.pixels[top:bottom, left:right]
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        small = np.asarray(
            cv2.resize(piece, None, fx=factor, fy=factor, interpolation=way), np.uint8
        )
        light = balanced(small, _UNIT)
        dark = (light[:, :, 2] < 255 * _DARK) & (redness(light) < 0.2)
        blue = dark & (blueness(light) > 0.12)
        return cls(
            dark.astype(np.uint8) * 255,
            blue.astype(np.uint8) * 255,
            left / picture.scale,
            top / picture.scale,
        )

    def erase(self, ink: Mask, box: Box) -> None:
        """Takes print out, with the little that its box leaves over."""
        per_point = _UNIT / _POINTS_PER_MM
        over = 0.15 * (box[3] - box[1])
        x0, x1 = ((value - self.left) * per_point for value in (box[0] - over, box[2] + over))
        y0, y1 = ((value - self.top) * per_point for value in (box[1] - over, box[3] + over))
        ink[max(0, round(y0)) : max(0, round(y1)), max(0, round(x0)) : max(0, round(x1))] = 0


def _without_rules(ink: Mask) -> Mask:
    """The ink without underlines and the lines of boxes; strokes across them stay joined."""
    length = round(_RULE_MM * _UNIT)
    rules = np.zeros_like(ink)
    for kernel in ((1, length), (length, 1)):
        thick = (3, 1) if kernel[0] == 1 else (1, 3)
        joined = cv2.dilate(ink, np.ones(thick, np.uint8))
        straight = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
        rules |= np.asarray(straight, np.uint8)
    rest = ink & ~rules
    closed = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((5, 3), np.uint8))
    return np.asarray(rest | (np.asarray(closed, np.uint8) & rules), np.uint8)


def _shape_of(
    ink: Mask, view: _View, print_height: float, print_there: bool, sealed: bool
) -> Inked:
    """What the ink of a place looks like; `print_height` in mm is that of the label beside it."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    strokes = [
        n for n in range(1, count) if stats[n][4] > 0.12 * _UNIT**2 and not _is_flat(stats[n])
    ]
    area = sum(int(stats[n][4]) for n in strokes) / _UNIT**2
    if not strokes or area < _LEAST_INK_MM2:
        return Inked.NO
    longest = max(int(max(stats[n][2], stats[n][3])) for n in strokes) / _UNIT
    top = min(int(stats[n][1]) for n in strokes)
    bottom = max(int(stats[n][1] + stats[n][3]) for n in strokes)
    if longest < 0.5 * _LEAST_REACH_MM and (bottom - top) / _UNIT < _LEAST_REACH_MM:
        return Inked.NO
    blue = float((view.blue[np.isin(labels, strokes)] > 0).mean())
    reach = (bottom - top) / _UNIT
    if longest > 1.7 * print_height or blue > 0.4:
        # as low as print: it may be print that runs together
        low = print_there and reach < 1.2 * print_height and blue <= 0.4
        return Inked.UNSURE if low else Inked.YES
    if reach > 1.7 * print_height and longest > 1.25 * print_height:
        return Inked.UNSURE if sealed else Inked.YES
    if print_there and reach < 1.5 * print_height:
        return Inked.NO
    return Inked.UNSURE


def _is_flat(stat: NDArray[np.int32]) -> bool:
    """Whether a stroke is a piece of a rule that a stamp has broken: people write no such lines
    alone."""
    return bool(min(stat[2], stat[3]) <= _FLAT_MM * _UNIT)
