"""What each answer of a filled form should say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from voucher_cli.forms.agreement import agrees
from voucher_cli.forms.applied import Applied, Undertaking
from voucher_cli.forms.figures import amount_in
from voucher_cli.forms.read_back import Answer, FilledForm
from voucher_cli.forms.values import Asked, Missing, Share, Value, value_named
from voucher_cli.manifest.model import Applicant, Manifest, YearFinances
from voucher_cli.text import organisation_key

_FIGURE = re.compile(r"applicant\.finances\.(\d{4})\.(\w+)")
PROJECT_NAME = "project.name"
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Expected:
    """An answer with the value that it should say."""

    answer: Answer
    value: Value


def expected_of(filled: FilledForm, applied: Applied, *, drafted: bool) -> Iterator[Expected]:
    """Every answer for which there is a value. Where the manifest was `drafted` from the files,
    only what follows from other figures on the form itself."""
    own = Applied(_with_own_figures(applied.manifest, filled), (), applied.award)
    for answer in first_filled(filled):
        value = _single(answer, filled, applied, own, drafted=drafted)
        if value is not None:
            yield Expected(answer, value)
    if drafted:
        return
    for block, one in paired_projects(filled, applied):
        for answer in block:
            told = value_named(answer.field.value, Asked(applied, one, filled.form.costs))
            if not isinstance(told, Missing):
                yield Expected(answer, told)


def first_filled(filled: FilledForm) -> Iterator[Answer]:
    """The answers that the form asks for once; of several under one label the first filled one."""
    seen: set[str] = set()
    for answer in filled.single:
        if answer.field.id not in seen:
            seen.add(answer.field.id)
            yield next((a for a in filled.of(answer.field.id) if a.text), answer)


def left_out(filled: FilledForm, applied: Applied) -> tuple[Undertaking, ...]:
    """The projects that have no block on the form."""
    paired = [one for _, one in paired_projects(filled, applied)]
    told = {id(claim) for one in paired for claim in one.claims}
    return tuple(
        one for one in applied.undertakings() if not any(id(claim) in told for claim in one.claims)
    )


def paired_projects(
    filled: FilledForm, applied: Applied
) -> tuple[tuple[tuple[Answer, ...], Undertaking], ...]:
    """Each block with the project that it is about: by name, the others in order. A block that
    names several projects is about all of them; one more than there are projects is left out."""
    rest = list(applied.undertakings())
    pairs: dict[int, Undertaking] = {}
    for n, block in enumerate(filled.blocks):
        named = [one for one in rest if _is_named(one, block)]
        if named:
            pairs[n] = Undertaking(tuple(claim for one in named for claim in one.claims))
            rest = [one for one in rest if one not in named]
    for n in range(len(filled.blocks)):
        if n not in pairs and rest:
            pairs[n] = rest.pop(0)
    return tuple((filled.blocks[n], pairs[n]) for n in sorted(pairs))


def _is_named(one: Undertaking, block: Sequence[Answer]) -> bool:
    names = {organisation_key(claim.project.name or "") for claim in one.claims}
    told = "".join(organisation_key(a.text) for a in block if a.field.value == PROJECT_NAME)
    return any(len(name) >= _SHORTEST_NAME and name in told for name in names)


def _single(
    answer: Answer, filled: FilledForm, applied: Applied, own: Applied, *, drafted: bool
) -> Value | None:
    """The manifest's value. A share that follows from the form's own figures is right, too: what
    is wrong then is one of those, and it is told there."""
    costs, name = filled.form.costs, answer.field.value
    following = value_named(name, Asked(own, None, costs))
    stated = None if drafted else value_named(name, Asked(applied, None, costs))
    if isinstance(following, Share) and (
        stated is None
        or isinstance(stated, Missing)
        or agrees(answer.text, following, answer.field, answer.unit)
    ):
        return following
    return None if isinstance(stated, Missing) else stated


def _with_own_figures(manifest: Manifest, filled: FilledForm) -> Manifest:
    """A manifest with the form's own amounts of each year and nothing else of the applicant."""
    finances: dict[int, YearFinances] = {}
    for answer in filled.single:
        match = _FIGURE.fullmatch(answer.field.value)
        amount = amount_in(answer.text, answer.unit, answer.field.unit) if match else None
        if match is None or amount is None:
            continue
        year, figure = int(match[1]), match[2]
        figures: dict[str, Decimal] = {figure: amount}
        finances[year] = replace(finances.get(year, YearFinances()), **figures)
    return replace(manifest, applicant=Applicant(finances=finances))
