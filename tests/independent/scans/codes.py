"""The QR codes of invoices, by zxing-cpp's writer."""

from __future__ import annotations

import zlib

import zxingcpp
from PIL import Image

from .bill import Bill
from .sheet import px


def qr(text: str, side: float) -> Image.Image:
    """The text as a QR code of `side` mm."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    picture = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4, add_quiet_zones=True))
    return picture.convert("RGB").resize((px(side), px(side)), Image.Resampling.NEAREST)


def content(bill: Bill, kind: str) -> str:
    """What the code says: `kind` 31, 32 with tax, 01, 04, 10 without."""
    digital = kind in ("31", "32")
    amount = (bill.total if digital else bill.net) + bill.qr_shift
    check = "" if digital else bill.check
    body = f"01,{kind},{bill.code},{bill.number},{amount:.2f},{bill.issued_on:%Y%m%d},{check},"
    return f"{body}{zlib.crc32(body.encode()) & 0xFFFF:04X},"
