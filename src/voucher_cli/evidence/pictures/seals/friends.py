"""What is shaped like a seal and was printed with the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voucher_cli.evidence.model import Row, Seal, SealShape
from voucher_cli.evidence.pictures.raster import Picture
from voucher_cli.text import squeeze

_TAX_BUREAU = re.compile(r"监制|全国统一发票")
_INVOICE = re.compile(r"发票")
_TITLE_MM = 60.0


def is_printed(seal: Seal, picture: Picture, rows: Sequence[Row]) -> bool:
    """Whether it is the tax bureau's oval in the head of an invoice (全国统一发票监制章): told by
    what it says or, unread, by where it stands."""
    if _TAX_BUREAU.search(seal.owner + seal.legend):
        return True
    left, top, right, bottom = seal.box
    middle = (left + right) / 2 / picture.width
    if seal.shape is SealShape.SQUARE or seal.cut_by or not 0.35 < middle < 0.65:
        return False
    if (top + bottom) / 2 > _TITLE_MM * 72 / 25.4:
        return False
    return any(
        _INVOICE.search(squeeze(row.text)) and _height_of(row) < bottom + 30 for row in rows
    ) and (seal.shape is SealShape.OVAL or not seal.owner)


def _height_of(row: Row) -> float:
    return min((cell.box[1] for cell in row.cells if cell.box is not None), default=float("inf"))
