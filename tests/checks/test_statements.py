"""document-year-wrong and document-undated."""

import pytest

from voucher_cli.checks.statements import letters_are_dated, statements_are_of_the_year
from voucher_cli.evidence.model import Source
from voucher_cli.findings import Certainty, Level

from .papers import Paper, papers, run, said
from .stated_packages import BEIJING, ROUTES, TONGZHOU


def of_year(*years: str, path: str = "报表.pdf", text: str = "", read_by: Source = Source.PDF_TEXT):
    facts = tuple(("year", year) for year in years)
    return Paper(
        path,
        "licence-and-financials",
        (text,),
        part="financial-statement",
        facts=facts,
        read_by=read_by,
    )


def with_statements(*statements: Paper) -> tuple[str, list[Paper]]:
    made = [p for p in papers(TONGZHOU, "api") if p.part != "financial-statement"]
    return TONGZHOU, [*made, *statements]


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_a_sound_set_shows_nothing(policy: str, route: str) -> None:
    made = papers(policy, route)
    assert run(statements_are_of_the_year, (policy, made)) == []
    assert run(letters_are_dated, (policy, made)) == []


def test_statements_of_another_year() -> None:
    [finding] = run(statements_are_of_the_year, with_statements(of_year("2023")))
    assert (finding.name, finding.level) == ("document-year-wrong", Level.ERROR)
    assert (finding.expected, finding.actual) == ("2024", "2023")
    assert finding.subject.part == "financial-statement"
    assert finding.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "statements",
    [
        (of_year("2024", "2023"),),
        (of_year(),),
        (of_year("2024"), of_year("2023", path="上年.pdf")),
        (
            of_year("2024", text="资产负债表\n利润表"),
            of_year("2023", path="上年.pdf", text="资产负债表"),
        ),
    ],
)
def test_the_year_asked_for_or_none_is_silent(statements: tuple[Paper, ...]) -> None:
    assert run(statements_are_of_the_year, with_statements(*statements)) == []


def test_a_table_of_another_year_that_no_other_file_has() -> None:
    statements = (
        of_year("2024", text="资产负债表"),
        of_year("2023", path="利润表.pdf", text="利润表"),
    )
    [finding] = run(statements_are_of_the_year, with_statements(*statements))
    assert finding.subject.file == "利润表.pdf"


def test_a_year_from_a_picture_is_less_sure() -> None:
    [finding] = run(
        statements_are_of_the_year, with_statements(of_year("2023", read_by=Source.OCR))
    )
    assert finding.certainty is Certainty.LIKELY


DATED = (
    "2024年12月10日",
    "日期：2024.12.10",
    "二〇二四年十二月十日",
    "时间： 2024 年 12 月 10 日",
    "法定代表人（签字）：沈知行|2024年12月10日",
    "2024年12月",
    "签署日期:2024-12-10",
)
UNDATED = (
    "",
    "    年    月    日",
    "时间：   年   月   日",
    "2024年  月  日",
    "日期：____年__月__日",
    "日期：",
    "本单位2024年9月1日至2024年12月10日的应用符合政策。",
    "项目自2024年9月1日起执行",
)


@pytest.mark.parametrize("date", DATED)
def test_a_dated_letter(date: str) -> None:
    made = said(papers(BEIJING, "api"), "commitment-letter", "2024年12月10日", date)
    assert run(letters_are_dated, (BEIJING, made)) == []


@pytest.mark.parametrize("date", UNDATED)
def test_an_undated_letter(date: str) -> None:
    made = said(papers(BEIJING, "api", "private"), "commitment-letter", "2024年12月10日", date)
    [finding] = run(letters_are_dated, (BEIJING, made))
    assert (finding.name, finding.level) == ("document-undated", Level.WARNING)
    assert finding.subject.material == "commitment-letter"
    assert finding.subject.claim is None


def test_a_copy_that_is_dated_or_unread_is_enough() -> None:
    draft = said(papers(BEIJING, "api"), "commitment-letter", "2024年12月10日")
    for page in ("2024年12月10日", None):
        scan = Paper("承诺书扫描.pdf", "commitment-letter", (page,))
        assert run(letters_are_dated, (BEIJING, [*draft, scan])) == []


def scanned(date: str) -> Paper:
    return Paper("承诺书.pdf", "commitment-letter", (f"承诺书\n{date}",), read_by=Source.OCR)


@pytest.mark.parametrize(
    "date", ["2O24年l2月1O日", "二o二四年十二月十日", "2024年12", "12月10日", "2024年 月10日"]
)
def test_a_scan_shows_a_part_of_its_date(date: str) -> None:
    rest = [p for p in papers(BEIJING, "api") if p.material != "commitment-letter"]
    assert run(letters_are_dated, (BEIJING, [*rest, scanned(date)])) == []


@pytest.mark.parametrize("date", UNDATED)
def test_an_undated_scan(date: str) -> None:
    rest = [p for p in papers(BEIJING, "api") if p.material != "commitment-letter"]
    [finding] = run(letters_are_dated, (BEIJING, [*rest, scanned(date)]))
    assert finding.name == "document-undated"
