"""The contracts of a claim: which parts of which files are one contract of one purchase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voucher_cli.checks.case import ClaimCase
from voucher_cli.dates import Window
from voucher_cli.evidence.model import Part
from voucher_cli.manifest.model import Contract, Purchase
from voucher_cli.text import number_key

_TITLE_LENGTH = 80
_ADDENDUM = re.compile("补充|附件|附录|附表|变更|证明|说明")


@dataclass(frozen=True)
class ContractPapers:
    """A contract as the manifest states it in `purchase`, and the parts that hold it, its copies
    and what supplements it. `purchase` is None for a contract that none names."""

    purchase: Purchase | None
    parts: tuple[Part, ...]

    @property
    def stated(self) -> Contract | None:
        """What the manifest says of the contract."""
        return self.purchase.contract if self.purchase else None

    @property
    def framework(self) -> bool:
        """Whether it is a framework contract."""
        if self.stated is not None:
            return self.stated.framework
        return any("框架" in part.squeezed[:_TITLE_LENGTH] for part in self.parts)

    def outlasts(self, window: Window) -> bool:
        """Whether the term begins before `window` or ends after it; not where it is unknown."""
        if self.stated is None:
            return False
        starts, ends = self.stated.starts_on, self.stated.ends_on
        early = bool(starts and window.starts_on and starts < window.starts_on)
        late = bool(ends and window.ends_on and ends > window.ends_on)
        return early or late


def contracts(claim: ClaimCase, parts: tuple[Part, ...]) -> Iterator[ContractPapers]:
    """The contracts among `parts`.

    The manifest says which files are a purchase's contract. Other parts belong to the only one;
    of several, to that whose number they show, or, unread or an addendum without a number, to
    each.
    """
    named = _named(claim, parts)
    taken = {id(part) for papers in named for part in papers.parts}
    others = [part for part in parts if id(part) not in taken]
    for papers in named or _by_number(claim, parts):
        alone = len(named) == 1
        added = (p for p in others if named and (alone or _belongs(p, papers.stated)))
        yield replace(papers, parts=(*papers.parts, *added))


def _named(claim: ClaimCase, parts: tuple[Part, ...]) -> list[ContractPapers]:
    """Each contract of the manifest whose files are there; one for several purchases only once."""
    named: list[ContractPapers] = []
    for _, purchase, _ in claim.purchases():
        if purchase.contract is None:
            continue
        at = {id(part) for part in claim.case.parts_at(purchase.contract.file)}
        own = tuple(part for part in parts if id(part) in at)
        if own and all(own != papers.parts for papers in named):
            named.append(ContractPapers(purchase, own))
    return named


def _by_number(claim: ClaimCase, parts: tuple[Part, ...]) -> list[ContractPapers]:
    """Where the manifest names no files: all parts are the only purchase's contract, else those
    that show its number; a file that shows none is a contract by itself."""
    stated = [purchase for _, purchase, _ in claim.purchases() if purchase.contract is not None]
    if len(stated) == 1 and parts:
        return [ContractPapers(stated[0], parts)]
    groups: dict[str, tuple[Purchase | None, list[Part]]] = {}
    for part in parts:
        purchase = next((p for p in stated if _shows_number(part, p.contract)), None)
        number = purchase.contract.number if purchase and purchase.contract else None
        groups.setdefault(number or part.file, (purchase, []))[1].append(part)
    return [ContractPapers(purchase, tuple(own)) for purchase, own in groups.values()]


def _belongs(part: Part, contract: Contract | None) -> bool:
    if not part.squeezed:
        return True
    if part.first("number") is not None or _shows_number(part, contract):
        return _shows_number(part, contract)
    return bool(_ADDENDUM.search(part.squeezed[:_TITLE_LENGTH]))


def _shows_number(part: Part, contract: Contract | None) -> bool:
    number = number_key((contract and contract.number) or "")
    return bool(number) and number in number_key(part.squeezed)
