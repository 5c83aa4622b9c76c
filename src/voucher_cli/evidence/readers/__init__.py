"""One reader for each type of file: bytes in, pages of rows of cells out.

A reader never raises on hostile bytes where it knows the fault; what it does not foresee is
caught in read.py. An OCR reader takes its place here: it will turn the pages that these leave
`readable=False` into rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from voucher_cli.evidence.model import ElectronicSignature, FileState, Page, Record, Source
from voucher_cli.language import Bilingual


@dataclass(frozen=True)
class Content:
    """What a reader found in a file."""

    state: FileState
    pages: tuple[Page, ...] = ()
    page_count: int | None = None
    read_by: Source | None = None
    detail: Bilingual | None = None
    has_signature_field: bool = False
    signatures: tuple[ElectronicSignature, ...] = ()
    records: tuple[Record, ...] = ()


def damaged(reason: str = "") -> Content:
    """A file that its own type's reader cannot open."""
    extra = f"（{reason}）" if reason else ""
    extra_en = f" ({reason})" if reason else ""
    return Content(
        FileState.UNREADABLE,
        detail=Bilingual(
            f"文件已损坏或不完整，无法打开{extra}；请重新导出或扫描",
            f"damaged or incomplete, cannot be opened{extra_en}: export or scan it again",
        ),
    )
