"""Parts of Office files: members of a zip, read up to a limit and parsed without entities."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from voucher_cli.evidence.archive import BROKEN_ENTRY_ERRORS, entry_name, open_zip

MAX_PART_BYTES = 64 * 1024 * 1024
MAX_PARTS_TOTAL = 512 * 1024 * 1024
MAX_MEMBERS = 20_000


class DamagedError(Exception):
    """A part that is missing, broken, or larger than any real one."""


class Parts:
    """The members of an Office file. Raises DamagedError when it is no sound zip or a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = open_zip(io.BytesIO(data))
            infos = self._zip.infolist()
        except BROKEN_ENTRY_ERRORS as error:
            raise DamagedError("zip") from error
        if len(infos) > MAX_MEMBERS or sum(i.file_size for i in infos) > MAX_PARTS_TOTAL:
            raise DamagedError("too large")
        if any(i.file_size > MAX_PART_BYTES for i in infos if i.filename.endswith(".xml")):
            raise DamagedError("too large")
        self.names = tuple(info.filename for info in infos)
        self.meant = {info.filename: entry_name(info) for info in infos}
        """the name that the packer meant by each, whatever its encoding"""
        self.locked = any(info.flag_bits & 1 for info in infos)
        """whether a member needs a password"""

    def read(self, name: str) -> bytes:
        """The bytes of one member."""
        try:
            info = self._zip.getinfo(name)
            if info.file_size > MAX_PART_BYTES:
                raise DamagedError(f"{name}: too large")
            return self._zip.read(info)
        except (KeyError, *BROKEN_ENTRY_ERRORS) as error:
            raise DamagedError(name) from error

    def xml(self, name: str) -> Element:
        """The root element of one member; document types and entities are refused."""
        try:
            root: Element = fromstring(self.read(name), forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
            raise DamagedError(name) from error
        return root


def local(element: Element) -> str:
    """The tag's name without its namespace: transitional and strict files differ only there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None
