"""Are the seals that are there the right ones: of the right party, and of the right kind?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.catalogue import term
from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import beginning
from voucher_cli.checks.seals import in_words, subject_of
from voucher_cli.checks.seals_documents import Document
from voucher_cli.checks.seals_owners import Whose
from voucher_cli.checks.seals_seen import Print, Seen, sealed_documents
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.language import Bilingual

_ASKED_FOR = "公章"
_SPECIAL = re.compile("专用|合同|财务|发票|业务|报关|投标|人事|项目部|办公室")
_NOT_FOR_CONTRACTS = re.compile("财务|发票|报关|投标|人事|办公室")
"""what is read as 全同专用章 may be the one for contracts"""


def seals_are_the_parties(case: Case) -> Iterator[Finding]:
    """seal-party-mismatch: another organisation's seal stands where a party's own is not seen.
    Further seals beside those of all parties are nothing to remark on."""
    for seen in sealed_documents(case):
        document = seen.document
        if not all(isinstance(party, str) for party in document.parties):
            continue  # a seal that is unknown may be the party's whose name is not known
        missing = seen.unsealed
        if len(missing) <= seen.spare(strangers=False):
            continue
        told: set[str] = set()
        for found in seen.prints:
            other = found.owner.whose in {Whose.OTHER, Whose.STRANGER}
            if other and found.owner.name not in told and not _is_named_in(document, found):
                told.add(found.owner.name)
                yield _told("seal-party-mismatch", seen, found, in_words(missing), found.owner.name)


def _is_named_in(document: Document, found: Print) -> bool:
    """Whether the seal is that of a further party of a contract (丙方), which the text names."""
    is_stranger = found.owner.whose is Whose.STRANGER
    return (
        document.required.is_contract
        and is_stranger
        and any(found.owner.name in part.squeezed for part in document.copies)
    )


def seals_are_of_the_kind(case: Case) -> Iterator[Finding]:
    """seal-kind: all that a party sealed with is a seal for contracts, finance or invoices where
    the clause asks for the company seal; a seal for contracts is right on a contract."""
    for seen in sealed_documents(case):
        is_contract = seen.document.required.is_contract
        if not is_contract and _ASKED_FOR not in seen.rule.cite.quote:
            continue
        for party in seen.document.parties:
            prints = _prints_of(seen, party)
            if prints and all(_is_wrong(found, is_contract) for found in prints):
                expected = term("seal-kind", "on-contracts" if is_contract else "company")
                legend = prints[0].seal.legend
                yield _told("seal-kind", seen, prints[0], expected, legend)
                if prints[0].owner.whose is not Whose.PARTY:
                    break  # the same seals would be told for the other party


def _prints_of(seen: Seen, party: str | Bilingual) -> list[Print]:
    """The party's seals, or those that may be its; a slice at the page's edge has no legend."""
    whole = [p for p in seen.prints if p.seal.cut_by is None]
    own = [p for p in whole if p.owner.whose is Whose.PARTY and p.owner.name == party]
    return own or [p for p in whole if p.owner.whose is Whose.UNREAD]


def _is_wrong(found: Print, is_contract: bool) -> bool:
    wrong = _NOT_FOR_CONTRACTS if is_contract else _SPECIAL
    return bool(wrong.search(found.seal.legend))


def _told(name: str, seen: Seen, found: Print, expected: Bilingual, actual: str) -> Finding:
    subject = replace(subject_of(seen.document, found.part), page=found.page.number, box=found.box)
    return Finding(
        name,
        Level.WARNING,
        subject,
        values={"title": seen.document.required.title},
        expected=expected,
        actual=actual,
        source=seen.rule.cite,
        certainty=Certainty.LIKELY,
        detail=f"{beginning(found.part)}:{actual}",
    )
