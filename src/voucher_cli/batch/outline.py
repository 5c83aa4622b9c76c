"""What `voucher batch` shows when it is done: the season in a screen; everything else is in the
files that it wrote."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from voucher_cli import catalogue
from voucher_cli.batch import sums
from voucher_cli.batch.names import PAGE, REPORTS, RESULTS, SEASON, WORKBOOK
from voucher_cli.batch.progress import SeasonStep
from voucher_cli.batch.run import Judged
from voucher_cli.batch.season import LeftOut, RouteTotal, SeasonFinding, Totals
from voucher_cli.batch.words import WHY_LEFT_OUT
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.money import grouped_yuan
from voucher_cli.policy.library import get_policy
from voucher_cli.report import award_words, words
from voucher_cli.report.model import Verdict
from voucher_cli.report.outline import (
    Block,
    Column,
    Fields,
    Heading,
    Item,
    Line,
    Outline,
    Paragraph,
    Span,
    Table,
    Tone,
    faint,
    line,
    strong,
)

_SHOWN = 10
_TONES = {
    Verdict.READY: Tone.GOOD,
    Verdict.REVIEW: Tone.REVIEW,
    Verdict.INCOMPLETE: Tone.ERROR,
}
_BROKEN = Bilingual("无法检查", "could not be checked")
_MORE = Bilingual("另有 {count} 项，见 {file}", "{count} more, see {file}")


def season_outline(judged: Judged, output: Path, language: Language) -> Outline:
    """The whole of it."""
    return tuple(_blocks(judged, output, language))


def _blocks(judged: Judged, output: Path, language: Language) -> Iterator[Block]:
    totals = judged.season.totals
    title = Bilingual("材料包 {n} 个：", "{n} packages: ").format(n=totals.packages)
    yield Heading(line(strong(title.text(language)), *_verdicts(totals, language)), rank=1)
    yield Fields(tuple((label.text(language), value) for label, value in _facts(judged, language)))
    twice = sums.counted_twice(totals)
    if twice:
        yield Paragraph(line(Span(twice.text(language), Tone.WARNING)))
    if totals.routes:
        yield _section(Bilingual("按申报路径", "By route"), language)
        yield _routes(totals.routes, language)
    yield from _across(judged.season.findings, language)
    yield from _frequent(totals, language)
    yield from _left_out(judged.season.left_out, language)
    yield _section(Bilingual("结果", "Results"), language)
    yield Paragraph(line(str(output)))
    for name, what in _FILES:
        yield Item("-", line(name, faint(f"  {what.text(language)}")))


_FILES = (
    (PAGE, Bilingual("总览，用浏览器打开", "overview: open it in a browser")),
    (WORKBOOK, Bilingual("汇总表", "the same as a workbook")),
    (f"{REPORTS}/", Bilingual("各材料包的报告", "a report on each package")),
    (RESULTS, Bilingual("每行一个材料包，供程序使用", "one package a line, for programs")),
    (SEASON, Bilingual("总计与跨材料包问题，供程序使用", "totals and findings, for programs")),
)


def _section(title: Bilingual, language: Language) -> Heading:
    return Heading(line(title.text(language)))


def _verdicts(totals: Totals, language: Language) -> Line:
    parts: list[Span | str] = []
    counted = [
        (words.VERDICTS[verdict], totals.verdicts.get(verdict, 0), tone)
        for verdict, tone in _TONES.items()
    ]
    for name, count, tone in (*counted, (_BROKEN, totals.broken, Tone.ERROR)):
        if count:
            parts += ["  " if parts else "", Span(f"{name.text(language)} {count}", tone)]
    return line(*parts)


def _facts(judged: Judged, language: Language) -> Iterator[tuple[Bilingual, Line]]:
    totals = judged.season.totals
    note = faint(f"  {award_words.CEILING_NOTE.text(language)}")
    yield award_words.CEILING, (*_yuan(totals.ceiling, language), note)
    for label, amount in sums.steps(totals):
        yield label, _yuan(amount, language)
    ready = Bilingual("其中材料齐备的", "of packages that are ready")
    yield ready, _yuan(totals.ready, language)
    if totals.budget is not None:
        yield Bilingual("预算", "Budget"), _yuan(totals.budget, language)
    counts = [
        Span(f"{words.LEVELS[level].text(language)} {count}  ", words.LEVEL_TONES[level])
        for level in Level
        if (count := totals.counts.get(level, 0))
    ]
    yield Bilingual("问题", "Findings"), line(*counts) or line(_none(language))
    yield Bilingual("本次", "This run"), line(_this_run(judged.steps, language))


def _none(language: Language) -> str:
    return Bilingual("无", "none").text(language)


def _this_run(steps: SeasonStep, language: Language) -> str:
    said = Bilingual(
        "检查 {new} 个，未变化而沿用 {same} 个",
        "{new} checked, {same} unchanged since the last run",
    )
    new = steps.done - steps.unchanged
    return said.format(new=new, same=steps.unchanged).text(language)


def _yuan(amount: Decimal, language: Language) -> Line:
    return line(f"{grouped_yuan(amount)} {Bilingual('元', 'yuan').text(language)}")


def _routes(routes: tuple[RouteTotal, ...], language: Language) -> Table:
    columns = (
        Column(Bilingual("政策与路径", "Policy and route").text(language), wrap=True),
        Column(Bilingual("申报项", "Claims").text(language), right=True),
        Column(Bilingual("核定基数（元）", "Base (yuan)").text(language), right=True),
        Column(Bilingual("最高可申领额（元）", "Ceiling (yuan)").text(language), right=True),
    )
    return Table(columns, tuple(_route(total, language) for total in routes))


def _route(total: RouteTotal, language: Language) -> tuple[Line, ...]:
    route = get_policy(total.policy).route(total.route)
    title = route.title.text(language) if route else total.route
    return (
        line(title, faint(f"  {total.policy} {total.route}")),
        line(str(total.claims)),
        line(grouped_yuan(total.base)),
        line(grouped_yuan(total.ceilings)),
    )


def _across(findings: tuple[SeasonFinding, ...], language: Language) -> Iterator[Block]:
    if not findings:
        return
    title = Bilingual("跨材料包的问题（{count}）", "Across packages ({count})")
    yield _section(title.format(count=len(findings)), language)
    for number, found in enumerate(findings[:_SHOWN], 1):
        level = found.finding.level
        tag = Span(f"[{words.LEVELS[level].text(language)}] ", words.LEVEL_TONES[level])
        yield Item(str(number), line(tag, catalogue.message(found.finding, language)))
    if len(findings) > _SHOWN:
        more = _MORE.format(count=len(findings) - _SHOWN, file=PAGE)
        yield Paragraph(line(more.text(language)))


def _frequent(totals: Totals, language: Language) -> Iterator[Block]:
    """The kinds of findings that there are most of."""
    if not totals.names:
        return
    yield _section(Bilingual("最常见的问题", "Most frequent findings"), language)
    entries = catalogue.load_catalogue()
    ranked = sorted(totals.names.items(), key=lambda entry: (-entry[1], entry[0]))
    rows = tuple(
        (line(str(count)), line(entries[name].title.text(language), faint(f"  {name}")))
        for name, count in ranked[:_SHOWN]
    )
    count, what = Bilingual("次数", "Count"), Bilingual("问题", "Finding")
    columns = Column(count.text(language), right=True), Column(what.text(language), wrap=True)
    yield Table(columns, rows)


def _left_out(left_out: tuple[LeftOut, ...], language: Language) -> Iterator[Block]:
    for why, said in WHY_LEFT_OUT.items():
        names = [one.name for one in left_out if one.why is why]
        if names:
            comma = Bilingual("；", "; ").text(language)
            shown = comma.join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
            head = Bilingual("未检查 {n} 项（{why}）：", "{n} not checked ({why}): ")
            head = head.format(n=len(names), why=said.text(language))
            yield Paragraph(line(Span(head.text(language), Tone.WARNING), shown))
