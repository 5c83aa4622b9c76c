"""Ink that no line explains is looked at again; rules, photos and specks are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from voucher_cli.evidence.pictures import missed
from voucher_cli.evidence.pictures.missed import lines_missed
from voucher_cli.evidence.pictures.ocr import Quad
from voucher_cli.evidence.pictures.raster import Pixels

Area = tuple[int, int, int, int]
READ: Quad = ((100, 370), (900, 370), (900, 410), (100, 410))
LOST: Quad = ((100, 770), (500, 770), (500, 810), (100, 810))


def page(*baselines: int) -> Pixels:
    """White paper with a line of print on each of these base lines."""
    pixels = np.full((1400, 1000, 3), 250, np.uint8)
    for baseline in baselines:
        cv2.putText(pixels, "REPRESENTATIVE", (100, baseline), 0, 1.4, (30, 30, 30), 3)
    return pixels


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[Area]:
    """The places that are looked at again; the lost line is found there."""
    places: list[Area] = []

    def find(_: Pixels, area: Area, __: float) -> list[Quad]:
        places.append(area)
        return [READ, LOST]

    monkeypatch.setattr(missed, "_lines_in", find)
    return places


def test_a_line_that_was_passed_over_is_found(looked_at: list[Area]) -> None:
    assert lines_missed(page(400, 800), [READ]) == (LOST,)
    (left, top, right, bottom) = looked_at[0]
    assert left <= 100 < 480 <= right
    assert top <= 770 < 800 <= bottom


def test_nothing_is_looked_at_again_where_every_line_was_found(looked_at: list[Area]) -> None:
    assert lines_missed(page(400, 800), [READ, LOST]) == ()
    assert lines_missed(page(), [READ]) == ()
    assert looked_at == []


def test_rules_photos_and_specks_are_no_lines(looked_at: list[Area]) -> None:
    pixels = page(400)
    cv2.line(pixels, (80, 700), (920, 700), (0, 0, 0), 3)
    cv2.rectangle(pixels, (100, 900), (600, 1300), (90, 90, 90), -1)
    cv2.circle(pixels, (700, 600), 9, (0, 0, 0), -1)
    assert lines_missed(pixels, [READ]) == ()
    assert looked_at == []


def test_a_page_on_which_nothing_was_found_is_left_alone(looked_at: list[Area]) -> None:
    assert lines_missed(page(400, 800), []) == ()
    assert looked_at == []
