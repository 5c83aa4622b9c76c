"""Do the official forms say what the manifest says, and what is computed from it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from voucher_cli.catalogue import term
from voucher_cli.checks.case import Case
from voucher_cli.checks.form_copies import FormCopy, on_answer, prose_copies, table_copies
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.forms.agreement import agrees, has_gaps
from voucher_cli.forms.applied import Applied
from voucher_cli.forms.expected import PROJECT_NAME, Expected, expected_of, left_out
from voucher_cli.forms.figures import amount_in, shows_money
from voucher_cli.forms.kept_wording import filled_blank
from voucher_cli.forms.read_back import Answer
from voucher_cli.forms.ticked import ticked
from voucher_cli.forms.values import Asked, Chosen, Words, value_named
from voucher_cli.forms.wording import worded
from voucher_cli.language import Bilingual
from voucher_cli.money import grouped_yuan, total
from voucher_cli.text import organisation_key, tidy

_CHOICE = "form-choice-mismatch"
_A_NUMBER = 4
"""digits that make a text a number, a date or a code"""
_LONGEST_QUOTE = 60
_SUPPORT = "support"


def fields_agree(case: Case) -> Iterator[Finding]:
    """form-field-mismatch, form-choice-mismatch: a field says something else than the manifest,
    or than what is computed, at the precision that it shows."""
    for copy in table_copies(case):
        for expected in _expected(case, copy):
            if expected.answer.field.value != _SUPPORT:
                yield from _disagreement(copy, expected)
        yield from _projects_left_out(case, copy)
    if not case.drafted:
        yield from _names_in_letters(case)


def forms_ask_no_more(case: Case) -> Iterator[Finding]:
    """award-overclaimed: the form asks for more than the ceiling, and the manifest does not ask
    for just as much, which is told there. form-field-mismatch: it asks for anything else than the
    manifest. A run that was narrowed to some routes cannot tell the form's total."""
    if len(list(case.claims())) < len(case.manifest.claims):
        return
    for copy in table_copies(case):
        for answer in copy.filled.single:
            if answer.field.value != _SUPPORT or not answer.text:
                continue
            amount = amount_in(answer.text, answer.unit, answer.field.unit)
            if amount is not None and _is_too_much(case, answer, amount):
                yield _overclaimed(case, copy, answer, amount)
                continue
            for expected in _expected(case, copy):
                if expected.answer is answer:
                    yield from _disagreement(copy, expected)


def _is_too_much(case: Case, answer: Answer, amount: Decimal) -> bool:
    measures = [p.measures for claim in case.award.claims for p in claim.purchases]
    incomplete = any(None in measure.values() for measure in measures)
    if incomplete or amount <= case.award.ceiling:
        return False
    requested = [claim.requested for claim in case.manifest.claims]
    stated = total(amount for amount in requested if amount is not None)
    told = None not in requested and stated > case.award.ceiling
    return not (told and shows_money(answer.text, stated, answer.unit, answer.field.unit))


def _overclaimed(case: Case, copy: FormCopy, answer: Answer, amount: Decimal) -> Finding:
    limit = grouped_yuan(case.award.ceiling)
    found = on_answer("award-overclaimed", copy, answer)
    return replace(
        found,
        variant="form",
        values={**found.values, "limit": limit},
        expected=f"≤ {limit}",
        actual=grouped_yuan(amount),
        certainty=Certainty.LIKELY if case.drafted else copy.certainty,
    )


def _applied(case: Case) -> Applied:
    """All claims, also those that a run was not narrowed to: the form is for all of them."""
    return Applied(case.manifest, case.manifest.claims, case.award)


def _expected(case: Case, copy: FormCopy) -> Iterator[Expected]:
    return expected_of(copy.filled, _applied(case), drafted=case.drafted)


def _disagreement(copy: FormCopy, expected: Expected) -> Iterator[Finding]:
    """What is empty is told by form-field-empty, but for boxes of which none is ticked."""
    answer, value = expected.answer, expected.value
    field = answer.field
    if field.free or field.optional or not answer.text:
        return
    if agrees(answer.text, value, field, answer.unit, misread=copy.misread):
        return
    if copy.is_under_seal(answer) and has_gaps(answer.text, worded(value, field, answer.unit)):
        return
    actual: str | Bilingual = quoted(answer.text)
    if isinstance(value, Chosen):
        chosen = ticked(answer.text, field.options)
        said = any(option.text in tidy(answer.text) for option in field.options)
        if chosen or said:
            actual = "、".join(option.text for option in chosen) or term(_CHOICE, "nothing")
    told = worded(value, field, answer.unit)
    scrap = copy.misread and _is_scrap(answer.text, told)
    yield replace(
        on_answer(
            _CHOICE if isinstance(value, Chosen) else "form-field-mismatch",
            copy,
            answer,
        ),
        level=Level.REVIEW if scrap else Level.ERROR,
        expected=told,
        actual=actual,
    )


def _is_scrap(read: str, expected: str) -> bool:
    """Whether what was recognised in a picture is no writing of a number at all, where there must
    be one: a stain, or a piece of something else."""
    digits = sum(character.isdigit() for character in expected)
    return digits >= _A_NUMBER and not any(character.isdigit() for character in read)


def _projects_left_out(case: Case, copy: FormCopy) -> Iterator[Finding]:
    """A project of the manifest that the form has no rows for."""
    answers = [answer for block in copy.filled.blocks for answer in block]
    named = [a for a in answers if a.field.value == PROJECT_NAME and a.text]
    if case.drafted or not (named and copy.is_complete and copy.is_whole):
        return
    for one in left_out(copy.filled, _applied(case)):
        names = [claim.project.name for claim in one.claims if claim.project.name]
        if names:
            found = on_answer("form-field-mismatch", copy, named[-1])
            told = "、".join(quoted(answer.text) for answer in named)
            yield replace(
                found, expected=names[0], actual=told, detail=f"{found.detail}:{names[0]}"
            )


def _names_in_letters(case: Case) -> Iterator[Finding]:
    """The applicant's name in the blank of an official letter."""
    applied = _applied(case)
    for copy in prose_copies(case):
        form = copy.form.map
        for field in form.fields:
            written = filled_blank(copy.form.wording, field.after, copy.signed.copy)
            value = value_named(field.value, Asked(applied, None, form.costs))
            if not written or not isinstance(value, Words):
                continue
            same = organisation_key(written) == organisation_key(value.text)
            if not same and not agrees(written, value, field, None, misread=copy.misread):
                yield Finding(
                    "form-field-mismatch",
                    Level.ERROR,
                    copy.subject,
                    values={"field": field.label},
                    expected=value.text,
                    actual=written,
                    source=copy.form.cite,
                    certainty=copy.certainty,
                    detail=field.id,
                )


def quoted(text: str) -> str:
    """What stands in a field, in one line and not too long."""
    line = tidy(text)
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"
