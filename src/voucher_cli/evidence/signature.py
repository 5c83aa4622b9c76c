"""Electronic signatures, as far as a file by itself can tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from voucher_cli.evidence.looks import Box
from voucher_cli.language import Bilingual


class Integrity(StrEnum):
    """Whether what an electronic signature covers is as it was signed."""

    INTACT = "intact"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    """its algorithm is not one that can be verified here (SM2/SM3)"""


@dataclass(frozen=True, slots=True)
class ElectronicSignature:
    """A signature in a PDF. `signer` is the common name of the certificate's subject (all of it
    where there is none), `organisation` its organisation where told; `signed_on` the day that the
    signature itself claims. `doubts` say what could not be confirmed (unknown issuer, expired,
    later additions …)."""

    signer: str
    integrity: Integrity
    organisation: str = ""
    signed_on: date | None = None
    covers_all: bool = True
    """False where the file was added to after signing"""
    doubts: tuple[Bilingual, ...] = ()
    page: int | None = None
    box: Box | None = None
