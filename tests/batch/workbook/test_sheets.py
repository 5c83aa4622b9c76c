"""What every sheet of the summary has, whatever stands in it."""

from __future__ import annotations

import gc
import tracemalloc
import weakref
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from voucher_cli.batch.model import Row
from voucher_cli.batch.season import Place, Season
from voucher_cli.batch.workbook.table import Limits
from voucher_cli.batch.workbook.write import write_workbook
from voucher_cli.language import Language

from .made import (
    broken,
    finding,
    opened,
    parts,
    report,
    reused,
    row,
    totals,
    values,
    written,
)

SHEETS = ["汇总", "材料包", "材料矩阵", "问题", "测算", "跨材料包"]
ENGLISH = ["Summary", "Packages", "Materials", "Findings", "Awards", "Across packages"]


def three(folder: Path, language: Language = Language.ZH) -> openpyxl.Workbook:
    rows = [row("甲"), row("乙"), broken("丙", "打不开")]
    season = Season(totals(rows), (reused("1", Place("甲"), Place("乙")),))
    reports = {"甲": report(finding(), finding()), "乙": report(finding())}
    return opened(folder, rows, reports, season, language)


@pytest.mark.parametrize(("language", "names"), [("zh", SHEETS), ("en", ENGLISH)])
def test_sheets_are_named_in_the_users_language(
    tmp_path: Path, language: str, names: list[str]
) -> None:
    assert three(tmp_path, Language(language)).sheetnames == names


def test_heads_and_words_of_an_english_summary_are_english(tmp_path: Path) -> None:
    book = three(tmp_path, Language.EN)
    for sheet in book.worksheets[1:]:
        heads = [cell.value for cell in sheet[sheet.max_row and _head_row(sheet)]]
        if sheet.title == "Materials":
            heads = heads[:3]
        assert all(head and head.isascii() for head in heads), heads
    assert values(book["Packages"])[1][6] == "incomplete"
    assert values(book["Findings"])[1][2] == "error"


@pytest.mark.parametrize(
    ("sheet", "filtered", "frozen", "repeated"),
    [
        ("材料包", "A1:Q4", "B2", "$1:$1"),
        ("材料矩阵", "A2:D5", "D3", "$1:$2"),
        ("问题", "A1:U5", "B2", "$1:$1"),
        ("测算", "A1:P3", "B2", "$1:$1"),
        ("跨材料包", "A1:P3", "B2", "$1:$1"),
    ],
)
def test_heads_stay_in_sight_and_filter_and_print_over_the_whole_range(
    tmp_path: Path, sheet: str, filtered: str, frozen: str, repeated: str
) -> None:
    shown = three(tmp_path)[sheet]
    assert shown.auto_filter.ref == filtered
    assert shown.freeze_panes == frozen
    assert shown.print_title_rows == repeated
    assert (shown.page_setup.orientation, shown.page_setup.paperSize) == ("landscape", 9)
    assert shown.sheet_properties.pageSetUpPr.fitToPage
    assert (shown.page_setup.fitToWidth, shown.page_setup.fitToHeight) == (1, 0)
    for column in range(1, shown.max_column + 1):
        letter = openpyxl.utils.get_column_letter(column)
        assert 6 <= shown.column_dimensions[letter].width <= 60, letter


def _head_row(sheet: Any) -> int:
    return int(sheet.auto_filter.ref[1])


def test_texts_wrap_from_the_top_and_levels_are_said_in_words(tmp_path: Path) -> None:
    cells = three(tmp_path)["问题"][2]
    assert cells[6].alignment.wrap_text
    assert cells[6].alignment.vertical == "top"
    assert cells[6].number_format == "@"
    assert cells[2].value == "错误"
    assert cells[2].fill.fgColor.rgb != cells[6].fill.fgColor.rgb


def test_a_confirmed_finding_steps_back(tmp_path: Path) -> None:
    settled = {"by": "李敏", "on": "2024-12-11", "reason": "已核对"}
    told = report(finding(level="review"), finding(level="review", confirmed=settled))
    open_one, confirmed = opened(tmp_path, [row("甲")], {"甲": told})["问题"]["C"][1:]
    assert open_one.value == confirmed.value == "待核实"
    assert (open_one.fill.fill_type, confirmed.fill.fill_type) == ("solid", None)


def test_an_empty_season_is_a_workbook_that_says_so(tmp_path: Path) -> None:
    book = opened(tmp_path, [])
    assert book.sheetnames == SHEETS
    assert "没有材料包。" in [cells[0] for cells in values(book["汇总"])]
    assert [len(values(sheet)) for sheet in book.worksheets[1:]] == [1] * 5
    assert book["材料矩阵"].auto_filter.ref == "A1:C1"
    assert book["问题"].auto_filter.ref == "A1:U1"


def test_what_does_not_fit_on_a_sheet_goes_on_in_the_next_one(tmp_path: Path) -> None:
    found = [finding(message=f"第 {n} 个") for n in range(20)]
    book = opened(tmp_path, [row("甲")], {"甲": report(*found)}, limits=Limits(rows=10))
    assert book.sheetnames[3:7] == ["问题", "问题 2", "问题 3", "测算"]
    sheets = [book[name] for name in book.sheetnames[3:6]]
    assert [sheet.auto_filter.ref for sheet in sheets] == ["A1:U10", "A1:U10", "A1:U3"]
    assert {values(sheet)[0] for sheet in sheets} == {values(sheets[0])[0]}
    assert [sheet.freeze_panes for sheet in sheets] == ["B2"] * 3
    messages = [cells[6] for sheet in sheets for cells in values(sheet)[1:]]
    assert messages == [f"第 {n} 个" for n in range(20)]


def test_a_sheet_that_is_just_full_has_no_empty_successor(tmp_path: Path) -> None:
    found = [finding() for _ in range(9)]
    book = opened(tmp_path, [row("甲")], {"甲": report(*found)}, limits=Limits(rows=10))
    assert book.sheetnames == SHEETS


def test_a_head_of_two_rows_counts_when_a_sheet_is_filled(tmp_path: Path) -> None:
    rows = [row(f"包{n}") for n in range(9)]
    book = opened(tmp_path, rows, limits=Limits(rows=10))
    assert book["材料矩阵"].auto_filter.ref == "A2:D10"
    assert book["材料矩阵 2"].auto_filter.ref == "A2:D3"
    assert book["材料矩阵 2"]["D1"].value == book["材料矩阵"]["D1"].value


def test_the_same_season_gives_the_same_bytes(tmp_path: Path) -> None:
    rows, reports = [row("甲"), broken("乙", "坏")], {"甲": report(finding())}
    first = written(tmp_path, rows, reports).read_bytes()
    assert written(tmp_path, rows, reports).read_bytes() == first
    with ZipFile(tmp_path / "summary.xlsx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(tmp_path / "summary.xlsx").properties
    assert properties.modified == properties.created == datetime(1980, 1, 1)


def test_one_report_at_a_time_is_held(tmp_path: Path) -> None:
    class Watched(dict[str, Any]):
        """A report that tells whether somebody keeps it."""

    held: list[weakref.ref[Watched]] = []
    most = 0

    def report_of(_: Row) -> Watched:
        nonlocal most
        made = Watched(report(finding()))
        held.append(weakref.ref(made))
        most = max(most, sum(one() is not None for one in held))
        return made

    rows = [row(f"包{n}") for n in range(30)]
    write_workbook(tmp_path / "a.xlsx", rows, Season(totals(rows), ()), report_of, Language.ZH)
    assert len(held) == 30
    assert most <= 2


def test_memory_does_not_grow_with_the_packages(tmp_path: Path) -> None:
    class Many:
        """Rows that are made when they are asked for."""

        def __init__(self, count: int) -> None:
            self.count = count

        def __iter__(self) -> Iterator[Row]:
            return (row(f"包{n}", ceiling=Decimal(n)) for n in range(self.count))

    def peak(count: int) -> int:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        season = Season(totals(packages=count), ())
        write_workbook(
            tmp_path / "a.xlsx",
            Many(count),
            season,
            lambda _: report(finding()),
            Language.ZH,
            limits=Limits(links=10),
        )
        return tracemalloc.get_traced_memory()[1] - before

    peak(10)  # what is loaded once
    tracemalloc.start()
    try:
        few, more = peak(10), peak(110)
    finally:
        tracemalloc.stop()
    assert more < few + 100_000


def test_what_goes_wrong_in_between_is_not_swallowed(tmp_path: Path) -> None:
    def report_of(_: Row) -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        write_workbook(tmp_path / "a.xlsx", [row()], Season(totals(), ()), report_of, Language.ZH)
    assert not (tmp_path / "a.xlsx").exists()
    gc.collect()  # a sheet that was never ended would complain here


def test_a_row_that_cannot_be_written_ends_all_sheets_too(tmp_path: Path) -> None:
    rows = [row("甲"), row("乙", applied_on=datetime(2024, 12, 10))]
    with pytest.raises(TypeError):
        written(tmp_path, rows)
    gc.collect()


def test_there_is_no_formula_and_no_date_of_writing_in_any_part(tmp_path: Path) -> None:
    three(tmp_path)
    made = parts(tmp_path / "summary.xlsx")
    assert not [name for name, xml in made.items() if "<f>" in xml or "<f " in xml]
    assert "1980-01-01T00:00:00Z" in made["docProps/core.xml"]
