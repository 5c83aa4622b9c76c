"""voucher notice."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from .command import Voucher

EXAMPLES = Path(__file__).parents[2] / "examples"
SOUND = EXAMPLES / "beijing-api"
BAD = EXAMPLES / "beijing-api-with-mistakes"


def text_of(path: Path) -> str:
    document: Any = docx.Document(io.BytesIO(path.read_bytes()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join(lines)


def test_everything_still_to_mend_stands_there(voucher: Voucher, tmp_path: Path) -> None:
    target = tmp_path / "通知.docx"
    ran = voucher("notice", BAD, "-o", target, "--deadline", "2025-01-10")
    assert ran.status == 0, ran.err
    text = text_of(target)
    report = json.loads(voucher("check", BAD, "--format", "json").out)
    for finding in report["findings"]:
        if finding["level"] != "info":
            assert finding["message"] in text
            assert finding["hint"] in text
    assert "2025年1月10日" in text
    assert "北京市经济和信息化局" in text
    assert ran.out == ""


def test_nothing_to_mend_is_said(voucher: Voucher, tmp_path: Path) -> None:
    target = tmp_path / "通知.docx"
    ran = voucher("notice", SOUND, "-o", target)
    assert ran.status == 0
    assert "没有需要补正的事项" in ran.err
    assert "未发现需要补正的事项" in text_of(target)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A package of one paper, which lacks all others."""
    folder = tmp_path / "包"
    folder.mkdir()
    shutil.copy(SOUND / "9-非关联企业证明.pdf", folder)
    return folder


SMALL = ("--policy", "beijing-model-2024", "--route", "api")


def test_it_is_written_where_the_user_is_and_never_over_something(
    voucher: Voucher, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert voucher("notice", small, *SMALL).status == 0
    target = tmp_path / "补正材料通知书.docx"
    before = target.read_bytes()
    ran = voucher("notice", small, *SMALL)
    assert ran.status == 2
    assert "--force" in ran.err
    assert voucher("notice", small, "--force", *SMALL).status == 0
    assert target.read_bytes() == before  # the same whenever it is made
    assert voucher("notice", small, "--style", "client", *SMALL).status == 0
    assert (tmp_path / "申报材料补正清单.docx").exists()


def test_a_notice_in_the_package_is_none_of_its_papers(voucher: Voucher, small: Path) -> None:
    assert voucher("notice", small, "-o", small / "问题.docx", *SMALL).status == 2
    assert voucher("notice", small, "-o", small, *SMALL).status == 0
    report = json.loads(voucher("check", small, *SMALL, "--format", "json").out)
    assert [file["path"] for file in report["files"]] == ["9-非关联企业证明.pdf"]


def test_wrong_options_are_told(voucher: Voucher, tmp_path: Path) -> None:
    ran = voucher("notice", SOUND, "--style", "clients", "-o", tmp_path / "a.docx")
    assert ran.status == 2
    assert "client" in ran.err
    assert voucher("notice", SOUND, "-o", tmp_path / "a.pdf").status == 2
    assert voucher("notice", SOUND, "--deadline", "soon").status == 2


def test_the_help_holds_an_example(voucher: Voucher) -> None:
    assert "voucher notice ./" in " ".join(voucher("notice", "--help").out.split())
