"""The pictures pasted into a Word file: in some, the paper is nothing else."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from voucher_cli.evidence.readers.zipped import DamagedError, Parts, attribute, local

MOST_PICTURES = 200
_SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".gif", ".webp")
_SMALLEST = 12_000
"""bytes: less is a logo, a line, a check mark"""
_LINKS = ("embed", "id")


def pasted_pictures(data: bytes) -> tuple[bytes, ...]:
    """The pictures of a Word file's text that are large enough for a page, in their order; none
    of a file that is damaged."""
    try:
        parts = Parts(data)
        names = list(_names(parts))
    except DamagedError:
        return ()
    pictures = []
    for name in names[:MOST_PICTURES]:
        try:
            picture = parts.read(name)
        except DamagedError:
            continue
        if len(picture) >= _SMALLEST:
            pictures.append(picture)
    return tuple(pictures)


def _names(parts: Parts) -> Iterator[str]:
    main = next(
        (
            (attribute(relation, "Target") or "").lstrip("/")
            for relation in parts.xml("_rels/.rels")
            if (attribute(relation, "Type") or "").endswith("/officeDocument")
        ),
        "word/document.xml",
    )
    folder, _, name = main.rpartition("/")
    targets = {
        attribute(relation, "Id"): attribute(relation, "Target") or ""
        for relation in parts.xml(f"{folder}/_rels/{name}.rels")
        if (attribute(relation, "Type") or "").endswith("/image")
        and attribute(relation, "TargetMode") != "External"
    }
    for target in _links(parts.xml(main)):
        path = targets.get(target, "")
        if path.casefold().endswith(_SUFFIXES):
            full = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
            yield posixpath.normpath(full)


def _links(document: Element) -> Iterator[str]:
    """The relations that pictures name, in reading order."""
    for element in document.iter():
        if local(element) in {"blip", "imagedata"}:
            for name in _LINKS:
                link = attribute(element, name)
                if link:
                    yield link
                    break
