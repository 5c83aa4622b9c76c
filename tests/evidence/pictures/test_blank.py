import cv2
import numpy as np

from voucher_cli.evidence.pictures.blank import ink_share, is_blank, may_be_textless
from voucher_cli.evidence.pictures.raster import Picture, Pixels


def share(pixels: Pixels) -> float:
    return ink_share(Picture(pixels, 1.5))


def scanned() -> Pixels:
    """A blank sheet as a scanner sees it: shaded, noisy, dark at the rim, a few specks."""
    noise = np.random.default_rng(3).normal(0, 6, (1260, 890, 3))
    shade = np.linspace(245, 225, 890)[None, :, None]
    pixels = np.clip(shade + noise, 0, 255).astype(np.uint8)
    pixels[:20] = 90
    pixels[400:402, 300:302] = 0
    return pixels


def test_a_blank_scan_is_blank() -> None:
    assert is_blank(share(scanned()))


def test_one_line_of_print_is_not() -> None:
    pixels = scanned()
    cv2.putText(pixels, "page 12 of 30", (300, 600), cv2.FONT_HERSHEY_SIMPLEX, 1, (20, 20, 20), 2)
    assert not is_blank(share(pixels))


def test_a_faint_seal_is_not_blank_but_may_be_all() -> None:
    pixels = scanned()
    cv2.circle(pixels, (500, 700), 90, (150, 150, 235), 5)
    assert not is_blank(share(pixels))
    assert may_be_textless(share(pixels))
