"""confirmations.yaml and `voucher confirm`: what a reviewer has settled no longer counts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from .command import Voucher

EXAMPLES = Path(__file__).parents[2] / "examples"
BY = ("--by", "李敏", "--reason", "已看原件", "--on", "2024-12-20")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package with errors, warnings and matters to review."""
    copy = tmp_path / "材料"
    shutil.copytree(EXAMPLES / "beijing-api-with-mistakes", copy)
    return copy


def checked(voucher: Voucher, folder: Path, *options: object) -> dict[str, Any]:
    ran = voucher("check", folder, "--format", "json", *options)
    assert ran.status in (0, 1), ran.err
    report: dict[str, Any] = json.loads(ran.out)
    return report


def one(report: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [f for f in report["findings"] if f["name"] == name]
    return dict(found)


def test_a_confirmed_finding_stays_and_no_longer_counts(voucher: Voucher, folder: Path) -> None:
    before = one(checked(voucher, folder), "document-undated")
    assert before["confirmed"] is None
    assert voucher("confirm", folder, before["id"], *BY).status == 0
    report = checked(voucher, folder)
    after = one(report, "document-undated")
    assert after["confirmed"] == {"by": "李敏", "on": "2024-12-20", "reason": "已看原件"}
    assert {**after, "confirmed": None} == before
    assert "已确认 1" in voucher("check", folder).out


def test_every_review_and_warning_settled_leaves_only_the_errors(
    voucher: Voucher, folder: Path
) -> None:
    (folder / "7-未获其他市级财政资金支持承诺书.pdf").unlink(missing_ok=True)
    report = checked(voucher, folder)
    for finding in report["findings"]:
        status = voucher("confirm", folder, finding["id"], *BY).status
        assert status == (0 if finding["level"] in ("review", "warning") else 2)
    assert checked(voucher, folder)["verdict"] == "incomplete"


def test_a_changed_file_takes_the_confirmation_with_it(voucher: Voucher, folder: Path) -> None:
    before = one(checked(voucher, folder), "document-undated")
    voucher("confirm", folder, before["id"], *BY)
    paper = folder / before["file"]
    paper.write_bytes(paper.read_bytes() + b"\n% another copy\n")
    report = checked(voucher, folder)
    assert one(report, "document-undated")["confirmed"] is None
    unused = one(report, "confirmation-unused")
    assert unused["level"] == "warning"
    assert "更换" in unused["message"]
    assert unused["where"] == "confirmations.yaml:1"


def test_an_entry_for_nothing_is_told(voucher: Voucher, folder: Path) -> None:
    (folder / "confirmations.yaml").write_text(
        "- {id: seal-missing-0000000000, sha256: null, by: 李敏, on: 2024-12-20, reason: 看过}\n",
        "utf-8",
    )
    report = checked(voucher, folder)
    assert "不存在" in one(report, "confirmation-unused")["message"]
    assert not any(f["file"] == "confirmations.yaml" for f in report["findings"])


def test_an_error_cannot_be_confirmed(voucher: Voucher, folder: Path) -> None:
    error = one(checked(voucher, folder), "material-missing")
    ran = voucher("confirm", folder, error["id"], *BY)
    assert ran.status == 2
    assert not (folder / "confirmations.yaml").exists()
    (folder / "confirmations.yaml").write_text(
        f"- {{id: {error['id']}, sha256: null, by: 李敏, on: 2024-12-20, reason: 看过}}\n", "utf-8"
    )
    report = checked(voucher, folder)
    assert one(report, "material-missing")["confirmed"] is None
    assert "错误" in one(report, "confirmation-unused")["message"]


def test_entries_are_added_and_comments_stay(voucher: Voucher, folder: Path) -> None:
    kept = folder / "confirmations.yaml"
    kept.write_text("# 复核记录\n", "utf-8")
    report = checked(voucher, folder)
    ids = [f["id"] for f in report["findings"] if f["level"] in ("review", "warning")]
    for finding_id in ids:
        assert voucher("confirm", folder, finding_id, *BY).status == 0
    text = kept.read_text("utf-8")
    assert text.startswith("# 复核记录\n")
    assert [line for line in text.splitlines() if line.startswith("- id:")] == [
        f"- id: {finding_id}" for finding_id in ids
    ]
    again = voucher("confirm", folder, ids[0], *BY)
    assert again.status == 2
    assert kept.read_text("utf-8") == text


def test_a_list_in_an_older_encoding_is_added_to(voucher: Voucher, folder: Path) -> None:
    kept = folder / "confirmations.yaml"
    kept.write_bytes("# 复核记录\n".encode("gb18030"))
    found = one(checked(voucher, folder), "document-undated")["id"]
    assert voucher("confirm", folder, found, *BY).status == 0
    assert kept.read_text("utf-8").startswith("# 复核记录\n- id: ")


def test_confirmations_may_lie_elsewhere(voucher: Voucher, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    finding = one(checked(voucher, folder), "document-undated")
    ran = voucher("confirm", folder, finding["id"], *BY, "--confirmations", kept)
    assert ran.status == 0
    assert not (folder / "confirmations.yaml").exists()
    report = checked(voucher, folder, "--confirmations", kept)
    assert one(report, "document-undated")["confirmed"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- {id: a, by: b, on: 2024-12-20}\n", "confirmations.yaml:1:"),
        ("- {id: a, by: ' ', on: 2024-12-20, reason: c}\n", "confirmations.yaml:1:11"),
        ("- {id: a, sha256: abc, by: b, on: 2024-12-20, reason: c}\n", "confirmations.yaml:1:"),
        ("- {id: a, by: b, on: 2024-12-20, reason: c, why: d}\n", "confirmations.yaml:1:"),
        ("id: a\n", "confirmations.yaml:1:1"),
    ],
)
def test_a_broken_file_is_told_with_its_place(
    voucher: Voucher, folder: Path, text: str, where: str
) -> None:
    (folder / "confirmations.yaml").write_text(text, "utf-8")
    ran = voucher("check", folder)
    assert ran.status == 2
    assert where in ran.err


def test_an_unknown_id_names_the_nearest(voucher: Voucher, folder: Path) -> None:
    finding = one(checked(voucher, folder), "document-undated")
    ran = voucher("confirm", folder, finding["id"][:-1], *BY)
    assert ran.status == 2
    assert finding["id"] in ran.err


def test_since_an_earlier_report(voucher: Voucher, folder: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "old.json"
    voucher("check", folder, "--format", "json", "-o", earlier)
    old = json.loads(earlier.read_text("utf-8"))
    (folder / "9-非关联企业证明.pdf").unlink()
    shutil.copy(EXAMPLES / "beijing-api" / "8-应用场景承诺书.pdf", folder)
    report = checked(voucher, folder, "--since", earlier)
    since = report["since"]
    names = {f["id"]: (f["name"], f["material"]) for f in report["findings"]}
    assert [names[i] for i in since["new"]] == [("material-missing", "non-affiliation-proof")]
    assert [f["name"] for f in since["mended"]] == ["material-missing"]
    assert set(since["open"]) == {f["id"] for f in old["findings"]} - {
        f["id"] for f in since["mended"]
    }
    shown = voucher("check", folder, "--since", earlier).out
    assert "[新增]" in shown
    assert "已改正：" in shown


def test_since_something_else_is_refused(voucher: Voucher, folder: Path, tmp_path: Path) -> None:
    for text in ("{}", "[]", "not json", '{"schema": "voucher-report/1", "findings": [1]}'):
        (tmp_path / "old.json").write_text(text, "utf-8")
        ran = voucher("check", folder, "--since", tmp_path / "old.json")
        assert ran.status == 2, text
        assert "old.json" in ran.err
