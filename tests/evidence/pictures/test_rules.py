import cv2
import numpy as np
import pytest

from voucher_cli.evidence.pictures.ocr import Quad
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.evidence.pictures.rules import parted_at_rules, rules_in

SCALE = 2.0


def drawn(*lines: tuple[int, int, int, int], colour: tuple[int, int, int] = (0, 0, 0)) -> Picture:
    """Lines given in points."""
    pixels = np.full((600, 800, 3), 250, np.uint8)
    for x0, y0, x1, y1 in lines:
        cv2.line(pixels, (2 * x0, 2 * y0), (2 * x1, 2 * y1), colour, 2)
    return Picture(pixels, SCALE)


TABLE = [(50, y, 350, y) for y in (50, 80, 110)] + [(x, 50, x, 110) for x in (50, 200, 350)]


def test_the_lines_of_a_table() -> None:
    rules = rules_in(drawn(*TABLE))
    assert len(rules) == 6
    for rule, line in zip(rules[:3], TABLE[:3], strict=True):
        assert rule == pytest.approx(line, abs=3)
    assert sorted(round(rule[0] / 10) * 10 for rule in rules[3:]) == [50, 200, 350]


def test_a_line_that_noise_has_rubbed_through_is_one() -> None:
    picture = drawn((50, 50, 350, 50))
    picture.pixels[90:110, 300:306] = 250
    assert len(rules_in(picture)) == 1


def test_a_line_that_climbs_a_little_is_one() -> None:
    assert len(rules_in(drawn((50, 50, 350, 52)))) == 1


def test_strokes_and_the_rims_of_seals_are_none() -> None:
    letter = (100, 100, 100, 120)
    assert rules_in(drawn(letter)) == ()
    assert rules_in(drawn((100, 100, 150, 100), colour=(40, 40, 220))) == ()


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def test_text_across_a_rule_is_parted_there() -> None:
    rule = (199.0, 50.0, 201.0, 110.0)
    left, right = parted_at_rules([box(200, 120, 600, 150)], [rule], SCALE)
    assert left[1][0] == pytest.approx(400, abs=4)
    assert right[0][0] == pytest.approx(400, abs=4)
    assert left[0][0], right[1][0] == (200, 600)


@pytest.mark.parametrize(
    "quad",
    [
        box(200, 90, 600, 130),  # sticks out over the rule's end
        box(395, 120, 600, 150),  # begins at it
        box(380, 120, 420, 200),  # runs down
        box(410, 120, 600, 150),
    ],
)
def test_text_beside_a_rule_is_left_alone(quad: Quad) -> None:
    assert parted_at_rules([quad], [(199.0, 50.0, 201.0, 110.0)], SCALE) == (quad,)
