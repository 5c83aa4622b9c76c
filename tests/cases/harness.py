"""Checks a drawn package the way `voucher check` does, and tells what it has that a sound one
has not.

A defect changes one or two files of a package; the others are read once a run (`memoised`).
"""

from __future__ import annotations

import atexit
import copy
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest import mock

from dossier.manifest import dump, manifest_data
from dossier.package import Package
from dossier.sound import SOUND

from voucher_cli import text
from voucher_cli.evidence import read
from voucher_cli.evidence.model import Part, SourceFile
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.findings import Finding
from voucher_cli.manifest.load import parse_manifest
from voucher_cli.policy.library import get_policy
from voucher_cli.report.model import Report
from voucher_cli.vocabulary import Vocabulary
from voucher_cli.workflow import check as workflow
from voucher_cli.workflow.awarding import award_of, bases_of

_normalise = cache(text.normalise)
_files: dict[tuple[str, bytes, bool], SourceFile] = {}
_parts: dict[tuple[int, frozenset[int]], tuple[SourceFile, tuple[Part, ...]]] = {}
"""by the file's identity, which is kept with them lest another file be given the same"""


_BOILERPLATE = ("service", "duties", "data", "compliance", "rights", "intellectual-property")
"""Articles of a contract that no rule asks for; without them it is drawn and read sooner."""


def sound(name: str) -> Package:
    """The sound package of that name with shorter contracts, to be changed."""
    dossier = SOUND[name]()
    for claim in dossier.claims:
        for purchase in claim.purchases:
            purchase.contract.wording.update(dict.fromkeys(_BOILERPLATE, ()))
    return Package.of(dossier)


def report_on(package: Package, *, ocr: bool = False) -> Report:
    """The whole report on a package written to a folder of its own. Words in pictures (whose seal
    it is) are read only with `ocr`: it takes seconds a page, and few cases are about them."""
    with tempfile.TemporaryDirectory() as folder:
        _asking_for_the_ceiling(package).write(Path(folder))
        return report_on_folder(Path(folder), ocr=ocr)


def report_on_folder(folder: Path, *, ocr: bool = False) -> Report:
    """The whole report on the package that lies there."""
    with memoised():
        return workflow.check(workflow.Request(folder, reading=replace(_reading(), ocr=ocr)))


@cache
def _reading() -> ReadOptions:
    """In this process, so that files are read once for all packages; words in pictures, such as
    those of a seal that stands on every page, are recognised once."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return ReadOptions(jobs=0, cache=Path(folder.name))


def _asking_for_the_ceiling(package: Package) -> Package:
    """Where neither manifest nor form is told what to ask for, the form asks for the ceiling that
    the manifest comes to, as an applicant would."""
    if any(c.requested is not None for d in (package.shown, package.stated) for c in d.claims):
        return package
    data = manifest_data(package.stated)
    for edit in package.edits:
        edit(data)
    manifest = parse_manifest(dump(data), "manifest.yaml").value
    policy = get_policy(package.stated.policy)
    bases = bases_of(policy, manifest, manifest.claims)
    ceiling = award_of(policy, manifest, manifest.claims, bases).ceiling
    shown = copy.deepcopy(package.shown)
    shown.claims[0].requested = ceiling
    return replace(package, shown=shown)


def new_findings(name: str, package: Package, *, ocr: bool = False) -> list[Finding]:
    """What is said about `package` and not about the sound package `name`."""
    usual = _usual(name, ocr)
    found = (reported.finding for reported in report_on(package, ocr=ocr).findings)
    return [f for f in found if (f.id, f.level) not in usual]


@cache
def _usual(name: str, ocr: bool) -> frozenset[tuple[str, str]]:
    findings = report_on(sound(name), ocr=ocr).findings
    return frozenset((r.finding.id, r.finding.level) for r in findings)


@contextmanager
def memoised() -> Iterator[None]:
    """Files of the same name and bytes are read, and taken apart, once."""
    with (
        mock.patch.object(read, "read_file", _once_a_file(read.read_file)),
        mock.patch.object(text, "normalise", _normalise),
        mock.patch.object(workflow, "parts_of", _once_a_part(workflow.parts_of)),
    ):
        yield


def _once_a_file(reader: Callable[..., SourceFile]) -> Callable[..., SourceFile]:
    def remembered(path: str, data: bytes, *, ocr: bool = True) -> SourceFile:
        if (path, data, ocr) not in _files:
            _files[path, data, ocr] = reader(path, data, ocr=ocr)
        return _files[path, data, ocr]

    return remembered


Taking = Callable[[SourceFile, Vocabulary, frozenset[int]], tuple[Part, ...]]


def _once_a_part(taking: Taking) -> Taking:
    def remembered(
        file: SourceFile, vocabulary: Vocabulary, firsts: frozenset[int]
    ) -> tuple[Part, ...]:
        key = (id(file), firsts)
        if key not in _parts:
            _parts[key] = file, taking(file, vocabulary, firsts)
        return _parts[key][1]

    return remembered
