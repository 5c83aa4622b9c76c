"""What stands on one OFD page: text as runs, ruled lines, pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from voucher_cli.evidence.model import Box
from voucher_cli.evidence.readers.ofd_geometry import (
    POINTS,
    Place,
    deltas,
    edges,
    four,
    number,
    place_of,
)
from voucher_cli.evidence.readers.ofd_package import children, text_at
from voucher_cli.evidence.readers.pdf_run import Run
from voucher_cli.evidence.readers.xml_tree import name_of

MAX_CHARACTERS = 200_000
MAX_OBJECTS = 50_000
MAX_PATH = 100_000
_MAX_NESTING = 10
_THIN = 2.0
_SHORTEST_RULE = 5.0
_ASLANT_FROM = 0.12
"""radians, as for PDF"""
_TOGETHER = 0.8
"""in em: the widest gap between characters of one run"""
_WIDE_FROM = "\u2e80"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on the page: the resource that it shows and where, in points."""

    resource: str
    box: Box


@dataclass
class Sheet:
    """What was found on one page. `odd` counts characters that stand for glyphs without a code;
    `texts` are the words of each text object by its ID."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    strokes: int = 0
    characters: int = 0
    odd: int = 0
    complete: bool = True
    objects: int = 0

    @property
    def picture_area(self) -> float:
        """Of all its images, as far as they lie on the page, in square points."""
        return sum(
            max(0.0, min(box[2], self.width) - max(box[0], 0.0))
            * max(0.0, min(box[3], self.height) - max(box[1], 0.0))
            for box in (image.box for image in self.images)
        )


def add_objects(
    sheet: Sheet,
    parent: Element,
    composites: dict[str, Element],
    inside: tuple[float, float] = (0.0, 0.0),
    nesting: int = _MAX_NESTING,
) -> None:
    """Puts the objects in a layer, block or appearance onto the sheet; `inside` is where it lies,
    in millimetres. `composites` are drawings that objects refer to by ID."""
    for thing in parent:
        sheet.objects += 1
        if sheet.objects > MAX_OBJECTS or sheet.characters > MAX_CHARACTERS:
            sheet.complete = False
            return
        place = place_of(thing.get("CTM"), thing.get("Boundary"), inside)
        match name_of(thing):
            case "TextObject":
                _add_text(sheet, thing, place)
            case "PathObject":
                _add_path(sheet, thing, place)
            case "ImageObject":
                _add_image(sheet, thing, place)
            case "CompositeObject" if nesting:
                drawing = composites.get(thing.get("ResourceID", ""))
                for content in children(drawing, "Content"):
                    add_objects(sheet, content, composites, (place.left, place.top), nesting - 1)
            case "Layer" | "PageBlock" | "Content" if nesting:
                add_objects(sheet, thing, composites, inside, nesting - 1)
            case _:
                pass


# --- text ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Glyph:
    character: str
    x: float
    y: float


def _add_text(sheet: Sheet, thing: Element, place: Place) -> None:
    size = number(thing.get("Size"), 3.5) or 3.5
    stretch = number(thing.get("HScale"), 1.0) or 1.0
    glyphs: list[_Glyph] = []
    x = y = 0.0
    for code in children(thing, "TextCode"):
        text = (code.text or "").strip("\r\n\t")[: MAX_CHARACTERS + 1]
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        glyphs += _glyphs(text, code, x, y, size * stretch)
    if not glyphs:
        return
    words = "".join(glyph.character for glyph in glyphs)
    sheet.texts[thing.get("ID", "")] = words
    visible = [c for c in words if not c.isspace()]
    sheet.characters += len(visible)
    sheet.odd += sum(map(_is_odd, visible))
    quarter = round(place.turn / (math.pi / 2))
    if abs(place.turn - quarter * math.pi / 2) > _ASLANT_FROM:
        sheet.slanted.append(words.strip())
        return
    sheet.runs.extend(_runs(glyphs, place, size, stretch))


def _glyphs(text: str, code: Element, x: float, y: float, size: float) -> Iterator[_Glyph]:
    """Each character with where it begins. Where no step is told, it is as wide as it is drawn."""
    across = deltas(code.get("DeltaX"), len(text))
    down = deltas(code.get("DeltaY"), len(text))
    for n, character in enumerate(text):
        yield _Glyph(character, x, y)
        if n < len(across):
            x += across[n]
        elif not down:
            x += size if character >= _WIDE_FROM else size / 2
        y += down[n] if n < len(down) else 0.0


def _runs(glyphs: Sequence[_Glyph], place: Place, size: float, stretch: float) -> Iterator[Run]:
    """The glyphs, those side by side together."""
    wide, high = place.scale
    em = max(size * high * POINTS, 1.0)
    width = max(size * stretch * wide * POINTS, 0.5)
    together: list[Run] = []
    for glyph in glyphs:
        if glyph.character.isspace():
            if together:
                yield _joined(together)
            together = []
            continue
        left, baseline = place.at(glyph.x, glyph.y)
        right = left + (width if glyph.character >= _WIDE_FROM else width / 2)
        box = (left, baseline - 0.88 * em, right, baseline + 0.12 * em)
        run = Run(glyph.character, box, left, right, baseline, em)
        if together and not _adjoin(together[-1], run):
            yield _joined(together)
            together = []
        together.append(run)
    if together:
        yield _joined(together)


def _adjoin(last: Run, run: Run) -> bool:
    gap = run.left - last.right
    return abs(run.baseline - last.baseline) < 0.3 * run.em and abs(gap) < _TOGETHER * run.em


def _joined(runs: Sequence[Run]) -> Run:
    first, last = runs[0], runs[-1]
    box = (first.box[0], first.box[1], last.box[2], last.box[3])
    text = "".join(run.text for run in runs)
    return Run(text, box, first.left, last.right, first.baseline, first.em)


def _is_odd(character: str) -> bool:
    """A mark that stands for a glyph whose character nobody told."""
    return character in "\u00a4\ufffd\ufffe\uffff" or "\ue000" <= character <= "\uf8ff"


# --- lines and pictures --------------------------------------------------------------------------


def _add_path(sheet: Sheet, thing: Element, place: Place) -> None:
    data = text_at(thing, "AbbreviatedData")
    if sheet.strokes > MAX_PATH:
        return
    for start, end in edges(data[:MAX_PATH]):
        sheet.strokes += 1
        (x0, y0), (x1, y1) = place.at(*start), place.at(*end)
        edge = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        across, down = edge[2] - edge[0], edge[3] - edge[1]
        if min(across, down) < _THIN and max(across, down) >= _SHORTEST_RULE:
            sheet.rules.append(edge)


def _add_image(sheet: Sheet, thing: Element, place: Place) -> None:
    """An image fills the unit square, which its matrix makes as large as it is shown."""
    if place.matrix == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0):
        shown = four(thing.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
        corners = [place.at(0, 0), place.at(shown[2] - shown[0], shown[3] - shown[1])]
    else:
        corners = [place.at(x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = (min(xs), min(ys), max(xs), max(ys))
    sheet.images.append(Image(thing.get("ResourceID", ""), box))
