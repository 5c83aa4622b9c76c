"""Rules on when: the days that a cost may be of, and what a contract's dates must be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from voucher_cli.policy.citation import Citation


class WindowEnd(StrEnum):
    """What closes the window: the day of application, or the deadline for applications."""

    APPLICATION = "application"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class WindowRule:
    """The days in which a supported cost is incurred. `deadline` stays empty where the text names
    none; a manifest may then supply it."""

    starts_on: date
    ends_with: WindowEnd
    cite: Citation
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class ContractOverlapRule:
    """The contract's execution period touches the window."""

    kind: Literal["overlaps-window"]
    cite: Citation


@dataclass(frozen=True, slots=True)
class ContractSignedRule:
    """The contract is signed on or after `on_or_after`."""

    kind: Literal["signed"]
    on_or_after: date
    cite: Citation


ContractDateRule = ContractOverlapRule | ContractSignedRule
