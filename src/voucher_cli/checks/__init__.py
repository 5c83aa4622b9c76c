"""Every check, in the order in which its findings are listed; nothing else stands here."""

from collections.abc import Callable, Iterable

from voucher_cli.checks.case import Case
from voucher_cli.findings import Finding

Check = Callable[[Case], Iterable[Finding]]

CHECKS: tuple[Check, ...] = ()
