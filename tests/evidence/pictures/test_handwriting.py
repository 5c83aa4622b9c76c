"""Names written by hand beside a label, told from print, rules and stamps."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.evidence.pictures.drawn_seals import MM, blank, draw_seal, draw_stamp, picture

from voucher_cli.evidence.model import Cell, Inked, Row, SigningPlace
from voucher_cli.evidence.pictures.handwriting import signing_places
from voucher_cli.evidence.pictures.raster import Pixels

POINTS = 72 / 25.4
LABEL = "法定代表人（签字）："


def row(text: str, left: float, top: float, width: float, height: float = 4.2) -> Row:
    box = (left * POINTS, top * POINTS, (left + width) * POINTS, (top + height) * POINTS)
    return Row((Cell(text, box),))


def place_on(page: Pixels, *more: Row) -> SigningPlace:
    (place,) = signing_places(picture(page), [row(LABEL, 30, 100, 42), *more], ())
    return place


def scrawl(page: Pixels, x: float, y: float, colour: tuple[int, int, int] = (30, 25, 25)) -> None:
    """A cursive line of some 20 × 9 mm from `x`, `y` in mm."""
    t = np.linspace(0, 1, 80)
    xs = (x + 20 * t + 2 * np.sin(23 * t)) * MM
    ys = (y + 4.5 * np.sin(17 * t)) * MM
    points = np.stack([xs, ys], axis=1).round().astype(np.int32)
    cv2.polylines(page, [points], False, colour, 2, cv2.LINE_AA)


def printed(page: Pixels, x: float, y: float) -> None:
    """Three characters of print, 4 mm high, from `x`, `y` in mm."""
    for n in range(3):
        left, top = round((x + 4.6 * n) * MM), round(y * MM)
        size = round(3.6 * MM)
        for dy in (0, size // 2, size):
            cv2.line(page, (left, top + dy), (left + size, top + dy), (20, 20, 20), 1)
        cv2.line(page, (left + size // 2, top), (left + size // 2, top + size), (20, 20, 20), 1)


def test_nothing_there_is_nothing_written() -> None:
    place = place_on(blank())
    assert place.inked is Inked.NO
    assert place.label == "法定代表人(签字):"


@pytest.mark.parametrize("colour", [(30, 25, 25), (150, 60, 30), (150, 110, 95)])
def test_a_name_written_beside_the_label(colour: tuple[int, int, int]) -> None:
    page = blank()
    scrawl(page, 76, 102, colour)
    assert place_on(page).inked is Inked.YES


def test_a_name_written_below_the_label() -> None:
    page = blank()
    scrawl(page, 40, 113)
    assert place_on(page, row("日期：2024年9月5日", 30, 125, 40)).inked is Inked.YES


def test_a_name_over_its_rule() -> None:
    page = blank()
    cv2.line(page, (round(73 * MM), round(105 * MM)), (round(120 * MM), round(105 * MM)), 0, 2)
    assert place_on(page).inked is Inked.NO
    scrawl(page, 76, 102)
    assert place_on(page).inked is Inked.YES


def test_a_printed_name_is_not_written() -> None:
    page = blank()
    printed(page, 74, 100.3)
    assert place_on(page, row("王建国", 74, 100, 14)).inked is Inked.NO


def test_print_that_runs_together_is_not_surely_written() -> None:
    page = blank()
    printed(page, 74, 100.3)
    cv2.line(page, (round(74 * MM), round(101 * MM)), (round(87 * MM), round(104 * MM)), 0, 1)
    assert place_on(page, row("王建国", 74, 100, 14)).inked is Inked.UNSURE


def test_a_blank_to_write_on_is_no_print() -> None:
    page = blank()
    printed(page, 74, 100.3)
    (place,) = signing_places(picture(page), [row(LABEL + "______", 30, 100, 67)], ())
    assert place.inked is Inked.UNSURE


def test_ink_like_print_that_no_text_explains_is_unsure() -> None:
    page = blank()
    printed(page, 74, 100.3)
    assert place_on(page).inked is Inked.UNSURE


def test_stamps_and_seals_are_not_handwriting() -> None:
    page = blank()
    draw_stamp(page, 90, 102)
    assert place_on(page).inked is Inked.NO
    draw_seal(page, 110, 105)
    assert place_on(page).inked is Inked.NO


def test_a_rule_that_a_stamp_breaks_is_not_handwriting() -> None:
    page = blank()
    for left, right in ((73, 82), (83, 90), (92, 101)):
        ends = (round(left * MM), round(105 * MM)), (round(right * MM), round(105 * MM))
        cv2.line(page, *ends, (20, 20, 20), 2)
    assert place_on(page).inked is Inked.NO


def test_a_name_under_a_seal_is_seen_through_it() -> None:
    page = blank()
    draw_seal(page, 90, 105)
    scrawl(page, 76, 102)
    assert place_on(page).inked is Inked.YES


def test_the_next_label_ends_the_place() -> None:
    page = blank()
    scrawl(page, 112, 102)
    place = place_on(page, row("日期：", 95, 100, 12))
    assert place.inked is Inked.NO
    assert place.box[2] == pytest.approx(95 * POINTS)


@pytest.mark.parametrize(
    "text",
    [
        "本承诺书由法定代表人签字并加盖公章后生效。",
        "签字页",
        "双方应当签署补充协议",
        "合同签订日期：2024年9月",
    ],
)
def test_running_text_is_no_label(text: str) -> None:
    assert signing_places(picture(blank()), [row(text, 30, 100, 80)], ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "法定代表人或授权代表（签字或盖章）：",
        "授权代表签字：",
        "签名：",
        "委托代理人（签字）",
        "负责人（签章）：",
    ],
)
def test_other_labels(text: str) -> None:
    assert len(signing_places(picture(blank()), [row(text, 30, 100, 60)], ())) == 1
