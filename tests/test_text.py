"""Numbers of contracts and invoices made comparable."""

import pytest

from voucher_cli.text import LINE_BREAKS, number_key, shown


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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("合同　（1）.pdf", "合同　（1）.pdf"),
        ("a\nb", "a\\x0ab"),
        ("a\x1bb\x85", "a\\x1bb\\x85"),
        ("a\u202eb\u2028", "a\\u202eb\\u2028"),
        ("a\udcffb", "a\\xffb"),
        ("a\ud800b\U000f0000", "a\\ud800b\\U000f0000"),
    ],
)
def test_what_cannot_be_shown_is_written_out(text: str, written: str) -> None:
    assert shown(text) == written


def test_line_breaks_become_blanks_where_a_line_is_wanted() -> None:
    assert shown("a\r\nb\tc\u2028\u2029\x07", blank=LINE_BREAKS) == "a  b c  \\x07"
