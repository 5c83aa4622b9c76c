"""What a seal says: who owns it, and what it is for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from voucher_cli.evidence.pictures.ocr import Reading
from voucher_cli.evidence.pictures.raster import Pixels
from voucher_cli.evidence.pictures.seals.ink import Map, blueness, redness
from voucher_cli.evidence.pictures.seals.rim import Outline
from voucher_cli.evidence.pictures.seals.squares import Frame, flattened
from voucher_cli.evidence.pictures.seals.unrolling import lines_across, name_lines, rim_lines
from voucher_cli.text import squeeze
from voucher_cli.vocabulary import load_vocabulary

Recogniser = Callable[[Sequence[Pixels]], Sequence[Reading]]
"""reads pictures of one line of text each"""

_SURE_NAME, _SURE_TEXT, _SURE_LEGEND, _SURE_PERSON = 0.8, 0.9, 0.7, 0.8
_SETTLED, _ENOUGH = 0.93, 0.97
_LEGEND = re.compile(r"(?:[\u4e00-\u9fff]{2,8}专用)?(?:[\u4e00-\u9fff]{0,3})章")
_NOT_A_NAME = re.compile(r"[^\u4e00-\u9fffA-Za-z()·&]")
_LONE_T = re.compile(r"(?<=[\u4e00-\u9fff])T(?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,5}")
_RADIUS = 130.0
"""pixels that a seal is enlarged to, where it is smaller"""


def read_ellipse(
    pixels: Pixels, outline: Outline, *, blue: bool, recognise: Recogniser
) -> tuple[str, str]:
    """Owner and legend of a round or oval seal, each empty where it cannot be read. The outline
    is in pixels of the picture."""
    ink, placed = _ink_within(pixels, outline, blue=blue)
    readings: list[Reading] = []
    owner, rest = "", ""
    for line in rim_lines(ink, placed):
        readings += recognise([line])
        owner, rest = _owner(readings)
        if owner:
            break
    across: list[Reading] = []
    for lines in lines_across(ink, placed):
        across += recognise(lines)
        if any(r.confidence >= _SETTLED and _legend([r]) for r in across):
            break
    return owner, _legend(across) or rest


def read_square(pixels: Pixels, frame: Frame, *, blue: bool, recognise: Recogniser) -> str:
    """The name on a name stamp; empty where it cannot be read."""
    left, top, right, bottom = frame.box
    wide = (right - left) >= (bottom - top) * 1.4
    flat = flattened(pixels, frame, 360 if wide else 200, 200)
    ink = _ink(flat, blue=blue)[18:-18, 18:-18]
    arranged = list(name_lines(ink))
    readings = recognise([line for _, line in arranged])
    names: list[tuple[float, str]] = []
    for rank, ((count, _), reading) in enumerate(zip(arranged, readings, strict=True)):
        text = squeeze(reading.text)
        if reading.confidence >= _SURE_PERSON and _is_person(text, count):
            ends_well = 0.1 if text.endswith("印") else 0.0
            names.append((reading.confidence + ends_well - 0.02 * rank, text))
    return max(names, default=(0.0, ""))[1]


def _is_person(text: str, count: int) -> bool:
    """Whether a text could be a name of `count` characters (0: of any number)."""
    return _PERSON.fullmatch(text) is not None and len(text) == (count or len(text))


def _ink_within(pixels: Pixels, outline: Outline, *, blue: bool) -> tuple[Map, Outline]:
    """The ink around an outline, enlarged where small, and the outline in it."""
    margin = 0.08 * outline.radius
    left, top, right, bottom = outline.box
    height, width = pixels.shape[:2]
    x, y = max(0, int(left - margin)), max(0, int(top - margin))
    piece = pixels[y : min(height, int(bottom + margin)), x : min(width, int(right + margin))]
    factor = max(1.0, _RADIUS / outline.radius)
    if factor > 1:
        piece = cv2.resize(piece, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC).astype(
            np.uint8
        )
    placed = replace(
        outline,
        x=(outline.x - x) * factor,
        y=(outline.y - y) * factor,
        a=outline.a * factor,
        b=outline.b * factor,
    )
    return _ink(piece, blue=blue), placed


def _ink(piece: Pixels, *, blue: bool) -> Map:
    """How strong the ink is (0 to 1). Black print is taken out; where it hides the ink, this is
    guessed from what lies around."""
    paper = np.maximum(np.percentile(piece.reshape(-1, 3), 95, axis=0), 40)
    light = np.minimum(piece * (255.0 / paper), 255).astype(np.float32)
    strength = blueness(light) if blue else redness(light)
    strong = max(float(np.percentile(strength, 97)), 0.08)
    ink = np.clip(strength / strong * 1.25 - 0.12, 0, 1)
    grey = (255 * ink).astype(np.uint8)
    hidden = (light.max(axis=2) < 0.45 * 255).astype(np.uint8)
    if 0 < hidden.mean() < 0.3:
        grey = cv2.inpaint(grey, hidden, 2, cv2.INPAINT_TELEA).astype(np.uint8)
    return np.asarray(grey / 255, np.float32)


def _owner(readings: Sequence[Reading]) -> tuple[str, str]:
    """The owner on whom two readings agree, or the only one where it could not be surer, and a
    legend that stands behind it round the rim."""
    votes: dict[tuple[str, str], list[float]] = defaultdict(list)
    for reading in readings:
        name, rest = _parted(_name_in(reading.text))
        if name and reading.confidence >= _SURE_NAME:
            votes[name, rest].append(reading.confidence)
            if len(readings) == 1 and reading.confidence >= _ENOUGH and not rest:
                votes[name, rest].append(reading.confidence)
        elif reading.confidence >= _SURE_TEXT and len(rest) >= 4:
            votes[rest, ""].append(reading.confidence)
    agreed = [found for found, sure in votes.items() if len(sure) > 1]
    return max(agreed, key=lambda found: sum(votes[found]), default=("", ""))


def _parted(text: str) -> tuple[str, str]:
    """An organisation, and the legend behind it; no organisation and the text, where it names
    none or something else stands behind: then it began in the middle of a name."""
    found = load_vocabulary().organisation.match(text)
    rest = text[found.end() :] if found else ""
    legend = _legend_in(rest)
    if found is None or (rest and not legend and _HAN.search(rest)):
        return "", "" if found else text
    return found.group(), legend


def _name_in(text: str) -> str:
    """The letters of a name. 工 between Chinese characters is easily taken for a T."""
    return _LONE_T.sub("工", _NOT_A_NAME.sub("", squeeze(text)))


def _legend(readings: Iterable[Reading]) -> str:
    sure = [
        (reading.confidence, legend)
        for reading in readings
        if reading.confidence >= _SURE_LEGEND and (legend := _legend_in(squeeze(reading.text)))
    ]
    return max(sure, default=(0.0, ""))[1]


def _legend_in(text: str) -> str:
    found = _LEGEND.search(text)
    return found.group() if found else ""
