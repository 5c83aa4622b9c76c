"""Electronic signatures of a PDF: who signed, when as they say, and whether the file is as signed.

pyHanko reads the signature fields; where a file is too broken for it, the signatures are looked
for in its bytes, so that one changed after signing does not pass for one that cannot be read.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from datetime import date
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, extract_contents

from voucher_cli.evidence.model import Box, ElectronicSignature, Integrity
from voucher_cli.evidence.readers.pdf_additions import Additions
from voucher_cli.evidence.readers.pdf_signed_data import (
    MALFORMED,
    Signed,
    Verified,
    is_timestamp,
    verify,
)
from voucher_cli.evidence.readers.pdf_widgets import Widget, widgets_of
from voucher_cli.language import Bilingual

MAX_SIGNATURES = 60
_OLD_DIGEST = "/adbe.pkcs7.sha1"
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[([\s\d]{1,200})\]")
_CONTENTS = re.compile(rb"/Contents\s*<([0-9A-Fa-f\s]+)>")
_DICTIONARY = 300_000
"""bytes before and after a /ByteRange among which its /Contents stands"""

_TOO_MANY = Bilingual(
    f"签名超过 {MAX_SIGNATURES} 个，其余未验证",
    f"there are more than {MAX_SIGNATURES} signatures, the rest was not verified",
)
_ADDED = Bilingual("签署后文件又有新增内容", "the file was added to after signing")

# What pyHanko logs about odd files would reach the terminal; the doubts tell it.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())


def signatures_in(data: bytes) -> tuple[ElectronicSignature, ...]:
    """The signatures of a PDF that holds some, time stamps left out. Never raises: one that cannot
    be read is of unknown integrity."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of cryptography, about certificates of strangers
        try:
            found = tuple(_from_fields(data))
        except Exception:  # whatever the file does to the reader
            found = tuple(_from_bytes(data))
    return found


def _from_fields(data: bytes) -> Iterator[ElectronicSignature]:
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt("")
    fields = [(name, field) for name, value, field in enumerate_sig_fields(reader) if value]
    additions = Additions(reader, (name for name, _ in fields))
    widgets = widgets_of(reader)
    described = [_described(reader, name, field) for name, field in fields[:MAX_SIGNATURES]]
    for signed, embedded, field in sorted(described, key=lambda found: _revision(found[1])):
        if not is_timestamp(signed.contents):
            yield _signature(verify(signed, data), _is_all(additions, embedded), widgets.of(field))
    if len(fields) > MAX_SIGNATURES:
        yield ElectronicSignature("", Integrity.UNKNOWN, doubts=(_TOO_MANY,))


def _described(
    reader: PdfFileReader, name: str, field: Any
) -> tuple[Signed, EmbeddedPdfSignature | None, Any]:
    """A signature as written, and as pyHanko has it where it can."""
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
    except Exception:
        embedded = None
    try:
        written = field.get_object()["/V"]
        signed = Signed(
            extract_contents(written),
            tuple(int(number) for number in written["/ByteRange"]),
            old_digest=written.get("/SubFilter") == _OLD_DIGEST,
            signed_on=_day(written.get("/M")),
            name=str(written.get("/Name") or ""),
        )
    except Exception:
        signed = Signed(b"", ())
    return signed, embedded, field


def _revision(embedded: EmbeddedPdfSignature | None) -> int:
    return embedded.signed_revision if embedded else 0


def _day(written: object) -> date | None:
    """The day of a PDF date (D:20240901103000+08'00'), as it was where it was written."""
    match = _DAY.match(str(written or ""))
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _is_all(additions: Additions, embedded: EmbeddedPdfSignature | None) -> bool:
    try:
        return embedded is not None and additions.none_after(embedded)
    except Exception:  # what cannot be compared is not taken for harmless
        return False


def _signature(verified: Verified, covers_all: bool, widget: Widget | None) -> ElectronicSignature:
    intact = verified.integrity is Integrity.INTACT
    doubts = verified.doubts if covers_all or not intact else (*verified.doubts, _ADDED)
    page: int | None = widget.page if widget else None
    box: Box | None = widget.box if widget else None
    return ElectronicSignature(
        verified.signer,
        verified.integrity,
        verified.organisation,
        verified.signed_on,
        covers_all,
        doubts,
        page,
        box,
    )


def _from_bytes(data: bytes) -> Iterator[ElectronicSignature]:
    """The signatures of a file whose structure cannot be followed."""
    found = 0
    for match in _BYTE_RANGE.finditer(data):
        found += 1
        if found > MAX_SIGNATURES:
            yield ElectronicSignature("", Integrity.UNKNOWN, doubts=(_TOO_MANY,))
            return
        contents = _contents_near(data, match.start())
        ranges = tuple(int(number) for number in match[1].split())
        if not is_timestamp(contents):
            yield _signature(verify(Signed(contents, ranges), data), False, None)
    if found == 0:
        yield ElectronicSignature("", Integrity.UNKNOWN, covers_all=False, doubts=(MALFORMED,))


def _contents_near(data: bytes, position: int) -> bytes:
    """The /Contents of the dictionary that the /ByteRange at `position` stands in."""
    behind = _CONTENTS.search(data, position, position + _DICTIONARY)
    before = list(_CONTENTS.finditer(data, max(0, position - _DICTIONARY), position))
    candidates = [m for m in (before[-1] if before else None, behind) if m]
    nearest = min(
        candidates,
        key=lambda m: min(abs(m.start() - position), abs(m.end() - position)),
        default=None,
    )
    digits = b"".join(nearest[1].split()) if nearest else b""
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
