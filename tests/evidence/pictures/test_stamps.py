import cv2
import numpy as np

from voucher_cli.evidence.pictures.stamps import without_stamps


def page() -> np.ndarray:
    pixels = np.full((1100, 800, 3), 255, np.uint8)
    pixels[700:712, 300:500] = 20  # print
    pixels[80:110, 200:600] = (30, 30, 220)  # a red title
    return pixels


def test_a_stamp_is_taken_off_and_print_and_red_titles_stay() -> None:
    pixels = page()
    cv2.circle(pixels, (400, 700), 80, (40, 40, 220), 8)
    pixels[700:712, 300:500] = 20
    cleaned = without_stamps(pixels)
    assert cleaned[620, 400].min() > 200
    assert cleaned[706, 400].max() == 20
    assert cleaned[95, 300].tolist() == [30, 30, 220]


def test_a_page_without_a_stamp_is_itself() -> None:
    pixels = page()
    assert without_stamps(pixels) is pixels
    grey = np.full((300, 300, 3), 200, np.uint8)
    assert without_stamps(grey) is grey
