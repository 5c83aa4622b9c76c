import numpy as np
import pytest

from voucher_cli.evidence.pictures import reading
from voucher_cli.evidence.pictures.ocr import Quad, Reading
from voucher_cli.evidence.pictures.raster import Pixels
from voucher_cli.evidence.pictures.reading import read_quads

RED, BLACK = (40, 40, 220), (20, 20, 20)


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def read_as(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, float]) -> list[Pixels]:
    """Makes recognition answer so, one after the other; returns the crops that it is given."""
    given: list[Pixels] = []
    rest = iter(answers)

    def recognise(crops: list[Pixels]) -> list[Reading]:
        given.extend(crops)
        return [Reading(*next(rest)) for _ in crops]

    monkeypatch.setattr(reading, "recognise", recognise)
    return given


def page() -> Pixels:
    return np.full((300, 300, 3), 255, np.uint8)


def test_print_under_a_stamp_is_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = page()
    pixels[30:34, 20:200] = RED
    pixels[24:40, 60:66] = BLACK
    given = read_as(monkeypatch, ("合计", 0.9))
    (line,) = read_quads(pixels, [box(20, 20, 200, 44)])
    (crop,) = given
    assert not line.red
    assert crop[12, 100].min() > 200  # the stamp is gone
    assert crop[12, 43].max() < 60  # the print is not


def test_red_print_stays_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = page()
    pixels[26:38, 20:200:4] = RED
    given = read_as(monkeypatch, ("公司", 0.9))
    (line,) = read_quads(pixels, [box(20, 20, 200, 44)])
    assert line.red
    assert given[0][10, 0].tolist() == list(RED)


def stack() -> Pixels:
    pixels = page()
    for n in range(3):
        pixels[24 + 30 * n : 46 + 30 * n, 24:44] = BLACK
    return pixels


def test_characters_below_each_other_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [("购", 0.9), ("买", 0.9), ("方", 0.9), ("E", 0.4), ("|", 0.2)]
    read_as(monkeypatch, *answers)
    lines = read_quads(stack(), [box(20, 20, 48, 112)])
    assert [line.text for line in lines] == ["购", "买", "方"]
    heights = [line.corners[0][1] for line in lines]
    assert heights == sorted(heights)


def test_a_line_that_runs_up_is_read_sideways(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [("一", 0.3), ("l", 0.3), ("-", 0.3), ("2024-09", 0.95), ("60-", 0.5)]
    read_as(monkeypatch, *answers)
    (line,) = read_quads(stack(), [box(20, 20, 48, 112)])
    assert line.text == "2024-09"
