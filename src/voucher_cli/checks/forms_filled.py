"""Are the official forms filled in, and no longer than they take?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.form_copies import FormCopy, on_answer, prose_copies, table_copies
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.forms.expected import first_filled
from voucher_cli.forms.kept_wording import filled_blank
from voucher_cli.forms.labels import key
from voucher_cli.forms.model import FormField
from voucher_cli.forms.read_back import Answer


def fields_are_filled(case: Case) -> Iterator[Finding]:
    """form-field-empty: a field that must be filled shows nothing but its hint, its unit or the
    frame of a date."""
    for copy in table_copies(case):
        for answer in _answers(copy):
            if not answer.text and not answer.field.optional:
                yield on_answer("form-field-empty", copy, answer)
        yield from _torn_off(copy)
    for copy in prose_copies(case):
        for field in copy.form.map.fields:
            if filled_blank(copy.form.wording, field.after, copy.signed.copy) == "":
                yield _finding("form-field-empty", copy, field, copy.certainty)


def texts_fit(case: Case) -> Iterator[Finding]:
    """form-text-too-long: a text is longer than the form takes."""
    for copy in table_copies(case):
        for answer in _answers(copy):
            most = answer.field.most
            if most is not None and answer.characters > most:
                found = on_answer("form-text-too-long", copy, answer)
                yield replace(found, expected=str(most), actual=str(answer.characters))


def _answers(copy: FormCopy) -> Iterator[Answer]:
    yield from first_filled(copy.filled)
    for block in copy.filled.blocks:
        yield from block


def _torn_off(copy: FormCopy) -> Iterator[Finding]:
    """A label that is printed somewhere, with no place beside it: nothing is filled in there, as
    far as can be told. A label that is nowhere is form-altered."""
    if not (copy.is_complete and copy.is_whole):
        return
    text = key("".join(page.squeezed for page in copy.pages))
    for field in copy.filled.unanswered:
        if not field.optional and not field.free and key(field.label) in text:
            yield _finding("form-field-empty", copy, field, Certainty.LIKELY)


def _finding(name: str, copy: FormCopy, field: FormField, certainty: Certainty) -> Finding:
    return Finding(
        name,
        Level.ERROR,
        copy.subject,
        values={"field": field.label},
        source=copy.form.cite,
        certainty=certainty,
        detail=field.id,
    )
