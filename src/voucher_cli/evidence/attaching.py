"""Gives each part of a file the data that tell of it: records that the file holds beside its
pages, and the QR codes on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from voucher_cli.evidence.facts.codes import InvoiceCode, code_facts, invoice_codes
from voucher_cli.evidence.facts.sources import is_slip_of, merged
from voucher_cli.evidence.model import Fact, Page, Part, PartKind, Record, SourceFile, ToldBy

AsInvoice = Callable[[Part], Part]
"""the part read again as an invoice"""


@dataclass
class _Data:
    """What goes with one part."""

    records: list[Record] = field(default_factory=list)
    codes: list[tuple[InvoiceCode, Page]] = field(default_factory=list)

    def numbers(self) -> set[str]:
        return {code.number for code, _ in self.codes} | {_number(r.facts) for r in self.records}


def with_data(file: SourceFile, parts: Sequence[Part], as_invoice: AsInvoice) -> tuple[Part, ...]:
    """The parts with the facts of records and codes among theirs. A record that no part shows is a
    part of its own; a part of no known kind that has such data is an invoice."""
    data = [_Data() for _ in parts]
    alone: list[Record] = []
    for record in file.records:
        homes = [n for n, part in enumerate(parts) if _may_be_invoice(part)]
        others = {_number(r.facts) for r in file.records if r is not record}
        home = _home_of(record, parts, homes, others)
        alone.append(record) if home is None else data[home].records.append(record)
    for home, code, page in _codes(parts):
        data[home].codes.append((code, page))
    joined = [_joined(part, found, as_invoice) for part, found in zip(parts, data, strict=True)]
    known = {_number(part.facts) for part in joined}
    for record in alone:
        if _number(record.facts) not in known:
            known.add(_number(record.facts))
            joined.append(Part(file.path, (), record.kind, record.facts, record.source))
    return tuple(joined)


def _joined(part: Part, data: _Data, as_invoice: AsInvoice) -> Part:
    if not data.records and not data.codes:
        return part
    part = part if part.kind is PartKind.INVOICE else as_invoice(part)
    if len(data.numbers()) > 1:  # several invoices on one page that nothing parts
        data = _of_number(data, _number(part.facts))
    records = [_on_its_page(record) for record in data.records]
    codes = [fact for code, page in data.codes for fact in code_facts(code, page, part.facts)]
    found = merged(records, (*part.facts, *codes))
    return replace(part, facts=found.facts, conflicts=found.conflicts)


def _on_its_page(record: Record) -> tuple[Fact, ...]:
    return tuple(replace(fact, page=fact.page or record.page) for fact in record.facts)


def _of_number(data: _Data, number: str) -> _Data:
    """Only what is of this number, where something is; a lone record is told against the rest."""
    if not _any_alike(data.numbers(), number):
        return data if len(data.numbers()) == 1 else _one_of_each(data)
    return _Data(
        [r for r in data.records if _alike(_number(r.facts), number)],
        [(c, page) for c, page in data.codes if _alike(c.number, number)],
    )


def _one_of_each(data: _Data) -> _Data:
    """Where record and code contradict each other, both stay; two codes, or two records of equal
    standing, are two invoices of which nothing tells the right one."""
    records = data.records if len({_number(r.facts) for r in data.records}) == 1 else []
    codes = data.codes if len({c.number for c, _ in data.codes}) == 1 else []
    return _Data(records, codes)


def _any_alike(numbers: set[str], number: str) -> bool:
    return any(_alike(each, number) for each in numbers)


def _home_of(
    record: Record, parts: Sequence[Part], homes: Sequence[int], others: set[str]
) -> int | None:
    """The part that the record is of: on its page, of its number, or the only one, unless that has
    the number of one of the other records."""
    on_page = [n for n in homes if record.page and _has_page(parts[n], record.page)]
    among = on_page or homes
    number = _number(record.facts)
    same = [n for n in among if _number(parts[n].facts) == number]
    if same:
        return same[0]
    named = [n for n in among if parts[n].kind is PartKind.INVOICE] or among
    if len(named) != 1 or _number(parts[named[0]].facts) in others:
        return None
    return named[0]


def _codes(parts: Sequence[Part]) -> Iterator[tuple[int, InvoiceCode, Page]]:
    """Each invoice code on a page, with the part that it is of."""
    for n, part in enumerate(parts):
        if not _may_be_invoice(part):
            continue
        for page in part.pages:
            sharing = [m for m, other in enumerate(parts) if _has_page(other, page.number)]
            for code in invoice_codes(page):
                if len(sharing) == 1 or _belongs(code, part, page, parts, sharing):
                    yield n, code, page


def _belongs(
    code: InvoiceCode, part: Part, page: Page, parts: Sequence[Part], sharing: Sequence[int]
) -> bool:
    """Whether of the parts that share a page this is the one of the code: by its number, else by
    where it stands."""
    numbers = [_number(parts[m].facts) for m in sharing]
    if any(_alike(number, code.number) for number in numbers):
        return _alike(_number(part.facts), code.number)
    boxes = [cell.box for row in page.rows for cell in row.cells if cell.box]
    middle = (code.code.box[1] + code.code.box[3]) / 2
    return bool(boxes) and min(b[1] for b in boxes) <= middle <= max(b[3] for b in boxes)


def _may_be_invoice(part: Part) -> bool:
    """Data outweigh a file's name, but not a title or what the text says."""
    return part.kind is PartKind.INVOICE or part.told_by in {ToldBy.NAME, ToldBy.NOTHING}


def _has_page(part: Part, number: int) -> bool:
    return any(page.number == number for page in part.pages)


def _number(facts: Sequence[Fact]) -> str:
    return next((str(fact.value) for fact in facts if fact.name == "number"), "")


def _alike(one: str, other: str) -> bool:
    return bool(one) and (one == other or is_slip_of(one, other))
