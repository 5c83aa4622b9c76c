"""Which sheet and column each key of the manifest has: its dataclasses, flattened."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from voucher_cli.manifest.model import (
    Applicant,
    Claim,
    FileRef,
    Invoice,
    Line,
    Manifest,
    OtherSupport,
    Payment,
    PriorAward,
    Purchase,
    Settlement,
    YearFinances,
)

CLAIM = "claim"
PURCHASE = "purchase"
PAPER = "of"
ENTRY = "entry"
MATERIAL = "material"
YEAR = "year"
FILE = "file"

GUIDE = "guide"
"""the sheet for people, which is not read"""
APPLICANT = "applicant"


class Paper(StrEnum):
    """What a line of costs is a part of, by the purchase's keys."""

    CONTRACT = "contract"
    SETTLEMENTS = "settlements"
    INVOICES = "invoices"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the name within a row, with dots (`contract.number`), `place` the one that
    rules/workbook.yaml and rules/manifest.yaml know it by. A `many` cell holds one value a line;
    the group of an `optional` one (a contract, say) is not there where all its cells are empty."""

    key: str
    place: str
    kind: Any
    many: bool = False
    optional: bool = False
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet; `model` is what one row of it becomes."""

    id: str
    model: type
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column | None:
        """The column of that key."""
        return next((column for column in self.columns if column.key == key), None)


@cache
def tables() -> Mapping[str, Table]:
    """All sheets in the order of the workbook. That of the applicant has its columns as rows."""
    claim, purchase = _reference(CLAIM), _reference(PURCHASE)
    year = _reference(YEAR)
    line = (claim, purchase, _reference(PAPER, Paper), _reference(ENTRY))
    pin = (claim, _reference(MATERIAL), Column(FILE, FILE, FileRef, many=True))
    every = (
        Table(
            APPLICANT,
            Applicant,
            (*_flat(Manifest, "", deep=False), *_flat(Applicant, "applicant", "applicant.")),
        ),
        Table("finances", YearFinances, (year, *_flat(YearFinances, "applicant.finances"))),
        Table("other_support", OtherSupport, (*_flat(OtherSupport, "applicant.other_support"),)),
        Table("prior_awards", PriorAward, (*_flat(PriorAward, "prior_awards"),)),
        Table("claims", Claim, (*_claims_columns(),)),
        Table("purchases", Purchase, (claim, purchase, *_flat(Purchase, "claims.purchases"))),
        Table("settlements", Settlement, (claim, purchase, *_entry(Settlement, "settlements"))),
        Table("invoices", Invoice, (claim, purchase, *_entry(Invoice, "invoices"))),
        Table("payments", Payment, (claim, purchase, *_entry(Payment, "payments"))),
        Table("lines", Line, (*line, *_flat(Line, "lines"))),
        Table("materials", Manifest, pin),
    )
    return {table.id: table for table in every}


def _claims_columns() -> Iterator[Column]:
    """The name of a claim first: the other sheets go by it."""
    yield from sorted(_flat(Claim, "claims"), key=lambda column: column.key != "id")


def _entry(model: type, name: str) -> Iterator[Column]:
    return _flat(model, f"claims.purchases.{name}")


def _reference(name: str, kind: Any = str) -> Column:
    return Column(name, name, kind, reference=True)


def _flat(
    model: type, place: str, prefix: str = "", *, optional: bool = False, deep: bool = True
) -> Iterator[Column]:
    """A column for each single value, those of nested dataclasses too; lists have sheets."""
    hints = typing.get_type_hints(model)
    for field in fields(model):
        kind, may_be_none = _bare(hints[field.name])
        key, here = f"{prefix}{field.name}", f"{place}.{field.name}".lstrip(".")
        origin = typing.get_origin(kind)
        if origin is tuple and typing.get_args(kind)[0] is FileRef:
            yield Column(key, here, FileRef, many=True, optional=optional)
        elif is_dataclass(kind):
            if deep:
                inner = typing.cast("type", kind)
                yield from _flat(inner, here, f"{key}.", optional=may_be_none or optional)
        elif origin is None:
            yield Column(key, here, kind, optional=optional)


def _bare(kind: Any) -> tuple[Any, bool]:
    """`X | None` → X, True."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(k for k in typing.get_args(kind) if k is not type(None)), True
    return kind, False
