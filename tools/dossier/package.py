"""A package to write: its manifest and its papers, which a test may make to differ."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dossier.documents import documents
from dossier.facts import Dossier
from dossier.manifest import Data, dump, manifest_data

Change = Callable[[Dossier], object]
Files = dict[str, bytes]


@dataclass
class Package:
    """`stated` goes into the manifest, `shown` into the papers; `edits` change the manifest's
    data, `tampering` the drawn files."""

    stated: Dossier
    shown: Dossier
    edits: list[Callable[[Data], object]] = field(default_factory=list)
    tampering: list[Callable[[Files], object]] = field(default_factory=list)

    @classmethod
    def of(cls, dossier: Dossier) -> Package:
        """A package whose papers bear out its manifest. The dossier is copied."""
        return cls(copy.deepcopy(dossier), copy.deepcopy(dossier))

    def change(self, change: Change) -> Package:
        """Changes what is true: manifest and papers alike."""
        change(self.stated)
        change(self.shown)
        return self

    def state(self, change: Change) -> Package:
        """Changes what the manifest says, and no paper."""
        change(self.stated)
        return self

    def show(self, change: Change) -> Package:
        """Changes what the papers show, and not the manifest."""
        change(self.shown)
        return self

    def edit(self, edit: Callable[[Data], object]) -> Package:
        """Changes the manifest's plain data."""
        self.edits.append(edit)
        return self

    def tamper(self, tampering: Callable[[Files], object]) -> Package:
        """Changes the drawn files: path → bytes."""
        self.tampering.append(tampering)
        return self

    def files(self) -> Files:
        """Every file of the package, the manifest included."""
        data = manifest_data(self.stated)
        for edit in self.edits:
            edit(data)
        files = {document.path: document.draw() for document in documents(self.shown)}
        files["manifest.yaml"] = dump(data)
        for tampering in self.tampering:
            tampering(files)
        return files

    def write(self, folder: Path) -> None:
        """Writes the package into `folder`, which is made if need be."""
        for path, content in self.files().items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
