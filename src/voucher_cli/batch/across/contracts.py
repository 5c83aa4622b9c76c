"""One contract in several packages.

A contract's number is its parties' own (HT-2024-001 is everywhere): the vendor, or both amount
and signing date, must be the same, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from voucher_cli.batch.across.identity import Identity, Organisations, identity_of
from voucher_cli.batch.across.index import Filed, Index, Thing
from voucher_cli.batch.across.joining import joined
from voucher_cli.batch.across.keys import paper_key
from voucher_cli.batch.across.model import Use
from voucher_cli.batch.across.reuse import agree, case_of, reused
from voucher_cli.batch.across.wording import counted, in_order, shortened, told
from voucher_cli.batch.model import Row, UsedContract
from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.money import plain_yuan

NAME = "contract-reused"
_ALIKE = "alike"
"""the variant for contracts of one number and vendor that may be two"""


def contracts_of(row: Row, applicant: Identity) -> Iterator[Filed[Use]]:
    """The package's contracts, as the index files them."""
    for contract in row.contracts:
        key = paper_key(contract.number)
        if key:
            use = _use(row, applicant, contract, key)
            yield Filed(Thing.CONTRACT, use, [f"{key} {link}" for link in _links(use)])


def _use(row: Row, applicant: Identity, contract: UsedContract, key: str) -> Use:
    return Use(
        Place(row.package, contract.claim, contract.file),
        row.policy,
        applicant,
        key,
        contract.number or "",
        certain=contract.certain,
        counterpart=identity_of(contract.vendor),
        dated=contract.signed_on,
        amount=contract.amount,
    )


def _links(use: Use) -> Iterator[str]:
    """What two contracts of one number have in common if they may be one."""
    for kind, key in use.counterpart.traits:
        yield f"{kind} {key}"
    if use.amount and use.dated:
        yield f"dated {plain_yuan(use.amount)} {use.dated}"
    if not use.counterpart and use.amount is None:
        yield "bare"


def reused_contracts(index: Index) -> Iterator[SeasonFinding]:
    """contract-reused, by number: one finding a contract, however many packages use it.

    Buyers that count their own contracts give one vendor several HT-2024-001: what differs is only
    told as alike."""
    for uses in index.groups(Thing.CONTRACT, Use):
        deals = _deals(uses)
        for deal in deals:
            case = case_of(deal)
            if case is not None:
                yield reused(NAME, deal, case, _detail(deal), likely=not agree(deal))
        vendor = any(use.counterpart for use in uses)
        if vendor and len(deals) > 1 and case_of(uses) is not None:
            yield _alike(uses)


def _deals(uses: Sequence[Use]) -> Sequence[Sequence[Use]]:
    """The contracts among those of one number and vendor. What states neither amount nor date is
    the one that the others are, if they are one."""
    bare = [use for use in uses if use.amount is None and use.dated is None]
    stated = [use for use in uses if use.amount is not None or use.dated is not None]
    deals = joined(stated, _facts(uses))
    return [uses] if len(deals) <= 1 else [*deals, bare] if bare else deals


def _facts(uses: Sequence[Use]) -> Callable[[Use], Iterator[Hashable]]:
    """What makes two of them one contract: the amount; the date, where they state no amounts that
    differ or one applicant states them."""
    organisations = Organisations(use.applicant for use in uses)
    amounts: dict[date | None, set[Decimal | None]] = defaultdict(set)
    for use in uses:
        amounts[use.dated].add(use.amount)

    def facts(use: Use) -> Iterator[Hashable]:
        if use.amount is not None:
            yield "amount", use.amount
        if use.dated is not None:
            if use.applicant:
                yield "dated", use.dated, organisations.of(use.applicant)
            if use.amount is None or len(amounts[use.dated] - {None}) == 1:
                yield "dated", use.dated

    return facts


def _detail(uses: Sequence[Use]) -> str:
    """What tells the contract from another of the same number."""
    links = [link for use in uses for link in _links(use)]
    amounts = sorted(plain_yuan(use.amount) for use in uses if use.amount is not None)
    dates = sorted(use.dated.isoformat() for use in uses if use.dated is not None)
    return ":".join([uses[0].key, min(links), *amounts[:1], *dates[:1]])


def _alike(uses: Sequence[Use]) -> SeasonFinding:
    places = in_order(use.place for use in uses)
    shown = shortened(min(use.shown for use in uses))
    finding = Finding(
        NAME,
        Level.WARNING,
        variant=_ALIKE,
        values={"number": shown, **counted(places)},
        actual=shown,
        certainty=Certainty.LIKELY,
        detail=f"{_ALIKE}:{_detail(uses)}",
    )
    return told(finding, places)
