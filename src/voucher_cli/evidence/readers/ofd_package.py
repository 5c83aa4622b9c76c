"""The members of an OFD: found as their writers refer to them, which is rarely as the standard
says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from voucher_cli.evidence.readers.xml_tree import XmlError, name_of, parse_xml
from voucher_cli.evidence.readers.zipped import DamagedError, Parts

MAX_READ = 128 * 1024 * 1024
"""bytes that the members read may come to: pages may all use the same huge template"""


class OfdPackage:
    """An OFD's zip. Raises DamagedError when it is none, or a bomb.

    Members are looked up by their path from the root, whatever its case, its slashes, its
    encoding, and the folder that everything may lie in.
    """

    def __init__(self, data: bytes) -> None:
        self._parts = Parts(data)
        self.locked = self._parts.locked
        meant = {_plain(self._parts.meant[name]): name for name in self._parts.names}
        root = min((p for p in meant if p.endswith("ofd.xml")), key=len, default="ofd.xml")
        self._prefix = root.removesuffix("ofd.xml")
        self._names = {path.removeprefix(self._prefix): name for path, name in meant.items()}
        self._left = MAX_READ
        self._trees: dict[str, Element] = {}
        self._digests: dict[tuple[str, str], bytes] = {}

    def paths(self) -> Iterator[str]:
        """The paths of all members, lower case, from the root."""
        return iter(self._names)

    def find(self, reference: str | None, base: str = "") -> str | None:
        """The path of the member that `reference` in the member `base` means."""
        if not reference or not reference.strip():
            return None
        wanted = _plain(reference)
        folder = base.rpartition("/")[0]
        tries = [wanted] if reference.strip().startswith(("/", "\\")) else []
        tries += [_joined(folder, wanted), wanted]
        while folder:  # written from some folder further out
            folder = folder.rpartition("/")[0]
            tries.append(_joined(folder, wanted))
        return next((path for path in tries if path in self._names), None)

    def read(self, path: str) -> bytes:
        """The bytes of a member. Raises DamagedError."""
        data = self._parts.read(self._names[path])
        self._left -= len(data)
        if self._left < 0:
            raise DamagedError("too large")
        return data

    def digest(self, path: str, method: str) -> bytes:
        """The digest of a member, read once however many signatures cover it. Raises
        DamagedError."""
        known = self._digests.get((path, method))
        if known is None:
            hashed = hashlib.new(method, self.read(path), usedforsecurity=False)
            known = self._digests[path, method] = hashed.digest()
        return known

    def xml(self, path: str | None) -> Element | None:
        """The root element of a member; None where it is missing or damaged."""
        if path is None or path not in self._names:
            return None
        if path not in self._trees:
            try:
                self._trees[path] = parse_xml(self.read(path))
            except (DamagedError, XmlError):
                return None
        return self._trees[path]


def _plain(path: str) -> str:
    """`Doc_0/Pages/…` without `.`, `..` and leading slashes, in lower case."""
    return _joined("", path.replace("\\", "/").strip())


def _joined(folder: str, path: str) -> str:
    steps: list[str] = []
    for step in f"{folder}/{path}".split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step.casefold())
    return "/".join(steps)


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these local names, whatever their namespace."""
    if element is not None:
        yield from (child for child in element if name_of(child) in names)


def child(element: Element | None, *way: str) -> Element | None:
    """The first element down this way of local names."""
    for name in way:
        element = next(children(element, name), None)
    return element


def text_at(element: Element | None, *way: str) -> str:
    """The text of the element down this way; empty where there is none."""
    found = child(element, *way)
    return (found.text or "").strip() if found is not None else ""
