"""Where the text of a policy says what a rule asks."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_cli.language import Bilingual


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the policy text says it, literally; `interpretation` where we had to read into it.
    `also` are other places of the text that say the same."""

    document: str
    clause: str
    quote: str
    interpretation: Bilingual | None = None
    also: tuple[Citation, ...] = ()
