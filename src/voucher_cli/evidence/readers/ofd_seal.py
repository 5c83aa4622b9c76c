"""The electronic seals of an OFD (GB/T 38540, GM/T 0031): whose they are, when they were set.

The signatures are SM2, which is not verified here, nor is any certificate trusted. But each lists
the digests of what it covers, and these tell when a page was changed afterwards.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from voucher_cli.evidence.facts.records import read_day
from voucher_cli.evidence.model import Box, ElectronicSignature, Integrity
from voucher_cli.evidence.readers.der import Der, DerError, walk
from voucher_cli.evidence.readers.ofd_document import Document
from voucher_cli.evidence.readers.ofd_geometry import POINTS, four
from voucher_cli.evidence.readers.ofd_package import child, children, text_at
from voucher_cli.evidence.readers.zipped import DamagedError
from voucher_cli.language import Bilingual
from voucher_cli.text import normalise

MAX_SIGNATURES = 200
_NOT_VERIFIED = Bilingual(
    "OFD 电子签章采用国密 SM2 算法，无法在此验证其证书",
    "the electronic seal of an OFD uses SM2: its certificate is not verified here",
)
_DIGESTS = {
    "1.2.156.10197.1.401": "sm3",
    "sm3": "sm3",
    "1.3.14.3.2.26": "sha1",
    "sha1": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "sha256": "sha256",
}
_SHOWN = re.compile(r"/(?:pages|tpls|temps|res|attachs)/")
_ORGANISATION, _COMMON_NAME = "2.5.4.10", "2.5.4.3"


def signatures_of(document: Document, first_page: int) -> Iterator[ElectronicSignature]:
    """The signatures that the document lists; its first page has the number `first_page`."""
    listing = document.package.xml(document.signatures)
    for entry in list(children(listing, "Signature"))[:MAX_SIGNATURES]:
        path = document.package.find(
            entry.get("BaseLoc") or text_at(entry, "BaseLoc"), document.signatures or ""
        )
        root = document.package.xml(path)
        if root is not None and path is not None:
            yield _signature(document, root, path, first_page)


def _signature(
    document: Document, root: Element, path: str, first_page: int
) -> ElectronicSignature:
    info = child(root, "SignedInfo")
    values = [
        _bytes(document, text_at(info, "Seal", "BaseLoc"), path),
        _bytes(document, text_at(root, "SignedValue"), path),
    ]
    seal = next((name for data in values if (name := seal_name(data))), "")
    organisation, common_name = next(
        (found for data in reversed(values) if any(found := subject_of(data))), ("", "")
    )
    page, box = _place(document, info, first_page)
    changed = tuple(_changed(document, info, path))
    return ElectronicSignature(
        signer=common_name or organisation or seal or text_at(info, "Provider"),
        integrity=Integrity.CHANGED if any(map(_is_shown, changed)) else Integrity.UNKNOWN,
        organisation=seal or organisation,
        signed_on=_day(text_at(info, "SignatureDateTime")),
        covers_all=not changed,
        doubts=(_NOT_VERIFIED,),
        page=page,
        box=box,
    )


def _changed(document: Document, info: Element | None, path: str) -> Iterator[str]:
    """The signed members that are gone or are no longer what they were, as far as that can be
    told: not of one that cannot be read, nor by a digest that is not known here."""
    references = child(info, "References")
    method = references.get("CheckMethod", "") if references is not None else ""
    name = _DIGESTS.get(method.strip().casefold())
    if name is None or name not in hashlib.algorithms_available:
        return
    for reference in children(references, "Reference"):
        stated = reference.get("FileRef") or text_at(reference, "FileRef")
        try:
            expected = base64.b64decode(text_at(reference, "CheckValue"), validate=True)
        except ValueError:
            continue
        member = document.package.find(stated, path)
        try:
            found = document.package.digest(member, name) if member else b""
        except DamagedError:
            continue
        if expected and found != expected:
            yield stated


def _is_shown(member: str) -> bool:
    """Whether a member is what people see of a page; lists of notes, of further seals and of
    documents rightly grow later."""
    return _SHOWN.search(member.replace("\\", "/").casefold()) is not None


def _bytes(document: Document, reference: str, base: str) -> bytes:
    path = document.package.find(reference, base)
    try:
        return document.package.read(path) if path else b""
    except DamagedError:
        return b""


def _day(text: str) -> date | None:
    return read_day(normalise(text).strip()) if text else None


def _place(
    document: Document, info: Element | None, first_page: int
) -> tuple[int | None, Box | None]:
    """Page and box of the first place where the seal is shown."""
    for stamp in children(info, "StampAnnot"):
        index = document.page_index(stamp.get("PageRef", ""))
        box = four(stamp.get("Boundary"))
        if index is not None:
            left, top, right, bottom = (round(side * POINTS, 2) for side in box or (0, 0, 0, 0))
            return first_page + index, (left, top, right, bottom) if box else None
    return None, None


# --- what the signed value tells -----------------------------------------------------------------


def seal_name(data: bytes) -> str:
    """The name of an electronic seal: in its properties, a type and then the name."""
    try:
        for value in walk(data):
            inside = value.children
            if (
                len(inside) >= 5
                and inside[0].is_integer
                and inside[1].is_text
                and any(each.is_time for each in inside[2:])
            ):
                return normalise(inside[1].text).strip()
    except DerError:
        pass
    return ""


def subject_of(data: bytes) -> tuple[str, str]:
    """Organisation and common name of the first certificate's subject, which stands after its
    issuer and validity."""
    try:
        for value in walk(data):
            inside = value.children
            if len(inside) >= 6 and sum(each.is_validity for each in inside) == 1:
                at = next(n for n, each in enumerate(inside) if each.is_validity)
                if at + 1 < len(inside):
                    names = _names(inside[at + 1])
                    return names.get(_ORGANISATION, ""), names.get(_COMMON_NAME, "")
    except DerError:
        pass
    return "", ""


def _names(subject: Der) -> dict[str, str]:
    found: dict[str, str] = {}
    for one_of_set in subject.children:
        for pair in one_of_set.children:
            inside = pair.children
            if len(inside) == 2 and inside[0].oid and inside[1].is_text:
                found.setdefault(inside[0].oid, normalise(inside[1].text).strip())
    return found
