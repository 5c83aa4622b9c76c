"""Text in pictures, by RapidOCR with the models in its wheel; nothing is ever fetched.

Detection sees a smaller copy than recognition: it takes half of the time at full size and finds
the same lines at two thirds of it. The classifier of turned lines is asked for a whole page (see
`upright`), not for every line.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from voucher_cli.evidence.cache.recognition import remembered
from voucher_cli.evidence.pictures.raster import Pixels

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""corners in pixels, clockwise from the top left as the text is read"""

THREADS_VARIABLE = "VOUCHER_OCR_THREADS"
"""how many threads a process may use for one page; the pool of workers sets it to 1"""
LEAST_CONFIDENCE = 0.5
_DETECT_SHORT, _DETECT_STRIP = 1080, 800
"""short side in pixels of the copy that lines are looked for in: A4 at 130 dpi, and a slip or an
invoice, which has fewer lines across its short side"""
_STRIP = 1.47
"""long by short side from which a page is none of A4"""
_SMALL_TEXT = 13.0
"""lines lower than this many pixels are looked for again in a larger copy"""
_TILE, _OVERLAP = 2400, 160


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text and its corners in pixels. `at` tells where the middle of each character
    lies along it, from 0 to 1; `red` that it is written in red, or has red over it."""

    text: str
    corners: Quad
    confidence: float
    at: tuple[float, ...] = ()
    red: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a crop says, how surely, and where its characters lie from 0 to 1."""

    text: str
    confidence: float
    at: tuple[float, ...] = ()


def read_lines(pixels: Pixels) -> tuple[Line, ...]:
    """The text in an upright picture, in no particular order."""
    quads = find_lines(pixels)
    return tuple(
        Line(reading.text, quad, reading.confidence, reading.at)
        for quad, reading in zip(quads, recognise([cut(pixels, q) for q in quads]), strict=True)
        if reading.text.strip() and reading.confidence >= LEAST_CONFIDENCE
    )


def find_lines(pixels: Pixels) -> tuple[Quad, ...]:
    """Where lines of text lie, also turned ones. A page of fine print is looked at again closer."""
    factor = detecting_scale(pixels)
    quads = find_lines_at(pixels, factor)
    if factor < 1.0 and (not quads or _median_height(quads) * factor < _SMALL_TEXT):
        return find_lines_at(pixels, min(1.0, 1.8 * factor)) or quads
    return quads


def detecting_scale(pixels: Pixels) -> float:
    """The scale of the copy of a page in which its lines are looked for."""
    short, long = sorted(pixels.shape[:2])
    wanted = _DETECT_STRIP if long >= _STRIP * short else _DETECT_SHORT
    return min(1.0, wanted / float(max(short, 1)))


def _median_height(quads: Sequence[Quad]) -> float:
    return float(np.median([min(size(q)) for q in quads]))


def size(quad: Quad) -> tuple[float, float]:
    """Length and height of a line in pixels."""
    (ax, ay), (bx, by), _, (dx, dy) = quad
    return float(np.hypot(bx - ax, by - ay)), float(np.hypot(dx - ax, dy - ay))


def find_lines_at(pixels: Pixels, factor: float) -> tuple[Quad, ...]:
    """The lines in a copy of this scale, in pixels of the original."""
    small = pixels
    if factor < 1.0:
        small = np.asarray(
            cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8
        )
    quads = [_scaled(quad, 1 / factor) for quad in _detect_tiled(small)]
    return tuple(sorted(quads, key=lambda q: (q[0][1], q[0][0], q[2])))


def _detect_tiled(pixels: Pixels) -> list[Quad]:
    """A long strip (a screenshot, a roll of paper) is looked at piece by piece."""
    height = pixels.shape[0]
    if height <= _TILE * 1.4:
        return _detect_once(pixels)
    quads: list[Quad] = []
    step = _TILE - _OVERLAP
    for top in range(0, height - _OVERLAP, step):
        bottom = min(top + _TILE, height)
        begins = top + _OVERLAP / 2 if top else 0.0
        ends = bottom - _OVERLAP / 2 if bottom < height else float(height)
        for quad in _detect_once(pixels[top:bottom]):
            moved: Quad = tuple((x, y + top) for x, y in quad)  # type: ignore[assignment]
            if begins <= sum(y for _, y in moved) / 4 < ends:
                quads.append(moved)
    return quads


def _detect_once(pixels: Pixels) -> list[Quad]:
    if min(pixels.shape[:2]) < 8:
        return []

    def find() -> list[Quad]:
        found = _engine()(pixels, use_det=True, use_cls=False, use_rec=False).boxes
        boxes = () if found is None else found
        return [tuple((float(x), float(y)) for x, y in box) for box in boxes]  # type: ignore[misc]

    return remembered("lines", list[Quad], [pixels], find)


def _scaled(quad: Quad, factor: float) -> Quad:
    return tuple((x * factor, y * factor) for x, y in quad)  # type: ignore[return-value]


def cut(pixels: Pixels, quad: Quad) -> Pixels:
    """The piece of a picture in four corners, laid straight."""
    length, height = size(quad)
    width, depth = max(round(length), 1), max(round(height), 1)
    xs, ys = [p[0] for p in quad], [p[1] for p in quad]
    if max(abs(ys[0] - ys[1]), abs(xs[0] - xs[3])) < 0.06 * depth:
        x, y = max(round(min(xs)), 0), max(round(min(ys)), 0)
        straight = pixels[y : round(max(ys)), x : round(max(xs))]
        return straight if straight.size else np.full((depth, width, 3), 255, np.uint8)
    flat = np.array([(0, 0), (width, 0), (width, depth), (0, depth)], np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(quad, np.float32), flat)
    piece = cv2.warpPerspective(
        pixels, matrix, (width, depth), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(piece, np.uint8)


def recognise(crops: Sequence[Pixels]) -> list[Reading]:
    """What each crop says; one line of text running rightwards in each."""
    if not crops:
        return []

    def find() -> list[Reading]:
        found = _engine().recognize_txt(list(crops))
        return [
            Reading(text, float(score), _places(text, info))
            for text, score, info in zip(found.txts, found.scores, found.word_results, strict=True)
        ]

    return remembered("text", list[Reading], crops, find)


def _places(text: str, info: Any) -> tuple[float, ...]:
    """Where the middle of each character lies from 0 to 1; white space lies between the others."""
    columns = [column for word in info.word_cols or () for column in word]
    if not columns or len(columns) != sum(not c.isspace() for c in text):
        return ()
    of = max(float(info.line_txt_len), columns[-1] + 1.0)
    rest = iter(columns)
    middles = [None if c.isspace() else (next(rest) + 0.5) / of for c in text]
    places = []
    last = 0.0
    for number, middle in enumerate(middles):
        if middle is None:
            following = next((m for m in middles[number:] if m is not None), 1.0)
            middle = (last + following) / 2  # noqa: PLW2901
        places.append(round(middle, 4))
        last = middle
    return tuple(places)


def upside_down(crops: Sequence[Pixels]) -> list[float]:
    """How sure (-1 to 1) the classifier is that each crop stands on its head."""
    if not crops:
        return []

    def find() -> list[float]:
        found = _engine().cls_and_rotate(list(crops))[1].cls_res
        return [float(score) * (1 if label == "180" else -1) for label, score in found]

    return remembered("turned", list[float], crops, find)


def load() -> None:
    """Loads the models, so that the first page is as fast as any."""
    blank = np.full((64, 320, 3), 255, np.uint8)
    _detect_once(blank)
    recognise([blank])


@cache
def _engine() -> Any:
    """One a process: loading the models takes longer than reading a page."""
    from rapidocr import RapidOCR

    threads = os.environ.get(THREADS_VARIABLE, "")
    count = int(threads) if threads.isascii() and threads.isdigit() and threads != "0" else -1
    if count > 0:
        cv2.setNumThreads(count)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Det.model_path": _model("det"),
            "Cls.model_path": _model("cls"),
            "Rec.model_path": _model("rec"),
            "Global.max_side_len": 2 * _TILE,
            "Global.return_word_box": True,
            "Det.limit_side_len": 160,
            "Rec.rec_img_shape": [3, 48, 160],
            "EngineConfig.onnxruntime.intra_op_num_threads": count,
            "EngineConfig.onnxruntime.inter_op_num_threads": count,
        }
    )


def _model(task: str) -> str:
    """The model that lies in the wheel. Named outright, since one that RapidOCR has to find by
    itself is fetched where it is missing or damaged."""
    import rapidocr

    folder = Path(rapidocr.__file__).parent / "models"
    return str(max(folder.glob(f"*_{task}_*.onnx")))
