"""manifest.xlsx is taken wherever manifest.yaml is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from voucher_cli.draft.model import Draft
from voucher_cli.draft.workbook.write import manifest_book
from voucher_cli.language import Language
from voucher_cli.manifest.load import load_manifest

from .command import Voucher

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The package with mistakes, its manifest as a workbook, with what a quick check needs."""
    folder = tmp_path / "材料"
    folder.mkdir()
    for name in ("2-项目合同.pdf", "4-1-发票（9月）.pdf", "4-4-付款回单（9月）.pdf"):
        shutil.copy(EXAMPLES / "beijing-api-with-mistakes" / name, folder / name)
    stated = load_manifest(EXAMPLES / "beijing-api-with-mistakes" / "manifest.yaml").value
    written = manifest_book(Draft(stated), None, (), Language.ZH)
    (folder / "manifest.xlsx").write_bytes(written.data)
    return folder


def findings(out: str) -> list[dict[str, str | None]]:
    report: dict[str, list[dict[str, str | None]]] = json.loads(out)
    assert not [file for file in report["files"] if "manifest" in str(file["path"])]
    return report["findings"]


def test_check_names_cells_and_does_not_count_the_workbook_as_a_paper(
    voucher: Voucher, package: Path
) -> None:
    ran = voucher("check", package, "--format", "json")
    assert ran.status == 1
    places = {str(finding["where"]) for finding in findings(ran.out)}
    assert "manifest.xlsx:发票!C5" in places  # names a file that is not there


def test_an_archive_and_a_manifest_from_elsewhere_may_be_workbooks(
    voucher: Voucher, package: Path, tmp_path: Path
) -> None:
    inside = findings(voucher("check", package, "--format", "json").out)
    archive = shutil.make_archive(str(tmp_path / "包"), "zip", tmp_path, "材料")
    assert "manifest.xlsx" in "".join(ZipFile(archive).namelist())
    assert findings(voucher("check", archive, "--format", "json").out) == inside
    elsewhere = tmp_path / "清单.xlsx"
    (package / "manifest.xlsx").rename(elsewhere)
    ran = voucher("check", package, "--manifest", elsewhere, "--format", "json")
    assert {f["name"] for f in findings(ran.out)} == {f["name"] for f in inside}


def test_award_and_forms_come_from_the_workbook(
    voucher: Voucher, package: Path, tmp_path: Path
) -> None:
    as_text = voucher("calc", "--manifest", EXAMPLES / "beijing-api-with-mistakes")
    assert voucher("calc", "--manifest", package).out == as_text.out
    assert voucher("calc", "--manifest", package / "manifest.xlsx").out == as_text.out
    ran = voucher("render-form", package, "--dry-run")
    assert ran.status == 0
    assert "岚汐" in ran.out


def test_two_manifests_are_one_too_many(voucher: Voucher, package: Path) -> None:
    shutil.copy(EXAMPLES / "beijing-api-with-mistakes" / "manifest.yaml", package)
    for command in (("check",), ("calc", "--manifest"), ("render-form",)):
        ran = voucher(*command, package)
        assert ran.status == 2
        assert "manifest.xlsx、manifest.yaml" in ran.err
        assert "删除" in ran.err


def test_faults_go_by_sheet_and_cell(voucher: Voucher, package: Path) -> None:
    book = openpyxl.load_workbook(package / "manifest.xlsx")
    book["发票"]["F4"] = "三千"
    book["申报项"]["B4"] = "aip"
    book.save(package / "manifest.xlsx")
    ran = voucher("check", package)
    assert ran.status == 2
    assert "manifest.xlsx:发票!F4: 三千 不是金额" in ran.err
    book["发票"]["F4"] = 3000
    book.save(package / "manifest.xlsx")
    ran = voucher("check", package)
    assert "manifest.xlsx:申报项!B4" in ran.err
    assert "是否想写 api？" in ran.err


def test_init_drafts_a_workbook_that_loads(voucher: Voucher, package: Path) -> None:
    own = package / "manifest.xlsx"
    own.unlink()
    ran = voucher("init", package, "--format", "xlsx", "--policy", "beijing-model-2024",
                  "--route", "api")  # fmt: skip
    assert ran.status == 0
    assert "申报单位!B7" in ran.out  # a gap, by its cell
    (purchase,) = load_manifest(own).value.claims[0].purchases
    assert purchase.invoices[0].number == "24112000000418310091"
    comment = openpyxl.load_workbook(own)["发票"]["D4"].comment
    assert comment.text == "4-1-发票（9月）.pdf 第1页"
    again = voucher("init", package, "--format", "xlsx")
    assert again.status == 2
    assert "--force" in again.err


def test_init_never_makes_a_second_manifest(voucher: Voucher, package: Path) -> None:
    ran = voucher("init", package, "--force")
    assert ran.status == 2
    assert "manifest.xlsx" in ran.err
    assert not (package / "manifest.yaml").exists()


def test_init_tells_formats_that_there_are_not(voucher: Voucher, tmp_path: Path) -> None:
    ran = voucher("init", tmp_path, "--format", "xlxs")
    assert ran.status == 2
    assert "是否想写 xlsx？" in ran.err
    ran = voucher("init", tmp_path, "--format", "xlsx", "-o", tmp_path / "a.yaml")
    assert ran.status == 2
    assert "后缀" in ran.err
