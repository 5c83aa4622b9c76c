"""What a policy says, as data: the types behind rules/*/policy.yaml.

Its rules are in eligibility.py (who), periods.py (when), award_rules.py (how much) and
materials.py (what to hand in); here they make routes and a policy. Every rule carries the
`Citation` that it rests on. The field names are the YAML keys; see docs/policies.md for
how to write a policy and strict_yaml/ for how one is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from voucher_cli.language import Bilingual
from voucher_cli.policy.award_rules import AwardRule, BaseRule, Cap, Reading
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.eligibility import EligibilityRule
from voucher_cli.policy.materials import Material, Place
from voucher_cli.policy.periods import ContractDateRule, WindowRule
from voucher_cli.terms import GovernmentLevel


@dataclass(frozen=True, slots=True)
class Route:
    """One way to apply under a policy."""

    id: str
    title: Bilingual
    list_document: str
    base: BaseRule
    award: AwardRule
    materials: tuple[Material, ...]
    contract_dates: tuple[ContractDateRule, ...] = ()
    marks: tuple[str, ...] = ()
    """words by which files and contracts of this route are told from those of another one"""

    def material(self, material_id: str) -> Material | None:
        """The material of that id, if the route asks for it."""
        return next((m for m in self.materials if m.id == material_id), None)

    def place_of(self, kind: str) -> Place | None:
        """Where documents of that kind are handed in, if the route asks for them."""
        for material in self.materials:
            for part in material.parts:
                if kind in part.kinds:
                    return Place(material, part)
            if kind in material.kinds:
                return Place(material)
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """An official form or a letter to be drafted; templates/ holds its blank."""

    id: str
    title: str
    document: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class NotChecked:
    """What the text asks and no file can show, with the reason; listed in every report."""

    what: Bilingual
    reason: Bilingual
    cite: Citation
    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the text that is a title only; never reported. `opens` is the clause that begins
    with it, where the line bears no number of its own (一、 （一） 1. （1）)."""

    line: str
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """One published support policy."""

    id: str
    version: str
    title: Bilingual
    authority: str
    level: GovernmentLevel
    window: WindowRule
    eligibility: tuple[EligibilityRule, ...]
    routes: tuple[Route, ...]
    caps: tuple[Cap, ...]
    readings: tuple[Reading, ...] = ()
    forms: tuple[Form, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    headings: tuple[Heading, ...] = ()
    sha256: str = field(default="", metadata={"not_in_yaml": True})
    """of policy.yaml as loaded"""

    def route(self, route_id: str) -> Route | None:
        """The route of that id, if there is one."""
        return next((r for r in self.routes if r.id == route_id), None)
