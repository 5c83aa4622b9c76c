import cv2
import numpy as np
import pytest
import zxingcpp

from voucher_cli.evidence.pictures.codes import codes_in
from voucher_cli.evidence.pictures.raster import Picture, Pixels

TEXT = "01,32,,24112000000418310091,372000.00,20241009,,A1B2"


def code(text: str, side: int) -> Pixels:
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    modules = np.array(zxingcpp.write_barcode_to_image(made, scale=1))
    return cv2.resize(modules, (side, side), interpolation=cv2.INTER_NEAREST)


def paper(*codes: tuple[int, int, Pixels]) -> Pixels:
    sheet = np.full((1200, 900), 255, np.uint8)
    for x, y, modules in codes:
        sheet[y : y + modules.shape[0], x : x + modules.shape[1]] = modules
    return cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR)


def test_all_codes_of_a_page_from_the_top() -> None:
    pixels = paper((600, 900, code("below", 150)), (50, 40, code(TEXT, 170)))
    first, second = codes_in(Picture(pixels, 2.0))
    assert (first.text, second.text) == (TEXT, "below")
    assert first.box == pytest.approx((25, 20, 110, 105), abs=12)


@pytest.mark.parametrize("turns", [0, 1, 2])
@pytest.mark.parametrize("inverted", [False, True])
def test_a_code_blurred_noisy_turned_or_inverted(turns: int, inverted: bool) -> None:
    pixels = cv2.GaussianBlur(paper((60, 40, code(TEXT, 130))), (5, 5), 0)
    noise = np.random.default_rng(7).normal(0, 12, pixels.shape)
    pixels = np.clip(pixels * 0.9 + noise, 0, 255).astype(np.uint8)
    pixels = np.ascontiguousarray(np.rot90(255 - pixels if inverted else pixels, turns))
    assert [found.text for found in codes_in(Picture(pixels, 2.0))] == [TEXT]


def test_a_page_without_a_code() -> None:
    assert codes_in(Picture(paper(), 2.0)) == ()
