"""Do the official forms and commitments still have their official wording?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voucher_cli.catalogue import term
from voucher_cli.checks.case import Case
from voucher_cli.checks.form_copies import FormCopy, form_copies
from voucher_cli.findings import Finding, Level
from voucher_cli.forms.kept_wording import plain_text
from voucher_cli.forms.labels import key
from voucher_cli.forms.official import OfficialForm
from voucher_cli.forms.read_back import Answer
from voucher_cli.text import tidy

_ALTERED = "form-altered"
_KEPT = 0.5
"""of the official sentences; a letter with fewer was not written on the official text"""


def forms_keep_their_wording(case: Case) -> Iterator[Finding]:
    """form-altered: a label, heading or sentence of an official form was changed, left out or
    added. What applicants add to a table (rows of products) does not count."""
    for form, copies in form_copies(case):
        if form.is_table:
            for copy in copies:
                if copy.shows_form:
                    yield from _labels(copy, copies)
        else:
            yield from _letters(form, copies)


def _labels(copy: FormCopy, copies: Sequence[FormCopy]) -> Iterator[Finding]:
    """Labels under another name, and rows that are gone. Where the pages of the form were handed
    in as several files, a row is gone when it is in none of them."""
    told: set[str] = set()
    for answer in copy.filled.answers:
        if answer.field.id not in told and _is_renamed(copy, answer):
            told.add(answer.field.id)
            changed = _changed(copy, answer.field.label, tidy(answer.label), answer.field.id)
            yield replace(changed, subject=copy.at_label(answer))
    if not copy.is_complete:
        return
    others = [other for other in copies if other is not copy and not copy.is_whole]
    text = "".join(copy.text for copy in (copy, *others))
    for field in copy.filled.unanswered:
        if not copy.may_show(field, text):
            yield _changed(copy, field.label, None, field.id)
    for section in copy.form.map.sections:
        if plain_text(key(section.headings[0])) not in text:
            yield _changed(copy, section.headings[0], None, section.id)


def _is_renamed(copy: FormCopy, answer: Answer) -> bool:
    """Whether a label is not the official one. Its beginning alone may be what a layout left, and
    any piece of it what a stamp left in a picture."""
    if answer.has_official_label:
        return False
    official, shown = key(answer.field.label), key(answer.label)
    if copy.misread and shown in official:
        return False
    return copy.is_ruled or not official.startswith(shown)


def _letters(form: OfficialForm, copies: Sequence[FormCopy]) -> Iterator[Finding]:
    """Sentences. Files that show none of them were handed in with the letter; where all do, one
    finding says so."""
    shown = [copy for copy in copies if copy.signed.kept >= _KEPT * len(copy.signed.sentences)]
    for copy in shown:
        for change in copy.signed.changes():
            if change.actual is None and not copy.is_complete:
                continue
            if change.expected is None:
                found = _changed(copy, None, change.actual, change.actual or "")
            else:
                found = _changed(copy, change.expected, change.actual, change.expected)
            yield replace(
                found, subject=replace(copy.subject, page=change.page, where=change.where)
            )
    other = next((copy for copy in copies if copy.is_complete), None)
    if not shown and other is not None and all(copy.is_complete for copy in copies):
        yield replace(_changed(other, form.title, None, form.id), variant="other", actual=None)


def _changed(copy: FormCopy, expected: str | None, actual: str | None, detail: str) -> Finding:
    return Finding(
        _ALTERED,
        Level.REVIEW if copy.misread else Level.ERROR,
        copy.subject,
        expected=expected if expected is not None else term(_ALTERED, "not-official"),
        actual=actual if actual is not None else term(_ALTERED, "left-out"),
        source=copy.form.cite,
        certainty=copy.certainty,
        detail=detail,
    )
