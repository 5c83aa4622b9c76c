"""The HTML report: what stands in it, and what cannot get into it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as parser

from voucher_cli.confirmations import Confirmation
from voucher_cli.evidence.shot import Shot
from voucher_cli.findings import Certainty, Finding, Level, Subject
from voucher_cli.language import Language
from voucher_cli.report.html import build
from voucher_cli.report.html.build import html_report
from voucher_cli.report.html.pictures import page_key
from voucher_cli.report.html.shell import BASE_STYLE
from voucher_cli.report.model import Report, ReportedFinding, Since

from .strangers import NAME, OTHER, earlier_report, hostile_package, judged, page_of

EXAMPLE = Path(__file__).parents[3] / "examples" / "beijing-api-with-mistakes"
PICTURE = base64.b64encode(b"RIFF....WEBP").decode()


@pytest.fixture(scope="module")
def report() -> Report:
    return judged(EXAMPLE)[0]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("hostile")
    return page_of(hostile_package(folder / "p"), since=earlier_report(folder / "old.json"))


def shots(report: Report, image: str = PICTURE) -> dict[tuple[str, int], Shot]:
    """A picture for each page that a finding points at."""
    keys = (page_key(reported) for reported in report.findings)
    return {key: Shot(595.0, 842.0, (image, image[: len(image) // 2])) for key in keys if key}


def shown(report: Report, language: Language = Language.ZH) -> parser.HtmlElement:
    return parser.document_fromstring(html_report(report, language, shots(report)))


def all_of(page: parser.HtmlElement, tag: str, word: str = "") -> Iterator[parser.HtmlElement]:
    """Elements of a tag that have a class."""
    return (e for e in page.iter(tag) if not word or word in (e.get("class") or "").split())


def said(element: parser.HtmlElement) -> str:
    return " ".join(element.text_content().split())


# --- what stands in it ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
def test_verdict_and_counts_come_first_then_all_the_rest(
    report: Report, language: Language
) -> None:
    page = shown(report, language)
    assert page.get("lang") == {Language.ZH: "zh-CN", Language.EN: "en"}[language]
    sections = [e.get("id") for e in page.find(".//main").iterchildren("section")]
    assert sections == ["summary", "materials", "findings", "award", "limits", "files", "pages"]
    summary = said(page.get_element_by_id("summary"))
    assert {Language.ZH: "需补正", Language.EN: "incomplete"}[language] in summary
    assert report.applicant in summary
    assert f"{report.award.ceiling:,}" in summary
    assert not re.search("[\u4e00-\u9fff]", said(page.find(".//nav"))) or language is Language.ZH


def test_every_finding_is_there_with_all_that_is_known(report: Report) -> None:
    page = shown(report)
    cards = list(all_of(page, "article"))
    assert [c.get("data-level") for c in cards] == [r.level.value for r in report.findings]
    for card, reported in zip(cards, report.findings, strict=True):
        text, finding = said(card), reported.finding
        assert reported.id in text
        assert ("把握确定" in text) == (finding.certainty is Certainty.CERTAIN)
        if finding.source:
            assert "".join(finding.source.quote.split()) in "".join(text.split())
        for value in (finding.expected, finding.actual):
            assert not isinstance(value, str) or value in text
        pictured = page_key(reported) is not None
        assert bool(list(all_of(card, "figure"))) == pictured
        assert bool(list(all_of(card, "rect", "spot"))) == (finding.subject.box is not None)


def test_one_picture_a_page_is_shared_and_marked_with_each_finding(report: Report) -> None:
    first = next(r for r in report.findings if r.finding.subject.box)
    box = (100.0, 700.0, 200.0, 720.0)
    second = replace(
        first,
        id="another",
        finding=replace(first.finding, subject=replace(first.finding.subject, box=box)),
    )
    page = shown(replace(report, findings=(first, second)))
    assert len(list(page.iter("image"))) == 1
    (sheet,) = all_of(page, "figure", "sheet")
    marks = list(all_of(sheet, "rect", "spot"))
    assert len(marks) == 2
    assert [marks[1].get(name) for name in ("x", "y", "width", "height")] == [
        "97.0", "697.0", "106.0", "26.0",
    ]  # fmt: skip
    uses = {use.get("href") for use in page.iter("use")}
    assert uses == {f"#{image.get('id')}" for image in page.iter("image")}


def test_confirmed_new_and_mended_findings_are_marked(report: Report) -> None:
    first, second, *rest = report.findings
    settled = Confirmation(id=first.id, by="李敏", on=date(2024, 12, 9), reason="已核对原件")
    changed = replace(
        report,
        findings=(replace(first, confirmed=settled), second, *rest),
        since=Since("old.json", (second.id,), tuple(r.id for r in rest), ()),
    )
    cards = list(all_of(shown(changed), "article"))
    assert "李敏" in said(cards[0])
    assert "已核对原件" in said(cards[0])
    assert [" 新增 " in said(card) for card in cards[:3]] == [False, True, False]


def test_filters_offer_what_findings_have_and_nothing_is_hidden_without_script(
    report: Report,
) -> None:
    page = shown(report)
    assert page.get_element_by_id("filters").get("hidden") is not None
    hidden = [e for e in page.iter() if e.get("hidden") is not None]
    assert {e.get("id") for e in hidden} == {"filters", "none-shown"}
    for name, key in (("filter-material", "data-material"), ("filter-file", "data-file")):
        options = {o.get("value") for o in page.get_element_by_id(name).iter("option")} - {""}
        assert options == {card.get(key) for card in all_of(page, "article")}


def test_the_award_is_drawn_and_told(report: Report) -> None:
    award = shown(report).get_element_by_id("award")
    drawing = next(award.iter("svg"))
    named = {e.get("id"): said(e) for e in drawing if e.tag in {"title", "desc"}}
    assert list(named) == drawing.get("aria-labelledby").split()
    ceiling = f"{report.award.ceiling:,}"
    assert ceiling in said(drawing)
    assert any(ceiling in said(cell) for cell in award.iter("td"))
    for claim in report.award.claims:
        for unit in claim.units:
            assert all(f"{tier.award:,}" in said(drawing) for tier in unit.tiers)


def test_files_have_their_hashes_and_how_they_were_read(report: Report) -> None:
    files = said(shown(report).get_element_by_id("files"))
    for file in report.evidence.files:
        assert file.path in files
        assert file.sha256 in files
    assert "PDF 文字" in files


def test_headings_are_in_order_and_ids_unique(report: Report) -> None:
    page = shown(report)
    ranks = [int(e.tag[1]) for e in page.find(".//main").iter("h2", "h3", "h4")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for element in page.iter():
        for name in ("aria-labelledby", "for"):
            assert set((element.get(name) or "").split()) <= set(ids)
        if (element.get("href") or "").startswith("#"):
            assert element.get("href")[1:] in ids


def test_the_same_report_is_the_same_file(report: Report) -> None:
    once, again = (html_report(report, Language.ZH, shots(report)) for _ in range(2))
    assert once == again


# --- what cannot get into it ---------------------------------------------------------------------


def test_only_our_script_and_style_may_run_and_nothing_is_loaded(hostile: str) -> None:
    page = parser.document_fromstring(hostile)
    (policy,) = (e for e in page.iter("meta") if e.get("http-equiv"))
    rules = dict(rule.split(" ", 1) for rule in policy.get("content").split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (element,) = page.iter(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"style", "srcset", "action", "formaction", "xlink:href"}
            if name in {"href", "src"}:
                assert value.startswith(("#", "data:image/webp;base64,"))


def test_names_and_texts_of_strangers_stay_text(hostile: str) -> None:
    page = parser.document_fromstring(hostile)
    assert "49" not in said(page.find(".//h1"))
    assert "{{ 7 * 7 }}" in said(page.find(".//h1"))
    assert "<img src=x onerror=window.ran=1>" in said(page.get_element_by_id("summary"))
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= {
        "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "nav", "ul",
        "li", "main", "section", "h2", "h3", "h4", "span", "strong", "dl", "div", "dt", "dd",
        "table", "thead", "tbody", "tr", "th", "td", "fieldset", "legend", "label", "input",
        "select", "option", "button", "article", "blockquote", "code", "svg", "use", "rect",
        "figure", "figcaption", "desc", "defs", "pattern", "line", "text", "g", "image", "footer",
        "dialog", "script",
    }  # fmt: skip
    assert not list(page.iter("img"))


def test_characters_that_turn_or_hide_text_are_written_out(hostile: str) -> None:
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", hostile)
    files = said(parser.document_fromstring(hostile).get_element_by_id("files"))
    assert NAME in files
    assert OTHER.replace("\u202e", "\\u202e") in files


def test_the_hostile_package_has_pictures_too(hostile: str) -> None:
    page = parser.document_fromstring(hostile)
    images = [image.get("href") for image in page.iter("image")]
    assert images
    for image in images:
        data = base64.b64decode(image.partition(",")[2])
        assert data[:4] + data[8:12] == b"RIFFWEBP"


# --- how large it is -----------------------------------------------------------------------------


def test_a_hundred_pages_with_many_findings_stay_under_the_limit(report: Report) -> None:
    (model,) = [r for r in report.findings if r.finding.subject.box][:1]
    findings = tuple(_on_page(model, n) for n in range(1, 201))
    many = replace(report, findings=findings)
    images = {
        (str(model.finding.subject.file), n): Shot(595.0, 842.0, ("A" * 200_000, "B" * 50_000))
        for n in range(1, 101)
    }
    text = html_report(many, Language.ZH, images)
    assert len(text.encode()) < build.MOST_BYTES
    page = parser.document_fromstring(text)
    embedded = [image.get("href").partition(",")[2] for image in page.iter("image")]
    assert 20 < len(embedded) < 100
    assert {image[0] for image in embedded} == {"B"}
    assert "此页未附图" in said(page.get_element_by_id("findings"))
    assert len(list(all_of(page, "article"))) == 200


def _on_page(model: ReportedFinding, n: int) -> ReportedFinding:
    subject: Subject = replace(model.finding.subject, page=(n - 1) % 100 + 1)
    finding: Finding = replace(model.finding, subject=subject, level=Level.ERROR)
    return ReportedFinding(f"{model.id}-{n}", finding)


# --- colours -------------------------------------------------------------------------------------


def test_text_stands_out_from_its_ground() -> None:
    css = BASE_STYLE.read_text("utf-8")
    named = dict(re.findall(r"--(\w+): (#\w+)", css))
    for name in ("ink", "soft", "seal", "navy", "error", "warning", "review", "info", "good"):
        for ground in (named["tint"], "#fff", "#f7f8f9"):
            assert _contrast(named[name], ground) >= 4.5, (name, ground)
    assert _contrast("#333d49", "#fff") >= 4.5
    assert _contrast("#134f35", "#f7f8f9") >= 4.5


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_style_and_script_are_plain_ascii() -> None:
    """A console of another encoding gets the rest as character references, which these two
    cannot have."""
    for name in ("base.css", "report.css", "report.js"):
        text = (build._TEMPLATES / name).read_text("utf-8")
        assert text.isascii()
        assert "</" not in text
