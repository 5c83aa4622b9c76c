"""What the applicant stated on the filled forms and letters, as values of a manifest."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_type_hints

from voucher_cli.dates import find_dates
from voucher_cli.draft.model import Origin
from voucher_cli.evidence.model import Evidence, Part, Source
from voucher_cli.forms.figures import amount_in, figures_in, says_none
from voucher_cli.forms.model import FormField
from voucher_cli.forms.official import OfficialForm, official_forms
from voucher_cli.forms.read_back import Answer, read_back
from voucher_cli.forms.ticked import ticked, words_ticked
from voucher_cli.manifest.model import Applicant, Project, YearFinances
from voucher_cli.policy.model import Policy
from voucher_cli.text import tidy

_LAST_YEAR = "revenue-last-year"
_SUPPORT = "support"
_YEAR = re.compile(r"finances\.(\d{4})\.(\w+)$")
_PHONE = re.compile(r"(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}(?:-\d{1,6})?")
_LONGEST_NAME = 60
_PROSE = {"profile", "description", "results", "supplement", "scenario_note", "industry_rank"}
"""what may be longer than a name"""


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that a form states. `name` is the manifest's, with dots, as the form's map has it;
    `project` counts the products of the form from 0, None for what is asked once."""

    name: str
    value: Any
    origin: Origin
    project: int | None = None


def stated_on_forms(
    policy: Policy, evidence: Evidence, last_year: int | None
) -> tuple[Stated, ...]:
    """Everything that the forms of a package state, each value from the copy that reads surest: a
    Word file or text before a scan. `last_year` is the one before the application."""
    every = [
        stated
        for form in official_forms(policy)
        for part in _copies(policy, form, evidence)
        for stated in _stated(form, part, last_year)
    ]
    first: dict[tuple[str, int | None], Stated] = {}
    for stated in every:
        first.setdefault((stated.name, stated.project), stated)
    return tuple(first.values())


def _copies(policy: Policy, form: OfficialForm, evidence: Evidence) -> list[Part]:
    """The parts placed where this form is due, the surest reading first."""
    due = {m.id for route in policy.routes for m in route.materials if m.form == form.id}
    parts = [p.part for p in evidence.placements if p.material in due and p.part.pages]
    return sorted(parts, key=lambda part: part.read_by is Source.OCR)


def _stated(form: OfficialForm, part: Part, last_year: int | None) -> Iterator[Stated]:
    filled = read_back(form, part.pages, misread=part.read_by is Source.OCR)
    for answer in filled.single:
        yield from _values(answer, part, None, last_year)
    for number, block in enumerate(filled.blocks):
        for answer in block:
            yield from _values(answer, part, number, last_year)


def _values(
    answer: Answer, part: Part, project: int | None, last_year: int | None
) -> Iterator[Stated]:
    if not answer.text:
        return
    origin = Origin(part.file, answer.origin.page, answer.origin.where, part.read_by)
    name = answer.field.value
    if name == _LAST_YEAR and last_year is not None:
        name = f"applicant.finances.{last_year}.revenue"
    if name == "applicant.contact":
        yield from _contact(answer.text, origin)
        return
    if name == _SUPPORT:
        amount = amount_in(answer.text, answer.unit, answer.field.unit)
        if amount:
            yield Stated("requested", amount, origin)
        return
    kind = _kind_of(name)
    value = _parsed(answer, kind) if kind is not None else None
    if value is not None:
        yield Stated(name, value, origin, project)


def _contact(text: str, origin: Origin) -> Iterator[Stated]:
    """A name and a telephone number in one cell."""
    phone = _PHONE.search(text)
    name = tidy(_PHONE.sub(" ", text)).strip(" :、,/;()")
    if name and len(name) <= _LONGEST_NAME:
        yield Stated("applicant.contact.name", name, origin)
    if phone:
        yield Stated("applicant.contact.phone", phone[0], origin)


def _kind_of(name: str) -> Any:
    """The type that the manifest has under that name, None where it has no such value."""
    if year := _YEAR.search(name):
        return _bare(get_type_hints(YearFinances).get(year[2]))
    head, _, rest = name.partition(".")
    kind: Any = {"applicant": Applicant, "project": Project}.get(head)
    for step in rest.split(".") if rest else ():
        kind = _bare(get_type_hints(kind).get(step)) if isinstance(kind, type) else None
    return kind


def _bare(kind: Any) -> Any:
    """`X | None` → X."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(k for k in typing.get_args(kind) if k is not type(None))
    return kind


def _parsed(answer: Answer, kind: Any) -> Any:
    """The answer as a value of that type, None where it is not one."""
    field = answer.field
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice(answer.text, field, kind)
    if kind is Decimal:
        return None if says_none(answer.text) else amount_in(answer.text, answer.unit, field.unit)
    reading = _READINGS.get(kind)
    return reading(answer.text, field) if reading else None


def _words(text: str, field: FormField) -> str | None:
    said = words_ticked(text).strip()
    if field.value.rpartition(".")[2] in _PROSE:
        return said or None
    said = tidy(said.replace("\n", ""))
    return said if said and not says_none(said) else None


def _count(text: str, _: FormField) -> int | None:
    numbers = {figure.value for figure in figures_in(text) if figure.value == int(figure.value)}
    return int(numbers.pop()) if len(numbers) == 1 else None


def _day(text: str, _: FormField) -> date | None:
    days = {written.value for written in find_dates(text)}
    return days.pop() if len(days) == 1 else None


_READINGS: dict[Any, Callable[[str, FormField], Any]] = {str: _words, int: _count, date: _day}


def _choice(text: str, field: FormField, kind: type[Enum]) -> Enum | None:
    keys = {key for option in ticked(text, field.options) for key in option.when}
    known = [kind(key) for key in keys if key in {member.value for member in kind}]
    return known[0] if len(known) == 1 else None
