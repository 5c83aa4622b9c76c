"""From the report on one package to its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from voucher_cli.batch.model import (
    ClaimTotal,
    MaterialCell,
    PartyMarks,
    Row,
    Status,
    UsedContract,
    UsedFile,
    UsedInvoice,
)
from voucher_cli.draft.facts import best_first, text, value
from voucher_cli.evidence.model import Evidence, Part, PartKind, Source
from voucher_cli.findings import Finding, Level
from voucher_cli.manifest.model import Applicant, Claim, FileRef, Invoice, Purchase, Vendor
from voucher_cli.money import floor_to_fen, total
from voucher_cli.report.model import Report
from voucher_cli.text import number_key, organisation_key


def row_of(package: str, key: str, report: Report, written: Mapping[str, str]) -> Row:
    """The row of a package that could be judged. `package`, `key` and `written` as in `Row`."""
    judged = {claim.id for claim in report.award.claims}
    claims = [claim for claim in report.manifest.claims if claim.id in judged]
    counting = [reported for reported in report.findings if reported.counts]
    return Row(
        package=package,
        status=Status.CHECKED,
        key=key,
        policy=report.policy.id,
        routes=report.routes,
        applied_on=report.applied_on,
        applicant=_applicant(report.manifest.applicant),
        verdict=report.verdict,
        ceiling=report.award.ceiling,
        counts=Counter(reported.level for reported in counting),
        names=Counter(reported.finding.name for reported in counting),
        by_level=_by_level(reported.finding for reported in counting),
        pages=sum(file.page_count or len(file.pages) for file in report.evidence.files),
        claims=tuple(_claim_totals(report, claims)),
        materials=tuple(
            MaterialCell(state.claim, state.route, state.id, state.title, state.status)
            for state in report.materials
        ),
        prior_awards=report.manifest.prior_awards,
        contracts=tuple(_contracts(report)),
        invoices=tuple(_invoices(report)),
        files=tuple(_files(report.evidence, report.applicant)),
        written=dict(written),
    )


def _by_level(findings: Iterable[Finding]) -> Mapping[str, Mapping[Level, int]]:
    levels: dict[str, Counter[Level]] = {}
    for finding in findings:
        levels.setdefault(finding.name, Counter())[finding.level] += 1
    return levels


def _claim_totals(report: Report, claims: Iterable[Claim]) -> Iterator[ClaimTotal]:
    stated = {claim.id: claim for claim in claims}
    for award in report.award.claims:
        claim = stated.get(award.id)
        yield ClaimTotal(
            id=award.id,
            route=award.route,
            base=total(purchase.base for purchase in award.purchases),
            ceiling=award.ceiling,
            requested=_fen(claim.requested) if claim else None,
            project=claim.project.name if claim else None,
        )


# --- parties --------------------------------------------------------------------------------------


def _applicant(applicant: Applicant) -> PartyMarks:
    addresses = (
        applicant.registered_address,
        applicant.office_address,
        applicant.contact_address,
    )
    return PartyMarks(
        applicant.name,
        applicant.uscc,
        applicant.legal_representative,
        tuple(dict.fromkeys(address for address in addresses if address)),
        tuple(filter(None, (applicant.contact.phone,))),
    )


def _vendor(vendor: Vendor) -> PartyMarks:
    return PartyMarks(
        vendor.name,
        vendor.uscc,
        vendor.legal_representative,
        tuple(filter(None, (vendor.address,))),
        tuple(filter(None, (vendor.phone,))),
    )


# --- contracts, invoices, files -------------------------------------------------------------------


def _contracts(report: Report) -> Iterator[UsedContract]:
    """One for each purchase, whether its claim is judged or not; a purchase without a contract
    still tells its vendor. Then the same under other numbers that the contract's file shows."""
    for claim in report.manifest.claims:
        for purchase in claim.purchases:
            stated = _contract(claim.id or claim.route, purchase)
            yield stated
            if stated.number and purchase.contract:
                parts = _parts(report.evidence, PartKind.CONTRACT, purchase.contract.file)
                for part, number in _unlike(stated.number, parts):
                    yield replace(
                        stated,
                        number=number,
                        signed_on=value([part], "signed_on", date) or stated.signed_on,
                        amount=_fen(value([part], "amount", Decimal)) or stated.amount,
                        file=part.file,
                        certain=_is_certain(part),
                    )


def _contract(claim: str, purchase: Purchase) -> UsedContract:
    vendor, contract = _vendor(purchase.vendor), purchase.contract
    if contract is None:
        return UsedContract(claim, vendor=vendor, model=purchase.model)
    return UsedContract(
        claim,
        contract.number,
        contract.signed_on,
        _fen(contract.amount),
        vendor,
        _first(contract.file),
        purchase.model,
    )


def _parts(evidence: Evidence, kind: PartKind, files: Iterable[FileRef]) -> Sequence[Part]:
    """The documents of that kind in an entry's files."""
    parts = [placement.part for placement in evidence.placements if placement.part.kind is kind]
    return [
        part
        for part in parts
        if any(part.lies_on(file.path, file.first_page, file.last_page) for file in files)
    ]


def _unlike(stated: str, parts: Sequence[Part]) -> Iterator[tuple[Part, str]]:
    """Each number that the parts show, with its part, where none of them shows the stated one."""
    numbers = {number: part for part in parts if (number := text([part], "number"))}
    if number_key(stated) not in map(number_key, numbers):
        yield from ((part, number) for number, part in numbers.items())


def _is_certain(part: Part) -> bool:
    """Whether its number is more than recognised in a picture."""
    return best_first(part, "number")[0].source is not Source.OCR


def _invoices(report: Report) -> Iterator[UsedInvoice]:
    """Those of the claims, judged or not, then others that lie in the package. Without a manifest
    nobody states a number: it is as certain as its reading."""
    recognised = _recognised(report.evidence) if report.drafted else frozenset()
    claims = report.manifest.claims
    for invoice in _stated_invoices(claims):
        yield replace(invoice, certain=number_key(invoice.number) not in recognised)
    yield from _other_invoices(claims, report.evidence)


def _recognised(evidence: Evidence) -> frozenset[str]:
    """Numbers of invoices that were recognised in pictures and nothing else bears out."""
    parts = (placement.part for placement in evidence.placements)
    invoices = ((p, text([p], "number")) for p in parts if p.kind is PartKind.INVOICE)
    return frozenset(
        number_key(number) for part, number in invoices if number and not _is_certain(part)
    )


def _entries(claims: Iterable[Claim]) -> Iterator[tuple[str, Purchase, Invoice]]:
    for claim in claims:
        for purchase in claim.purchases:
            for entry in purchase.invoices:
                yield claim.id or claim.route, purchase, entry


def _stated_invoices(claims: Iterable[Claim]) -> Iterator[UsedInvoice]:
    for claim, purchase, entry in _entries(claims):
        if entry.number:
            yield UsedInvoice(
                claim,
                entry.number,
                entry.issued_on,
                _fen(entry.amount),
                entry.seller or purchase.vendor.name,
                _first(entry.file),
            )


def _other_invoices(claims: Sequence[Claim], evidence: Evidence) -> Iterator[UsedInvoice]:
    """Invoices whose numbers no entry states: a claim rests on those in the file of an entry whose
    own number it does not show; others only lie in the package and may be another's."""
    seen = {number_key(entry.number or "") for _, _, entry in _entries(claims)}
    rests: dict[str, str] = {}
    for claim, _, entry in _entries(claims):
        if entry.number:
            shown = _parts(evidence, PartKind.INVOICE, entry.file)
            for _, unlike in _unlike(entry.number, shown):
                rests.setdefault(number_key(unlike), claim)
    for placement in evidence.placements:
        part = placement.part
        number = text([part], "number") if part.kind is PartKind.INVOICE else None
        if number and number_key(number) not in seen:
            seen.add(number_key(number))
            yield _invoice_of(part, number, rests.get(number_key(number)))


def _invoice_of(part: Part, number: str, claim: str | None) -> UsedInvoice:
    return UsedInvoice(
        claim,
        number,
        value([part], "issued_on", date),
        _fen(value([part], "amount", Decimal)),
        text([part], "seller"),
        part.file,
        certain=_is_certain(part),
    )


def _files(evidence: Evidence, applicant: str) -> Iterator[UsedFile]:
    parts: dict[str, list[Part]] = {}
    for placement in evidence.placements:
        parts.setdefault(placement.part.file, []).append(placement.part)
    for file in evidence.files:
        if file.sha256 and file.size:
            held = parts.get(file.path, [])
            kinds = tuple(dict.fromkeys(part.kind for part in held))
            yield UsedFile(file.path, file.sha256, kinds, _names(held, applicant))


def _names(parts: Iterable[Part], applicant: str) -> bool | None:
    """Whether their text names the applicant; a blank form names nobody."""
    text, name = "".join(part.squeezed for part in parts), organisation_key(applicant)
    return name in organisation_key(text) if text and name else None


def _first(files: tuple[FileRef, ...]) -> str | None:
    return files[0].path if files else None


def _fen(amount: Decimal | None) -> Decimal | None:
    """With two decimals, as rows show all amounts."""
    return None if amount is None else floor_to_fen(amount)
