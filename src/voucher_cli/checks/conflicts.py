"""Sources within one file held against each other: data, print, QR code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from voucher_cli.checks.agreement import PartyAgreement, compare_parties
from voucher_cli.checks.case import Case
from voucher_cli.evidence.model import Conflict, Fact, Placement, Source
from voucher_cli.findings import Certainty, Finding, Level, Terms
from voucher_cli.money import grouped_yuan

_PARTIES = frozenset({"buyer", "seller"})


def sources_agree(case: Case) -> Iterator[Finding]:
    """source-conflict: what a file says of one document in two places is not the same.

    Names of organisations only conflict where they clearly are two; what OCR may have misread is
    told as likely.
    """
    told: set[str] = set()
    for placement in case.evidence.placements:
        for conflict in placement.part.conflicts:
            found = _finding(case, placement, conflict)
            if _is_one(conflict) and found.id not in told:
                told.add(found.id)
                yield found


def _is_one(conflict: Conflict) -> bool:
    if conflict.better.name not in _PARTIES:
        return True
    shown, right = str(conflict.worse.value), str(conflict.better.value)
    return compare_parties(shown, right) is PartyAgreement.OTHER


def _finding(case: Case, placement: Placement, conflict: Conflict) -> Finding:
    better, worse = conflict.better, conflict.worse
    place = worse if worse.box is not None or worse.page is not None else better
    subject, cite = case.place(placement)
    return Finding(
        "source-conflict",
        Level.ERROR,
        replace(
            subject, file=placement.part.file, page=place.page, where=place.where, box=place.box
        ),
        variant=better.name,
        values={"better": Terms((_source(better),)), "worse": Terms((_source(worse),))},
        expected=_written(better),
        actual=_written(worse),
        source=cite,
        certainty=Certainty.CERTAIN if conflict.certain else Certainty.LIKELY,
        detail=f"{better.name}:{_written(better)}:{_written(worse)}:{placement.part.first_page}",
    )


def _source(fact: Fact) -> str:
    """The key of the words for a source; an OFD holds data besides what its pages show."""
    beside = fact.source is Source.OFD and fact.box is None
    return "ofd-data" if beside else fact.source.value


def _written(fact: Fact) -> str:
    if isinstance(fact.value, Decimal):
        return grouped_yuan(fact.value)
    return fact.value.isoformat() if isinstance(fact.value, date) else fact.value
