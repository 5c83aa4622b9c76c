"""One package judged: its row, its reports, and when it is not judged again."""

from dataclasses import replace
from pathlib import Path

import pytest

from voucher_cli.batch import unit
from voucher_cli.batch.model import Outcome, Status, UnitTask
from voucher_cli.batch.options import UnitOptions
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.read_all import PackageReader, ReadOptions
from voucher_cli.language import Language
from voucher_cli.report.json import report_text
from voucher_cli.workflow.check import Request, check

from .seasons import papers, put, zipped

OPTIONS = UnitOptions(ocr=False)


def judged(
    path: Path, known: str | None = None, options: UnitOptions = OPTIONS, name: str = "包"
) -> Outcome:
    with PackageReader(ReadOptions(ocr=options.ocr, jobs=0)) as reader:
        task = UnitTask(name, path, known)
        return unit.judge_unit(task, lambda: open_package(path), options, reader)


def key_of(path: Path, options: UnitOptions = OPTIONS) -> str:
    row = judged(path, options=options).row
    assert row is not None
    return row.key


def test_the_report_is_the_one_that_check_makes(tmp_path: Path) -> None:
    path = put(tmp_path / "包", papers())
    found = judged(path)
    report = check(Request(path, reading=ReadOptions(ocr=False, jobs=0)))
    assert found.files["reports/包.json"] == report_text(report, Language.ZH)
    assert found.files["reports/包.html"].startswith("<!DOCTYPE html>")
    row = found.row
    assert row is not None
    assert (row.status, row.verdict, row.ceiling) == (
        Status.CHECKED, report.verdict, report.award.ceiling,
    )  # fmt: skip
    assert [invoice.number for invoice in row.invoices] == ["24112000000012345678"]
    assert [(c.number, c.vendor.name) for c in row.contracts] == [
        ("YF-2024-091", "北京云阶人工智能有限公司")
    ]
    assert sum(row.counts.values()) == sum(row.names.values()) == len(report.findings)
    assert set(row.written) == set(found.files)


def test_an_unchanged_package_is_not_judged_again(tmp_path: Path) -> None:
    path = put(tmp_path / "包", papers())
    key = key_of(path)
    assert judged(path, key) == unit.UNCHANGED
    (path / "report.json").write_text("{}")  # an output of ours, but the report tells of it
    assert judged(path, key).row is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda path: (path / "合同.txt").write_bytes(b"other"),
        lambda path: (path / "合同.txt").rename(path / "合同2.txt"),
        lambda path: (path / "发票.txt").unlink(),
        lambda path: (path / "新.txt").write_bytes(b""),
        lambda path: (path / "manifest.yaml").write_bytes(papers(amount="5.00")["manifest.yaml"]),
        lambda path: (path / "confirmations.yaml").write_bytes(b"[]"),
    ],
)
def test_whatever_changes_in_a_package_has_it_judged_again(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    path = put(tmp_path / "包", papers())
    key = key_of(path)
    change(path)
    found = judged(path, key)
    assert found.row is not None
    assert found.row.key != key


@pytest.mark.parametrize(
    "options",
    [
        replace(OPTIONS, language=Language.EN),
        replace(OPTIONS, html=False),
        replace(OPTIONS, policy="beijing-model-2024"),
        replace(OPTIONS, routes=("api",)),
        replace(OPTIONS, ocr=True),
    ],
)
def test_other_options_have_it_judged_again(tmp_path: Path, options: UnitOptions) -> None:
    path = put(tmp_path / "包", papers())
    assert judged(path, key_of(path), options).row is not None


def test_another_program_has_it_judged_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "包", papers())
    key = key_of(path)
    monkeypatch.setattr("voucher_cli.batch.fingerprint.of_program", lambda: "newer")
    assert judged(path, key).row is not None


def test_the_key_does_not_depend_on_when_the_files_were_read(tmp_path: Path) -> None:
    files = {**papers(), "空.pdf": b"", "坏.pdf": b"%PDF-", "a.docx": b"PK\x03\x04"}
    path = put(tmp_path / "包", files)
    assert judged(path, key_of(path)) == unit.UNCHANGED
    archive = zipped(tmp_path / "包.zip", files)
    assert judged(archive, key_of(archive)) == unit.UNCHANGED


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("坏.zip", b"PK\x03\x04 not really", "坏.zip"),
        ("空.zip", b"", "空.zip"),
        ("甲.rar", b"Rar!\x1a\x07", "解压"),
    ],
)
def test_what_is_no_package_is_a_broken_row(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    found = judged(tmp_path / name)
    assert found.row is not None
    assert found.row.status is Status.BROKEN
    assert said in (found.row.problem or "")
    assert found.files == {}


def test_a_manifest_that_cannot_be_used_is_a_broken_row_told_once(tmp_path: Path) -> None:
    path = put(tmp_path / "包", {**papers(), "manifest.yaml": b"version: 1\nfoo: 1\nbar: 2\n"})
    found = judged(path)
    assert found.row is not None
    assert "foo" in (found.row.problem or "")
    assert "bar" in (found.row.problem or "")
    assert judged(path, found.row.key) == unit.UNCHANGED  # it would be no other the next time


def test_a_bug_of_ours_is_one_row_with_its_details(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "包", papers())

    def broken(*_: object) -> None:
        raise ZeroDivisionError("spilt")

    monkeypatch.setattr(unit, "check_opened", broken)
    found = judged(path)
    assert found.row is not None
    assert found.row.status is Status.BROKEN
    assert "ZeroDivisionError" in (found.row.problem or "")
    assert "spilt" in found.files["reports/包.log"]
    assert found.row.key == ""  # the next run tries again


def test_a_manifest_changed_while_the_package_is_judged_has_it_judged_again(tmp_path: Path) -> None:
    path = put(tmp_path / "包", papers())

    def edited(_: object) -> None:
        put(path, {"manifest.yaml": papers(amount="5200000.00")["manifest.yaml"]})

    task = UnitTask("包", path)
    with PackageReader(ReadOptions(ocr=False, jobs=0)) as reader:
        first = unit.judge_unit(task, lambda: open_package(path), OPTIONS, reader, edited).row
    assert first is not None
    again = judged(path, first.key).row
    assert again is not None
    assert again.ceiling != first.ceiling
