"""What the picture of a page shows besides its text: seals, places to sign, codes, and how the
paper lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points from the page's top left corner"""
Projection = tuple[float, float, float, float, float, float, float, float, float]
"""the nine numbers, row by row, of a matrix that maps points of one plane to another's"""


class SealShape(StrEnum):
    """The outline of a seal."""

    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"


class Edge(StrEnum):
    """The side of a page that cuts a seal through."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Seal:
    """The print of a seal on a page. `owner` is the organisation or person round its rim and
    `legend` the words across it (合同专用章), both empty where they cannot be read. `cut_by` is
    the page edge that it runs over (骑缝章). `certainty` (0 to 1) that it is a seal at all."""

    box: Box
    shape: SealShape
    owner: str = ""
    legend: str = ""
    cut_by: Edge | None = None
    certainty: float = 1.0


class Inked(StrEnum):
    """Whether something is written by hand at a place."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """The place beside a label such as 法定代表人（签字） where a person signs."""

    label: str
    box: Box
    inked: Inked


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code on a page, and the text that it holds."""

    text: str
    box: Box


class Sought(StrEnum):
    """What is looked for in the picture of a page."""

    SEALS = "seals"
    SIGNING_PLACES = "signing-places"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Look:
    """What the picture of a page shows besides its text. `coloured` is False where the picture is
    greyscale or black and white, so that no seal can be told; `dpi` is the resolution of the scan
    that fills the page, None where there is none; `confidence` (0 to 1) that of the text read
    from it, None where none was. `failed` names the searches that broke off: that nothing of the
    kind is here means nothing then."""

    coloured: bool = True
    dpi: int | None = None
    confidence: float | None = None
    seals: tuple[Seal, ...] = ()
    signing_places: tuple[SigningPlace, ...] = ()
    codes: tuple[Code, ...] = ()
    failed: tuple[Sought, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A side of paper in the picture of a page, which may lie there turned, aslant, or beside
    another. In the frame that the page is read in it begins at the height `top`; `to_shown` takes
    a point of that frame (in points) to where a viewer shows it."""

    top: float
    to_shown: Projection

    def shown(self, box: Box) -> Box:
        """The upright box around a box of the reading frame as a viewer shows it."""
        a, b, c, d, e, f, g, h, i = self.to_shown
        corners = []
        for x in (box[0], box[2]):
            for y in (box[1], box[3]):
                w = g * x + h * y + i
                if abs(w) > 1e-9:
                    corners.append(((a * x + b * y + c) / w, (d * x + e * y + f) / w))
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if not corners:
            return box
        return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)
