"""Forms drawn by other hands, with other rows, widths, numbering, merges, nesting and habits:
filled in, nothing is said; empty, each field is told."""

from __future__ import annotations

import pytest

from forms.bureau_blanks import BLANKS, Blank
from forms.facts import applied
from voucher_cli.forms.document import open_form
from voucher_cli.forms.fill import fill_all
from voucher_cli.forms.load import form_map

from .form_packages import case_with, said, word

CHANGED = {
    "beijing_one_row_each": "the headings of both parts are gone",
    "tongzhou_matrix": "the years are columns, and no label of the text is left",
    "tongzhou_reworded": "labels that mean the same in other words",
}
"""Blanks whose wording is not the official one any more, which form-altered tells."""


def _filled(blank: Blank) -> bytes:
    maps = [form_map(blank.policy, form) for form in blank.form.split()]
    filling = fill_all(open_form(blank.draw().bytes(), blank.name), maps, applied(blank.manifest))
    return filling.form.saved()


@pytest.mark.parametrize("blank", BLANKS, ids=lambda blank: blank.name)
def test_nothing_is_said_about_a_filled_form_but_what_was_reworded(blank: Blank) -> None:
    data = _filled(blank)
    for form in blank.form.split():
        findings = said(case_with(blank.manifest, form, [word("申报表.docx", data)]))
        names = {finding.name for finding in findings}
        assert names == ({"form-altered"} if blank.name in CHANGED else set())


@pytest.mark.parametrize("blank", BLANKS, ids=lambda blank: blank.name)
def test_every_field_of_an_empty_form_is_told(blank: Blank) -> None:
    for form in blank.form.split():
        case = case_with(blank.manifest, form, [word("申报表.docx", blank.draw().bytes())])
        findings = said(case)
        empty = {f.values["field"] for f in findings if f.name == "form-field-empty"}
        ticks = {f.values["field"] for f in findings if f.name == "form-choice-mismatch"}
        fields = form_map(blank.policy, form).fields
        parted = {f.instead_of for f in fields if f.label in empty}
        due = {
            f.label
            for f in fields
            if not f.optional and f.instead_of is None and f.id not in parted
        }
        if blank.name == "tongzhou_matrix":
            due -= {label for label in due if label[:4].isdigit() or "预计" in label}
        assert due <= empty | ticks
        assert {f.name for f in findings} <= {
            "form-field-empty", "form-choice-mismatch", "form-altered",
        }  # fmt: skip
