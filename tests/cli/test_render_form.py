"""`voucher render-form`, from the command line to the files."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from forms.agency_forms import FORMS
from forms.bureau_blanks import tongzhou_reworded, whole_annex
from forms.facts import BEIJING, TONGZHOU
from forms.word import Drawing, texts
from voucher_cli.evidence.package import open_package
from voucher_cli.forms import convert

from .command import Voucher


@pytest.fixture
def beijing(tmp_path: Path) -> Path:
    package = tmp_path / "package"
    package.mkdir()
    (package / "manifest.yaml").write_text(BEIJING, encoding="utf-8")
    return package


@pytest.fixture
def tongzhou(tmp_path: Path) -> Path:
    package = tmp_path / "package"
    package.mkdir()
    (package / "manifest.yaml").write_text(TONGZHOU, encoding="utf-8")
    return package


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def written(drawing: Drawing, path: Path) -> Path:
    path.write_bytes(drawing.bytes())
    return path


def test_every_form_of_the_policy_is_written_under_the_name_that_people_expect(
    voucher: Voucher, beijing: Path
) -> None:
    ran = voucher("render-form", beijing)
    assert ran.status == 0
    assert names(beijing / "forms") == [
        "7 未获得其他市级财政资金支持承诺书.docx",
        "8 大模型应用场景承诺书.docx",
        "9 非关联企业证明.docx",
        "附件3-3 模型券奖励申报表.docx",
        "附件3-4 模型券奖励承诺书（2024年）.docx",
    ]
    form = texts((beijing / "forms" / "附件3-3 模型券奖励申报表.docx").read_bytes())
    assert "北京云帆智能科技有限公司" in form


def test_what_is_left_blank_is_told_with_the_reason_and_what_to_do_by_hand(
    voucher: Voucher, beijing: Path
) -> None:
    ran = voucher("render-form", beijing, "--form", "3-3", "--form", "3-4")
    assert "补充说明（可不填）：清单未写project.supplement" in ran.flat
    assert "盖章" in ran.flat
    assert "签字法定代表人（签字）" in ran.flat
    english = voucher("--lang", "en", "render-form", beijing, "--form", "3-3", "--force")
    assert "the manifest does not state project.supplement" in english.out


def test_nothing_is_written_over_without_force(voucher: Voucher, tongzhou: Path) -> None:
    assert voucher("render-form", tongzhou, "--form", "1-1").status == 0
    target = tongzhou / "forms" / "附件1-1 申报表.docx"
    target.write_bytes(b"signed")
    ran = voucher("render-form", tongzhou)
    assert ran.status == 2
    assert str(target) in ran.err.replace("\n", "")
    assert names(tongzhou / "forms") == [target.name]  # not one of the others either
    assert target.read_bytes() == b"signed"
    assert voucher("render-form", tongzhou, "--force").status == 0
    assert target.read_bytes() != b"signed"


def test_a_text_that_is_too_long_is_refused_and_the_status_says_so(
    voucher: Voucher, tongzhou: Path
) -> None:
    manifest = tongzhou / "manifest.yaml"
    manifest.write_text(
        manifest.read_text("utf-8").replace("主营智能客服软件。", "长" * 1001), encoding="utf-8"
    )
    ran = voucher("render-form", tongzhou, "--form", "1-1")
    assert ran.status == 1
    assert "共1012字，超过上限1000字" in ran.flat
    assert (tongzhou / "forms" / "附件1-1 申报表.docx").exists()


def test_a_dry_run_tells_each_place_and_writes_nothing(voucher: Voucher, tongzhou: Path) -> None:
    ran = voucher("render-form", tongzhou, "--dry-run")
    assert ran.status == 0
    assert "单位名称→表1第2行第2格北京云帆智能科技有限公司" in ran.flat
    assert "企业估值→表1第15行第3格，现有“万元”15000" in ran.flat
    assert not (tongzhou / "forms").exists()


def test_without_a_manifest_the_blanks_are_written_as_they_are(
    voucher: Voucher, tmp_path: Path
) -> None:
    ran = voucher("render-form", tmp_path, "--policy", "tongzhou-2025")
    assert ran.status == 0
    blank = Path("templates/tongzhou-2025/1-1.docx").read_bytes()
    assert texts((tmp_path / "forms" / "附件1-1 申报表.docx").read_bytes()) == texts(blank)


def test_without_a_manifest_the_policy_must_be_named(voucher: Voucher, tmp_path: Path) -> None:
    ran = voucher("render-form", tmp_path)
    assert ran.status == 2
    assert "--policy" in ran.err


def test_a_blank_of_one_s_own_is_filled(voucher: Voucher, tongzhou: Path, tmp_path: Path) -> None:
    drawing = tongzhou_reworded()
    blank = written(drawing, tmp_path / "申报表（下载）.docx")
    ran = voucher("render-form", tongzhou, "--template", blank, "-o", tmp_path / "out")
    assert ran.status == 0
    filled = tmp_path / "out" / "附件1-1 申报表.docx"
    assert texts(filled.read_bytes()) == drawing.expected
    assert texts(blank.read_bytes()) == texts(drawing.bytes())


def test_a_blank_that_holds_several_forms_keeps_its_name(
    voucher: Voucher, beijing: Path, tmp_path: Path
) -> None:
    drawing = whole_annex()
    blank = written(drawing, tmp_path / "附件3.docx")
    assert voucher("render-form", beijing, "--template", blank).status == 0
    assert texts((beijing / "forms" / "附件3（已填）.docx").read_bytes()) == drawing.expected


def test_the_blank_itself_is_never_written_over(
    voucher: Voucher, tongzhou: Path, tmp_path: Path
) -> None:
    blank = written(tongzhou_reworded(), tmp_path / "blank.docx")
    before = blank.read_bytes()
    ran = voucher("render-form", tongzhou, "--template", blank, "-o", blank, "--force")
    assert ran.status == 2
    assert blank.read_bytes() == before


def test_a_blank_of_nobody_s_is_refused_with_advice(
    voucher: Voucher, tongzhou: Path, tmp_path: Path
) -> None:
    drawing = Drawing()
    drawing.line("请假条")
    blank = written(drawing, tmp_path / "blank.docx")
    ran = voucher("render-form", tongzhou, "--template", blank)
    assert ran.status == 2
    assert "--values" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--form", "1-3"),
        ("--policy", "beijing-model-2024"),
        ("--template", "nowhere.docx"),
        ("--template", "README.md"),
        ("--values", "nowhere.yaml"),
        ("-o", "two-forms.docx"),
    ],
)
def test_what_cannot_be_done_is_status_2(
    voucher: Voucher, tongzhou: Path, arguments: tuple[str, ...]
) -> None:
    ran = voucher("render-form", tongzhou, *arguments)
    assert ran.status == 2
    assert ran.err
    assert not (tongzhou / "forms").exists()


def test_one_form_can_go_to_a_file(voucher: Voucher, tongzhou: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.docx"
    assert voucher("render-form", tongzhou, "--form", "1-1", "-o", target).status == 0
    assert zipfile.is_zipfile(target)


def test_a_zip_is_filled_beside_it(voucher: Voucher, tongzhou: Path, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "sent"), "zip", tongzhou)
    assert voucher("render-form", archive).status == 0
    assert len(names(tmp_path / "forms")) == 2


def test_what_it_writes_is_no_part_of_the_package(
    voucher: Voucher, tongzhou: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "office", lambda: Path("soffice"))
    monkeypatch.setattr(
        "voucher_cli.workflow.render.converted", lambda data, name, to: b"%PDF-1.7 drawn"
    )
    ran = voucher("render-form", tongzhou, "--pdf")
    assert ran.status == 0
    written = [name for name in names(tongzhou / "forms") if name.endswith(".pdf")]
    assert len(written) == 2
    assert all("".join(f"forms/{name}".split()) in ran.flat for name in written)
    (tongzhou / "forms" / "scan.pdf").write_bytes(b"%PDF-1.7 scanned")
    assert len(names(tongzhou / "forms")) == 5
    with open_package(tongzhou) as package:
        assert [entry.path for entry in package.entries] == ["forms/scan.pdf"]


def test_pdfs_without_libreoffice_are_refused_before_anything_is_written(
    voucher: Voucher, tongzhou: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "office", lambda: None)
    ran = voucher("render-form", tongzhou, "--pdf")
    assert ran.status == 2
    assert "LibreOffice" in ran.err
    assert not (tongzhou / "forms").exists()


# --- any agency's form ---


def test_pairs_of_label_and_value_fill_any_form(voucher: Voucher, tmp_path: Path) -> None:
    form = next(form for form in FORMS if form.name == "smart_factory")
    drawing = form.draw()
    blank = written(drawing, tmp_path / "blank.docx")
    values = tmp_path / "values.yaml"
    values.write_text(
        """
单位名称: [甲公司, 乙公司]
申报单位/联系人: 李敏
技术支持单位/联系人: 王五
联系电话: [010-1, 010-2]
项目名称: 智能工厂
总投资: 500
建设地点: 北京
不存在的项: 无
""",
        encoding="utf-8",
    )
    target = tmp_path / "out.docx"
    ran = voucher("render-form", "--template", blank, "--values", values, "-o", target)
    assert ran.status == 0
    assert texts(target.read_bytes()) == drawing.expected
    assert "不存在的项：表中没有这一项" in ran.flat


def test_a_dry_run_of_pairs_needs_no_place(voucher: Voucher, tmp_path: Path) -> None:
    blank = written(tongzhou_reworded(), tmp_path / "blank.docx")
    values = tmp_path / "values.yaml"
    values.write_text("单位简介: 软件", encoding="utf-8")
    ran = voucher("render-form", "--template", blank, "--values", values, "--dry-run")
    assert ran.status == 0
    assert "单位简介→表1第16行第2格" in ran.flat
    assert names(tmp_path) == ["blank.docx", "values.yaml"]


def test_pairs_need_a_blank_and_a_place(voucher: Voucher, tmp_path: Path) -> None:
    values = tmp_path / "values.yaml"
    values.write_text("甲: 乙")
    ran = voucher("render-form", "--values", values)
    assert ran.status == 2
    assert "--template" in ran.err


@pytest.mark.parametrize(
    "text", ["甲: {乙: 丙}", "- 甲", "甲: 1\n甲: 2", "甲: [1", "", "甲: &a 1\n乙: *a"]
)
def test_a_file_of_values_is_read_strictly(voucher: Voucher, tmp_path: Path, text: str) -> None:
    blank = written(tongzhou_reworded(), tmp_path / "blank.docx")
    values = tmp_path / "values.yaml"
    values.write_text(text, encoding="utf-8")
    target = tmp_path / "out.docx"
    ran = voucher("render-form", "--template", blank, "--values", values, "-o", target)
    assert ran.status == 2
    assert "values.yaml:" in ran.err
    assert not target.exists()


def test_each_form_is_named_while_it_is_written(voucher: Voucher, tmp_path: Path) -> None:
    ran = voucher("render-form", Path("examples/beijing-api"), "-o", tmp_path / "forms", "-v")
    assert ran.status == 0
    assert "[1/5]" in ran.err
    assert "3-3" in ran.err
