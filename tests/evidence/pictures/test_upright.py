"""Where the sides of paper in a picture are, and which way is up, from lines alone."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.evidence.model import Leaf, Page
from voucher_cli.evidence.pictures import upright
from voucher_cli.evidence.pictures.ocr import Quad
from voucher_cli.evidence.pictures.paper import paper_in
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.evidence.pictures.upright import gutter_of, sides_of, skew_of


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def aslant(quad: Quad, degrees: float) -> Quad:
    turn = cv2.getRotationMatrix2D((300, 400), -degrees, 1.0)
    points = cv2.transform(np.array([quad], np.float64), turn)[0]
    return tuple((float(x), float(y)) for x, y in points)  # type: ignore[return-value]


LINES = tuple(
    box(60, top, 60 + length, top + 20)
    for top, length in zip(range(50, 750, 50), [480, 400, 90] * 5, strict=False)
)


@given(st.floats(-15, 15))
def test_the_slant_is_that_of_the_lines(degrees: float) -> None:
    assert skew_of([aslant(line, degrees) for line in LINES]) == pytest.approx(degrees, abs=0.01)


def test_a_watermark_does_not_slant_the_page() -> None:
    watermark = [aslant(box(100, 300, 500, 340), 40)] * 3
    assert abs(skew_of([*LINES, *watermark])) < 0.01


def columns(gap: int) -> list[Quad]:
    left = [box(60, top, 500 - gap / 2, top + 20) for top in range(50, 550, 50)]
    return left + [box(500 + gap / 2, top, 940, top + 20) for top in range(50, 550, 50)]


def test_a_spread_is_parted_at_its_gutter() -> None:
    assert gutter_of(columns(100), 1000, 700) == 500


@pytest.mark.parametrize(
    "lines",
    [
        columns(20),  # two columns of one page
        [*columns(100), box(300, 10, 700, 40)],  # a title over both
        columns(100)[:12],  # next to nothing on one side
        [],
    ],
)
def test_one_page_has_no_gutter(lines: list[Quad]) -> None:
    assert gutter_of(lines, 1000, 700) is None


def test_a_tall_page_is_no_spread() -> None:
    assert gutter_of(columns(100), 1000, 1400) is None


def fake(monkeypatch: pytest.MonkeyPatch, lines: list[tuple[Quad, ...]], *, head: bool) -> None:
    found = iter(lines)
    monkeypatch.setattr(upright, "find_lines", lambda pixels: next(found))
    monkeypatch.setattr(upright, "_is_upside_down", lambda pixels, lines: head)


def marked(width: int, height: int, x: int, y: int) -> Picture:
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[y - 3 : y + 3, x - 3 : x + 3] = 0
    return Picture(pixels, 1.0)


def dark_spot(picture: Picture) -> tuple[float, float, float, float]:
    ys, xs = np.nonzero(picture.pixels[:, :, 0] < 128)
    return picture.box(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)


def test_an_upright_page_is_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    fake(monkeypatch, [LINES], head=False)
    picture = marked(600, 800, 100, 200)
    (side,) = sides_of(picture)
    assert side.picture.pixels is picture.pixels
    assert side.leaf is None


@pytest.mark.parametrize("head", [False, True])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("slant", [0.0, 5.0])
def test_boxes_lead_back_to_the_page_as_shown(
    monkeypatch: pytest.MonkeyPatch, head: bool, turned: bool, slant: float
) -> None:
    lines = tuple(aslant(line, slant) for line in LINES)
    down = tuple(box(x, 60, x + 20, 500) for x in range(50, 700, 50))
    fake(monkeypatch, [down, lines] if turned else [lines], head=head)
    (side,) = sides_of(marked(800, 600, 100, 200) if turned else marked(600, 800, 100, 200))
    page = Page(1, (), leaves=(side.leaf,) if side.leaf else ())
    shown = page.shown(dark_spot(side.picture))
    assert shown == pytest.approx((97, 197, 103, 203), abs=2.5)


def test_the_right_page_of_a_spread_comes_below_the_left(monkeypatch: pytest.MonkeyPatch) -> None:
    fake(monkeypatch, [tuple(columns(100))], head=False)
    left, right = sides_of(marked(1000, 700, 600, 100))
    assert (left.top, right.top) == (0.0, 700.0)
    assert len(left.lines) == len(right.lines) == 10
    x0, y0, x1, y1 = dark_spot(right.picture)
    page = Page(1, (), leaves=tuple(s.leaf for s in (left, right) if s.leaf))
    assert page.shown((x0, y0 + 700, x1, y1 + 700)) == pytest.approx((597, 97, 603, 103))
    assert page.shown((10, 20, 30, 40)) == (10, 20, 30, 40)


def test_a_leaf_beyond_the_horizon_does_no_harm() -> None:
    assert Leaf(0.0, (0, 0, 0, 0, 0, 0, 0, 0, 0)).shown((1, 2, 3, 4)) == (1, 2, 3, 4)


CORNERS = ((130, 90), (760, 120), (800, 1010), (90, 980))


def photo(paper: int, table: int) -> np.ndarray:
    picture = np.full((1100, 900, 3), table, np.uint8)
    cv2.fillConvexPoly(picture, np.array(CORNERS), (paper,) * 3)
    for y in range(200, 900, 40):
        cv2.line(picture, (200, y), (680, y), (30, 30, 30), 4)
    return picture


def test_paper_on_a_dark_table_is_found() -> None:
    found = paper_in(photo(235, 70))
    assert found is not None
    assert np.abs(np.array(found) - np.array(CORNERS)).max() < 8


@pytest.mark.parametrize("picture", [photo(235, 225), photo(90, 90), photo(60, 200)])
def test_paper_that_does_not_stand_out_is_not_guessed(picture: np.ndarray) -> None:
    assert paper_in(picture) is None
