"""Which pages are shown, how large, and where the spots lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.evidence.shot import Shot
from voucher_cli.report.html.pictures import crop, fitted, spot

A4 = Shot(595.0, 842.0, ("image",))
KEYS = [("a.pdf", 1), ("a.pdf", 2), ("b.pdf", 1)]


def sized(*lengths: int) -> Shot:
    return Shot(595.0, 842.0, tuple("x" * length for length in lengths))


def test_all_pages_are_shown_in_the_finest_size_that_fits() -> None:
    shots = {key: sized(100, 50, 20) for key in KEYS}
    for room, length in ((300, 100), (299, 50), (150, 50), (149, 20)):
        assert {len(image) for image in fitted(shots, KEYS, room).values()} == {length}


def test_of_too_many_pages_the_gravest_are_shown() -> None:
    shots = {KEYS[0]: sized(100, 30), KEYS[1]: sized(100, 90), KEYS[2]: sized(100, 20)}
    assert list(fitted(shots, KEYS, 60)) == [KEYS[0], KEYS[2]]
    assert fitted(shots, KEYS, 0) == {}
    assert fitted({}, KEYS, 100) == {}


def test_a_spot_is_framed_with_a_margin() -> None:
    frame = spot((100.0, 200.0, 150.0, 212.0), A4)
    assert frame is not None
    assert frame.view_box == "97 197 56 18"


@pytest.mark.parametrize(
    "box",
    [
        None,
        (700.0, 0.0, 800.0, 10.0),
        (10.0, 10.0, 10.0, 20.0),
        (float("nan"), 0.0, 5.0, 5.0),
        (0.0, 0.0, float("inf"), 5.0),
    ],
)
def test_what_is_no_place_on_the_page_is_not_marked(box: tuple[float, ...] | None) -> None:
    assert spot(box, A4) is None  # type: ignore[arg-type]


edges = st.floats(-2000, 2000, allow_nan=False)


@given(edges, edges, edges, edges)
def test_frames_and_crops_lie_on_the_page(a: float, b: float, c: float, d: float) -> None:
    mark = spot((a, b, c, d), A4)
    if mark is None:
        return
    for frame in filter(None, (mark, crop(mark, A4))):
        assert frame.left >= 0
        assert frame.top >= 0
        assert frame.width > 0
        assert frame.height > 0
        assert frame.left + frame.width <= A4.width + 0.11
        assert frame.top + frame.height <= A4.height + 0.11
    part = crop(mark, A4)
    assert part is None or (part.left <= mark.left and part.top <= mark.top)


def test_what_is_as_tall_as_the_page_is_not_shown_enlarged() -> None:
    mark = spot((10.0, 10.0, 500.0, 800.0), A4)
    assert mark is not None
    assert crop(mark, A4) is None
