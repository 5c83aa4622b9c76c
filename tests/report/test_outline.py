"""What strangers write is shown, never obeyed."""

import pytest

from voucher_cli.report.outline import line, strong, text_of, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("合同[draft].pdf", "合同[draft].pdf"),
        ("a\nb\tc\r\nd", "a b c  d"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("invoice\u202efdp.exe", "invoice\\u202efdp.exe"),
        ("a\u200bb", "a\\u200bb"),
        ("bad\udcff", "bad\\xff"),
        ("half\ud800", "half\\ud800"),
        ("bell\x07", "bell\\x07"),
        ("e\u0301 劵 𠮷", "e\u0301 劵 𠮷"),
    ],
)
def test_control_characters_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_leaves_out_what_is_empty() -> None:
    assert line("", strong(""), "a") == line("a")
    assert text_of(line("a\n", strong("b\x00"))) == "a b\\x00"
