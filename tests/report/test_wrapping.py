"""Lines broken as Chinese is set."""

from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.report.outline import Span, Tone, line, text_of
from voucher_cli.report.wrapping import line_width, pad, width, wrap

TEXTS = st.text(alphabet="发票金额ab12，。）（“” -/", max_size=60)


def wrapped(text: str, cells: int) -> list[str]:
    return [text_of(part) for part in wrap(line(text), cells)]


def test_chinese_and_full_width_take_two_cells() -> None:
    assert width("ab") == 2
    assert width("发票A") == 5
    assert width("（１）") == 6
    assert width("e\u0301") == 1


def test_breaks_between_any_two_characters_but_not_within_a_latin_word() -> None:
    assert wrapped("发票金额合计", 8) == ["发票金额", "合计"]
    assert wrapped("发票 invoice.pdf 第一页", 14) == ["发票", "invoice.pdf 第", "一页"]


def test_no_line_begins_with_closing_or_ends_with_opening_marks() -> None:
    assert wrapped("金额合计，元", 8) == ["金额合", "计，元"]
    assert wrapped("金额合（元）", 8) == ["金额合", "（元）"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_tones_survive_the_break() -> None:
    first, second = wrap(line("发票", Span("金额", Tone.ERROR)), 6)
    assert first == (Span("发票"), Span("金", Tone.ERROR))
    assert second == (Span("额", Tone.ERROR),)


@given(TEXTS, st.integers(min_value=2, max_value=30))
def test_no_line_is_too_wide_and_nothing_but_space_is_lost(text: str, cells: int) -> None:
    lines = wrapped(text, cells)
    assert all(width(part) <= cells for part in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_padding_fills_up_on_either_side() -> None:
    assert text_of(pad(line("发"), 4)) == "发  "
    assert text_of(pad(line("发"), 4, right=True)) == "  发"
    assert line_width(pad(line("发票"), 2)) == 4
