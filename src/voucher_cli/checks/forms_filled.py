"""Are the official forms filled in, and no longer than they take?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.form_copies import FormCopy, on_answer, prose_copies, table_copies
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.forms.agreement import agrees
from voucher_cli.forms.applied import Applied
from voucher_cli.forms.expected import first_filled
from voucher_cli.forms.kept_wording import filled_blank
from voucher_cli.forms.model import FormField
from voucher_cli.forms.read_back import Answer
from voucher_cli.forms.values import Asked, Missing, Value, Words, value_named
from voucher_cli.text import organisation_key


def fields_are_filled(case: Case) -> Iterator[Finding]:
    """form-field-empty: a field that must be filled shows nothing but its hint, its unit or the
    frame of a date. What was not seen in a picture is for a person to look at."""
    for copy in table_copies(case):
        for answer in _answers(copy):
            empty = not answer.text and not answer.field.optional
            if empty and not copy.is_under_seal(answer):
                yield replace(on_answer("form-field-empty", copy, answer), level=_level(copy))
        yield from _torn_off(case, copy)
    for copy in prose_copies(case):
        for field in copy.form.map.fields:
            if filled_blank(copy.form.wording, field.after, copy.signed.copy) == "":
                found = _finding("form-field-empty", copy, field, copy.certainty)
                yield replace(found, level=_level(copy))


def texts_fit(case: Case) -> Iterator[Finding]:
    """form-text-too-long: a text is longer than the form takes."""
    for copy in table_copies(case):
        for answer in _answers(copy):
            most = answer.field.most
            if most is not None and answer.characters > most:
                found = on_answer("form-text-too-long", copy, answer)
                yield replace(found, expected=str(most), actual=str(answer.characters))


def _level(copy: FormCopy) -> Level:
    return Level.REVIEW if copy.misread else Level.ERROR


def _answers(copy: FormCopy) -> Iterator[Answer]:
    yield from first_filled(copy.filled)
    for block in copy.filled.blocks:
        yield from block


def _torn_off(case: Case, copy: FormCopy) -> Iterator[Finding]:
    """A label that is printed somewhere with no place beside it: nothing is filled in there, as
    far as can be told, unless its value is found elsewhere. A label that is nowhere is altered."""
    if case.drafted or not (copy.is_complete and copy.is_whole):
        return
    asked = Asked(Applied(case.manifest, case.manifest.claims, case.award), None, None)
    text = "\n".join(page.text for page in copy.pages)
    for field in copy.filled.unanswered:
        if field.optional or field.free or not copy.may_show(field, copy.text):
            continue
        value = value_named(field.value, asked)
        if isinstance(value, Missing) or not (
            agrees(text, value, field, None) or _is_written(value, text)
        ):
            yield _finding("form-field-empty", copy, field, Certainty.LIKELY)


def _is_written(value: Value, text: str) -> bool:
    return isinstance(value, Words) and organisation_key(value.text) in organisation_key(text)


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
