"""voucher check."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from voucher_cli.report import json as report_json
from voucher_cli.report.wrapping import width

from .command import Ran, Voucher

SCHEMA = json.loads(Path(report_json.__file__).with_name("report.schema.json").read_text("utf-8"))
EXAMPLES = sorted(path.parent.name for path in Path("examples").glob("*/manifest.yaml"))
SOUND = "examples/beijing-api"
BAD = "examples/beijing-api-with-mistakes"


def report_of(ran: Ran) -> dict[str, Any]:
    """The JSON report, which must be in the published shape."""
    report: dict[str, Any] = json.loads(ran.out)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    return report


def test_the_schema_is_sound_and_forbids_unknown_keys() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def objects(node: object) -> Any:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for value in node.values():
                yield from objects(value)
        elif isinstance(node, list):
            for value in node:
                yield from objects(value)

    assert all(entry["additionalProperties"] is False for entry in objects(SCHEMA))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_a_report_in_the_published_shape(voucher: Voucher, name: str) -> None:
    ran = voucher("check", f"examples/{name}", "--format", "json")
    report = report_of(ran)
    errors = [finding for finding in report["findings"] if finding["level"] == "error"]
    assert ran.status == (1 if errors else 0)
    assert (report["verdict"] == "incomplete") == bool(errors)
    ids = [finding["id"] for finding in report["findings"]]
    assert len(ids) == len(set(ids))
    assert report["package"] == f"examples/{name}"


def test_nothing_in_a_report_depends_on_the_run() -> None:
    def shown(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "voucher_cli", "check", BAD, "--format", "json"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        return done.stdout

    first = shown("1")
    assert first == shown("2")
    assert first.startswith("{")


def test_the_report_says_the_verdict_first_then_materials_findings_award_and_limits(
    voucher: Voucher,
) -> None:
    ran = voucher("check", BAD)
    assert ran.status == 1
    assert ran.err == ""
    order = ["检查结论：需补正", "申报材料", "错误（", "最高可申领额（不是核定或批准金额）",
             "程序不能检查", "文件"]  # fmt: skip
    places = [ran.out.index(f"\n{text}") if n else ran.out.index(text)
              for n, text in enumerate(order)]  # fmt: skip
    assert places == sorted(places)
    assert "material-missing" in ran.out
    assert "应用承诺书" in ran.out
    assert "manifest.yaml:" in ran.out
    assert "附件3-1" in ran.out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", [SOUND, BAD])
def test_it_fits_80_columns_and_a_gbk_console(voucher: Voucher, name: str, language: str) -> None:
    ran = voucher("check", name, "--lang", language)
    assert all(width(line) <= 80 for line in ran.out.splitlines())
    assert "\x1b" not in ran.out
    ran.out.encode("gbk")


def test_strict_counts_reviews_and_warnings(voucher: Voucher, tmp_path: Path) -> None:
    assert voucher("check", SOUND, "--strict").status == 0
    folder = tmp_path / "材料"
    shutil.copytree(SOUND, folder)
    (folder / "秘密.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    ran = voucher("check", folder, "--no-ocr")
    assert ran.status == 0
    assert "警告 1" in ran.out
    assert voucher("check", folder, "--no-ocr", "--strict").status == 1


def test_a_zip_is_judged_like_its_folder(voucher: Voucher, tmp_path: Path) -> None:
    zipped = tmp_path / "材料.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in sorted(Path(SOUND).rglob("*")):
            archive.write(path, f"申报材料/{path.relative_to(SOUND)}")
    folder = report_of(voucher("check", SOUND, "--format", "json"))
    packed = report_of(voucher("check", zipped, "--format", "json"))
    assert packed.pop("package") != folder.pop("package")
    assert packed == folder


def test_the_current_folder_is_the_package(
    voucher: Voucher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SOUND)
    assert report_of(voucher("check", "--format", "json"))["policy"] == "beijing-model-2024"


def test_without_a_manifest_the_files_are_judged(voucher: Voucher, tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(SOUND, package)
    (package / "manifest.yaml").unlink()
    ran = voucher("check", package, "--format", "json")
    report = report_of(ran)
    assert ran.status == 1
    assert (report["policy"], report["routes"]) == ("beijing-model-2024", ["api"])
    assert report["applied_on"] is None
    missing = [f for f in report["findings"] if f["name"] == "fact-missing"]
    assert len(missing) == 1
    shown = voucher("check", package, "--policy", "beijing-model-2024", "--route", "api")
    assert "没有清单文件" in shown.out


def test_route_narrows_to_its_claims(voucher: Voucher) -> None:
    both = "examples/beijing-api-and-private"
    report = report_of(voucher("check", both, "--route", "api", "--format", "json"))
    assert report["routes"] == ["api"]
    assert {m["route"] for m in report["materials"]} == {"api"}
    assert [claim["route"] for claim in report["award"]["claims"]] == ["api"]
    whole = report_of(voucher("check", both, "--format", "json"))
    assert whole["routes"] == ["api", "private"]
    shared = [m for m in whole["materials"] if m["id"] == "application-form"]
    assert [(m["claim"], m["route"]) for m in shared] == [(None, None)]


def test_a_manifest_from_elsewhere(voucher: Voucher, tmp_path: Path) -> None:
    manifest = tmp_path / "other.yaml"
    text = Path(SOUND, "manifest.yaml").read_text("utf-8")
    manifest.write_text(text.replace("region: 北京市", "region: 河北省"), "utf-8")
    report = report_of(voucher("check", SOUND, "--manifest", manifest, "--format", "json"))
    (finding,) = [f for f in report["findings"] if f["name"] == "region-ineligible"]
    assert finding["where"].startswith("other.yaml:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-folder"], "no-such-folder"),
        (["README.md"], "README.md"),
        ([SOUND, "--policy", "tongzhou-2025"], "manifest.yaml:"),
        ([SOUND, "--policy", "beijing"], "与清单不一致"),
        ([SOUND, "--route", "private"], "清单中没有申报路径"),
        ([SOUND, "--route", "aip"], "是否想写 api"),
        ([SOUND, "--manifest", "nowhere.yaml"], "nowhere.yaml"),
        ([SOUND, "--format", "htlm"], "是否想写 html"),
        ([SOUND, "-o", "no/such/folder/report.json"], "请先建立"),
        ([SOUND, "-o", "docs"], "是文件夹"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_checked_is_exit_2(
    voucher: Voucher, arguments: list[str], said: str
) -> None:
    ran = voucher("check", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


def test_an_empty_folder_asks_which_policy(voucher: Voucher, tmp_path: Path) -> None:
    ran = voucher("check", tmp_path)
    assert ran.status == 2
    assert "--policy" in ran.err
    ran = voucher("check", tmp_path, "--policy", "tongzhou-2025")
    assert ran.status == 2
    assert "--route（compute、api、private）" in ran.err
    ran = voucher("check", tmp_path, "--policy", "tongzhou-2025", "--route", "api")
    assert ran.status == 1
    assert "缺失" in ran.out


def test_mistakes_in_a_manifest_are_all_told_with_their_lines(
    voucher: Voucher, tmp_path: Path
) -> None:
    (tmp_path / "manifest.yaml").write_text(
        "version: 1\npolcy: x\napplied_on: 2024-13-01\n"
        "claims:\n- route: api\n  purchases:\n  - contract: {file: ../x.pdf, amout: 3}\n",
        "utf-8",
    )
    ran = voucher("check", tmp_path)
    assert ran.status == 2
    assert ran.out == ""
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [
        f"{tmp_path}/manifest.yaml:{place}" for place in ("2:1", "3:13", "7:22", "7:32")
    ]


def test_an_unknown_policy_or_route_in_the_manifest_has_its_line(
    voucher: Voucher, tmp_path: Path
) -> None:
    manifest = tmp_path / "manifest.yaml"
    manifest.write_text("version: 1\npolicy: beijing-model-2042\n", "utf-8")
    ran = voucher("check", tmp_path)
    assert ran.status == 2
    assert "manifest.yaml:2:1: " in ran.err
    assert "是否想写 beijing-model-2024" in ran.err
    manifest.write_text(
        "version: 1\npolicy: beijing-model-2024\nclaims:\n- route: apy\n- route: prvate\n", "utf-8"
    )
    ran = voucher("check", tmp_path)
    assert ran.status == 2
    assert "manifest.yaml:4:3: " in ran.err
    assert "manifest.yaml:5:3: " in ran.err
    assert "是否想写 private" in ran.err


def test_a_pin_to_a_material_that_the_route_lacks_is_told(voucher: Voucher, tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text(
        "version: 1\npolicy: beijing-model-2024\nclaims:\n- route: api\n"
        "materials:\n  api: {contrat: [a.pdf]}\n",
        "utf-8",
    )
    ran = voucher("check", tmp_path)
    assert ran.status == 2
    assert "manifest.yaml:6:9: " in ran.err
    assert "是否想写 contract" in ran.err


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A package with hardly anything in it, which is quick to check."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "manifest.yaml").write_text(
        "version: 1\npolicy: beijing-model-2024\nclaims:\n- route: api\n", "utf-8"
    )
    (package / "合同.txt").write_text("采购合同", "utf-8")
    return package


class TestFile:
    """-o FILE."""

    def test_the_suffix_chooses_the_format(
        self, voucher: Voucher, small: Path, tmp_path: Path
    ) -> None:
        for name, start in (("r.json", "{"), ("r.md", "# 检查结论"), ("r.txt", "检查结论"),
                            ("r.html", "<!DOCTYPE html>")):  # fmt: skip
            ran = voucher("check", small, "-o", tmp_path / name)
            assert (ran.status, ran.out, ran.err) == (1, "", "")
            assert (tmp_path / name).read_text("utf-8").startswith(start)

    def test_nothing_is_overwritten_without_force(
        self, voucher: Voucher, small: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "out" / "report.json"
        target.parent.mkdir()
        target.write_text("precious", "utf-8")
        ran = voucher("check", small, "-o", target)
        assert ran.status == 2
        assert "--force" in ran.err
        assert target.read_text("utf-8") == "precious"
        assert voucher("check", small, "-o", target, "--force").status == 1
        assert target.read_text("utf-8").startswith("{")
        assert [path.name for path in target.parent.iterdir()] == ["report.json"]


def test_what_lies_there_and_is_not_read_is_told(voucher: Voucher, small: Path) -> None:
    (small / "confirmations.yaml").write_text("[]", "utf-8")  # read, and no paper of the package
    (small / "report.json").write_text("{}", "utf-8")
    shown = voucher("check", small).out
    assert "不算材料、未读取：report.json" in shown
    report = report_of(voucher("check", small, "--format", "json"))
    assert [file["path"] for file in report["files"]] == ["合同.txt"]


def test_verbose_tells_each_file_on_stderr(voucher: Voucher, small: Path) -> None:
    ran = voucher("-v", "check", small, "--format", "json")
    assert ran.err == "[1/1] 合同.txt\n"
    report_of(ran)


def test_names_of_files_are_text_and_nothing_else(voucher: Voucher, tmp_path: Path) -> None:
    name = "[red]合同[red]\x1b[2J\n<b>.pdf"
    (tmp_path / name).write_bytes(b"")
    arguments = (tmp_path, "--policy", "tongzhou-2025", "--route", "api")
    ran = voucher("check", *arguments)
    assert "\x1b" not in ran.out
    assert "[red]合同[red]" in ran.out
    markdown = voucher("check", *arguments, "--format", "markdown").out
    assert "<b>" not in markdown.replace("\\<b\\>", "")
    report_of(voucher("check", *arguments, "--format", "json"))


def test_html_reaches_a_console_of_any_encoding_whole(voucher: Voucher, small: Path) -> None:
    status, shown = voucher.encoded("gbk", "check", small, "--format", "html", "--lang", "zh")
    assert status == 1
    text = shown.decode("ascii")
    assert text.startswith("<!DOCTYPE html>")
    assert "".join(f"&#{ord(c)};" for c in "检查结论") in text
    assert voucher("check", small, "--format", "html").out.startswith("<!DOCTYPE html>")
