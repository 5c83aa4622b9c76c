"""The shape of a row: a defect, the packages it can befall, and what must then be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dossier.facts import Dossier
from dossier.package import Change, Files, Package

Make = Callable[[Package], object]

BEIJING_API, BEIJING_PRIVATE = "beijing-api", "beijing-private"
COMPUTE, TONGZHOU_API, TONGZHOU_PRIVATE = "tongzhou-compute", "tongzhou-api", "tongzhou-private"
BEIJING = (BEIJING_API, BEIJING_PRIVATE)
TONGZHOU = (COMPUTE, TONGZHOU_API, TONGZHOU_PRIVATE)
ALL = (*BEIJING, *TONGZHOU)
SETTLED = (BEIJING_API, COMPUTE, TONGZHOU_API)
PRIVATE = (BEIJING_PRIVATE, TONGZHOU_PRIVATE)
FIXED = (BEIJING_API, BEIJING_PRIVATE, COMPUTE, TONGZHOU_PRIVATE)
"""whose contract names its amount"""
MODELS = (BEIJING_API, BEIJING_PRIVATE, TONGZHOU_API, TONGZHOU_PRIVATE)
BOTH_PAPERS = TONGZHOU
"""whose lists ask for invoice and payment (和)"""


@dataclass(frozen=True)
class Defect:
    """One defect on each of the sound packages `on`.

    `file` gives the path that the finding must name, from the sound dossier. `also` are findings
    that the same fact cannot but cause, each explained where the row stands.
    """

    finding: str
    about: str
    on: tuple[str, ...]
    make: Make
    level: str | None = None
    file: Callable[[Dossier], str] | None = None
    material: str | None = None
    part: str | None = None
    times: int = 1
    also: frozenset[str] = frozenset()
    ocr: bool = False
    """whether words in pictures must be read to see it"""


def true(*changes: Change) -> Make:
    """Manifest and papers alike are changed."""
    return lambda package: [package.change(change) for change in changes]


def stated(*changes: Change) -> Make:
    """Only the manifest is changed."""
    return lambda package: [package.state(change) for change in changes]


def shown(*changes: Change) -> Make:
    """Only the papers are changed."""
    return lambda package: [package.show(change) for change in changes]


def edited(edit: Callable[[dict[str, Any]], object]) -> Make:
    """The manifest's plain data is changed."""
    return lambda package: package.edit(edit)


def tampered(tampering: Callable[[Files], object]) -> Make:
    """The drawn files are changed."""
    return lambda package: package.tamper(tampering)


def both(*makes: Make) -> Make:
    """One after the other."""
    return lambda package: [make(package) for make in makes]


def put(path: str, value: Any) -> Change:
    """Sets what lies at `purchase.invoices.0.amount`; a function is given the old value."""
    *way, last = path.split(".")

    def change(dossier: Dossier) -> None:
        target: Any = dossier
        for step in way:
            target = _at(target, step)
        new = value(_at(target, last)) if callable(value) else value
        if isinstance(target, dict):
            target[last] = new
        elif isinstance(target, list):
            target[int(last)] = new
        else:
            setattr(target, last, new)

    return change


def _at(target: Any, step: str) -> Any:
    if isinstance(target, dict):
        return target.get(step, target.get(int(step)) if step.isdigit() else None)
    return target[int(step)] if step.lstrip("-").isdigit() else getattr(target, step)


NO_REQUEST = put("claims.0.requested", None)
"""What is asked for would be too much once the base shrinks, which is not the defect meant."""


def contract_file(dossier: Dossier) -> str:
    """Where the contract lies."""
    return dossier.purchase.contract.path


def invoice_file(dossier: Dossier) -> str:
    """Where the first invoice lies."""
    return dossier.purchase.invoices[0].path


def payment_file(dossier: Dossier) -> str:
    """Where the first payment lies."""
    return dossier.purchase.payments[0].path


def settlement_file(dossier: Dossier) -> str:
    """Where the first settlement lies."""
    return dossier.purchase.settlements[0].path


def acceptance_file(dossier: Dossier) -> str:
    """Where the acceptance report lies."""
    assert dossier.purchase.acceptance is not None
    return dossier.purchase.acceptance.path


def statement_file(dossier: Dossier) -> str:
    """Where the usage or model statement lies."""
    return dossier.claims[0].statement


def letter_file(material: str) -> Callable[[Dossier], str]:
    """Where a form or letter lies."""
    return lambda dossier: dossier.letters[material].path
