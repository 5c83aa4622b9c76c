"""Credit codes that documents show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voucher_cli.checks.credit_codes import shown_codes_are_valid
from voucher_cli.evidence.model import Source
from voucher_cli.terms import PartKind

from .papers import run
from .stated_packages import BEIJING, VENDOR, at, case_of, document, package

STATED = at(package(BEIJING, "api"), "claims.0.purchases.0.vendor.uscc")
SLIP = STATED.replace("B", "8")
WRONG = STATED[:-2] + {"3": "4"}.get(STATED[-2], "3") + STATED[-1]


@pytest.mark.parametrize(
    ("code", "source", "expected"),
    [
        (STATED, Source.OCR, []),
        (SLIP, Source.OCR, []),
        (SLIP, Source.PDF_TEXT, ["error"]),
        (WRONG, Source.OCR, ["review"]),
        (WRONG, Source.PDF_TEXT, ["error"]),
    ],
)
def test_look_alikes_of_a_right_code_are_forgiven_in_a_scan(
    code: str, source: Source, expected: list[str]
) -> None:
    assert SLIP != STATED
    name, part = document("票.pdf", PartKind.INVOICE, seller=VENDOR, seller_id=code)
    part = replace(part, facts=tuple(replace(fact, source=source) for fact in part.facts))
    findings = run(shown_codes_are_valid, case_of(package(BEIJING, "api"), [(name, part)]))
    assert [finding.level.value for finding in findings] == expected
