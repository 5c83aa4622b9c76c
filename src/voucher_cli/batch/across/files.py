"""One file, byte for byte, in several packages.

A file that holds an invoice or a contract is that invoice or contract, even where its number could
not be read. Another paper of one's own deal cannot be two applicants'. Licences and qualifications
of a vendor that many buy from, its general terms, blank forms and what nobody could place are
shared by right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from voucher_cli.batch.across import contracts, invoices
from voucher_cli.batch.across.identity import Identity
from voucher_cli.batch.across.index import Filed, Index, Thing
from voucher_cli.batch.across.model import Use
from voucher_cli.batch.across.reuse import Case, case_of, first_of, same_file
from voucher_cli.batch.across.wording import counted, in_order, shortened, told
from voucher_cli.batch.model import Row, UsedContract, UsedFile, UsedInvoice
from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.findings import Finding, Level, Terms
from voucher_cli.terms import PartKind

NAME = "file-reused"
_NUMBERED = {PartKind.INVOICE: invoices.NAME, PartKind.CONTRACT: contracts.NAME}
_OWN = {
    PartKind.APPLICATION_FORM,
    PartKind.COMMITMENT_LETTER,
    PartKind.NO_OTHER_FUNDING_LETTER,
    PartKind.SCENARIO_LETTER,
    PartKind.NON_AFFILIATION_PROOF,
    PartKind.SETTLEMENT,
    PartKind.PAYMENT,
    PartKind.ACCEPTANCE_REPORT,
    PartKind.DEPLOYMENT_PROOF,
    PartKind.USAGE_STATEMENT,
    PartKind.FINANCIAL_STATEMENT,
}
"""papers of one applicant and its own deals"""


def files_of(row: Row, applicant: Identity) -> Iterator[Filed[Use]]:
    """The package's files that could not be another's, too, as the index files them."""
    papers: dict[str, list[UsedInvoice | UsedContract]] = defaultdict(list)
    for invoice in row.invoices:
        papers[invoice.file or ""].append(invoice)
    for contract in row.contracts:
        papers[contract.file or ""].append(contract)
    for file in row.files:
        if file.sha256 and not (_OWN | _NUMBERED.keys()).isdisjoint(file.kinds):
            use = _use(row, applicant, file, papers.get(file.path, []))
            yield Filed(Thing.FILE, use, [file.sha256])


def _use(
    row: Row, applicant: Identity, file: UsedFile, papers: Sequence[UsedInvoice | UsedContract]
) -> Use:
    claims = [paper.claim for paper in papers if paper.claim is not None]
    return Use(
        Place(row.package, next(iter(claims), None), file.path),
        row.policy,
        applicant,
        file.sha256,
        file.path,
        listed=bool(claims) or not papers,
        kinds=file.kinds,
        numbered=any(paper.number for paper in papers),
        foreign=file.names_applicant is False and PartKind.INVOICE not in file.kinds,
    )


def reused_files(index: Index, by_number: Iterable[SeasonFinding]) -> Iterator[SeasonFinding]:
    """invoice-reused and contract-reused by a file's content, unless `by_number` tells it
    already, and file-reused for other papers of two applicants."""
    known = _Told(by_number)
    for uses in index.groups(Thing.FILE, Use):
        case = case_of(uses)
        if case is None or all(use.foreign for use in uses):
            continue
        kinds = {kind for use in uses for kind in use.kinds}
        held = [name for kind, name in _NUMBERED.items() if kind in kinds]
        for name in held:
            if not known.tells(name, uses):
                yield same_file(name, uses, case, f"file:{uses[0].key}")
        if not held and case is Case.APPLICANTS:
            yield _of_two_applicants(uses)


class _Told:
    """What is told by number, by finding and place."""

    def __init__(self, findings: Iterable[SeasonFinding]) -> None:
        self._ids: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._files: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
        for found in findings:
            for place in found.places:
                key = (found.finding.name, place.package)
                self._ids[key].add(found.id)
                self._files[*key, place.file].add(found.id)

    def tells(self, name: str, uses: Sequence[Use]) -> bool:
        """Whether one finding of that name tells of the file in every package. A file that no
        number is stated for (the same invoice as OFD, say) is taken to be what is told."""
        return bool(set.intersection(*(self._of(name, use) for use in uses)))

    def _of(self, name: str, use: Use) -> set[str]:
        if use.numbered:
            return self._files.get((name, use.place.package, use.place.file), set())
        return self._ids.get((name, use.place.package), set())


def _of_two_applicants(uses: Sequence[Use]) -> SeasonFinding:
    places = in_order(use.place for use in uses)
    first = first_of(uses)
    kinds = tuple(kind.value for kind in first.kinds if kind in _OWN)
    finding = Finding(
        NAME,
        Level.REVIEW,
        values={"file": shortened(first.shown), "kinds": Terms(kinds), **counted(places)},
        actual=shortened(first.shown),
        detail=first.key,
    )
    return told(finding, places)
