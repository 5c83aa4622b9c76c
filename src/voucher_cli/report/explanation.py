"""What `voucher explain` shows about one finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voucher_cli.catalogue import FindingEntry, in_general
from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.model import Policy
from voucher_cli.report import words
from voucher_cli.report.citations import cited
from voucher_cli.report.clauses import clauses_of
from voucher_cli.report.outline import Block, Fields, Heading, Item, Line, Outline, faint, line


def explanation_outline(
    name: str, entry: FindingEntry, policies: Sequence[Policy], language: Language
) -> Outline:
    """What it means, why it matters, how to mend it, and the clauses behind it by policy."""
    return tuple(_blocks(name, entry, policies, language))


def _blocks(
    name: str, entry: FindingEntry, policies: Sequence[Policy], language: Language
) -> Iterator[Block]:
    yield Heading(line(entry.title.text(language), faint(f"  {name}")), rank=1)
    slash = Bilingual("或", " or ").text(language)
    levels = slash.join(words.LEVELS[level].text(language) for level in entry.levels)
    rows: list[tuple[str, Line]] = [
        (Bilingual("级别", "Level").text(language), line(levels)),
        (Bilingual("缘由", "Why").text(language), line(entry.why.text(language))),
        (Bilingual("处理", "To mend").text(language), line(in_general(entry.mend.text(language)))),
    ]
    yield Fields(tuple(rows))
    for hint in dict.fromkeys(hint.text(language) for hint in entry.hints.values()):
        yield Item("-", line(in_general(hint)), depth=1)
    for policy in policies:
        clauses = clauses_of(name, policy)
        if clauses:
            yield Heading(line(policy.title.text(language), faint(f"  {policy.id}")))
            yield from (Item("-", cited(clause, language)) for clause in clauses)
