"""`voucher init`: a manifest from the files alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from voucher_cli.manifest.load import load_manifest
from voucher_cli.manifest.model import Manifest

from .command import Voucher

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def without_manifest(tmp_path: Path) -> Path:
    """A sound package whose manifest is gone."""
    folder = tmp_path / "材料"
    shutil.copytree(EXAMPLES / "beijing-api", folder)
    (folder / "manifest.yaml").unlink()
    return folder


def stated(folder: Path) -> Manifest:
    return load_manifest(folder / "manifest.yaml").value


def test_amounts_dates_numbers_and_parties_are_those_of_the_files(
    voucher: Voucher, without_manifest: Path
) -> None:
    assert voucher("init", without_manifest).status == 0
    (mine,) = stated(without_manifest).claims[0].purchases
    (true,) = stated(EXAMPLES / "beijing-api").claims[0].purchases
    assert mine.contract == true.contract
    assert mine.settlements == true.settlements
    assert mine.invoices == true.invoices
    assert mine.payments == true.payments
    assert (mine.model, mine.filing_number) == (true.model, true.filing_number)
    assert (mine.vendor.name, mine.vendor.affiliated) == (true.vendor.name, False)


def test_what_is_drafted_is_found_sound_but_for_what_only_people_know(
    voucher: Voucher, without_manifest: Path
) -> None:
    voucher("init", without_manifest)
    ran = voucher("check", without_manifest, "--format", "json")
    assert ran.status == 0, ran.out


def test_values_have_their_place_and_gaps_a_hint(voucher: Voucher, without_manifest: Path) -> None:
    ran = voucher("init", without_manifest)
    text = (without_manifest / "manifest.yaml").read_text("utf-8")
    assert "amount: 1239000.00  # 3-大模型API调用结算单.pdf 第1页" in text
    assert "legal_representative:  # 待填" in text
    assert "applicant.legal_representative" in ran.out


def test_a_manifest_is_never_written_over(voucher: Voucher, without_manifest: Path) -> None:
    own = without_manifest / "manifest.yaml"
    own.write_text("version: 1  # mine\n", "utf-8")
    ran = voucher("init", without_manifest)
    assert ran.status == 2
    assert "--force" in ran.err
    assert own.read_text("utf-8") == "version: 1  # mine\n"
    assert voucher("init", without_manifest, "--force").status == 0
    assert stated(without_manifest).policy == "beijing-model-2024"


def test_an_archive_needs_a_place_to_write_to(
    voucher: Voucher, without_manifest: Path, tmp_path: Path
) -> None:
    archive = shutil.make_archive(str(tmp_path / "材料包"), "zip", without_manifest)
    ran = voucher("init", archive)
    assert ran.status == 2
    assert "-o" in ran.err
    assert voucher("init", archive, "-o", tmp_path / "draft.yaml").status == 0
    assert load_manifest(tmp_path / "draft.yaml").value.claims


def test_files_that_tell_no_policy_need_it_named(voucher: Voucher, tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("没有线索", "utf-8")
    ran = voucher("init", tmp_path)
    assert ran.status == 2
    assert "--policy" in ran.err
    named = voucher("init", tmp_path, "--policy", "tongzhou-2025", "--route", "api")
    assert named.status == 0
    assert stated(tmp_path).claims[0].route == "api"
    assert "deadline:  # 待填" in (tmp_path / "manifest.yaml").read_text("utf-8")
