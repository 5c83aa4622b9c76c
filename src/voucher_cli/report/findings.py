"""Findings for people: by gravity, those alike together, each with place, clause and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voucher_cli import catalogue
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.report import words
from voucher_cli.report.citations import cited
from voucher_cli.report.model import Report, ReportedFinding
from voucher_cli.report.outline import (
    Block,
    Fields,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Tone,
    faint,
    line,
    strong,
)

_PLACE = Bilingual("位置", "where")
_EXPECTED = Bilingual("应为", "expected")
_ACTUAL = Bilingual("实为", "found")
_CLAUSE = Bilingual("依据", "clause")
_REMEDY = Bilingual("处理", "to mend")
_NEW = Bilingual(" [新增]", " [new]")
_CONFIRMED = Bilingual("（{by} 于 {on} 确认：{reason}）", " (confirmed by {by} on {on}: {reason})")
_SINCE = Bilingual("与 {of} 相比", "Since {of}")
_SINCE_COUNTS = Bilingual(
    "新增 {new}，仍存在 {open}，已改正或不再出现 {mended}",
    "{new} new, {open} still open, {mended} mended or gone",
)
_MENDED = Bilingual("已改正：", "mended: ")


def finding_blocks(report: Report, language: Language) -> Iterator[Block]:
    """A section for each level that has findings, numbered through."""
    number = 0
    for level in Level:
        found = report.of(level)
        if not found:
            continue
        yield _heading(level, len(found), language)
        for group in _groups(found):
            number += 1
            yield from _group(number, group, report, language)


def _heading(level: Level, count: int, language: Language) -> Heading:
    note = Bilingual("（{count}）：{note}", " ({count}): {note}").format(
        count=count, note=words.LEVEL_NOTES[level].text(language)
    )
    title = Span(words.LEVELS[level].text(language), words.LEVEL_TONES[level])
    return Heading(line(title, note.text(language)))


def _groups(found: Sequence[ReportedFinding]) -> Iterator[Sequence[ReportedFinding]]:
    """Findings of one name and with one remedy stand together, where the first of them stands."""
    groups: dict[tuple[str, Bilingual], list[ReportedFinding]] = {}
    for reported in found:
        finding = reported.finding
        groups.setdefault((finding.name, _remedy(finding)), []).append(reported)
    yield from groups.values()


def _remedy(finding: Finding) -> Bilingual:
    """The catalogue's text, its values not yet filled in."""
    entry = catalogue.load_catalogue()[finding.name]
    return entry.hints.get(finding.variant, entry.mend)


def _group(
    number: int, reported: Sequence[ReportedFinding], report: Report, language: Language
) -> Iterator[Block]:
    """What the findings have in common is said once: always the remedy, often the clause."""
    group = [one.finding for one in reported]
    first = group[0]
    entry = catalogue.load_catalogue()[first.name]
    yield Item(str(number), line(strong(entry.title.text(language)), faint(f"  {first.name}")))
    same_clause = len({finding.source for finding in group}) == 1
    for one in reported:
        finding = one.finding
        yield Item("-", (*_message(finding, language), *_marks(one, report, language)), depth=1)
        rows = list(_place(finding, report, language))
        if not same_clause:
            rows += _clause(finding, language)
        if rows:
            yield _fields(rows, language, depth=2)
    hints = {catalogue.hint(finding, language) for finding in group}
    general = catalogue.in_general(_remedy(first).text(language))
    remedy = (_REMEDY, line(hints.pop() if len(hints) == 1 else general))
    yield _fields([*(_clause(first, language) if same_clause else ()), remedy], language, depth=1)


def _clause(finding: Finding, language: Language) -> list[tuple[Bilingual, Line]]:
    if finding.source is None:
        return []
    return [(_CLAUSE, cited(finding.source, language, whole=False))]


def _fields(rows: Sequence[tuple[Bilingual, Line]], language: Language, depth: int) -> Fields:
    return Fields(tuple((label.text(language), value) for label, value in rows), depth)


def _message(finding: Finding, language: Language) -> Line:
    likely = Bilingual("（可能）", " (likely)").text(language)
    return line(
        catalogue.message(finding, language),
        likely if finding.certainty is Certainty.LIKELY else "",
    )


def _marks(reported: ReportedFinding, report: Report, language: Language) -> Line:
    """`[新增]`, and who settled it."""
    parts: list[Span] = []
    if report.since is not None and reported.id in report.since.new:
        parts.append(strong(_NEW.text(language)))
    if reported.confirmed is not None:
        settled = reported.confirmed
        said = _CONFIRMED.format(by=settled.by, on=settled.on, reason=settled.reason)
        parts.append(Span(said.text(language), Tone.GOOD))
    elif reported.level in {Level.REVIEW, Level.WARNING}:
        parts.append(faint(f"  {reported.id}"))
    return line(*parts)


def since_blocks(report: Report, language: Language) -> Iterator[Block]:
    """What has been mended since an earlier report, and how many are new and still open."""
    since = report.since
    if since is None:
        return
    yield Heading(line(_SINCE.format(of=since.of).text(language)))
    counts = _SINCE_COUNTS.format(
        new=len(since.new), open=len(since.open), mended=len(since.mended)
    )
    yield Paragraph(line(counts.text(language)))
    for finding in since.mended:
        yield Item("-", line(_MENDED.text(language), finding.message, faint(f"  {finding.name}")))


def _place(
    finding: Finding, report: Report, language: Language
) -> Iterator[tuple[Bilingual, Line]]:
    """Where it is, and what was expected and found unless the message has both already."""
    where = _where(finding, report, language)
    if where:
        yield _PLACE, where
    message = catalogue.message(finding, language)
    expected = catalogue.phrase(finding.expected, language)
    actual = catalogue.phrase(finding.actual, language)
    if expected and expected not in message:
        yield _EXPECTED, line(expected)
    if actual and actual not in message:
        yield _ACTUAL, line(actual)


def _where(finding: Finding, report: Report, language: Language) -> Line:
    """`[api] 04-发票.pdf 第 1 页；manifest.yaml:45`."""
    subject = finding.subject
    several = subject.claim and len(report.award.claims) > 1
    file = subject.file or ""
    if subject.file and subject.page:
        file += Bilingual(" 第 {n} 页", " p. {n}").format(n=subject.page).text(language)
    places = [place for place in (file, subject.where) if place]
    semicolon = Bilingual("；", "; ").text(language)
    return line(f"[{subject.claim}] " if several else "", semicolon.join(places))
