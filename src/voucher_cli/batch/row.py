"""From the report on one package to its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
from voucher_cli.manifest.model import Applicant, Claim, FileRef, Manifest, Purchase, Vendor
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
        contracts=tuple(_contracts(claims)),
        invoices=tuple(_invoices(report, claims)),
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


def _contracts(claims: Iterable[Claim]) -> Iterator[UsedContract]:
    """One for each purchase; a purchase without a contract still tells its vendor."""
    for claim in claims:
        for purchase in claim.purchases:
            yield _contract(claim.id or claim.route, purchase)


def _contract(claim: str, purchase: Purchase) -> UsedContract:
    vendor, contract = _vendor(purchase.vendor), purchase.contract
    if contract is None:
        return UsedContract(claim, vendor=vendor)
    return UsedContract(
        claim,
        contract.number,
        contract.signed_on,
        _fen(contract.amount),
        vendor,
        _first(contract.file),
    )


def _invoices(report: Report, claims: Iterable[Claim]) -> Iterator[UsedInvoice]:
    """Those of the claims, then others that lie in the package. Without a manifest nobody states a
    number: it is as certain as its reading."""
    recognised = _recognised(report.evidence) if report.drafted else frozenset()
    for invoice in _stated_invoices(claims):
        yield replace(invoice, certain=number_key(invoice.number) not in recognised)
    yield from _other_invoices(report.manifest, report.evidence)


def _recognised(evidence: Evidence) -> frozenset[str]:
    """Numbers of invoices that were recognised in pictures and nothing else bears out."""
    numbers = (
        (text([placement.part], "number"), best_first(placement.part, "number"))
        for placement in evidence.placements
        if placement.part.kind is PartKind.INVOICE
    )
    return frozenset(
        number_key(number) for number, facts in numbers if number and facts[0].source is Source.OCR
    )


def _stated_invoices(claims: Iterable[Claim]) -> Iterator[UsedInvoice]:
    for claim in claims:
        for purchase in claim.purchases:
            for entry in purchase.invoices:
                if entry.number:
                    yield UsedInvoice(
                        claim.id or claim.route,
                        entry.number,
                        entry.issued_on,
                        _fen(entry.amount),
                        entry.seller or purchase.vendor.name,
                        _first(entry.file),
                    )


def _other_invoices(manifest: Manifest, evidence: Evidence) -> Iterator[UsedInvoice]:
    """Invoices that lie in the package and that no entry lists: they may be another's."""
    listed = {
        number_key(entry.number or "")
        for claim in manifest.claims
        for purchase in claim.purchases
        for entry in purchase.invoices
    }
    for placement in evidence.placements:
        part = placement.part
        number = text([part], "number") if part.kind is PartKind.INVOICE else None
        if number and number_key(number) not in listed:
            listed.add(number_key(number))
            yield _invoice_of(part, number)


def _invoice_of(part: Part, number: str) -> UsedInvoice:
    return UsedInvoice(
        None,
        number,
        value([part], "issued_on", date),
        _fen(value([part], "amount", Decimal)),
        text([part], "seller"),
        part.file,
        certain=best_first(part, "number")[0].source is not Source.OCR,
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
