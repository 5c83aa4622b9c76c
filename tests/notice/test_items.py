"""What a notice lists, and the file that it becomes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.award.model import Award
from voucher_cli.confirmations import Confirmation
from voucher_cli.evidence.model import Evidence
from voucher_cli.findings import Finding, Level, Subject
from voucher_cli.language import Language
from voucher_cli.manifest.model import Applicant, Manifest
from voucher_cli.notice.document import notice
from voucher_cli.notice.items import count, listed
from voucher_cli.notice.paper import harmless
from voucher_cli.notice.styles import Style
from voucher_cli.policy.library import get_policy
from voucher_cli.report.model import MaterialState, MaterialStatus, Report, ReportedFinding

POLICY = get_policy("beijing-model-2024")
ROUTE = POLICY.routes[0]
CITE = ROUTE.materials[1].cite


def missing(material: str, title: str, number: str = "8") -> Finding:
    subject = Subject("api", "api", material)
    values = {"number": number, "title": title}
    return Finding("material-missing", Level.ERROR, subject, values=values, source=CITE)


def unread(file: str, page: int, level: Level = Level.REVIEW) -> Finding:
    subject = Subject("api", "api", "contract", file=file, page=page)
    values = {"pages": str(page), "of": "9"}
    return Finding("text-unreadable", level, subject, values=values, detail=str(page))


def reported(*findings: Finding) -> tuple[ReportedFinding, ...]:
    return tuple(ReportedFinding(f"{f.id}-{n}", f) for n, f in enumerate(findings))


def report(findings: Sequence[ReportedFinding], applicant: str = "北京云帆科技有限公司") -> Report:
    return Report(
        package="包",
        policy=POLICY,
        routes=("api",),
        applied_on=date(2024, 12, 10),
        drafted=False,
        materials=tuple(
            MaterialState("api", "api", m.id, m.number, m.title, MaterialStatus.PRESENT, files=())
            for m in ROUTE.materials
        ),
        evidence=Evidence((), ()),
        findings=tuple(findings),
        award=Award(claims=(), caps=(), ceiling=Decimal(0), readings=()),
        not_checked=(),
        manifest=Manifest(1, applicant=Applicant(applicant)),
    )


def text_of(data: bytes) -> str:
    document: Any = docx.Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join(lines)


def test_materials_stand_in_the_order_of_the_list_and_the_rest_behind() -> None:
    general = Finding("classified-marking", Level.ERROR, values={"marking": "秘密"})
    findings = (general, missing("scenario-letter", "应用承诺书"), missing("contract", "项目合同"))
    found = listed(report(reported(*findings)), Language.ZH)
    assert [material.number for material in found.mend] == ["2", "8", ""]


def test_the_same_in_several_files_is_one_item_with_all_its_places() -> None:
    found = listed(report(reported(*(unread("合同.pdf", n) for n in (1, 2, 3)))), Language.ZH)
    assert count(found.explain) == 1
    (item,) = found.explain[0].items
    places = "".join(point.text + "".join(point.places) for point in item.points)
    assert all(str(n) in places for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("told", "where", "places"),
    [
        ("manifest.yaml:56", "manifest.yaml:56", ()),
        ("manifest.yaml:56", "manifest.yaml:5", ("manifest.yaml:5",)),
        ("manifest.yaml", "manifest.yaml:56", ("manifest.yaml:56",)),
    ],
)
def test_a_place_that_the_sentence_names_is_not_named_again(
    told: str, where: str, places: tuple[str, ...]
) -> None:
    finding = Finding(
        "value-not-found",
        Level.REVIEW,
        Subject("api", "api", "contract", where=where),
        variant="contract-unnamed",
        values={"manifest": told},
        expected="1,860,000.00",
    )
    (material,) = listed(report(reported(finding)), Language.ZH).explain
    (point,) = material.items[0].points
    assert told in point.text
    assert point.places == places


def test_what_is_settled_or_a_remark_is_left_out() -> None:
    settled = Confirmation(id="x", sha256=None, by="李敏", on=date(2024, 12, 20), reason="已看原件")
    (one, two) = reported(unread("合同.pdf", 1), unread("合同.pdf", 2, Level.INFO))
    found = listed(report([replace(one, confirmed=settled), two]), Language.ZH)
    assert found.empty


def test_reviews_are_to_be_explained_and_warnings_to_be_mended() -> None:
    found = listed(
        report(reported(unread("a.pdf", 1, Level.WARNING), unread("b.pdf", 1))), Language.ZH
    )
    assert (count(found.mend), count(found.explain)) == (1, 1)


def test_the_reviewers_own_file_is_none_of_the_applicants_business() -> None:
    finding = Finding("confirmation-unused", Level.WARNING, values={"id": "x"})
    assert listed(report(reported(finding)), Language.ZH).empty


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("findings", [(), (missing("contract", "项目合同"),)])
def test_nothing_is_ever_granted(
    style: Style, language: Language, findings: tuple[Finding, ...]
) -> None:
    text = text_of(notice(report(reported(*findings)), style, None, language))
    for word in ("予以支持", "同意支持", "批准你单位", "拟支持", "is granted", "approved"):
        assert word not in text
    assert "____" in text or not findings


def test_the_faces_and_margins_of_official_papers() -> None:
    data = notice(
        report(reported(missing("contract", "项目合同"))), Style.BUREAU, None, Language.ZH
    )
    document: Any = docx.Document(io.BytesIO(data))
    (section,) = document.sections
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 37, 28]
    markup = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    for face in ("宋体", "仿宋", "黑体"):
        assert f'w:eastAsia="{face}"' in markup
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "序号",
        "材料",
        "问题",
        "依据",
        "补正要求",
    ]
    assert "tblHeader" in markup


def test_a_checklist_has_a_box_for_each_point() -> None:
    findings = reported(missing("contract", "项目合同"), unread("a.pdf", 1))
    text = text_of(notice(report(findings), Style.CLIENT, date(2025, 1, 9), Language.ZH))
    assert text.count("□") == 2
    assert "2025年1月9日" in text


@settings(max_examples=30)
@given(st.text(), st.text(), st.sampled_from(list(Style)))
def test_any_text_makes_a_file_that_opens(name: str, title: str, style: Style) -> None:
    findings = reported(missing("contract", title), unread(name or "x", 1))
    data = notice(report(findings, applicant=name), style, None, Language.ZH)
    assert "项目合同" in text_of(data)


@given(st.text(max_size=50))
def test_harmless_text_has_no_control_characters(text: str) -> None:
    safe = harmless(text)
    assert not any(ord(c) < 32 or c in "\x7f\ufffe\uffff\u202e" for c in safe)


def test_endless_text_is_cut() -> None:
    assert len(harmless("长" * 10_000)) == 600
