"""Does a seal run across the pages of a contract (骑缝章), so that none can be exchanged?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import beginning
from voucher_cli.checks.seals import subject_of
from voucher_cli.checks.seals_documents import Document
from voucher_cli.checks.seals_seen import Seen, Sight, sealed_documents, sight_of
from voucher_cli.evidence.model import Page, Part, Seal
from voucher_cli.findings import Certainty, Finding, Level

_MARGIN = 30.0
"""points from a page's edge within which a seal that recurs runs across the pages"""


def contracts_are_sealed_across(case: Case) -> Iterator[Finding]:
    """cross-page-seal-missing: a sealed contract of several pages, all seen in colour, none of
    which shows a piece of a seal at its edge. An electronic signature covers every page."""
    for seen in sealed_documents(case):
        document = seen.document
        whole = _whole_copy(document) if document.required.is_contract else None
        if whole is None or seen.signatures or not seen.prints or _runs_across(seen):
            continue
        yield Finding(
            "cross-page-seal-missing",
            Level.INFO,
            replace(subject_of(document, whole), page=whole.first_page),
            values={"pages": str(len(whole.pages))},
            source=seen.rule.cite,
            certainty=Certainty.LIKELY,
            detail=beginning(whole),
        )


def _whole_copy(document: Document) -> Part | None:
    """The longest copy of several pages, if a seal could be seen on each of them."""
    longest = max(document.copies, key=lambda part: len(part.pages))
    if len(longest.pages) < 2 or Sight.NONE in map(sight_of, longest.pages):
        return None
    return longest


def _runs_across(seen: Seen) -> bool:
    if any(found.seal.cut_by for found in seen.prints):
        return True
    edges = [_edge(found.seal, found.page) for found in seen.prints]
    return any(edge is not None and edges.count(edge) > 1 for edge in edges)


def _edge(seal: Seal, page: Page) -> str | None:
    """The side of the page that a seal is near."""
    if page.width is None:
        return None
    if seal.box[0] < _MARGIN:
        return "left"
    return "right" if seal.box[2] > page.width - _MARGIN else None
