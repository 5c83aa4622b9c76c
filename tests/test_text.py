"""Numbers of contracts and invoices made comparable."""

import pytest

from voucher_cli.text import number_key


@pytest.mark.parametrize(
    "written",
    [
        "2411-2000000418310091",
        "2411 2000 0004 1831 0091",
        "24112000000418310091号",
        "No.24112000000418310091",
        "№24112000000418310091",
        "２４１１２０００000418310091",
        "（2411）2000000418310091",
    ],
)
def test_the_same_number_in_another_style(written: str) -> None:
    assert number_key(written) == "24112000000418310091"


def test_what_tells_numbers_apart_is_kept() -> None:
    assert number_key("YF-2024-091") == "yf2024091"
    assert number_key("京云合字〔2024〕第12号") == "京云合字2024第12"
    assert number_key("Nova-1") == "nova1"
    assert number_key("—") == ""
