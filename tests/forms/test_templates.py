"""The blanks that the program carries, held row by row against the policy texts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from voucher_cli.forms.load import blank_path, form_map
from voucher_cli.policy.library import get_policy, policy_ids

from .official_text import lines, rows
from .word import WORD, texts

FORMS = [(policy, form.id) for policy in policy_ids() for form in get_policy(policy).forms]
APPLICATIONS = [("beijing-model-2024", "3-3"), ("tongzhou-2025", "1-1")]
COMMITMENTS = [("beijing-model-2024", "3-4"), ("tongzhou-2025", "1-2")]


def root(path: Path) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        return ET.fromstring(file.read("word/document.xml"))


def number(element: ET.Element, name: str) -> int:
    return int(element.attrib[f"{{{WORD}}}{name}"])


@pytest.mark.parametrize(("policy", "form"), APPLICATIONS)
def test_an_application_form_has_every_row_of_the_text_in_order(policy: str, form: str) -> None:
    drawn = texts(blank_path(policy, form).read_bytes())
    printed = [cell for row in rows(policy, form) for cell in row]
    if form == "1-1":  # the cells under 财务数据 are one merged cell
        printed = [c for row in rows(policy, form) for c in (row if row[0] else row[1:])]
    title = lines(policy, form)[:2]
    assert drawn == [*title, *printed]


@pytest.mark.parametrize(("policy", "form"), COMMITMENTS)
def test_a_commitment_letter_is_the_text_word_for_word(policy: str, form: str) -> None:
    assert texts(blank_path(policy, form).read_bytes()) == lines(policy, form)


@pytest.mark.parametrize(("policy", "form"), FORMS)
def test_every_form_of_a_policy_has_a_blank_and_a_map(policy: str, form: str) -> None:
    assert form_map(policy, form).file.endswith(".docx")
    assert zipfile.is_zipfile(blank_path(policy, form))


@pytest.mark.parametrize(("policy", "form"), FORMS)
def test_a_blank_is_a4_and_its_widths_add_up(policy: str, form: str) -> None:
    document = root(blank_path(policy, form))
    size = next(document.iter(f"{{{WORD}}}pgSz"))
    margins = next(document.iter(f"{{{WORD}}}pgMar"))
    assert (number(size, "w"), number(size, "h")) == (11906, 16838)
    for table in document.iter(f"{{{WORD}}}tbl"):
        columns = [number(c, "w") for c in table.iter(f"{{{WORD}}}gridCol")]
        room = number(size, "w") - number(margins, "left") - number(margins, "right")
        assert sum(columns) <= room + len(columns)  # centimetres come out a twip apart
        for row in table.iter(f"{{{WORD}}}tr"):
            widths = [number(w, "w") for w in row.iter(f"{{{WORD}}}tcW")]
            assert sum(widths) == pytest.approx(sum(columns), abs=len(columns) * 2)


@pytest.mark.parametrize(("policy", "form"), FORMS)
def test_all_text_of_a_blank_is_set_in_a_chinese_font(policy: str, form: str) -> None:
    runs = list(root(blank_path(policy, form)).iter(f"{{{WORD}}}r"))
    assert runs
    for run in runs:
        fonts = [f.attrib.get(f"{{{WORD}}}eastAsia") for f in run.iter(f"{{{WORD}}}rFonts")]
        assert fonts in (["宋体"], ["黑体"], ["仿宋"])


@pytest.mark.parametrize(("policy", "form"), FORMS)
def test_a_blank_holds_no_placeholders_and_no_names(policy: str, form: str) -> None:
    path = blank_path(policy, form)
    assert not any(c in "{}$<>" for text in texts(path.read_bytes()) for c in text)
    with zipfile.ZipFile(path) as file:
        core = ET.fromstring(file.read("docProps/core.xml"))
    authors = [e.text for e in core if e.tag.endswith(("creator", "lastModifiedBy"))]
    assert not any(authors)


def test_the_letters_go_to_the_office_that_wants_them() -> None:
    policy = get_policy("beijing-model-2024")
    for form in policy.forms[2:]:
        drawn = texts(blank_path(policy.id, form.id).read_bytes())
        assert drawn[1] == "北京市经济和信息化局："
        assert drawn[-1].split() == ["年", "月", "日"]
        assert any(line.startswith("法定代表人（签字）") for line in drawn)
        assert any("盖章" in line for line in drawn)
