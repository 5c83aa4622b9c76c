import pytest

from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.readers.plain import read_csv, read_text
from voucher_cli.evidence.readers.spacing import cells_of


def rows(content: object) -> list[list[str]]:
    (page,) = content.pages  # type: ignore[attr-defined]
    return [[cell.text for cell in row.cells] for row in page.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_every_encoding(encoding: str) -> None:
    content = read_text("甲方：云帆\n\n乙方：云阶".encode(encoding))
    assert rows(content) == [["甲方：云帆"], ["乙方：云阶"]]
    assert content.pages[0].rows[1].cells[0].where == "第3行"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_csv_in_every_dress(encoding: str, delimiter: str) -> None:
    text = delimiter.join(["月份", "费用"]) + "\r\n" + delimiter.join(["2024-09", '"1,000"'])
    content = read_csv(text.encode(encoding))
    assert rows(content) == [["月份", "费用"], ["2024-09", "1,000"]]
    assert content.pages[0].rows[1].cells[1].where == "第2行第2列"


def test_csv_with_line_breaks_and_empty_fields() -> None:
    assert rows(read_csv(b'"a\nb",,c\n,,\n')) == [["a\nb", "c"]]


def test_broken_quoting_is_read_as_text() -> None:
    assert rows(read_csv(b'a,"b" c,d\n')) == [['a,"b" c,d']]


def test_nothing_but_space_is_empty() -> None:
    assert read_text(b" \n\t\n").state is FileState.EMPTY
    assert read_csv(b",,\n").state is FileState.EMPTY


def test_text_beyond_the_limit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.readers.plain.MAX_LINES", 2)
    content = read_text(b"1\n2\n3\n")
    assert rows(content) == [["1"], ["2"]]
    assert not content.pages[0].readable
    assert content.detail is not None


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("甲方：          乙方：", ["甲方：", "乙方："]),
        ("户　　名：云帆", ["户　　名：云帆"]),
        ("户    名    云帆公司", ["户    名", "云帆公司"]),
        ("2024 年    9 月    5 日", ["2024 年    9 月    5 日"]),
        ("账号\t1109", ["账号", "1109"]),
        ("户\t名", ["户", "名"]),
        ("two  spaces stay", ["two  spaces stay"]),
        ("第一条　合同标的", ["第一条　合同标的"]),
        ("   ", []),
    ],
)
def test_where_space_parts_a_line(line: str, cells: list[str]) -> None:
    assert cells_of(line) == cells
