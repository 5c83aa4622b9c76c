"""The report on a package for people: verdict, materials, findings by gravity, award, limits."""

from __future__ import annotations

from collections.abc import Iterator

from voucher_cli.evidence.model import FileState
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.report import award_words, words
from voucher_cli.report.award import award_blocks, ceiling_line
from voucher_cli.report.findings import finding_blocks, since_blocks
from voucher_cli.report.model import MaterialState, MaterialStatus, Report, Verdict
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

_VERDICT_TONES = {
    Verdict.INCOMPLETE: Tone.ERROR,
    Verdict.REVIEW: Tone.REVIEW,
    Verdict.READY: Tone.GOOD,
}
_STATUS_TONES = {MaterialStatus.PRESENT: Tone.PLAIN, MaterialStatus.MISSING: Tone.ERROR}
_FILES_SHOWN = 2
_LEFT_OUT_SHOWN = 5


def report_outline(report: Report, language: Language) -> Outline:
    """The whole report, the verdict first."""
    return tuple(_blocks(report, language))


def _blocks(report: Report, language: Language) -> Iterator[Block]:
    yield from _verdict(report, language)
    yield _section(Bilingual("申报材料", "Materials"), language)
    yield _materials(report, language)
    yield from since_blocks(report, language)
    yield from finding_blocks(report, language)
    yield _section(award_words.CEILING, language, award_words.CEILING_NOTE)
    yield from award_blocks(report.award, report.policy, language)
    yield from _not_checked(report, language)
    yield from _files(report, language)


def _section(title: Bilingual, language: Language, note: Bilingual | None = None) -> Heading:
    said = Bilingual("（{note}）", " ({note})").format(note=note.text(language)) if note else None
    return Heading(line(title.text(language), said.text(language) if said else ""))


# --- verdict -------------------------------------------------------------------------------------


def _verdict(report: Report, language: Language) -> Iterator[Block]:
    verdict = report.verdict
    title = Bilingual("检查结论：", "Verdict: ").text(language)
    tone = _VERDICT_TONES[verdict]
    yield Heading(line(strong(title), Span(words.VERDICTS[verdict].text(language), tone)), rank=1)
    yield Paragraph(line(words.VERDICT_ADVICE[verdict].text(language)))
    if report.drafted:
        said = Bilingual(
            "材料包中没有清单文件 manifest.yaml，以下仅依据文件内容判断",
            "the package has no manifest.yaml: only what the files show is judged",
        )
        yield Paragraph(line(Span(said.text(language), Tone.WARNING)))
    yield Fields(tuple((label.text(language), value) for label, value in _facts(report, language)))


def _facts(report: Report, language: Language) -> Iterator[tuple[Bilingual, Line]]:
    policy = report.policy
    yield Bilingual("材料包", "Package"), line(report.package)
    title = policy.title.text(language)
    yield Bilingual("政策", "Policy"), line(title, faint(f"  {policy.id} {policy.version}"))
    comma = Bilingual("、", ", ").text(language)
    routes = (route for route_id in report.routes if (route := policy.route(route_id)))
    yield (
        Bilingual("申报路径", "Routes"),
        line(comma.join(f"{route.title.text(language)} ({route.id})" for route in routes)),
    )
    unknown = Bilingual("未写明", "not stated").text(language)
    yield Bilingual("申报日期", "Applied on"), line(str(report.applied_on or unknown))
    yield Bilingual("问题", "Findings"), _counts(report, language)
    yield award_words.CEILING, ceiling_line(report.award.ceiling, language)


def _counts(report: Report, language: Language) -> Line:
    """`错误 3  警告 1`; only the levels that there are."""
    parts: list[Span | str] = []
    for level in Level:
        found = [reported for reported in report.of(level) if reported.counts]
        if found:
            text = f"{words.LEVELS[level].text(language)} {len(found)}"
            parts += ["  " if parts else "", Span(text, words.LEVEL_TONES[level])]
    settled = sum(not reported.counts for reported in report.findings)
    if settled:
        said = Bilingual("已确认 {count}", "confirmed {count}").format(count=settled)
        parts += ["  " if parts else "", Span(said.text(language), Tone.GOOD)]
    return line(*parts) or line(Bilingual("无", "none").text(language))


# --- materials -----------------------------------------------------------------------------------


def _materials(report: Report, language: Language) -> Table:
    columns = (
        Column(Bilingual("状态", "Status").text(language)),
        Column(Bilingual("序号", "No.").text(language)),
        Column(Bilingual("材料与文件", "Material and files").text(language), wrap=True),
    )
    several = len({state.claim for state in report.materials} - {None}) > 1
    rows: list[tuple[Line, ...]] = []
    for state in report.materials:
        rows.append(_material(state, language, claim=several))
        rows += [_material(part, language, depth=1) for part in state.parts]
    return Table(columns, tuple(rows))


def _material(
    state: MaterialState, language: Language, *, depth: int = 0, claim: bool = False
) -> tuple[Line, ...]:
    status = words.STATUSES[state.status].text(language)
    tone = _STATUS_TONES.get(state.status, Tone.FAINT)
    whose = f"[{state.claim}] " if claim and state.claim else ""
    title = line("- " * depth, whose, state.title)
    shown = () if state.parts and not depth else _file_names(state.files, language)
    return (line(Span(status, tone)), line("" if depth else state.number), (*title, *shown))


def _file_names(files: tuple[str, ...], language: Language) -> Line:
    """`：a.pdf；b.pdf 等 5 个`."""
    if not files:
        return ()
    names = Bilingual("：", ": ").text(language)
    names += Bilingual("；", "; ").text(language).join(files[:_FILES_SHOWN])
    if len(files) > _FILES_SHOWN:
        more = Bilingual(" 等 {count} 个文件", " and more ({count} files)")
        names += more.format(count=len(files)).text(language)
    return line(faint(names))


# --- what the report does not cover --------------------------------------------------------------


def _not_checked(report: Report, language: Language) -> Iterator[Block]:
    if not report.not_checked:
        return
    yield _section(Bilingual("程序不能检查，请另行核实", "Not checked by this program"), language)
    for entry in report.not_checked:
        cite = entry.cite
        yield Item("-", line(entry.what.text(language), faint(f"  {cite.document} {cite.clause}")))


def _files(report: Report, language: Language) -> Iterator[Block]:
    """The files in a line or two, and those by name that could not be read."""
    files = report.evidence.files
    unread = [file for file in files if file.state is not FileState.READ]
    yield _section(Bilingual("文件", "Files"), language)
    said = Bilingual("共 {count} 个，读取 {read} 个", "{count} in all, {read} read")
    yield Paragraph(
        line(said.format(count=len(files), read=len(files) - len(unread)).text(language))
    )
    for file in unread:
        why = file.detail.text(language) if file.detail else file.state.value
        yield Item("-", line(file.path, faint(f"  {why}")))
    if report.left_out:
        names = Bilingual("；", "; ").text(language).join(report.left_out[:_LEFT_OUT_SHOWN])
        more = " ..." if len(report.left_out) > _LEFT_OUT_SHOWN else ""
        aside = Bilingual("不算材料、未读取：", "No part of the package, not read: ")
        yield Paragraph(line(aside.text(language), names, more))
