"""Who judges a season's packages: processes of this machine, or (`cluster`) those of others.

All answer alike and in no set order; none holds more packages than it is busy with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from voucher_cli.batch.model import Outcome, UnitTask

Judged = tuple[UnitTask, Outcome]


class Judges(AbstractContextManager["Judges"], Protocol):
    """Use them as a context manager: when it ends, so does whatever they are doing."""

    def judge(self, tasks: Iterable[UnitTask]) -> Iterator[Judged]:
        """The outcome of every task, as they come. Tasks are taken as they can be begun."""
        ...
