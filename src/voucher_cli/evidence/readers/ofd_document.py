"""The documents of an OFD: which pages, templates, resources, attachments and tags each has."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from voucher_cli.evidence.facts.records import Field
from voucher_cli.evidence.model import Box
from voucher_cli.evidence.readers.ofd_geometry import POINTS, four
from voucher_cli.evidence.readers.ofd_package import OfdPackage, child, children, text_at
from voucher_cli.evidence.readers.ofd_page import Sheet, add_objects
from voucher_cli.evidence.readers.xml_tree import name_of

MAX_DOCUMENTS = 100
MAX_ATTACHMENTS = 50
MAX_SIDE = 5_000.0
"""millimetres: no sheet of paper is larger"""
_A4: Box = (0.0, 0.0, 210.0, 297.0)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Document:
    """One DocBody. `path` is that of its Document.xml; `custom_data` what OFD.xml says of it."""

    package: OfdPackage
    path: str
    root: Element
    custom_data: tuple[Field, ...] = ()
    signatures: str | None = None
    """the path of its Signatures.xml"""

    @cached_property
    def page_paths(self) -> tuple[tuple[str, str | None], ...]:
        """ID and path of each page; None where its member is missing."""
        listed = [
            (page.get("ID", ""), self.package.find(_location(page), self.path))
            for page in children(child(self.root, "Pages"), "Page")
        ]
        if listed:
            return tuple(listed)
        folder = self.path.rpartition("/")[0]
        found = [
            path
            for path in self.package.paths()
            if path.startswith(f"{folder}/pages/") and path.endswith("/content.xml")
        ]
        found.sort(key=lambda path: [int(n) for n in _NUMBER.findall(path)])
        return tuple(("", path) for path in found)

    @property
    def page_count(self) -> int:
        return len(self.page_paths)

    @cached_property
    def attachments(self) -> tuple[str, ...]:
        """The paths of its XML attachments, those that it lists first."""
        listing = self.package.find(text_at(self.root, "Attachments"), self.path)
        listed = [
            self.package.find(text_at(entry, "FileLoc") or entry.get("FileLoc"), listing or "")
            for entry in children(self.package.xml(listing), "Attachment")
        ]
        folder = self.path.rpartition("/")[0]
        lying = [
            path
            for path in self.package.paths()
            if path.startswith(f"{folder}/attach") and path != listing
        ]
        every = dict.fromkeys(path for path in [*listed, *lying] if path)
        return tuple(path for path in every if path.endswith((".xml", ".xbrl")))[:MAX_ATTACHMENTS]

    @cached_property
    def tags(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Name, the name around it, and the IDs of the text objects that show each tagged value."""
        listing = self.package.find(text_at(self.root, "CustomTags"), self.path)
        found = []
        for entry in children(self.package.xml(listing), "CustomTag"):
            path = self.package.find(text_at(entry, "FileLoc"), listing or "")
            root = self.package.xml(path)
            waiting = deque([(root, "")] if root is not None else [])
            while waiting:
                element, around = waiting.popleft()
                objects = tuple(
                    (reference.text or "").strip() for reference in children(element, "ObjectRef")
                )
                if objects:
                    found.append((name_of(element), around, objects))
                waiting += [(inner, name_of(element)) for inner in element]
        return tuple(found)

    def sheet(self, index: int) -> Sheet | None:
        """What stands on a page (from 0), its templates and notes included; None where it is
        missing or damaged."""
        page_id, path = self.page_paths[index]
        root = self.package.xml(path)
        if root is None:
            return None
        box = self._box(root)
        sheet = Sheet((box[2] - box[0]) * POINTS, (box[3] - box[1]) * POINTS)
        at = (-box[0], -box[1])
        for use in children(root, "Template"):
            template = self._template(use.get("TemplateID", ""))
            for content in children(template, "Content"):
                add_objects(sheet, content, self._composites, at)
        for content in children(root, "Content"):
            add_objects(sheet, content, self._composites, at)
        for note in self._notes(page_id):
            corner = four(note.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
            add_objects(sheet, note, self._composites, (at[0] + corner[0], at[1] + corner[1]))
        return sheet

    def page_index(self, page_id: str) -> int | None:
        """Which page (from 0) has this ID."""
        ids = [each for each, _ in self.page_paths]
        return ids.index(page_id) if page_id in ids else None

    def image_path(self, resource: str) -> str | None:
        """The path of the picture file that a resource ID names."""
        for path, listing in self._resources:
            base = listing.get("BaseLoc", "")
            for media in children(child(listing, "MultiMedias"), "MultiMedia"):
                if media.get("ID") == resource:
                    name = text_at(media, "MediaFile")
                    return self.package.find(f"{base}/{name}", path) or self.package.find(
                        name, path
                    )
        return None

    def _box(self, page: Element) -> Box:
        for area in (child(page, "Area"), child(self.root, "CommonData", "PageArea")):
            box = four(text_at(area, "PhysicalBox"))
            if box and 0 < box[2] - box[0] <= MAX_SIDE and 0 < box[3] - box[1] <= MAX_SIDE:
                return box
        return _A4

    def _template(self, template_id: str) -> Element | None:
        for entry in children(child(self.root, "CommonData"), "TemplatePage"):
            if entry.get("ID") == template_id:
                return self.package.xml(self.package.find(_location(entry), self.path))
        return None

    @cached_property
    def _resources(self) -> tuple[tuple[str, Element], ...]:
        """Path and root of its resource lists."""
        common = child(self.root, "CommonData")
        named = [
            self.package.find((entry.text or ""), self.path)
            for entry in children(common, "PublicRes", "DocumentRes")
        ]
        found = [(path, self.package.xml(path)) for path in named if path]
        return tuple((path, root) for path, root in found if root is not None)

    @cached_property
    def _composites(self) -> dict[str, Element]:
        """Drawings that pages use by their ID."""
        return {
            unit.get("ID", ""): unit
            for _, listing in self._resources
            for unit in children(child(listing, "CompositeGraphicUnits"), "CompositeGraphicUnit")
        }

    def _notes(self, page_id: str) -> Iterator[Element]:
        """The drawn appearances of a page's annotations; watermarks say nothing."""
        listing = self.package.find(text_at(self.root, "Annotations"), self.path)
        for entry in children(self.package.xml(listing), "Page"):
            if entry.get("PageID") != page_id:
                continue
            path = self.package.find(text_at(entry, "FileLoc"), listing or "")
            for note in children(self.package.xml(path), "Annot"):
                if note.get("Type") != "Watermark":
                    yield from children(note, "Appearance")


def documents_in(package: OfdPackage) -> Iterator[Document]:
    """The documents that OFD.xml lists; where it cannot be read, those that lie there."""
    root = package.xml(package.find("OFD.xml"))
    bodies = list(children(root, "DocBody"))[:MAX_DOCUMENTS]
    for body in bodies:
        path = package.find(text_at(body, "DocRoot"), "ofd.xml")
        document = package.xml(path)
        if path is not None and document is not None:
            custom = tuple(_custom_data(child(body, "DocInfo")))
            signatures = package.find(text_at(body, "Signatures"), "ofd.xml")
            yield Document(package, path, document, custom, signatures)
    if not bodies:
        for path in sorted(package.paths()):
            document = package.xml(path) if path.endswith("/document.xml") else None
            if document is not None:
                yield Document(package, path, document)


def _custom_data(info: Element | None) -> Iterator[Field]:
    for entry in children(child(info, "CustomDatas"), "CustomData"):
        text = (entry.text or "").strip()
        if text:
            yield Field(entry.get("Name", ""), text)


def _location(element: Element) -> str:
    return element.get("BaseLoc") or text_at(element, "BaseLoc")
