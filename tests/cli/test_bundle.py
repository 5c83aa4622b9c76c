"""voucher bundle."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from voucher_cli.errors import VoucherError
from voucher_cli.workflow.bundle import size_of

from .command import Voucher

EXAMPLES = Path(__file__).parents[2] / "examples"
SOUND = EXAMPLES / "beijing-api"
BAD = EXAMPLES / "beijing-api-with-mistakes"


@pytest.fixture(autouse=True)
def _without_office() -> Iterator[None]:
    """Word files need not be turned into pages here, which takes seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("voucher_cli.volume.opening.office", lambda: None)
        yield


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A package of one paper, which lacks all others."""
    folder = tmp_path / "包"
    folder.mkdir()
    shutil.copy(SOUND / "9-非关联企业证明.pdf", folder)
    return folder


SMALL = ("--policy", "beijing-model-2024", "--route", "api", "--allow-errors")


def pages_of(path: Path) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()), strict=True)
    return ["".join(page.extract_text().split()) for page in reader.pages]


def test_a_volume_read_again_has_the_same_materials_and_award(
    voucher: Voucher, tmp_path: Path
) -> None:
    folder = tmp_path / "册"
    folder.mkdir()
    target = folder / "申报材料册.pdf"
    ran = voucher("bundle", SOUND, "-o", target)
    assert ran.status == 0, ran.err
    assert "LibreOffice" in ran.err  # the form as a Word file
    assert ran.out == ""
    ran = voucher("check", SOUND, "--format", "json")
    before = json.loads(ran.out)
    ran = voucher(
        "check", folder, "--policy", before["policy"], "--route", "api", "--format", "json"
    )
    after = json.loads(ran.out)
    assert {m["id"]: m["status"] for m in after["materials"]} == {
        m["id"]: m["status"] for m in before["materials"]
    }
    assert after["award"]["ceiling"] == before["award"]["ceiling"]
    (file,) = after["files"]
    kinds = [part["kind"] for part in file["parts"]]
    assert kinds.count("invoice") == kinds.count("payment") == 3
    assert "other" not in kinds


def test_a_package_with_errors_is_bound_only_when_told(voucher: Voucher, tmp_path: Path) -> None:
    target = tmp_path / "册.zip"
    ran = voucher("bundle", BAD, "-o", target)
    assert ran.status == 1
    assert "应用承诺书" in ran.err
    assert "--allow-errors" in ran.err
    assert not list(tmp_path.iterdir())
    assert voucher("bundle", BAD, "-o", target, "--allow-errors").status == 0
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    assert "02-项目合同/02-01-2-项目合同.pdf" in names


def test_what_is_missing_is_told_in_the_contents(voucher: Voucher, tmp_path: Path) -> None:
    target = tmp_path / "册.pdf"
    voucher("bundle", BAD, "-o", target, "--allow-errors")
    contents = pages_of(target)[1]
    assert "未提供的材料8应用承诺书缺" in contents


def test_nothing_is_written_over_by_accident(voucher: Voucher, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "册.zip"
    target.write_bytes(b"mine")
    ran = voucher("bundle", small, "-o", target, *SMALL)
    assert ran.status == 2
    assert "--force" in ran.err
    assert target.read_bytes() == b"mine"
    assert voucher("bundle", small, "-o", target, "--force", *SMALL).status == 0
    assert sorted(tmp_path.iterdir()) == sorted([small, target])


def test_a_volume_in_the_package_is_none_of_its_papers(voucher: Voucher, small: Path) -> None:
    ran = voucher("bundle", small, "-o", small / "全部.zip", *SMALL)
    assert ran.status == 2
    assert "申报材料册" in ran.err
    assert voucher("bundle", small, "-o", small / "申报材料册.zip", *SMALL).status == 0
    report = json.loads(voucher("check", small, *SMALL[:4], "--format", "json").out)
    assert [file["path"] for file in report["files"]] == ["9-非关联企业证明.pdf"]


@pytest.mark.parametrize("name", ["册.doc", "册"])
def test_another_kind_of_file_is_refused(voucher: Voucher, tmp_path: Path, name: str) -> None:
    ran = voucher("bundle", SOUND, "-o", tmp_path / name)
    assert ran.status == 2
    assert ".zip" in ran.err


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("10MB", 10_000_000),
        ("10m", 10_000_000),
        ("500 KB", 500_000),
        ("1.5MiB", 1_500_000),
        ("2000000", 2_000_000),
    ],
)
def test_sizes_as_people_write_them(text: str, size: int) -> None:
    assert size_of(text) == size


@pytest.mark.parametrize("text", ["", "0", "-1MB", "ten", "1TB", "99KB", "1e9", "٣MB" * 3])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(VoucherError):
        size_of(text)


def test_the_help_holds_an_example(voucher: Voucher) -> None:
    assert "voucher bundle ./" in " ".join(voucher("bundle", "--help").out.split())
