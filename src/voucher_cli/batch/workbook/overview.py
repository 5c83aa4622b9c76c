"""The first sheet: what this is, what the season comes to, what stands where, what is unchecked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from voucher_cli import __version__
from voucher_cli.batch import sums
from voucher_cli.batch.season import LeftOut, Season, Totals
from voucher_cli.batch.words import WHY_LEFT_OUT
from voucher_cli.batch.workbook import words
from voucher_cli.batch.workbook.look import Pens, Shown, Value
from voucher_cli.batch.workbook.table import Limits, set_up_print
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.report import award_words
from voucher_cli.report import words as report_words
from voucher_cli.report.model import Verdict
from voucher_cli.report.outline import Tone

_WIDTHS = (36, 56, 16, 22, 26, 20)
_TITLE = Bilingual("申报季汇总", "The season")
_TOOL = Bilingual(f"voucher {__version__}", f"voucher {__version__}")
_NOTE, _COUNT = Bilingual("说明", "Note"), Bilingual("个数", "Count")
_CEILINGS_ONLY = Bilingual(
    "本文件中的金额都是政策允许的最高可申领额（上限），不是核定或批准金额。",
    "All amounts here are ceilings, the most that the policy allows, not amounts granted.",
)
_NOTHING = Bilingual("没有材料包。", "There is no package.")
_NONE_JUDGED = Bilingual(
    "没有一个材料包得到检查，下列金额为零不说明任何问题。",
    "No package could be checked: that amounts are zero says nothing.",
)
_SHEETS = (
    (
        words.PACKAGES_SHEET,
        Bilingual(
            "每个材料包一行；名称链接到报告，本文件须与 reports 文件夹放在一起",
            "one row a package; its name leads to its report while this file lies beside reports",
        ),
    ),
    (
        words.MATERIALS_SHEET,
        Bilingual(
            "每个材料包的各项材料；共用材料列在每条路径下，空白表示没有申报该路径",
            "how each material stands, shared ones under each route; empty: not applied for",
        ),
    ),
    (
        words.FINDINGS_SHEET,
        Bilingual(
            "每个问题一行；已经确认的问题也在内，不计入结论",
            "one row a finding; confirmed ones are among them and do not count",
        ),
    ),
    (
        words.AWARDS_SHEET,
        Bilingual(
            "每个申报项一行，随后是共用上限；申报项合计减去共用上限减去的，即材料包的最高可申领额",
            "one row a claim, then the shared caps; claims less what these take is the ceiling",
        ),
    ),
    (
        words.ACROSS_SHEET,
        Bilingual(
            "只有并排比较各材料包才能看出的问题，每处一行",
            "what only packages side by side show, one row a place",
        ),
    ),
)


def write_overview(
    book: Any, season: Season, policies: Iterable[str], limits: Limits, language: Language
) -> None:
    """Adds the sheet. `policies` are the ids of all policies that packages apply under."""
    sheet = book.create_sheet(words.OVERVIEW_SHEET.text(language))
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    set_up_print(sheet)
    sheet.freeze_panes = "A2"
    pens = Pens(sheet)
    for number, row in enumerate(_rows(season, policies, limits, language), start=1):
        if isinstance(row, _Heads):
            sheet.append(pens.head(title.text(language)) for title in row.titles)
        else:
            sheet.append(_cells(pens, row, language))
            if len(row) == 1:
                sheet.merged_cells.add(f"A{number}:F{number}")


@dataclass(frozen=True, slots=True)
class _Heads:
    """A row of titles over what follows."""

    titles: tuple[Bilingual, ...]


_Said = Value | Bilingual
_Row = _Heads | tuple[_Said, ...]


def _cells(pens: Pens, row: tuple[_Said, ...], language: Language) -> Iterator[Any]:
    for value in row:
        yield pens.cell(value.text(language) if isinstance(value, Bilingual) else value)


def _rows(
    season: Season, policies: Iterable[str], limits: Limits, language: Language
) -> Iterator[_Row]:
    totals = season.totals
    yield _Heads((_TITLE, _TOOL))
    yield (Shown(_CEILINGS_ONLY.text(language), Tone.STRONG),)
    if totals.packages == totals.broken:
        said = _NONE_JUDGED if totals.packages else _NOTHING
        yield (Shown(said.text(language), Tone.ERROR),)
    for section in (
        _packages(totals, language),
        _left_out(season.left_out),
        _amounts(totals, language),
        _routes(totals, language),
        _levels(totals, language),
        _names(totals, language),
        _sheets(totals, limits),
        _not_checked(policies),
    ):
        lines = list(section)
        if lines:
            yield ()
        yield from lines


def _packages(totals: Totals, language: Language) -> Iterator[_Row]:
    yield _Heads((words.PACKAGE, _NOTE, _COUNT))
    for verdict in Verdict:
        advice = report_words.VERDICT_ADVICE[verdict]
        yield words.verdict(verdict, language), advice, totals.verdicts.get(verdict, 0)
    broken = words.verdict(None, language) if totals.broken else words.NOT_CHECKED
    yield broken, Bilingual("见“材料包”中的原因", "see Packages for the reasons"), totals.broken
    yield Bilingual("合计", "in all"), None, totals.packages


def _left_out(left_out: tuple[LeftOut, ...]) -> Iterator[_Row]:
    if left_out:
        yield _Heads((Bilingual("未检查", "Not checked"), _NOTE))
    for one in left_out:
        yield one.name, WHY_LEFT_OUT[one.why]


def _amounts(totals: Totals, language: Language) -> Iterator[_Row]:
    yield _Heads((Bilingual("金额（元）", "Amounts (yuan)"), _NOTE, award_words.CEILING))
    yield (
        Bilingual("全部材料包", "all packages"),
        Bilingual("已扣除各项上限", "what the caps take is taken off"),
        Shown(totals.ceiling, Tone.STRONG),
    )
    yield (
        Bilingual("其中：材料齐备的材料包", "of which: packages that are ready"),
        report_words.VERDICT_ADVICE[Verdict.READY],
        totals.ready,
    )
    off = Bilingual("已从全部材料包中扣除", "taken off above already")
    yield sums.CLAIMED, None, totals.claimed
    yield sums.SHARED, off, totals.shared
    yield sums.CAPPED, off, totals.capped
    twice = sums.counted_twice(totals)
    if twice:
        yield (Shown(twice.text(language), Tone.WARNING),)
    yield from _budget(totals, language)


def _budget(totals: Totals, language: Language) -> Iterator[_Row]:
    if totals.budget is None:
        yield Bilingual("预算", "budget"), Bilingual("未给出", "none given"), None
        return
    yield Bilingual("预算", "budget"), None, totals.budget
    left = totals.budget - totals.ceiling
    if left < 0:
        over = Bilingual("超出预算", "over the budget").text(language)
        yield Shown(over, Tone.ERROR), None, Shown(-left, Tone.ERROR)
    else:
        yield Bilingual("预算余额", "left of the budget"), None, left


def _routes(totals: Totals, language: Language) -> Iterator[_Row]:
    yield _Heads(
        (
            words.POLICY,
            words.ROUTE,
            Bilingual("申报项数", "Claims"),
            Bilingual("核定基数", "Base"),
            Bilingual("最高可申领额（共用上限之前）", "Ceilings before shared caps"),
            Bilingual("其中：材料齐备", "Of which: ready"),
        )
    )
    for route in totals.routes:
        yield (
            words.policy_title(route.policy, language),
            words.route_title(route.policy, route.route, language),
            route.claims,
            route.base,
            route.ceilings,
            route.ready,
        )


def _levels(totals: Totals, language: Language) -> Iterator[_Row]:
    yield _Heads((words.LEVEL, _NOTE, _COUNT))
    for level in Level:
        count = totals.counts.get(level, 0)
        yield words.level(level, language), report_words.LEVEL_NOTES[level], count


def _names(totals: Totals, language: Language) -> Iterator[_Row]:
    yield _Heads((words.TITLE, words.NAME, _COUNT))
    for name, count in sorted(totals.names.items(), key=lambda named: (-named[1], named[0])):
        yield words.finding_title(name, language), name, count


def _sheets(totals: Totals, limits: Limits) -> Iterator[_Row]:
    yield _Heads((Bilingual("工作表", "Sheet"), Bilingual("内容", "What it holds")))
    yield from _SHEETS
    if totals.packages > limits.links:
        said = Bilingual(
            f"每张表最多 {limits.links} 个链接，其余见“报告文件”列或 index.html",
            f"a sheet holds {limits.links} links; for the others see Report file or index.html",
        )
        yield words.PACKAGES_SHEET, said


def _not_checked(policies: Iterable[str]) -> Iterator[_Row]:
    yield _Heads(
        (
            Bilingual("程序不能检查，请另行核实", "Not checked by this program"),
            Bilingual("原因", "Why"),
            words.CLAUSE,
            words.POLICY,
        )
    )
    for policy in filter(None, map(words.policy_of, policies)):
        for entry in policy.not_checked:
            clause, _ = words.cited(entry.cite)
            yield entry.what, entry.reason, clause, policy.title
