"""manifest.xlsx: every fault is told by sheet and cell, all in one run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from voucher_cli.draft.model import Draft
from voucher_cli.draft.workbook.write import manifest_book
from voucher_cli.errors import InvalidFileError
from voucher_cli.language import Language
from voucher_cli.manifest.load import load_manifest, parse_manifest
from voucher_cli.manifest.model import Manifest
from voucher_cli.manifest.workbook.cells import MAX_PACKED, MAX_ROWS, MAX_UNPACKED
from voucher_cli.policy.library import get_policy
from voucher_cli.strict_yaml import Bound

EXAMPLES = Path(__file__).parents[2] / "examples"
STATED = load_manifest(EXAMPLES / "beijing-api-and-private" / "manifest.yaml").value
Edit = Callable[[Any], object]


@cache
def written(language: Language = Language.ZH) -> bytes:
    return manifest_book(Draft(STATED), get_policy("beijing-model-2024"), (), language).data


def edited(*edits: Edit, language: Language = Language.ZH) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(written(language)))
    for edit in edits:
        edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(*edits: Edit, language: Language = Language.ZH) -> Bound[Manifest]:
    return parse_manifest(edited(*edits, language=language), "manifest.xlsx")


def told(data: bytes) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        parse_manifest(data, "m.xlsx")
    return caught.value.text(Language.ZH).splitlines()


def put(sheet: str, cell: str, value: object) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][cell] = value

    return edit


def test_each_entry_knows_its_cell() -> None:
    bound = read()
    assert bound.where(("claims", 1, "purchases", 0, "contract", "amount")) == (
        "manifest.xlsx:采购!Q5"
    )
    assert str(bound.mark(("applicant", "finances", "2023"))).startswith("财务数据!A")
    assert str(bound.mark(("applicant", "uscc"))) == "申报单位!B6"
    assert str(bound.mark(("claims", 0, "purchases", 0, "invoices", 1))) == "发票!A5"


@pytest.mark.parametrize("language", Language)
def test_heads_are_enough_where_the_keys_are_gone(language: Language) -> None:
    def without_keys(book: Any) -> None:
        for sheet in book.worksheets[1:]:
            if sheet.max_column > 3 or sheet["C1"].value:
                sheet.delete_rows(2)
            else:
                sheet.delete_cols(3)

    assert read(without_keys, language=language).value == STATED


def test_columns_may_stand_in_any_order_and_unneeded_ones_may_go() -> None:
    def reorder(book: Any) -> None:
        book["发票"].move_range("D1:D20", cols=20)
        book["采购"].delete_cols(5)  # service

    value = read(reorder).value
    assert value.claims[0].purchases[0].invoices == STATED.claims[0].purchases[0].invoices


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "fault"),
    [
        ("发票", "F4", "三千", "m.xlsx:发票!F4: 三千 不是金额：写作 3200000、"),
        ("发票", "E4", "2024-13-01", "m.xlsx:发票!E4: 2024-13-01 不是日历上的日期"),
        ("发票", "E4", "45000", "m.xlsx:发票!E4: 45000 不是日历上的日期"),
        ("发票", "D4", 24112000000012345678, "m.xlsx:发票!D4: 数字超过 15 位，表格软件已丢失"),
        ("发票", "D4", datetime(2024, 9, 1), "m.xlsx:发票!D4: 表格软件把它当作了日期"),
        ("发票", "F4", True, "m.xlsx:发票!F4: 这里不应是 TRUE 或 FALSE"),
        ("发票", "F4", "=SUM(F5:F6)", "m.xlsx:发票!F4: 公式没有保存计算结果"),
        ("发票", "F4", ArrayFormula("F4", "=SUM(1,2)"), "m.xlsx:发票!F4: 公式没有保存计算结果"),
        ("发票", "F4", "#REF!", "m.xlsx:发票!F4: 单元格出错（#REF!）"),
        ("发票", "A4", "appi", "m.xlsx:发票!A4: 没有申报项 appi：是否想写 api？"),
        ("发票", "A4", None, "m.xlsx:发票!A4: 请写明属于哪个申报项（合并单元格只有第一行有值）"),
        ("发票", "B4", 7, "m.xlsx:发票!B4: 该申报项没有采购序号 7：可用的有 1"),
        ("发票", "C4", "../../a.pdf", "m.xlsx:发票!C4: ../../a.pdf 指向材料包之外"),
        ("发票", "F1", None, ""),
        ("发票", "K9", 5, "m.xlsx:发票!K9: 这一列没有列名：请补上列名或清空这一列"),
        ("发票", "K1", "发票号玛", "m.xlsx:发票!K1: 未知的列 发票号玛：是否想写 发票号码？"),
        ("发票", "A3", "api", ""),
        ("申报项", "A3", "示例", ""),
        ("申报项", "C3", 7, "m.xlsx:申报项!A3: 示例行已改动，但首列仍是“示例”"),
        ("申报项", "B4", None, "m.xlsx:申报项!B4: 这里缺少值"),
        ("申报项", "A5", "api", "m.xlsx:申报项!A5: 申报项 api 重复（申报项!A4已有）"),
        ("申报项", "C4", -3, "m.xlsx:申报项!C4: requested 不能是负数（写的是 -3）"),
        ("采购", "H4", "不", "m.xlsx:采购!H4: 不认识的值 不：可用的有 是、否"),
        ("采购", "B5", 1.5, ""),
        ("申报单位", "A5", "单位名秤", ""),
        ("申报单位", "A40", "单位名秤",
         "m.xlsx:申报单位!A40: 未知的项目 单位名秤：是否想写 单位名称？"),
        ("申报单位", "A40", "单位名称",
         "m.xlsx:申报单位!B40: 单位名称 出现两次（申报单位!B5已有）"),
        ("申报单位", "B19", "八十", "m.xlsx:申报单位!B19: 八十 不是整数"),
        ("财务数据", "A4", None, "m.xlsx:财务数据!A4: 请写明年份"),
        ("财务数据", "A4", "前年", "m.xlsx:财务数据!A4: 前年 不是整数"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_at_its_place(
    sheet: str, cell: str, value: object, fault: str
) -> None:
    data = edited(put(sheet, cell, value))
    if not fault:  # what needs no complaint
        assert_loads_or_tells_of_elsewhere(data)
        return
    faults = told(data)
    assert faults[0].startswith(fault), faults
    assert all(len(line.split(": ", 1)) == 2 for line in faults)


def assert_loads_or_tells_of_elsewhere(data: bytes) -> None:
    try:
        parse_manifest(data, "m.xlsx")
    except InvalidFileError as error:
        assert "示例" not in error.text(Language.ZH)  # noqa: PT017


def test_all_faults_are_told_at_once_in_the_order_of_the_sheets() -> None:
    faults = told(
        edited(
            put("付款", "E4", "?"),
            put("发票", "A4", "nobody"),
            put("发票", "F4", "?"),
            put("申报单位", "B3", "?"),
            put("采购", "H4", "?"),
        )
    )
    places = [fault.split(":")[1] for fault in faults]
    assert places == ["申报单位!B3", "采购!H4", "发票!A4", "发票!F4", "付款!E4"]


def test_words_of_either_language_and_of_the_manifest_are_choices() -> None:
    for word in ("否", "no", "FALSE", False):
        value = read(put("采购", "H4", word)).value
        assert value.claims[0].purchases[0].vendor.affiliated is False
    for word in ("学校", "school", " School "):
        assert read(put("申报单位", "B15", word)).value.applicant.entity_type == "school"


def test_amounts_and_numbers_are_read_as_they_are_shown() -> None:
    def amount(value: object) -> Decimal | None:
        return read(put("发票", "F4", value)).value.claims[0].purchases[0].invoices[0].amount

    assert amount(0.1 + 0.2) == Decimal("0.3")
    assert amount("320万") == Decimal(3200000)
    assert amount("¥3,200,000.00") == Decimal(3200000)
    assert amount(3018867.92) == Decimal("3018867.92")
    number = read(put("发票", "D4", 12345678)).value.claims[0].purchases[0].invoices[0].number
    assert number == "12345678"


def test_a_lone_claim_and_purchase_need_not_be_named() -> None:
    stated = load_manifest(EXAMPLES / "beijing-api" / "manifest.yaml").value
    data = manifest_book(Draft(stated), None, (), Language.ZH).data
    book = openpyxl.load_workbook(io.BytesIO(data))
    for name in ("采购", "结算", "发票", "付款"):
        for row in range(4, 10):
            book[name].cell(row, 1).value = book[name].cell(row, 2).value = None
    stream = io.BytesIO()
    book.save(stream)
    assert parse_manifest(stream.getvalue(), "manifest.xlsx").value == stated


def test_sheets_of_other_names_are_told_unless_empty() -> None:
    def add(book: Any) -> None:
        book.create_sheet("Sheet1")
        book.create_sheet("发票 ")["A1"] = "x"

    def rename(book: Any) -> None:
        book["发票"].title = "发票表"

    assert told(edited(add)) == ["m.xlsx:发票 !A1: 这张工作表出现两次：请删除一张"]
    (fault,) = told(edited(rename))
    assert fault.startswith(
        "m.xlsx:发票表!A1: 未知的工作表（不需要请删除） 发票表：是否想写 发票？"
    )


def test_merged_cells_count_for_the_first() -> None:
    def merge(book: Any) -> None:
        book["发票"].merge_cells("A4:A5")

    (fault,) = told(edited(merge))
    assert fault.startswith("m.xlsx:发票!A5: 请写明属于哪个申报项（合并单元格")


def test_lines_belong_to_papers() -> None:
    def add(*rows: tuple[object, ...]) -> Edit:
        def edit(book: Any) -> None:
            for number, row in enumerate(rows, start=4):
                for column, value in enumerate(row, start=1):
                    book["费用明细"].cell(number, column).value = value

        return edit

    bound = read(add(("api", 1, "合同", None, "模型", 5), ("api", 1, "invoice", 2, "data", "6")))
    purchase = bound.value.claims[0].purchases[0]
    assert purchase.contract is not None
    assert [line.amount for line in purchase.contract.lines] == [5]
    assert [line.kind for line in purchase.invoices[1].lines] == ["data"]
    faults = told(
        edited(
            add(
                ("api", 1, "发票", 9, "模型", 5),
                ("api", 1, None, None, "模型", 5),
                ("api", 1, "合同", None, None, None),
            )
        )
    )
    assert [fault.split(": ")[0] for fault in faults] == [
        "m.xlsx:费用明细!D4", "m.xlsx:费用明细!C5", "m.xlsx:费用明细!E6", "m.xlsx:费用明细!F6",
    ]  # fmt: skip


def test_pins_go_by_claim_and_material() -> None:
    def pin(book: Any) -> None:
        for row, values in enumerate(
            (("api", "contract", "a.pdf\nb.pdf#2-3"), ("api", "contract", "c.pdf")), start=4
        ):
            for column, value in enumerate(values, start=1):
                book["材料指定"].cell(row, column).value = value

    bound = read(pin)
    pinned = [str(file) for file in bound.value.materials["api"]["contract"]]
    assert pinned == ["a.pdf", "b.pdf#2-3", "c.pdf"]
    assert str(bound.mark(("materials", "api", "contract"))) == "材料指定!B4"


# --- hostile workbooks ---------------------------------------------------------------------------


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"version: 1\n",
        bytes(range(256)) * 40,
    ],
    ids=["empty", "cut", "old", "text", "noise"],
)
def test_what_is_no_workbook_is_told_as_such(data: bytes) -> None:
    (fault,) = told(data)
    assert fault.startswith("m.xlsx:1:1: 不是可读的 .xlsx 工作簿")


def test_damaged_workbooks_never_raise_anything_else() -> None:
    whole = written()
    for cut in range(100, len(whole), 2500):
        assert told(whole[:cut])
        broken = bytearray(whole)
        broken[cut : cut + 40] = bytes(40)
        try:
            parse_manifest(bytes(broken), "m.xlsx")
        except InvalidFileError as error:
            assert error.problems  # noqa: PT017


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    assert told(bytes(MAX_PACKED + 1)) == ["m.xlsx:1:1: 文件过大，不像是手写的清单"]
    bomb = repacked(lambda name, data: bytes(MAX_UNPACKED) if "styles" in name else data)
    assert told(bomb) == ["m.xlsx:1:1: 文件过大，不像是手写的清单"]


def test_entities_are_not_expanded() -> None:
    def declare(name: str, data: bytes) -> bytes:
        if "worksheets/sheet2" not in name:
            return data
        text = data.replace(b"<sheetData>", b"<sheetData><row r='60'><c r='B60' t='inlineStr'>"
                            b"<is><t>&b;</t></is></c></row>")  # fmt: skip
        return ENTITIES + text

    assert told(repacked(declare))[0].startswith("m.xlsx:1:1: 不是可读的")


def test_a_row_far_below_is_told() -> None:
    (fault,) = told(edited(put("发票", "A1048576", "x")))
    assert fault == f"m.xlsx:发票!A1048576: 超过 {MAX_ROWS} 行：请删除多余的行"


def test_a_workbook_of_something_else_is_told_as_such() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "装箱单"
    stream = io.BytesIO()
    book.save(stream)
    (fault,) = told(stream.getvalue())
    assert fault.startswith("m.xlsx:1:1: 不是 voucher init --format xlsx 写出的清单")
