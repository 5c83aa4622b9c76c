"""Values and blanks that mean harm, or were made without care."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from voucher_cli.errors import VoucherError
from voucher_cli.forms.document import open_form
from voucher_cli.forms.entering import characters, harmless
from voucher_cli.forms.fill import fill
from voucher_cli.forms.filling import Filling, Trouble
from voucher_cli.forms.load import blank_path, form_map
from voucher_cli.forms.pairs import fill_pairs
from voucher_cli.forms.spot import Doubt

from .facts import BEIJING, SECOND_CLAIM, TONGZHOU, applied
from .word import Cell, Drawing, Habits, lab, texts, val


def filled(policy: str, form: str, manifest: str, **changes: object) -> Filling:
    application = applied(manifest)
    applicant = replace(application.manifest.applicant, **changes)  # type: ignore[arg-type]
    application = replace(application, manifest=replace(application.manifest, applicant=applicant))
    return fill(
        open_form(blank_path(policy, form).read_bytes(), form), form_map(policy, form), application
    )


def cells(filling: Filling) -> list[str]:
    return texts(filling.form.saved())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("</w:t></w:r><w:br/>&amp;", "</w:t></w:r><w:br/>&amp;"),
        ("a\x00b\x0bc\x1fd\ufffee", "ab\ncde"),
        ("一\u202e二\u2067三", "一二三"),
        ("\ud800甲", "甲"),
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("]]>\t<!--", "]]> <!--"),
        ("{{name}} ${x} %s", "{{name}} ${x} %s"),
    ],
)
def test_hostile_text_is_only_text(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert shown in cells(filled("beijing-model-2024", "3-3", BEIJING, profile=text))


def test_exactly_as_many_characters_as_the_form_takes_are_written() -> None:
    text = "字 \n" * 1000
    assert characters(text) == 1000
    filling = filled("tongzhou-2025", "1-1", TONGZHOU, profile=text)
    assert "profile" in {placed.field for placed in filling.placed}


def test_one_more_is_refused_with_the_count_and_the_hint_stays() -> None:
    filling = filled("tongzhou-2025", "1-1", TONGZHOU, profile="字" * 1001)
    left = next(one for one in filling.left if one.field == "profile")
    assert (left.why, left.detail) == (Trouble.TOO_LONG, "1001/1000")
    assert any(text.startswith("示例：") for text in cells(filling))


def test_a_blank_that_takes_fewer_characters_is_obeyed() -> None:
    drawing = Drawing()
    drawing.table([[lab("申请单位情况说明（不超过10字）"), Cell()]])
    filling = fill(
        open_form(drawing.bytes(), "b"), form_map("tongzhou-2025", "1-1"), applied(TONGZHOU)
    )
    left = next(one for one in filling.left if one.field == "profile")
    assert left.why is Trouble.TOO_LONG


def test_no_value_is_endless() -> None:
    filling = filled("beijing-model-2024", "3-3", BEIJING, name="名" * 20_001)
    assert next(one for one in filling.left if one.field == "name").why is Trouble.TOO_LONG


def test_paragraphs_stay_paragraphs() -> None:
    filling = filled("beijing-model-2024", "3-3", BEIJING, profile="甲\n\n  乙\n丙")
    assert "甲\n\n  乙\n丙" in cells(filling)


def test_line_breaks_in_a_letter_become_spaces() -> None:
    filling = filled("beijing-model-2024", "3-4", BEIJING, name="甲\n乙")
    assert any("申报单位（全称）甲 乙（以下" in text for text in cells(filling))


def test_rows_that_cannot_be_copied_leave_the_second_project_out_and_say_so() -> None:
    drawing = Drawing()
    drawing.table([[lab("产品名称"), val("")]])
    drawing.table([[lab("产品类型"), val("")]])
    filling = fill(
        open_form(drawing.bytes(), "b"),
        form_map("beijing-model-2024", "3-3"),
        applied(BEIJING + SECOND_CLAIM),
    )
    why = {one.why for one in filling.left if one.number == 2}
    assert why == {Trouble.NO_ROOM}
    assert texts(filling.form.saved()) == ["产品名称", "云帆智能客服", "产品类型", "API调用"]


def test_a_label_that_stands_twice_is_not_guessed() -> None:
    drawing = Drawing()
    drawing.table([[lab("企业名称"), Cell(), lab("企业名称"), Cell()]])
    form = form_map("beijing-model-2024", "3-3")
    filling = fill(open_form(drawing.bytes(), "b"), form, applied(BEIJING))
    assert next(one for one in filling.left if one.field == "name").why is Doubt.SHARED
    assert texts(filling.form.saved()) == texts(drawing.bytes())


def test_what_is_filled_in_already_stays() -> None:
    drawing = Drawing()
    drawing.table([[lab("企业名称"), Cell("另一家公司")], [lab("上市进展"), Cell("☑甲 □暂无计划")]])
    form = form_map("beijing-model-2024", "3-3")
    filling = fill(open_form(drawing.bytes(), "b"), form, applied(BEIJING))
    assert next(one for one in filling.left if one.field == "name").why is Doubt.FILLED
    filling = fill(
        open_form(drawing.bytes(), "b"), form_map("tongzhou-2025", "1-1"), applied(TONGZHOU)
    )
    assert next(one for one in filling.left if one.field == "listing").why is Trouble.NO_OPTION
    assert texts(filling.form.saved()) == texts(drawing.bytes())


@pytest.mark.parametrize("mark", ["[ ]", "（　）", "☐", "○", "◯", "□"])
def test_marks_of_all_kinds_are_ticked(mark: str) -> None:
    drawing = Drawing()
    drawing.table([[lab("意向"), Cell(f"{mark}甲  {mark}乙")]])
    filling = fill_pairs(open_form(drawing.bytes(), "b"), {"意向": ("乙",)})
    result = texts(filling.form.saved())[1]
    assert result.startswith(f"{mark}甲")
    assert result.removeprefix(f"{mark}甲  ") in {"[√]乙", "（√）乙", "☑乙", "●乙"}


# --- blanks ---


def packed(document: bytes, **others: bytes) -> bytes:
    drawing = Drawing(Habits())
    drawing.line("x")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(drawing.bytes())) as source, zipfile.ZipFile(buffer, "w") as to:
        for name in source.namelist():
            to.writestr(name, document if name == "word/document.xml" else source.read(name))
    return buffer.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 truncated",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        packed(b"<w:document>"),
        packed(f'<!DOCTYPE w [<!ENTITY a "b">]><w:document {W}>&a;</w:document>'.encode()),
        packed(f"<w:document {W}>{'<w:tbl>' * 500}".encode()),
        packed(b"\xff\xfe<\x00"),
        packed(b'<?xml version="1.0" encoding="no-such"?><a/>'),
    ],
)
def test_what_is_no_form_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(VoucherError, match="no usable Word form"):
        open_form(data, "blank.docx")


def test_a_document_without_a_body_has_nothing_to_fill() -> None:
    form = open_form(packed(f"<w:document {W}/>".encode()), "b")
    assert form.grid.boxes == ()
    assert fill_pairs(form, {"甲": ("乙",)}).left[0].why is Trouble.NO_LABEL


def test_an_odd_span_or_merge_is_no_reason_to_fail() -> None:
    rows = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="-3"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999999"/></w:tcPr></w:tc><w:tc/></w:tr><w:tr/>'
    )
    form = open_form(
        packed(f"<w:document {W}><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>".encode()), "b"
    )
    assert len(form.grid.boxes) == 3
