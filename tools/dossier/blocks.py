"""What flows on a page, apart from how it is drawn: pdf.py and word.py both draw it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dossier.paper import Ink, Seal

Align = Literal["left", "center", "right"]
CellText = str | None
"""None continues the cell to its left; `""` is an empty cell."""


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    size: float = 11
    bold: bool = False
    align: Align = "left"
    indent: bool = True
    gap: float = 4


@dataclass(frozen=True)
class Grid:
    """A ruled table. `widths` are shares of the text width; `head` rows are printed bold."""

    rows: tuple[tuple[CellText, ...], ...]
    widths: tuple[float, ...]
    head: int = 0
    size: float = 10
    ruled: bool = True


@dataclass(frozen=True)
class Gap:
    """Empty height in points."""

    height: float


@dataclass(frozen=True)
class NewPage:
    """What follows stands on a new page."""


@dataclass(frozen=True)
class Signer:
    """One who signs: lines of text, the seals over them, and a name written by hand."""

    lines: tuple[str, ...]
    seals: tuple[Seal, ...] = ()
    hand: str | None = None


@dataclass(frozen=True)
class Signing:
    """Signers beside each other, or one under the other."""

    signers: tuple[Signer, ...]
    side_by_side: bool = True


@dataclass(frozen=True)
class Stamp:
    """Seals over what follows, at the right; a Word file leaves them out."""

    seals: tuple[Seal, ...]


Block = Text | Grid | Gap | NewPage | Signing | Stamp


def title(text: str, size: float = 18) -> Text:
    """A document's title."""
    return Text(text, size=size, bold=True, align="center", indent=False, gap=14)


def heading(text: str, size: float = 12) -> Text:
    """A section's heading."""
    return Text(text, size=size, bold=True, indent=False, gap=5)


def line(text: str, **style: object) -> Text:
    """A paragraph that is not indented."""
    return Text(text, indent=False, **style)  # type: ignore[arg-type]


def inked(blocks: tuple[Block, ...], ink: Ink) -> tuple[Block, ...]:
    """The blocks with other seals and signatures than usual."""
    return tuple(_inked(block, ink) for block in blocks)


def _inked(block: Block, ink: Ink) -> Block:
    if isinstance(block, Stamp):
        return Stamp(_prints(block.seals, ink))
    if isinstance(block, Signing):
        signers = (
            replace(s, seals=_prints(s.seals, ink), hand=s.hand if ink.signed else None)
            for s in block.signers
        )
        return replace(block, signers=tuple(signers))
    return block


def _prints(seals: tuple[Seal, ...], ink: Ink) -> tuple[Seal, ...]:
    return tuple(new for seal in seals for new in ink.seals.get(seal.owner, (seal,)))
