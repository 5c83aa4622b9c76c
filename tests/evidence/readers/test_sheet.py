import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.readers.sheet import read_workbook
from voucher_cli.evidence.readers.sheet_values import shown

from ..papers import zipped


def workbook(fill: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet(*rows: list[object], title: str = "结算单") -> bytes:
    def fill(book: Any) -> None:
        book.active.title = title
        for row in rows:
            book.active.append(row)

    return workbook(fill)


def replaced(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries[part] = change(entries[part])
    return zipped(entries)


def test_rows_of_cells_with_their_places() -> None:
    content = read_workbook(sheet(["月份", None, "费用（元）"], [], ["2024-09", None, 1234567.5]))
    (page,) = content.pages
    assert [[(c.text, c.where) for c in row.cells] for row in page.rows] == [
        [("月份", "结算单!A1"), ("费用（元）", "结算单!C1")],
        [("2024-09", "结算单!A3"), ("1234567.5", "结算单!C3")],
    ]
    assert page.readable
    assert content.page_count == 1


def test_every_sheet_is_a_page_hidden_ones_too_and_empty_ones_are_none() -> None:
    def fill(book: Any) -> None:
        book.active["A1"] = "利润表"
        book.create_sheet("空")
        hidden = book.create_sheet("底稿")
        hidden["B2"] = "隐藏"
        hidden.sheet_state = "hidden"

    content = read_workbook(workbook(fill))
    assert [page.text for page in content.pages] == ["利润表", "隐藏"]
    assert [page.number for page in content.pages] == [1, 2]


def test_merged_cells_are_met_once() -> None:
    def fill(book: Any) -> None:
        book.active["A1"] = "结算单"
        book.active.merge_cells("A1:D2")

    (page,) = read_workbook(workbook(fill)).pages
    assert [row.text for row in page.rows] == ["结算单"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (3200000, "General", "3200000"),
        (3200000.0, "#,##0.00", "3200000"),
        (0.1 + 0.2, "General", "0.3"),
        (1524000 / 1.06, "0.00", "1437735.85"),
        (1437735.85, "0", "1437735.85"),
        (0.000012, "General", "0.000012"),
        (123456789012.34, "General", "123456789012.34"),
        (0.06, "0%", "6%"),
        (0.065, "0.0%", "6.5%"),
        (1e300, "General", "1" + "0" * 300),
        (-5.5, '"红字"0.00;[Red]-0.00', "-5.5"),
        (float("inf"), "General", "inf"),
        (Decimal("1.10"), "General", "1.1"),
        (True, "General", "TRUE"),
        (datetime(2024, 9, 5), "yyyy-mm-dd", "2024-09-05"),
        (datetime(2024, 9, 5, 10, 30), "yyyy-mm-dd hh:mm", "2024-09-05 10:30:00"),
        (datetime(2024, 9, 1), 'yyyy"年"m"月"', "2024年9月"),
        (datetime(2024, 9, 1), 'yyyy"年"m"月"d"日"', "2024-09-01"),
        (date(2024, 9, 5), None, "2024-09-05"),
        (time(10, 30), "hh:mm", "10:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        ("  文字 ", "@", "文字"),
        ("#REF!", "General", "#REF!"),
    ],
)  # fmt: skip
def test_values_as_people_see_them(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_formulas_without_saved_results_are_told() -> None:
    content = read_workbook(sheet(["费用", 100], ["合计", "=SUM(B1:B1)"]))
    (page,) = content.pages
    assert not page.readable
    assert [row.text for row in page.rows] == ["费用 100", "合计"]
    assert content.detail is not None
    assert "结算单" in content.detail.zh


def test_formulas_with_saved_results_are_read() -> None:
    def save_result(xml: bytes) -> bytes:
        return re.sub(rb"<f>([^<]*)</f><v\s*/?>(</v>)?", rb"<f>\1</f><v>100</v>", xml)

    data = replaced(sheet(["合计", "=SUM(1)"]), "xl/worksheets/sheet1.xml", save_result)
    (page,) = read_workbook(data).pages
    assert page.readable
    assert [row.text for row in page.rows] == ["合计 100"]


@pytest.mark.parametrize("reference", [b"A1", b"A1:XFD1048576"])
def test_a_wrong_dimension_does_no_harm(reference: bytes) -> None:
    def lie(xml: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + reference + b'"', xml)

    data = replaced(sheet(["a", "b"], ["c", "d"]), "xl/worksheets/sheet1.xml", lie)
    (page,) = read_workbook(data).pages
    assert [row.text for row in page.rows] == ["a b", "c d"]


def test_a_sheet_over_the_limits_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.readers.sheet.MAX_ROWS", 2)
    content = read_workbook(sheet(["1"], ["2"], ["3"]))
    assert [row.text for row in content.pages[0].rows] == ["1", "2"]
    assert not content.pages[0].readable
    assert content.detail is not None


def test_far_away_cells_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.readers.sheet.MAX_CELLS", 1000)

    def fill(book: Any) -> None:
        book.active["A1"] = "近"
        book.active["A5000"] = "远"

    content = read_workbook(workbook(fill))
    assert [row.text for row in content.pages[0].rows] == ["近"]
    assert not content.pages[0].readable


def test_an_empty_workbook_is_empty_and_one_of_pictures_not_readable() -> None:
    empty = sheet()
    assert read_workbook(empty).state is FileState.EMPTY
    with zipfile.ZipFile(io.BytesIO(empty)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    content = read_workbook(zipped({**entries, "xl/media/image1.png": b"\x89PNG"}))
    assert [page.readable for page in content.pages] == [False]


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("xl/workbook.xml", b"<broken"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c t='s'><v>99</v></c>"),
        ("[Content_Types].xml", b""),
    ],
)
def test_broken_parts_make_an_unreadable_file(part: str, xml: bytes) -> None:
    assert read_workbook(replaced(sheet(["a"]), part, lambda _: xml)).state is FileState.UNREADABLE


def test_entities_do_not_multiply() -> None:
    laughs = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "haha">' for n in range(12)
    )
    head = f"<!DOCTYPE worksheet [{laughs}]>".encode()

    def laugh(xml: bytes) -> bytes:
        return head + re.sub(rb"<v>7</v>", b"<v>&e11;</v>", xml)

    content = read_workbook(replaced(sheet([7]), "xl/worksheets/sheet1.xml", laugh))
    assert content.state is FileState.UNREADABLE


@pytest.mark.parametrize("limit", ["MAX_PARTS_TOTAL", "MAX_PART_BYTES"])
def test_a_bomb_is_not_unpacked(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"voucher_cli.evidence.readers.zipped.{limit}", 1000)
    assert read_workbook(sheet(["a"])).state is FileState.UNREADABLE
