"""What a season keeps of each package: one row, small enough that hundreds of thousands fit on a
disk and one at a time in memory.

A row holds what the package's report comes to, and what has to be compared with other packages:
the parties, contracts, invoices and files. Everything else stays in the report itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from voucher_cli.findings import Level
from voucher_cli.manifest.model import PriorAward
from voucher_cli.report.model import MaterialStatus, Verdict
from voucher_cli.terms import PartKind


class Status(StrEnum):
    """What became of a package."""

    CHECKED = "checked"
    BROKEN = "broken"
    """it could not be judged: `problem` says why"""


@dataclass(frozen=True, slots=True)
class PartyMarks:
    """What tells an organisation from another; None or empty where nothing states it."""

    name: str | None = None
    uscc: str | None = None
    legal_representative: str | None = None
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UsedContract:
    """A contract that a claim rests on, as the manifest states it, completed by the files.
    `vendor` is the other party; `file` the first file that holds it. Where that file shows another
    number, there is one for each, not `certain` where it was only recognised."""

    claim: str
    number: str | None = None
    signed_on: date | None = None
    amount: Decimal | None = None
    vendor: PartyMarks = field(default_factory=PartyMarks)
    file: str | None = None
    model: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class UsedInvoice:
    """An invoice that a claim rests on, be it only shown by the file of an entry that states
    another number. `claim` is None for one that lies in the package and that the manifest does not
    list; it is not `certain` where its number was only recognised."""

    claim: str | None
    number: str
    issued_on: date | None = None
    amount: Decimal | None = None
    seller: str | None = None
    file: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class UsedFile:
    """A file of the package and the kinds of the documents that it holds, in their order.

    `names_applicant` tells whether its text does; None where there is none that can be read."""

    path: str
    sha256: str
    kinds: tuple[PartKind, ...] = ()
    names_applicant: bool | None = None


@dataclass(frozen=True, slots=True)
class ClaimTotal:
    """What one claim comes to, in yuan: the sum of its bases, and the most that it can earn by
    itself (before the caps that claims share)."""

    id: str
    route: str
    base: Decimal
    ceiling: Decimal
    requested: Decimal | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class MaterialCell:
    """How one material of one claim stands; `claim` None where the claims share it."""

    claim: str | None
    route: str | None
    id: str
    title: str
    status: MaterialStatus


@dataclass(frozen=True, slots=True)
class Row:
    """One package of the season. `package` is its name in the season's folder.

    `counts` are the findings of each level that no reviewer has confirmed, `names` of each name,
    `by_level` of each name and level.
    `ceiling` is None for a broken package. `key` changes with whatever the result depends on: the
    package's files, the rules, the program, the options. `written` are the files written for it,
    relative to the output folder, with their SHA-256.
    """

    package: str
    status: Status
    key: str
    problem: str | None = None
    policy: str | None = None
    routes: tuple[str, ...] = ()
    applied_on: date | None = None
    applicant: PartyMarks = field(default_factory=PartyMarks)
    verdict: Verdict | None = None
    ceiling: Decimal | None = None
    counts: Mapping[Level, int] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)
    by_level: Mapping[str, Mapping[Level, int]] = field(default_factory=dict)
    pages: int = 0
    claims: tuple[ClaimTotal, ...] = ()
    materials: tuple[MaterialCell, ...] = ()
    prior_awards: tuple[PriorAward, ...] = ()
    contracts: tuple[UsedContract, ...] = ()
    invoices: tuple[UsedInvoice, ...] = ()
    files: tuple[UsedFile, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitTask:
    """A package to judge: its `name` in the season and the path by which `check` would be asked
    for it. `known` is the key of an earlier result, which is not made again."""

    name: str
    path: Path
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a package: its row, and the texts of the files to be written, by their path
    in the output folder. Without a row it has not changed since it was judged under `known`."""

    row: Row | None
    files: Mapping[str, str]
