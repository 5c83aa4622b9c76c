"""Which documents belong to one purchase: a contract, and what names its number or its vendor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from voucher_cli.draft.papers import Paper
from voucher_cli.evidence.model import PartKind
from voucher_cli.text import number_key, organisation_key

_SHORTEST_NUMBER = 5
"""shorter contract numbers occur in texts by chance"""
_ALIKE = 0.8
"""how much two readings of one vendor's name have in common at least"""


@dataclass(frozen=True)
class Deal:
    """The documents of one purchase; `vendor` as it is written, empty while unknown."""

    vendor: str
    number: str = ""
    contracts: tuple[Paper, ...] = ()
    others: tuple[Paper, ...] = ()

    @property
    def key(self) -> str:
        """The vendor, made comparable."""
        return organisation_key(self.vendor)


def deals(papers: Sequence[Paper], applicant: str) -> tuple[Deal, ...]:
    """The papers sorted into purchases; `applicant` is an organisation_key.

    Contracts come first, then each other paper goes to the contract whose number or vendor it
    names. A vendor without a contract is a purchase of its own: its contract is missing.
    """
    found: list[Deal] = []
    contracts = [paper for paper in papers if paper.kind is PartKind.CONTRACT]
    for paper in sorted(contracts, key=lambda p: p.supplements or not p.number):  # numbered first
        _add_contract(found, paper, paper.vendor(applicant) or "")
    for paper in papers:
        if paper.kind is not PartKind.CONTRACT:
            _add_paper(found, paper, paper.vendor(applicant) or "")
    return tuple(found)


def _add_contract(found: list[Deal], paper: Paper, vendor: str) -> None:
    """Copies, annexes and supplements go to the contract that they belong to."""
    number = "" if paper.supplements else paper.number or ""
    at = _same_contract(found, paper, number, vendor)
    if at is None:
        found.append(Deal(vendor, number, (paper,)))
        return
    deal = found[at]
    found[at] = replace(deal, vendor=deal.vendor or vendor, contracts=(*deal.contracts, paper))


def _same_contract(found: Sequence[Deal], paper: Paper, number: str, vendor: str) -> int | None:
    if number:
        key = number_key(number)
        return next((n for n, d in enumerate(found) if number_key(d.number) == key), None)
    named = _naming(found, paper)
    if named:
        return named[0]
    if not vendor:  # nothing is known of it: another copy, or pages, of the only contract there is
        return 0 if len(found) == 1 else _only(found, "")
    alike = [n for n, deal in enumerate(found) if deal.key == organisation_key(vendor)]
    return alike[0] if len(alike) == 1 or (alike and paper.supplements) else None


def _add_paper(found: list[Deal], paper: Paper, vendor: str) -> None:
    at = _home(found, paper, vendor)
    if at is None:
        found.append(Deal(vendor, others=(paper,)))
    else:
        found[at] = replace(found[at], others=(*found[at].others, paper))


def _home(found: Sequence[Deal], paper: Paper, vendor: str) -> int | None:
    """Where a settlement, invoice, payment or report belongs; None for a vendor not yet met."""
    if len(found) <= 1:
        return 0 if found else None
    candidates: Sequence[int] = _naming(found, paper) or range(len(found))
    key = organisation_key(vendor)
    text = "" if key else organisation_key(paper.squeezed)
    alike = [
        n for n in candidates if found[n].key and (found[n].key == key or found[n].key in text)
    ]
    if not alike and key:
        alike = _nearest(found, key)
        if not alike and len(candidates) == len(found):
            return _only(found, "")
    same_amount = [n for n in alike if _agreed_amount(found[n], paper)]
    return (same_amount or alike or candidates)[0]


def _naming(found: Sequence[Deal], paper: Paper) -> list[int]:
    """The deals whose contract number stands in the paper."""
    text = number_key(paper.squeezed)
    return [
        n
        for n, deal in enumerate(found)
        if len(number := number_key(deal.number)) >= _SHORTEST_NUMBER and number in text
    ]


def _nearest(found: Sequence[Deal], vendor: str) -> list[int]:
    """The deal whose vendor reads most like this one, where one of them was misread."""
    scores = [SequenceMatcher(None, deal.key, vendor).ratio() for deal in found]
    best = max(scores)
    return [scores.index(best)] if best >= _ALIKE else []


def _only(found: Sequence[Deal], vendor: str) -> int | None:
    """The one deal with that vendor."""
    same = [n for n, deal in enumerate(found) if deal.key == vendor]
    return same[0] if len(same) == 1 else None


def _agreed_amount(deal: Deal, paper: Paper) -> bool:
    return paper.amount is not None and any(c.amount == paper.amount for c in deal.contracts)
