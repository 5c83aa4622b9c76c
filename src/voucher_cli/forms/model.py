"""What a form asks for: the types behind templates/POLICY/FORM.yaml.

One map serves both directions: the labels say which cell of a blank belongs to which value of the
manifest, and so which value a filled cell is to be held against. The field names are the YAML keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

_MANY = {"one_or_many": True}


class Unit(StrEnum):
    """What an amount or a number is counted in, where neither label nor cell says it."""

    YUAN = "元"
    WAN = "万元"
    YI = "亿元"
    PERCENT = "%"
    PEOPLE = "人"


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick. `when` are the keys of the values that tick it, `also` other wordings."""

    text: str
    when: tuple[str, ...] = field(metadata=_MANY)
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormField:
    """One value that the form asks for.

    `label` is what the official blank calls it, `also` what other blanks do. `after` are words
    in running text that a blank (____) follows. `value` names what belongs there (values.py).
    `optional`: the form says that it may stay empty. `free`: prose, which nobody can hold
    against a manifest word by word. `most` is the number of characters that the form takes.
    `several` is written where nothing is stated and several routes are applied for.
    `instead_of` another field: some blanks ask for the same under a label of its own.
    """

    id: str
    label: str
    value: str
    also: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    section: str | None = None
    unit: Unit | None = None
    options: tuple[Option, ...] = ()
    hints: tuple[str, ...] = ()
    optional: bool = False
    free: bool = False
    most: int | None = None
    instead_of: str | None = None
    several: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form under a heading. The rows of a section that is `repeated` stand once for
    each project; those of its fields that stand once for all are in no section."""

    id: str
    headings: tuple[str, ...]
    repeated: bool = False


class Hand(StrEnum):
    """What people add to the printed form."""

    SIGNATURE = "signature"
    SEAL = "seal"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class ByHand:
    """A place that stays blank for ink."""

    what: Hand
    label: str


@dataclass(frozen=True, slots=True)
class FormMap:
    """One official form or letter. `file` is what a filled one is called; `costs` names kinds of
    costs, and the model costs of each route, where the form wants them itemised."""

    version: Literal[1]
    file: str
    title: str
    fields: tuple[FormField, ...] = ()
    sections: tuple[Section, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    costs: CostWords | None = None

    def field(self, field_id: str) -> FormField | None:
        """The field of that id."""
        return next((f for f in self.fields if f.id == field_id), None)

    def section(self, section_id: str | None) -> Section | None:
        """The section of that id."""
        return next((s for s in self.sections if s.id == section_id), None)

    def is_repeated(self, form_field: FormField) -> bool:
        """Whether the field stands once for each project."""
        section = self.section(form_field.section)
        return section is not None and section.repeated


@dataclass(frozen=True, slots=True)
class CostWords:
    """What the itemised costs are called: `model` by route, `kinds` by cost kind. `apart` follows
    each item that is not part of what is applied for."""

    model: tuple[RouteWord, ...]
    kinds: tuple[KindWord, ...]
    apart: str


@dataclass(frozen=True, slots=True)
class RouteWord:
    """What model costs of a route are called."""

    route: str
    text: str


@dataclass(frozen=True, slots=True)
class KindWord:
    """What costs of a kind are called."""

    kind: str
    text: str
