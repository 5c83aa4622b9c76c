"""From manifest and award to the values that a form asks for, each by its name.

A name is a path of the manifest (`applicant.uscc`, `applicant.finances.2024.revenue`,
`project.launched_on`) or one of the computed values below. Nothing is invented: what the manifest
does not say, or what cannot be computed from it, is `Missing` with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import Enum, StrEnum
from typing import Any, get_args, get_type_hints

from voucher_cli.forms.applied import Applied, Undertaking
from voucher_cli.forms.model import CostWords
from voucher_cli.manifest.model import Applicant, Claim, Contact, Line, Project
from voucher_cli.money import ZERO, floor_to_fen, in_wan, total
from voucher_cli.terms import CostKind
from voucher_cli.text import squeeze


@dataclass(frozen=True, slots=True)
class Words:
    """Text, with its paragraphs parted by newlines."""

    text: str


@dataclass(frozen=True, slots=True)
class Money:
    """Yuan."""

    yuan: Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio in percent, exact."""

    percent: Decimal


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    on: date


@dataclass(frozen=True, slots=True)
class Number:
    """A count."""

    value: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Keys of what applies, for boxes to tick."""

    keys: tuple[str, ...]


Value = Words | Money | Share | Day | Number | Chosen


class Lack(StrEnum):
    """Why there is no value."""

    NOT_STATED = "not-stated"
    """the manifest leaves it out; the detail is its path"""
    BASE_INCOMPLETE = "base-incomplete"
    """a measure of the base has no entry; the detail names them"""
    NOTHING_DUE = "nothing-due"
    """the ceiling is nothing"""
    NO_DIVISOR = "no-divisor"
    """the share of nothing"""
    CONFLICTING = "conflicting"
    """claims for one project say different things"""


@dataclass(frozen=True, slots=True)
class Missing:
    """No value, and why."""

    lack: Lack
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a value is computed from. `one` is the project of a field that is repeated."""

    applied: Applied
    one: Undertaking | None
    costs: CostWords | None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Those of the project, or all."""
        return self.one.claims if self.one else self.applied.claims


def value_named(name: str, asked: Asked) -> Value | Missing:
    """The value of that name. Raises KeyError for a name that is_value_name denies."""
    for pattern, compute in _COMPUTED.items():
        match = re.fullmatch(pattern, name)
        if match:
            return compute(asked, *(int(year) for year in match.groups()))
    if name.startswith("project."):
        return _of_projects(name.removeprefix("project."), asked)
    applicant = asked.applied.manifest.applicant
    return _as_value(_follow(applicant, name.removeprefix("applicant.")), name)


def is_value_name(name: str) -> bool:
    """Whether there is a value of that name."""
    if any(re.fullmatch(pattern, name) for pattern in _COMPUTED):
        return True
    head, _, path = name.partition(".")
    model = {"applicant": Applicant, "project": Project}.get(head)
    return model is not None and _leads_somewhere(model, path.split("."))


def _leads_somewhere(kind: Any, steps: list[str]) -> bool:
    for step in steps:
        if is_dataclass(kind):
            hints = get_type_hints(kind)
            if step not in hints:
                return False
            kind = hints[step]
        elif step.isdigit() and get_args(kind)[:1] == (int,):
            kind = get_args(kind)[1]
        else:
            return False
        optional = [a for a in get_args(kind) if a is not type(None)]
        kind = optional[0] if type(None) in get_args(kind) else kind
    return bool(steps)


def _follow(start: object, path: str) -> object:
    found: object = start
    for step in path.split("."):
        if found is None:
            return None
        found = found.get(int(step)) if isinstance(found, Mapping) else getattr(found, step)
    return found


def _as_value(found: object, name: str) -> Value | Missing:  # noqa: PLR0911
    match found:
        case bool():
            return Chosen(("true" if found else "false",))
        case Enum():
            return Chosen((str(found.value),))
        case str() if found.strip():
            return Words(found.strip())
        case Decimal():
            return Money(found)
        case date():
            return Day(found)
        case int():
            return Number(found)
        case Contact() if found.name or found.phone:
            return Words(" ".join(part for part in (found.name, found.phone) if part))
        case _:
            return Missing(Lack.NOT_STATED, name)


def _of_projects(path: str, asked: Asked) -> Value | Missing:
    """One field of a project; texts of several claims stand one below the other, each once."""
    found = [_as_value(_follow(claim.project, path), f"project.{path}") for claim in asked.claims]
    values = [value for value in dict.fromkeys(found) if not isinstance(value, Missing)]
    if not values:
        return Missing(Lack.NOT_STATED, f"project.{path}")
    if len(values) == 1:
        return values[0]
    texts = [value.text for value in values if isinstance(value, Words)]
    if len(texts) < len(values):
        return Missing(Lack.CONFLICTING, f"project.{path}")
    short = all(len(text) <= 20 and "\n" not in text for text in texts)
    return Words(("、" if short else "\n").join(texts))


# --- computed ------------------------------------------------------------------------------------


def _revenue_last_year(asked: Asked) -> Value | Missing:
    """企业上一年营收: of the year before the application."""
    manifest = asked.applied.manifest
    if manifest.applied_on is None:
        return Missing(Lack.NOT_STATED, "applied_on")
    return _finances(asked, manifest.applied_on.year - 1, "revenue")


def _finances(asked: Asked, year: int, figure: str) -> Value | Missing:
    path = f"finances.{year}.{figure}"
    return _as_value(_follow(asked.applied.manifest.applicant, path), f"applicant.{path}")


def _growth(asked: Asked, year: int) -> Value | Missing:
    """Growth of revenue over the year before, in percent."""
    return _ratio(
        _finances(asked, year, "revenue"), _finances(asked, year - 1, "revenue"), growth=True
    )


def _rnd_share(asked: Asked, year: int) -> Value | Missing:
    """R&D expenses as a share of revenue, in percent."""
    return _ratio(_finances(asked, year, "rnd"), _finances(asked, year, "revenue"))


def _ratio(
    part: Value | Missing, whole: Value | Missing, *, growth: bool = False
) -> Value | Missing:
    if not isinstance(part, Money):
        return part
    if not isinstance(whole, Money):
        return whole
    if whole.yuan <= 0:
        return Missing(Lack.NO_DIVISOR)
    with localcontext() as context:
        context.prec = 60
        difference = part.yuan - whole.yuan if growth else part.yuan
        return Share(difference / whole.yuan * 100)


def _support(asked: Asked) -> Value | Missing:
    """申报支持资金: what is asked for, else the ceiling, of all claims together."""
    applied = asked.applied
    unasked = [claim for claim in applied.claims if claim.requested is None]
    lacking = [name for claim in unasked for name in applied.incomplete(claim)]
    if lacking:
        return Missing(Lack.BASE_INCOMPLETE, "、".join(lacking))
    if not applied.claims:
        return Missing(Lack.NOT_STATED, "claims")
    asked_for = total(claim.requested for claim in applied.claims if claim.requested is not None)
    ceilings = total(a.ceiling for claim in unasked if (a := applied.award_of(claim)) is not None)
    if unasked:  # what one asks for by default stops where the caps of all claims stop it
        ceilings = max(ZERO, min(ceilings, applied.award.ceiling - asked_for))
    amount = floor_to_fen(asked_for + ceilings)
    return Money(amount) if amount > 0 else Missing(Lack.NOTHING_DUE)


def _routes(asked: Asked) -> Value | Missing:
    routes = tuple(dict.fromkeys(claim.route for claim in asked.claims))
    return Chosen(routes) if routes else Missing(Lack.NOT_STATED, "claims")


def _scenario_described(asked: Asked) -> Value | Missing:
    """应用场景说明: the scenario, then what is said of it."""
    told: list[str] = []
    for claim in asked.claims:
        project = claim.project
        said = [text.strip() for text in (project.scenario, project.scenario_note) if text]
        if len(said) == 2 and squeeze(said[1]).startswith(squeeze(said[0])):
            said = said[1:]
        told.append("：".join(said))
    return _joined(told, "project.scenario", "\n")


def _supplements(asked: Asked) -> Value | Missing:
    return _joined([c.project.supplement for c in asked.claims], "project.supplement", "\n")


def _project_names(asked: Asked) -> Value | Missing:
    return _joined([c.project.name for c in asked.claims], "project.name")


def _scenarios(asked: Asked) -> Value | Missing:
    return _joined([c.project.scenario for c in asked.claims], "project.scenario")


def _models(asked: Asked) -> Value | Missing:
    models = [p.model for c in asked.claims for p in c.purchases]
    return _joined(models, "purchases.model")


def _vendors(asked: Asked) -> Value | Missing:
    vendors = [p.vendor.name for c in asked.claims for p in c.purchases]
    return _joined(vendors, "purchases.vendor.name")


def _joined(texts: Iterable[str | None], path: str, by: str = "、") -> Value | Missing:
    said = list(dict.fromkeys(text.strip() for text in texts if text and text.strip()))
    return Words(by.join(said)) if said else Missing(Lack.NOT_STATED, path)


def _itemised_costs(asked: Asked) -> Value | Missing:
    """产品申报费用: per model what is applied on, then other kinds of costs, each apart."""
    words = asked.costs
    if words is None:
        return Missing(Lack.NOT_STATED, "costs")
    called = {word.kind: word.text for word in words.kinds}
    items: list[str] = []
    for claim in asked.claims:
        lacking = list(asked.applied.incomplete(claim))
        award = asked.applied.award_of(claim)
        if lacking or award is None:
            return Missing(Lack.BASE_INCOMPLETE, "、".join(lacking))
        model = next((word.text for word in words.model if word.route == claim.route), "")
        for purchase, base in zip(claim.purchases, award.purchases, strict=True):
            items.append(f"{base.name}{model}{in_wan(base.base)}万元")
            for kind, amount in _other_costs(purchase.contract.lines if purchase.contract else ()):
                items.append(f"{called.get(kind, kind)}{in_wan(amount)}万元{words.apart}")
    return Words("；".join(items)) if items else Missing(Lack.NOT_STATED, "purchases")


def _other_costs(lines: tuple[Line, ...]) -> Iterable[tuple[str, Decimal]]:
    """The lines of a contract that are not for a model, compute before all others."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        if line.kind is not CostKind.MODEL:
            sums[line.kind] = sums.get(line.kind, ZERO) + line.amount
    return sorted(sums.items(), key=lambda item: item[0] != CostKind.COMPUTE)


_COMPUTED: dict[str, Callable[..., Value | Missing]] = {
    "revenue-last-year": _revenue_last_year,
    r"growth\.(\d{4})": _growth,
    r"rnd-share\.(\d{4})": _rnd_share,
    "support": _support,
    "routes": _routes,
    "scenario-described": _scenario_described,
    "supplements": _supplements,
    "project-names": _project_names,
    "scenarios": _scenarios,
    "models": _models,
    "vendors": _vendors,
    "itemised-costs": _itemised_costs,
}
"""what is not a plain path of the manifest; a year in the name is an argument"""
