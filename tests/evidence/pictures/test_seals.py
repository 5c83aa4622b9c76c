"""Seals are found by their rims, whatever lies over them, and what looks alike is not."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from tests.evidence.pictures.drawn_seals import (
    BLUE,
    MM,
    RED,
    blank,
    draw_seal,
    draw_stamp,
    picture,
)

from voucher_cli.evidence.model import Cell, Edge, Row, Seal, SealShape
from voucher_cli.evidence.pictures.ocr import Reading
from voucher_cli.evidence.pictures.raster import Pixels
from voucher_cli.evidence.pictures.seals import find_seals, is_coloured

MM_PER_POINT = 25.4 / 72


def seals_on(page: Pixels, rows: Sequence[Row] = ()) -> tuple[Seal, ...]:
    return find_seals(picture(page), rows)


def in_mm(seal: Seal) -> list[float]:
    return [value * MM_PER_POINT for value in seal.box]


@pytest.mark.parametrize("colour", [RED, BLUE, (70, 40, 180)])
@pytest.mark.parametrize("size", [38, 42, 58])
def test_a_round_seal_is_found_where_it_is(colour: tuple[int, int, int], size: int) -> None:
    page = blank()
    draw_seal(page, 120, 200, colour, (size, size))
    (seal,) = seals_on(page)
    assert seal.shape is SealShape.ROUND
    assert seal.cut_by is None
    wanted = [120 - size / 2, 200 - size / 2, 120 + size / 2, 200 + size / 2]
    assert in_mm(seal) == pytest.approx(wanted, abs=2)


def test_an_oval_seal_is_told_from_a_round_one() -> None:
    page = blank()
    draw_seal(page, 120, 200, size=(40, 30))
    (seal,) = seals_on(page)
    assert seal.shape is SealShape.OVAL


def test_a_name_stamp_is_square() -> None:
    page = blank()
    draw_stamp(page, 120, 200)
    (seal,) = seals_on(page)
    assert seal.shape is SealShape.SQUARE
    assert in_mm(seal) == pytest.approx([110, 190, 130, 210], abs=2)


def test_seals_that_overlap_are_two() -> None:
    page = blank()
    draw_seal(page, 90, 200)
    draw_seal(page, 120, 205)
    assert len(seals_on(page)) == 2


def test_black_print_over_a_seal_does_not_hide_it() -> None:
    page = blank()
    draw_seal(page, 120, 200)
    for y in range(180, 222, 7):
        cv2.putText(
            page, "PRINT OVER A SEAL", (round(85 * MM), round(y * MM)), 0, 0.6, (20, 20, 20), 2
        )
    assert len(seals_on(page)) == 1


@pytest.mark.parametrize("light", [(1.0, 0.93, 0.8), (0.75, 0.93, 1.0), (0.45, 0.45, 0.45)])
def test_the_light_of_a_photo_does_not_matter(light: tuple[float, float, float]) -> None:
    page = blank()
    draw_seal(page, 120, 200)
    lit = (page * np.array(light)).astype(np.uint8)
    assert len(seals_on(lit)) == 1


def test_a_faint_print_is_found() -> None:
    page = blank()
    draw_seal(page, 120, 200, (205, 200, 250))
    assert len(seals_on(page)) == 1


def test_a_broken_rim_is_still_one() -> None:
    page = blank()
    draw_seal(page, 120, 200)
    page[round(215 * MM) :] = 255
    assert len(seals_on(page)) == 1


@pytest.mark.parametrize("shown", [5, 9, 20])
@pytest.mark.parametrize("edge", list(Edge))
def test_a_seal_over_the_edge_of_a_page(edge: Edge, shown: float) -> None:
    page = blank()
    over = shown - 21.0
    x, y = {
        Edge.LEFT: (over, 150.0),
        Edge.RIGHT: (210 - over, 150.0),
        Edge.TOP: (100.0, over),
        Edge.BOTTOM: (100.0, 297 - over),
    }[edge]
    draw_seal(page, x, y, letters=16)
    (seal,) = seals_on(page)
    assert seal.cut_by is edge


def test_a_strip_from_the_middle_of_a_seal() -> None:
    whole = blank()
    draw_seal(whole, 105, 150, letters=16)
    page = blank()
    width = round(7 * MM)
    left = round(95 * MM)
    page[:, -width:] = whole[:, left : left + width]
    (seal,) = seals_on(page)
    assert seal.cut_by is Edge.RIGHT


def red_letterhead(page: Pixels) -> None:
    cv2.putText(page, "LETTERHEAD", (round(20 * MM), round(40 * MM)), 0, 3.5, RED, 12)
    cv2.line(page, (round(20 * MM), round(60 * MM)), (round(190 * MM), round(60 * MM)), RED, 4)


def red_table(page: Pixels) -> None:
    for row in range(9):
        y = round((60 + 10 * row) * MM)
        cv2.line(page, (round(20 * MM), y), (round(190 * MM), y), RED, 2)
        cv2.putText(page, "12,345.00  6%  678.90", (round(30 * MM), y - 8), 0, 0.7, RED, 2)
    for column in range(6):
        x = round((20 + 34 * column) * MM)
        cv2.line(page, (x, round(60 * MM)), (x, round(140 * MM)), RED, 2)


def filled_logo(page: Pixels) -> None:
    cv2.circle(page, (round(40 * MM), round(40 * MM)), round(16 * MM), RED, -1)
    cv2.putText(page, "C", (round(32 * MM), round(48 * MM)), 0, 2.5, (255, 255, 255), 8)


def empty_circle(page: Pixels) -> None:
    cv2.circle(page, (round(100 * MM), round(100 * MM)), round(18 * MM), RED, 4)


def red_code(page: Pixels) -> None:
    modules = np.random.default_rng(1).random((29, 29)) < 0.5
    for row, column in ((0, 0), (0, 22), (22, 0)):
        modules[row : row + 7, column : column + 7] = True
        modules[row + 1 : row + 6, column + 1 : column + 6] = False
        modules[row + 2 : row + 5, column + 2 : column + 5] = True
    drawn = np.kron(modules, np.ones((4, 4), bool))
    page[300 : 300 + drawn.shape[0], 300 : 300 + drawn.shape[1]][drawn] = RED


def red_page(page: Pixels) -> None:
    page[:] = (210, 205, 245)


@pytest.mark.parametrize(
    "draw", [red_letterhead, red_table, filled_logo, empty_circle, red_code, red_page]
)
def test_what_is_only_red_is_no_seal(draw: object) -> None:
    page = blank()
    draw(page)  # type: ignore[operator]
    assert seals_on(page) == ()


def test_the_tax_bureaus_oval_on_an_invoice_is_printed() -> None:
    page = blank()
    draw_seal(page, 105, 30, size=(34, 24))
    assert len(seals_on(page)) == 1
    rows = [Row((Cell("北京增值税专用发票", (200.0, 60.0, 400.0, 80.0)),))]
    assert seals_on(page, rows) == ()


def test_a_seal_at_the_foot_of_an_invoice_counts() -> None:
    page = blank()
    draw_seal(page, 105, 120, size=(40, 30))
    rows = [Row((Cell("北京增值税专用发票", (200.0, 60.0, 400.0, 80.0)),))]
    assert len(seals_on(page, rows)) == 1


def owner_read_as(*rim: tuple[str, float]) -> str:
    """The owner where the words round the rim are read so, one time after the other."""
    answers = [Reading(*reading) for reading in rim]

    def recognise(crops: Sequence[Pixels]) -> list[Reading]:
        return [answers.pop(0) if answers else Reading("", 0.0) for _ in crops]

    page = blank()
    draw_seal(page, 120, 200)
    (seal,) = find_seals(picture(page), (), recognise)
    return seal.owner


NAME, OTHER = "北京云山科技有限公司", "北京元山科技有限公司"


@pytest.mark.parametrize(
    "readings",
    [
        [(NAME, 0.99), (OTHER, 0.99), (OTHER, 0.99)],  # so sure that it is not read again
        [(NAME, 0.9), (NAME, 0.85), (OTHER, 0.99)],
        [("1" + NAME, 0.9), ("京云山科技有限公司", 0.9), (NAME + "0102", 0.9)],
    ],
)
def test_the_owner_is_what_readings_agree_on(readings: list[tuple[str, float]]) -> None:
    assert owner_read_as(*readings) == NAME


@pytest.mark.parametrize(
    "readings",
    [
        [(NAME, 0.9)],
        [(NAME, 0.9), (OTHER, 0.9), ("京云山科技有限公司", 1.0)],
        [("有限公司北京云山科技", 0.9)] * 3,  # begun in the middle
        [(NAME, 0.4)] * 3,
    ],
)
def test_what_no_two_readings_agree_on_is_unread(readings: list[tuple[str, float]]) -> None:
    assert owner_read_as(*readings) == ""


def test_what_is_read_is_the_ink_of_the_seal_black_on_white() -> None:
    shares = []

    def recognise(crops: Sequence[Pixels]) -> list[Reading]:
        shares.extend(float((crop < 100).mean()) for crop in crops)
        return [Reading("", 0.0) for _ in crops]

    page = blank()
    draw_seal(page, 120, 200)
    find_seals(picture(page), (), recognise)
    assert all(0.02 < share < 0.6 for share in shares)
    assert shares


def test_an_unsure_legend_is_none() -> None:
    def recognise(crops: Sequence[Pixels]) -> list[Reading]:
        return [Reading("合同专用章", 0.4) for _ in crops]

    page = blank()
    draw_seal(page, 120, 200)
    (seal,) = find_seals(picture(page), (), recognise)
    assert (seal.owner, seal.legend) == ("", "")


def test_greys_are_no_colour_and_a_tint_is_one() -> None:
    page = blank()
    cv2.putText(page, "BLACK", (100, 200), 0, 2, (30, 30, 30), 3)
    assert not is_coloured(page)
    assert is_coloured((page * np.array([0.93, 0.97, 1.0])).astype(np.uint8))
    draw_seal(page, 120, 200)
    assert is_coloured(page)


def test_a_page_of_noise_does_not_fail() -> None:
    noise = np.random.default_rng(2).integers(0, 256, (400, 300, 3)).astype(np.uint8)
    assert isinstance(seals_on(noise), tuple)
    assert seals_on(np.zeros((3, 5, 3), np.uint8)) == ()
