"""What became of a form: what was written where, and what was not and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from voucher_cli.forms.document import WordForm
from voucher_cli.forms.spot import Doubt, Spot
from voucher_cli.forms.values import Lack


class Trouble(StrEnum):
    """Why a value that there is was not written."""

    TOO_LONG = "too-long"
    """the detail is `characters/most`"""
    NO_LABEL = "no-label"
    """the form does not ask for it"""
    OTHER_UNIT = "other-unit"
    """the form counts there in something else"""
    NO_ROOM = "no-room"
    """the form has places for fewer projects, and its rows could not be copied"""
    NO_OPTION = "no-option"
    """none, or several, of the boxes to tick say what the value says"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and where it was written. `number` counts the projects of a repeated field."""

    field: str
    label: str
    number: int | None
    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Left:
    """A value that was not written, or a field without one, and why."""

    field: str
    label: str
    number: int | None
    why: Lack | Doubt | Trouble
    detail: str = ""
    where: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Filling:
    """A filled form: the document with its edits, what was written and what was not."""

    form: WordForm
    placed: tuple[Placed, ...]
    left: tuple[Left, ...]
