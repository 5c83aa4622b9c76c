"""The page of a season: what stands in it, and what cannot get into it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html as parser

from voucher_cli.batch.model import Row
from voucher_cli.batch.page import gather
from voucher_cli.batch.page.build import write_page
from voucher_cli.batch.season import Season
from voucher_cli.findings import Level
from voucher_cli.language import Language
from voucher_cli.report.model import Verdict

from .seasons import HOSTILE, broken, hostile, many, reused, row, season, squeezed, written

TEMPLATES = Path(gather.__file__).parent / "templates"
EXAMPLE = [
    row("甲包", {"seal-missing": {Level.ERROR: 2}, "tax-basis": {Level.INFO: 1}}, ceiling="100.00"),
    row("乙包", {"seal-unverifiable": {Level.REVIEW: 3}}, ceiling="2000.50"),
    row("丙包", applicant=None, ceiling="30000.00"),
    row("丁包", {"evidence-short": {Level.WARNING: 4}}, ceiling="400000.00"),
    broken("坏包.zip", "压缩包损坏"),
]
ACROSS = [reused("丙包", "甲包")]


def shown(
    folder: Path,
    rows: Sequence[Row],
    whole: Season | None = None,
    language: Language = Language.ZH,
) -> parser.HtmlElement:
    page = written(folder, rows, whole or season(rows), language)
    return parser.document_fromstring(page.read_text("utf-8"))


def said(element: parser.HtmlElement) -> str:
    return squeezed(element.text_content())


def apart(element: parser.HtmlElement) -> str:
    """The same, with a space between elements."""
    return squeezed(" ".join(element.itertext()))


def table(page: parser.HtmlElement) -> list[list[str]]:
    """The table of packages, row by row."""
    return [[said(cell) for cell in tr] for tr in page.get_element_by_id("package-table")[1]]


# --- what stands in it ---------------------------------------------------------------------------


def test_the_verdicts_come_first_and_count_what_packages_show_together(tmp_path: Path) -> None:
    page = shown(tmp_path, EXAMPLE, season(EXAMPLE, ACROSS))
    counts = [said(item) for item in page.find_class("count")]
    words = ("1 材料齐备", "1 待人工核实", "2 需补正", "1 无法检查")
    assert all(count.startswith(word) for count, word in zip(counts, words, strict=True))


def test_all_amounts_are_ceilings(tmp_path: Path) -> None:
    whole = season(EXAMPLE, budget="500000.00", capped="1000.00")
    summary = apart(shown(tmp_path, EXAMPLE, whole).get_element_by_id("summary"))
    assert "最高可申领额合计 不超过 431,100.50 元 （43.11005 万元） 不是核定或批准金额" in summary
    assert "已扣减 1,000.00 元" in summary
    assert "为预算的 86.2 %" in summary
    assert "尚余 68,899.50 元" in summary
    assert "API调用 4 864,201.00 432,100.50 0.00" in summary
    assert "减：同一企业跨材料包的年度上限 -1,000.00" in summary
    assert "共用的上限" not in summary


def test_caps_within_a_package_are_told_apart(tmp_path: Path) -> None:
    rows = [row("甲", routes=("api", "private"), ceiling="500.00")]
    summary = apart(shown(tmp_path, rows).get_element_by_id("summary"))
    assert "减：同一材料包内共用的上限 -500.00" in summary


@pytest.mark.parametrize("count", [0, 2])
def test_that_the_sums_count_what_is_used_twice(tmp_path: Path, count: int) -> None:
    whole = season(EXAMPLE, ACROSS)
    whole = replace(whole, totals=replace(whole.totals, reused=count))
    summary = said(shown(tmp_path, EXAMPLE, whole).get_element_by_id("summary"))
    assert ("2 个材料包重复使用了发票或合同" in summary) is bool(count)


def test_a_budget_that_does_not_suffice_says_so(tmp_path: Path) -> None:
    summary = said(shown(tmp_path, EXAMPLE, season(EXAMPLE, budget="0.00")))
    assert "最多可能超出预算 432,100.50 元" in summary


def test_the_table_lists_the_gravest_first_with_all_that_is_known(tmp_path: Path) -> None:
    page = shown(tmp_path, EXAMPLE, season(EXAMPLE, ACROSS))
    rows = table(page)
    assert [cells[0] for cells in rows] == ["坏包.zip", "甲包", "丙包", "乙包", "丁包"]
    assert rows[0][1:] == ["-", "-", "无法检查 压缩包损坏", "-", "-", "-", "-", "-", "-"]
    assert rows[1] == [
        "甲包", "北京云帆智能科技有限公司", "北京市模型券奖励（2024年） API调用", "需补正",
        "100.00", "2", "0", "0", "1", "错误 1",
    ]  # fmt: skip
    assert rows[2][1] == "-"
    assert rows[4][3:] == ["材料齐备", "400,000.00", "0", "4", "0", "0", "-"]


def test_a_finding_across_packages_leads_to_its_rows_and_reports_and_back(tmp_path: Path) -> None:
    page = shown(tmp_path, EXAMPLE, season(EXAMPLE, [*ACROSS, reused("别处", "乙包")]))
    first, second = page.iter("article")
    assert "同一发票在多个材料包中使用" in said(page.get_element_by_id("across"))
    for words in (
        "错误 涉及 2 个材料包",
        "24112000000012345678",
        "只在一个材料包中保留",
        "04-发票.pdf",
    ):
        assert words in said(first)
    assert [a.get("href") for a in first.iter("a")] == [
        "#package-3", "reports/%E4%B8%99%E5%8C%85.html",
        "#package-1", "reports/%E7%94%B2%E5%8C%85.html",
    ]  # fmt: skip
    assert next(a.get("href") for a in second.iter("a")) == "#package-2"
    assert "别处" in said(second)
    (mark,) = page.get_element_by_id("package-3").find_class("mark")
    assert mark.get("href") == "#across-1"


def test_a_finding_of_the_whole_season_needs_no_place(tmp_path: Path) -> None:
    (article,) = shown(tmp_path, EXAMPLE, season(EXAMPLE, [reused()])).iter("article")
    assert "错误 整个申报季" in said(article)
    assert "位置" not in said(article)


def test_many_findings_and_places_end_in_the_workbook(tmp_path: Path) -> None:
    rows = [row(f"包{n}") for n in range(60)]
    names = [one.package for one in rows]
    found = [reused(*names, number=f"{n:020}") for n in range(250)]
    page = shown(tmp_path, rows, season(rows, found))
    across = page.get_element_by_id("across")
    assert len(list(across.iter("article"))) == 200
    assert "最重的 200 项，其余见 summary.xlsx" in said(across)
    assert "另有 40 处，见 summary.xlsx" in said(across)
    assert table(page)[0][-1] == "错误 1 错误 2 错误 3 共 250 项"


def test_of_thousands_the_gravest_are_listed_and_the_rest_is_in_the_workbook(
    tmp_path: Path,
) -> None:
    rows = many(6000)
    page = written(tmp_path, (), season(rows))
    write_page(page, iter(rows), season(rows), Language.ZH, "大季")
    text = page.read_text("utf-8")
    verdicts = re.findall(r'data-verdict="(\w+)"', text)
    assert len(verdicts) == gather.MOST_ROWS == 5000
    grave = sorted(["broken", "incomplete", "review", "ready"], key=verdicts.index)
    assert grave[:3] == ["broken", "incomplete", "review"]
    assert [verdict for verdict, after in pairwise(verdicts) if verdict != after] == grave[:-1]
    assert "此处只列出最需处理的 5000 个材料包；全部 6000 个见" in text
    assert "6000 个材料包" in text


def test_a_thousand_packages_stay_small(tmp_path: Path) -> None:
    rows = many(1000)
    assert written(tmp_path, (), season(rows)).stat().st_size < 2_000_000
    write_page(tmp_path / "index.html", rows, season(rows), Language.ZH, "千")
    assert (tmp_path / "index.html").stat().st_size < 1_000_000
    assert 'id="cut"' not in (tmp_path / "index.html").read_text("utf-8")


def test_an_empty_season_and_one_of_broken_packages_can_be_read(tmp_path: Path) -> None:
    empty = said(shown(tmp_path / "a", []).find(".//main"))
    assert "没有材料包。" in empty
    assert "不超过 0.00 元" in empty
    page = shown(tmp_path / "b", [broken("一"), broken("二")])
    assert "2 无法检查" in said(page)
    assert [cells[0] for cells in table(page)] == ["一", "二"]
    assert not list(page.get_element_by_id("charts").iter("rect"))


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()


def test_in_english_nothing_of_ours_is_chinese(tmp_path: Path) -> None:
    plain = [replace(one, package=f"p{n}", applicant=replace(one.applicant, name="Ltd"))
             for n, one in enumerate(EXAMPLE[:4])]  # fmt: skip
    rows = [*plain, broken("p9", "damaged")]
    finding = reused("p0", "p1")
    finding = replace(finding, places=tuple(replace(p, file="a.pdf") for p in finding.places))
    whole = season(rows, [finding], budget="1.00", capped="1.00")
    page = written(tmp_path, rows, whole, Language.EN, "Q4")
    text = said(parser.document_fromstring(page.read_text("utf-8")).find(".//main"))
    assert not re.search("[\u4e00-\u9fff，。：；（）]", text.replace("万元", ""))
    assert "at most 432,099.50 yuan" in text
    assert "over the budget" in text


def test_only_filters_wait_for_the_script(tmp_path: Path) -> None:
    page = shown(tmp_path, EXAMPLE)
    hidden = {e.get("id") for e in page.iter() if e.get("hidden") is not None}
    assert hidden == {"filters", "none-shown"}
    assert not list(page.get_element_by_id("package-table").iter("button"))


def test_ids_are_unique_and_links_have_their_ends(tmp_path: Path) -> None:
    page = shown(tmp_path, EXAMPLE, season(EXAMPLE, ACROSS, budget="1.00"))
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for element in page.iter():
        for name in ("aria-labelledby", "for"):
            assert set((element.get(name) or "").split()) <= set(ids)
        link = element.get("href") or ""
        if link.startswith("#"):
            assert link[1:] in ids
        elif link:
            assert (tmp_path / unquote(link)).is_file()
    ranks = [int(e.tag[1]) for e in page.find(".//main").iter("h2", "h3", "h4")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))


def test_the_same_season_is_the_same_file(tmp_path: Path) -> None:
    once, again = (
        written(tmp_path / name, EXAMPLE, season(EXAMPLE, ACROSS)).read_bytes() for name in "ab"
    )
    assert once == again


# --- what cannot get into it ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("hostile")
    rows, whole = hostile()
    return folder, written(folder, rows, whole, name=HOSTILE[0]).read_text("utf-8")


def elements(text: str) -> Iterator[parser.HtmlElement]:
    return (e for e in parser.document_fromstring(text).iter() if isinstance(e.tag, str))


def test_only_our_script_and_style_may_run_and_nothing_is_loaded(
    attacked: tuple[Path, str],
) -> None:
    page = parser.document_fromstring(attacked[1])
    (policy,) = (e for e in page.iter("meta") if e.get("http-equiv"))
    rules = dict(rule.split(" ", 1) for rule in policy.get("content").split("; "))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (element,) = page.iter(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    for element in elements(attacked[1]):
        for name in element.attrib:
            assert not name.startswith("on")
            assert name not in {"style", "src", "srcset", "action", "formaction", "xlink:href"}
    assert not {"img", "b", "iframe", "object", "form"} & {e.tag for e in elements(attacked[1])}


def test_links_of_hostile_names_stay_below_the_page(attacked: tuple[Path, str]) -> None:
    folder, text = attacked
    links = {e.get("href") for e in elements(text) if e.get("href")}
    reports = {link for link in links if link.startswith("reports/")}
    assert len(reports) == len(HOSTILE)
    assert {link for link in links if not link.startswith("#")} == {*reports, "summary.xlsx"}
    for link in reports:
        assert not set(link) & set("?#:\"'<> ")
        assert (folder / unquote(link)).is_file()


def test_names_stay_text_and_are_cut(attacked: tuple[Path, str]) -> None:
    page = parser.document_fromstring(attacked[1])
    names = [cells[0] for cells in table(page)]
    assert "javascript:window.ran=1" in names
    assert "{{ 7 * 7 }}{% raw %}${alert(1)}" in names
    assert "名" * 59 + "…" in names
    assert "two lines and\\u202eturned\\u200f" in names
    assert max(map(len, names)) == 60
    assert max(len(e.get("title") or "") for e in elements(attacked[1])) < 400
    assert "<img src=x" in page.get_element_by_id("package-1").find("th").find(".//bdi").get(
        "title"
    )
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", attacked[1])


def test_a_verdict_of_the_season_is_never_better_than_the_packages(tmp_path: Path) -> None:
    rows = [row("甲"), row("乙")]
    page = shown(tmp_path, rows, season(rows, [reused("甲", "乙", level=Level.WARNING)]))
    assert {tr.get("data-verdict") for tr in page.get_element_by_id("package-table")[1]} == {
        Verdict.READY.value
    }


def test_style_and_script_are_plain_ascii() -> None:
    for name in ("page.css", "page.js"):
        text = (TEMPLATES / name).read_text("utf-8")
        assert text.isascii()
        assert "</" not in text
