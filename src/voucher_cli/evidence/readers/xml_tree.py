"""XML from strangers → an element tree: no document type, no entities, bounded in size and depth,
in any of the encodings that Chinese programs write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 200
MAX_ELEMENTS = 300_000

_DECLARATION = re.compile(r"[\s\ufeff]*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CHINESE_CODES = {"gb2312", "gbk", "cp936", "gb18030", "hz"}

Path = tuple[str, ...]
"""the local names of an element and of those around it, the outermost first"""


class XmlError(Exception):
    """No well-formed XML, or more of it than any real document has."""


class ForbiddenXmlError(XmlError):
    """XML with a document type or entities, which may reach for other files or never end."""


def parse_xml(data: bytes) -> Element:
    """The root element. Raises XmlError."""
    if len(data) > MAX_BYTES:
        raise XmlError("too large")
    text = _NO_XML.sub("", _decoded(data))
    declaration = _DECLARATION.match(text)  # which may name an encoding that it no longer is in
    parser = DefusedXMLParser(target=_Bounded(), forbid_dtd=True)
    try:
        parser.feed(text[declaration.end() :] if declaration else text)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise ForbiddenXmlError(type(error).__name__) from error
    except (ParseError, ValueError, LookupError) as error:
        raise XmlError("not well-formed") from error
    return root


def name_of(element: Element) -> str:
    """The tag's name without its namespace; also where a prefix was never declared."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def leaves(root: Element) -> Iterator[tuple[Path, str]]:
    """Every element with text of its own and every attribute, as path and text, in reading
    order."""
    waiting: list[tuple[Element, Path]] = [(root, (name_of(root),))]
    while waiting:
        element, path = waiting.pop()
        text = (element.text or "").strip()
        if text:
            yield path, text
        for key, value in element.attrib.items():
            if value.strip():
                yield (*path, f"@{key.rpartition('}')[2]}"), value.strip()
        waiting.extend((child, (*path, name_of(child))) for child in reversed(element))


class _Bounded(TreeBuilder):
    """Builds the tree as far as the limits go."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise ValueError("too deep or too many elements")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _decoded(data: bytes) -> str:
    """By byte order mark, else as declared where that is true, else UTF-8 or GB18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:2] == b"<\0":
        return data.decode("utf-16-le", "replace")
    if data[:2] == b"\0<":
        return data.decode("utf-16-be", "replace")
    match = _DECLARED.search(data[:256])
    declared = match[1].decode().casefold() if match else "utf-8"
    first = "gb18030" if declared in _CHINESE_CODES else "utf-8-sig"
    for encoding in (first, "utf-8-sig", "gb18030", declared):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode("gb18030", "replace")
