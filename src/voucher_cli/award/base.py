"""The base (核定基数) of a purchase: the smallest of what the route's list asks for.

Where one contract covers several models, each purchase states its own share of it, as lines or as
the amount. A purchase is looked at by itself here; that the shares of one contract number agree
with the contract is for the checks to compare (see `stated_whole`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal, localcontext

from voucher_cli.award.model import Measure, PurchaseBase, PurchaseBasis, Standing
from voucher_cli.award.standing import COUNTED, IN_WINDOW, paper_standings, settlement_standing
from voucher_cli.dates import Window
from voucher_cli.manifest.model import Contract, Invoice, Payment, Purchase, Settlement
from voucher_cli.money import FEN, ZERO, floor_to_fen, total
from voucher_cli.policy.award_rules import BaseRule, Papers
from voucher_cli.text import number_key, organisation_key, tidy

Entry = Contract | Settlement | Invoice | Payment
"""what the manifest enters under a purchase with an amount"""
Measures = Mapping[Measure, Decimal | None]


def purchase_basis(
    purchase: Purchase, rule: BaseRule, window: Window, applied_on: date | None
) -> PurchaseBasis:
    """The base of `purchase` under the route's `rule`, with the standing of each paper."""
    settlements = tuple(settlement_standing(entry, window) for entry in purchase.settlements)
    settled = _settled(purchase, settlements, rule)

    def standings(days: Sequence[date | None]) -> tuple[Standing, ...]:
        return paper_standings(days, rule, window, applied_on, settled=bool(settled))

    invoices = _Pile(
        purchase.invoices, standings([entry.issued_on for entry in purchase.invoices]), rule
    )
    payments = _Pile(
        purchase.payments, standings([entry.paid_on for entry in purchase.payments]), rule
    )
    fixed = _contract_measure(purchase.contract, rule)
    if rule.settlement:
        fixed[Measure.SETTLEMENT] = settled
    measures = fixed | _paper_measures(invoices.value(settled), payments.value(settled), rule)
    base, limited_by = _smallest(measures, rule)
    in_window, _ = _smallest(fixed | _paper_measures(invoices.inside, payments.inside, rule), rule)
    return PurchaseBasis(
        purchase=purchase,
        base=PurchaseBase(
            name=_name(purchase),
            service=_service_key(purchase),
            service_name=tidy(purchase.service or "") or _name(purchase),
            measures=measures,
            base=base,
            limited_by=limited_by,
            net_base=_without_tax(base, purchase.invoices, invoices.standings),
            in_window_base=in_window,
        ),
        settlements=settlements,
        invoices=invoices.standings,
        payments=payments.standings,
    )


def counted_amount(entry: Entry, rule: BaseRule) -> Decimal | None:
    """What of an entry is of an eligible kind, in yuan; None where it states no amount.

    An entry with lines counts by those of an eligible kind, one without them counts whole. A
    negative line of another kind, a discount say, makes no more eligible than is paid in all.
    """
    if entry.lines:
        whole = total(line.amount for line in entry.lines)
        eligible = total(line.amount for line in entry.lines if line.kind in rule.eligible_kinds)
        return floor_to_fen(min(eligible, max(whole, ZERO)))
    return None if entry.amount is None else floor_to_fen(entry.amount)


def stated_whole(purchases: Sequence[Purchase]) -> tuple[tuple[int, ...], ...]:
    """Groups of purchases (by position) that may each state the whole of one shared contract.

    They name the same contract number and the same amount and part it by no lines, so that what
    looks like shares could be the same money counted once each.
    """
    groups: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for index, purchase in enumerate(purchases):
        contract = purchase.contract
        number = number_key((contract and contract.number) or "")
        if contract and number and contract.amount is not None and not contract.lines:
            groups[number, contract.amount].append(index)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


# --- measures ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Pile:
    """The invoices or the payments of one purchase."""

    entries: Sequence[Invoice | Payment]
    standings: tuple[Standing, ...]
    rule: BaseRule

    def _sum(self, which: frozenset[Standing]) -> Decimal | None:
        """None where there is no entry with an amount at all."""
        amounts = [
            (counted_amount(entry, self.rule), standing)
            for entry, standing in zip(self.entries, self.standings, strict=True)
        ]
        if all(amount is None for amount, _ in amounts):
            return None
        return total(a for a, standing in amounts if a is not None and standing in which)

    @property
    def inside(self) -> Decimal | None:
        """What counts where nothing outside the window does. Red-letter invoices are negative;
        what those outside take beyond the outside invoices, they take from inside."""
        inside = self._sum(IN_WINDOW)
        if inside is None:
            return None
        outside = self._sum(frozenset(Standing) - IN_WINDOW) or ZERO
        return max(ZERO, inside + min(ZERO, outside))

    def value(self, settled: Decimal | None) -> Decimal | None:
        """What counts: what is inside and, up to the settlement, what corresponds to it."""
        inside = self.inside
        if inside is None or not settled:
            return inside
        corresponding = self._sum(frozenset({Standing.OUTSIDE_COUNTS})) or ZERO
        return max(inside, min(inside + max(ZERO, corresponding), settled))


def _contract_measure(contract: Contract | None, rule: BaseRule) -> dict[Measure, Decimal | None]:
    """Nothing for a framework contract, which sets no limit."""
    if contract is None:
        return {Measure.CONTRACT: None}
    return {} if contract.framework else {Measure.CONTRACT: counted_amount(contract, rule)}


def _settled(purchase: Purchase, standings: Sequence[Standing], rule: BaseRule) -> Decimal | None:
    """What is settled inside the window; None where no settlement is asked or states an amount."""
    if not rule.settlement:
        return None
    amounts = [
        (counted_amount(entry, rule), standing)
        for entry, standing in zip(purchase.settlements, standings, strict=True)
    ]
    if all(amount is None for amount, _ in amounts):
        return None
    return max(ZERO, total(a for a, s in amounts if a is not None and s in IN_WINDOW))


def _paper_measures(
    invoices: Decimal | None, payments: Decimal | None, rule: BaseRule
) -> dict[Measure, Decimal | None]:
    """Both where both are asked (和); where either is (或), those that are present."""
    both = {Measure.INVOICES: invoices, Measure.PAYMENTS: payments}
    if rule.papers is Papers.EITHER and any(value is not None for value in both.values()):
        return {measure: value for measure, value in both.items() if value is not None}
    return both


def _smallest(measures: Measures, rule: BaseRule) -> tuple[Decimal, Measure]:
    """The base, and which measure limits it; a needed measure without entry limits it to nothing.

    Where either paper will do, the larger of the two stands for both.
    """
    limits = {measure: value or ZERO for measure, value in measures.items()}
    papers = [m for m in (Measure.INVOICES, Measure.PAYMENTS) if m in limits]
    if rule.papers is Papers.EITHER:
        larger = max(papers, key=lambda measure: limits[measure])  # the first of equal ones
        limits = {m: v for m, v in limits.items() if m not in papers or m is larger}
    limiting = min((m for m in Measure if m in limits), key=lambda measure: limits[measure])
    return max(ZERO, limits[limiting]), limiting


def _without_tax(
    base: Decimal, invoices: Sequence[Invoice], standings: Sequence[Standing]
) -> Decimal | None:
    """The base in the proportion of net to total of the invoices that count.

    None where one of them does not say what it comes to without tax.
    """
    if base == ZERO:
        return ZERO
    counted = [i for i, s in zip(invoices, standings, strict=True) if s in COUNTED]
    net, gross = ZERO, ZERO
    for invoice in counted:
        if invoice.net is None or invoice.amount is None:
            return None
        net += invoice.net
        gross += invoice.amount
    if not ZERO < net <= gross:
        return None
    with localcontext() as context:
        context.prec = 60
        return (base * net / gross).quantize(FEN, rounding=ROUND_DOWN)


# --- names ---------------------------------------------------------------------------------------


def _name(purchase: Purchase) -> str:
    """What people call the purchase: its model, else its vendor, else its contract."""
    number = purchase.contract.number if purchase.contract else None
    return tidy(purchase.model or purchase.vendor.name or number or "")


def _service_key(purchase: Purchase) -> str:
    """Equal for purchases of the same model and vendor, unless `service` sets one apart."""
    vendor = purchase.vendor.name or purchase.vendor.uscc or ""
    return "\0".join(
        organisation_key(t) for t in (purchase.model or "", vendor, purchase.service or "")
    )
