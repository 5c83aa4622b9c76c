"""The season of many packages: what they show side by side, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from voucher_cli.batch.across.both_sides import on_both_sides
from voucher_cli.batch.across.caps import CapGroup, cap_groups, shared_caps, shares_of
from voucher_cli.batch.across.contracts import contracts_of, reused_contracts
from voucher_cli.batch.across.files import files_of, reused_files
from voucher_cli.batch.across.identity import Identity, Organisations, identity_of
from voucher_cli.batch.across.index import Filed, Index, Thing
from voucher_cli.batch.across.invoices import invoices_of, reused_invoices
from voucher_cli.batch.across.mentions import mentions_of
from voucher_cli.batch.across.model import Mention
from voucher_cli.batch.across.services import services_of, split_services
from voucher_cli.batch.across.shared_marks import sharing_marks
from voucher_cli.batch.across.totals import over_budget, totals_of
from voucher_cli.batch.across.wording import gravest_first
from voucher_cli.batch.model import Row, Status
from voucher_cli.batch.season import Season, SeasonFinding, Totals


def season_of(rows: Iterable[Row], budget: Decimal | None, scratch: Path) -> Season:
    """What the rows show together. `rows` are gone through twice, in any order; `budget` is in
    yuan; an index of what may recur lies in the folder `scratch` meanwhile.

    Memory grows with what is found, not with the number of rows. Raises OSError or sqlite3.Error
    where `scratch` cannot be written.
    """
    with Index(scratch) as index:
        index.fill(_filed(row) for row in rows if row.status is Status.CHECKED)
        groups = tuple(cap_groups(index))
        findings = tuple(_findings(index, groups))
    totals = totals_of(rows, findings, groups, budget)
    of_budget = over_budget(totals)
    return Season(_with(totals, of_budget), gravest_first((*findings, *of_budget)))


def _filed(row: Row) -> Iterator[Filed[object]]:
    """Everything of a package that another one may have in common with it."""
    applicant = identity_of(row.applicant)
    yield from invoices_of(row, applicant)
    yield from contracts_of(row, applicant)
    yield from files_of(row, applicant)
    yield from shares_of(row, applicant)
    yield from services_of(row, applicant)
    yield from mentions_of(row, applicant)


def _findings(index: Index, groups: Iterable[CapGroup]) -> Iterator[SeasonFinding]:
    by_number = (*reused_invoices(index), *reused_contracts(index))
    yield from by_number
    yield from reused_files(index, by_number)
    yield from split_services(index, by_number)
    for group in groups:
        yield from shared_caps(group)
    organisations = Organisations(_parties(index))
    yield from on_both_sides(index, organisations)
    yield from sharing_marks(index, organisations)


def _parties(index: Index) -> Iterator[Identity]:
    for _, mentions in index.linked(Thing.MENTION, Mention):
        for mention in mentions:
            yield mention.party
            if mention.buyer is not None:
                yield mention.buyer


def _with(totals: Totals, findings: Iterable[SeasonFinding]) -> Totals:
    """The totals with findings that only they could show."""
    counts, names = dict(totals.counts), dict(totals.names)
    for found in findings:
        name, level = found.finding.name, found.finding.level
        counts[level] = counts.get(level, 0) + 1
        names[name] = names.get(name, 0) + 1
    return replace(totals, counts=counts, names=dict(sorted(names.items())))
