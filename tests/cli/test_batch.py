"""`voucher batch`."""

import json
import shutil
from pathlib import Path

import pytest

from batch.seasons import papers, put, season

from .command import Voucher


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return season(tmp_path / "季", 2)


def test_a_season_in_a_screen(voucher: Voucher, folder: Path, tmp_path: Path) -> None:
    (folder / "坏.zip").write_bytes(b"PK\x03\x04")
    (folder / "名单.xlsx").write_bytes(b"x")
    told = voucher("batch", folder, "-o", tmp_path / "out", "--no-ocr")
    assert told.status == 1
    for said in (
        "材料包 3 个",
        "需补正 2",
        "无法检查 1",
        "不是核定或批准金额",
        "名单.xlsx",
        "index.html",
    ):
        assert said in told.out
    assert told.err == ""
    again = voucher("batch", folder, "-o", tmp_path / "out", "--no-ocr", "--lang", "en")
    assert "3 packages" in again.out


def test_json_is_the_season(voucher: Voucher, folder: Path, tmp_path: Path) -> None:
    told = voucher(
        "batch", folder, "-o", tmp_path / "out", "--no-ocr", "--format", "json", "--budget", "1万"
    )
    said = json.loads(told.out)
    assert said == json.loads((tmp_path / "out" / "season.json").read_bytes())
    assert said["totals"]["budget"] == "10000.00"
    assert [found["name"] for found in said["findings"]] == ["budget-exceeded"]


def test_each_package_is_told_with_v(voucher: Voucher, folder: Path, tmp_path: Path) -> None:
    told = voucher("batch", folder, "-o", tmp_path / "out", "--no-ocr", "-v")
    assert told.err.splitlines() == ["[1/2] 包1  需补正", "[2/2] 包2  需补正"]
    (folder / "包2" / "manifest.yaml").write_bytes(b"version: [1\n")
    again = voucher("batch", folder, "-o", tmp_path / "out", "--no-ocr", "-v")
    same, broken = again.err.splitlines()
    assert same == "[1/2] 包1  需补正（未变化）"
    assert broken.startswith("[2/2] 包2  无法检查：")


def test_results_lie_in_the_current_folder_by_default(
    voucher: Voucher, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    voucher("batch", folder, "--no-ocr", "--no-html")
    assert (tmp_path / "here" / "季-检查结果" / "index.html").is_file()
    assert not list((tmp_path / "here" / "季-检查结果" / "reports").glob("*.html"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--budget", "很多"], "--budget"),
        (["--budget", "0"], "--budget"),
        (["--policy", "shanghai"], "shanghai"),
        (["--format", "html"], "html"),
        (["--cluster", "nowhere"], "nowhere"),
        (["--shared-root", "/"], "--cluster"),
        (["--route", "nonsuch"], "nonsuch"),
    ],
)
def test_what_cannot_be_used_is_told_before_any_work(
    voucher: Voucher, folder: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    told = voucher("batch", folder, "-o", tmp_path / "out", "--no-ocr", *options)
    assert told.status == 2
    assert said in told.err
    assert told.out == ""
    assert not (tmp_path / "out" / "reports" / "包1.json").exists()


def test_a_folder_without_packages(voucher: Voucher, tmp_path: Path) -> None:
    told = voucher("batch", tmp_path / "没有")
    assert told.status == 2
    assert "没有" in told.err


def test_an_interrupt_says_how_to_go_on(
    voucher: Voucher, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("voucher_cli.batch.unit._judged", interrupted)
        told = voucher("batch", folder, "-o", tmp_path / "out", "--no-ocr")
    assert told.status == 130
    assert "再次运行同一命令即可继续" in told.err
    assert voucher("batch", folder, "-o", tmp_path / "out", "--no-ocr").status == 1


def test_the_whole_season_passes_only_with_every_package(voucher: Voucher, tmp_path: Path) -> None:
    folder = tmp_path / "季"
    shutil.copytree(Path("examples/tongzhou-private"), folder / "齐备")
    told = voucher("batch", folder, "-o", tmp_path / "out")
    assert (told.status, told.err) == (0, ""), told.out
    put(folder / "又一个", papers())
    assert voucher("batch", folder, "-o", tmp_path / "out").status == 1
