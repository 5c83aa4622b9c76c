"""What the documents in a file are: pages → parts, each with its kind and its facts."""

from __future__ import annotations

from dataclasses import replace

from voucher_cli.evidence.attaching import with_data
from voucher_cli.evidence.facts import facts_of
from voucher_cli.evidence.facts.seals import seal_facts
from voucher_cli.evidence.kinds import Told, kind_of_path
from voucher_cli.evidence.model import (
    Fact,
    FileType,
    Page,
    Part,
    PartKind,
    Source,
    SourceFile,
    ToldBy,
)
from voucher_cli.evidence.splitting import Stretch, split
from voucher_cli.vocabulary import Vocabulary


def parts_of(
    file: SourceFile, vocabulary: Vocabulary, firsts: frozenset[int] = frozenset()
) -> tuple[Part, ...]:
    """The documents of one file, in order; a file that could not be read is one part, whose kind
    only its name tells. On the pages `firsts` (from 1) a document is known to begin."""
    named = kind_of_path(file.path, vocabulary)
    stretches = split(file.pages, vocabulary, firsts)
    if stretches:
        parts = tuple(_part_of(file, s, len(stretches), named, vocabulary) for s in stretches)
    else:
        parts = (_part(file, (), _by_name(named), vocabulary),)
    as_invoice = Told(PartKind.INVOICE, ToldBy.MARKS)
    return with_data(file, parts, lambda part: _part(file, part.pages, as_invoice, vocabulary))


def _part_of(
    file: SourceFile, stretch: Stretch, of: int, named: PartKind | None, vocabulary: Vocabulary
) -> Part:
    told = stretch.told
    if told is None and of == 1:
        told = _by_name(named)
    elif told is not None and told.by is ToldBy.MARKS and of == 1 and named is not None:
        told = _weighed(told, named, stretch.pages, vocabulary)
    return _part(file, stretch.pages, told or Told(PartKind.OTHER, ToldBy.NOTHING), vocabulary)


def _weighed(told: Told, named: PartKind, pages: tuple[Page, ...], vocabulary: Vocabulary) -> Told:
    """Phrases against the name: the name wins where the text speaks for it, too."""
    text = "".join(page.squeezed for page in pages)
    if named is not told.kind and vocabulary.kinds[named].is_marked(text):
        return Told(named, ToldBy.MARKS)
    return told


def _by_name(named: PartKind | None) -> Told:
    return Told(named, ToldBy.NAME) if named else Told(PartKind.OTHER, ToldBy.NOTHING)


def _shown(fact: Fact, pages: tuple[Page, ...]) -> Fact:
    """The fact, its box where a viewer shows it (see Page)."""
    page = next((page for page in pages if page.number == fact.page and page.leaves), None)
    return fact if page is None or fact.box is None else replace(fact, box=page.shown(fact.box))


def _part(file: SourceFile, pages: tuple[Page, ...], told: Told, vocabulary: Vocabulary) -> Part:
    facts = facts_of(told.kind, pages, file.read_by, vocabulary)
    read_by = next((page.read_by for page in pages if page.read_by), file.read_by)
    beside = Source.OFD if file.type is FileType.OFD else Source.PDF_INFO
    facts = (*facts, *seal_facts(pages, file.signatures, beside))
    facts = tuple(_shown(fact, pages) for fact in facts)
    return Part(file.path, pages, told.kind, facts, read_by, told.by)
