import numpy as np

from voucher_cli.evidence.pictures.layout import rows_in, runs_of
from voucher_cli.evidence.pictures.ocr import Line
from voucher_cli.evidence.pictures.raster import Picture

PAGE = Picture(np.full((842, 595, 3), 255, np.uint8), 1.0)


def line(
    text: str, left: float, top: float, *, em: float = 10.0, at: list[float] | None = None
) -> Line:
    """Text from `left`, each character where its width puts it, or with its middle at `at` em."""
    middles: list[float] = []
    x = 0.0
    for c in text:
        advance = 1.0 if c >= "\u2e80" else 0.52
        middles.append(x + advance / 2)
        x += advance
    if at is not None:
        middles, x = at, at[-1] + 0.5
    right, bottom = left + x * em, top + 1.4 * em
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Line(text, corners, 0.99, tuple(m / x for m in middles))


def rows(*lines: Line) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows_in(PAGE, lines)]


def test_lines_beside_each_other_are_cells_of_a_row() -> None:
    assert rows(
        line("名称：北京岚汐", 50, 100), line("名称：北京砚山", 300, 101), line("开票人", 50, 130)
    ) == [["名称：北京岚汐", "名称：北京砚山"], ["开票人"]]


def test_a_line_is_one_run_where_its_characters_follow_each_other() -> None:
    (run,) = runs_of(PAGE, line("价税合计(大写)叁佰万元整 ￥3000000.00", 50, 100))
    assert run.text == "价税合计(大写)叁佰万元整 ￥3000000.00"
    assert 9 < run.em < 11


def test_white_space_within_a_line_parts_it() -> None:
    wide = line("甲方乙方", 50, 100, at=[0.5, 1.5, 6.5, 7.5])
    left, right = runs_of(PAGE, wide)
    assert (left.text, right.text) == ("甲方", "乙方")
    assert abs(left.right - 70) < 2
    assert abs(right.left - 110) < 2
    assert rows(wide) == [["甲方", "乙方"]]


def test_a_word_that_is_spread_out_stays_one() -> None:
    assert rows(line("合计金额", 50, 300), line("合计", 50, 100, at=[0.5, 3.0])) == [
        ["合 计"],
        ["合计金额"],
    ]
    assert rows(line("合", 50, 100), line("计", 85, 100)) == [["合 计"]]


def test_without_places_a_line_is_kept_whole() -> None:
    plain = Line("甲方 乙方", ((50, 100), (150, 100), (150, 114), (50, 114)), 0.9)
    assert [run.text for run in runs_of(PAGE, plain)] == ["甲方 乙方"]


def test_characters_below_each_other_are_a_label() -> None:
    stack = [line(c, 50, 100 + 14 * n) for n, c in enumerate("购买方信息")]
    assert ["购买方信息"] in rows(*stack, line("名称：北京岚汐", 80, 100))


def test_a_second_side_lies_below_the_first() -> None:
    (row,) = rows_in(PAGE, [line("甲方", 50, 100)], top=842.0)
    assert row.cells[0].box is not None
    assert row.cells[0].box[1] == 942.0


def test_a_mark_whose_right_half_is_empty_parts_nothing() -> None:
    at = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.2, 8.2, 8.7, 9.2, 9.7, 10.2]
    (run,) = runs_of(PAGE, line("纳税人识别号：91110", 50, 100, at=at))
    assert run.text == "纳税人识别号：91110"
