"""What may stand in a cell: text is text, numbers and dates are real, nothing hostile gets in."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.batch.model import ClaimTotal, PartyMarks
from voucher_cli.batch.season import Place, Season
from voucher_cli.batch.workbook.look import Pens, cell_text

from .made import broken, finding, material, opened, parts, records, report, reused, row, totals

FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "=1",
    "#N/A",
    "{=1}",
    '=HYPERLINK("http://example.com")',
]
HOSTILE = [
    *FORMULAS,
    "<script>alert(1)</script>",
    "]]><x/>",
    "\x00\x1b[31m\x0b",
    "\ud800 \udc80",
    "\ufffe\uffff",
    "\u202egpj.exe",
    "字" * 40_000,
    "😀" * 20_000,
    "一\r\n二\r三\n四\u2028五",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_whatever_a_package_says_is_text(tmp_path: Path, text: str) -> None:
    rows = [
        row(
            text,
            applicant=PartyMarks(name=text, uscc=text),
            policy=text,
            routes=(text,),
            claims=(ClaimTotal(text, text, Decimal(1), Decimal(1), project=text),),
            materials=(material(text, text, claim=text, route=text),),
        ),
        broken(f"{text} ", text),
    ]
    said = dict.fromkeys(("id", "name", "message", "hint", "claim", "material", "file"), text)
    more = dict.fromkeys(("part", "where", "expected", "actual"), text)
    settled = {"by": text, "on": "2024-12-11", "reason": text}
    source = dict.fromkeys(("document", "clause", "quote"), text)
    told = finding(**said, **more, confirmed=settled, source=source)
    season = Season(totals(rows, names={text: 1}), (reused(text, Place(text, text, text)),))
    book = opened(tmp_path, rows, {text: report(told)}, season)

    made = parts(tmp_path / "summary.xlsx")
    for name, xml in made.items():
        assert ElementTree.fromstring(xml) is not None, name
        assert "<f>" not in xml
    listed = records(book["问题"])[0]
    assert listed["材料包"] == listed["说明"] == listed["确认理由"] == cell_text(text)
    kinds = {cell.data_type for sheet in book for cells in sheet.iter_rows() for cell in cells}
    assert kinds <= {"s", "n", "d"}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_someone_edits_stays_text(tmp_path: Path, text: str) -> None:
    cell = opened(tmp_path, [row(text)])["材料包"]["A2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_what_cannot_be_seen_is_written_out_and_line_breaks_stay() -> None:
    assert cell_text("a\x00b\x1b") == r"a\x00b\x1b"
    assert cell_text("\u202egpj") == r"\u202egpj"
    assert cell_text("\ud800") == r"\ud800"
    assert cell_text("一\r\n二\r三\n四") == "一\n二\n三\n四"
    assert cell_text("\ufffe") == "\ufffd"
    assert cell_text("普通 text 。") == "普通 text 。"


def test_what_spreadsheets_take_for_the_code_of_a_character_is_none() -> None:
    assert cell_text("a_x003D_b _xyz_") == "a_x005F_x003D_b _xyz_"


def test_texts_end_where_a_cell_does() -> None:
    assert cell_text("a" * 32_767) == "a" * 32_767
    assert cell_text("a" * 32_768) == "a" * 32_766 + "…"
    wide = cell_text("😀" * 20_000)
    assert wide == "😀" * 16_383 + "…"
    assert len(wide.encode("utf-16-le")) // 2 == 32_767


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_any_text_can_be_kept(text: str) -> None:
    sheet = openpyxl.Workbook(write_only=True).create_sheet("a")
    cell = Pens(sheet).cell(text)
    if not text:
        assert cell is None
        return
    assert cell.data_type == "s"
    xml = ElementTree.tostring(_element(cell.value), "utf-8")
    assert ElementTree.fromstring(xml).text == cell.value


def _element(text: str) -> ElementTree.Element:
    element = ElementTree.Element("t")
    element.text = text
    return element


def test_amounts_are_numbers_with_all_their_digits(tmp_path: Path) -> None:
    amount = Decimal("12345678.90")
    book = opened(tmp_path, [row(ceiling=amount)])
    cell = book["材料包"]["H2"]
    assert (cell.data_type, cell.number_format) == ("n", "#,##0.00")
    assert Decimal(repr(cell.value)) == amount
    assert "<v>12345678.9</v>" in parts(tmp_path / "summary.xlsx")["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        ("9999999999999.99", "9999999999999.99"),
        ("0.01", "0.01"),
        ("0.00", "0"),
        ("-100.10", "-100.1"),
        ("500000000.00", "500000000"),
    ],
)
def test_no_digit_of_an_amount_changes(tmp_path: Path, amount: str, kept: str) -> None:
    opened(tmp_path, [row(ceiling=Decimal(amount))])
    assert f"<v>{kept}</v>" in parts(tmp_path / "summary.xlsx")["xl/worksheets/sheet2.xml"]


def test_amounts_beyond_what_a_number_keeps_are_text(tmp_path: Path) -> None:
    cell = opened(tmp_path, [row(ceiling=Decimal("99999999999999999.99"))])["材料包"]["H2"]
    assert (cell.data_type, cell.value) == ("s", "99,999,999,999,999,999.99")


def test_dates_are_dates(tmp_path: Path) -> None:
    cell = opened(tmp_path, [row(applied_on=date(2024, 12, 10))])["材料包"]["F2"]
    assert (cell.data_type, cell.number_format) == ("d", "yyyy\\-mm\\-dd")
    assert cell.value == datetime(2024, 12, 10)


def test_dates_that_programs_disagree_on_are_text(tmp_path: Path) -> None:
    cell = opened(tmp_path, [row(applied_on=date(1900, 2, 28))])["材料包"]["F2"]
    assert (cell.data_type, cell.value) == ("s", "1900-02-28")


def test_one_cell_for_each_look_holds_nothing_of_the_value_before() -> None:
    pens = Pens(openpyxl.Workbook(write_only=True).create_sheet("a"))

    def seen(value: Any) -> tuple[Any, str, str]:
        cell = pens.cell(value)
        return cell.value, cell.data_type, cell.number_format

    assert seen("=1") == ("=1", "s", "@")
    assert seen(Decimal("1.50")) == (Decimal("1.50"), "n", "#,##0.00")
    assert seen(3) == (3, "n", "0")
    assert seen("#N/A") == ("#N/A", "s", "@")
    assert pens.cell(None) is None
    assert pens.cell("") is None
