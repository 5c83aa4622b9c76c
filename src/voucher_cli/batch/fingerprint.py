"""What the result of a package depends on, so that nothing is judged again without a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from voucher_cli import __version__
from voucher_cli.batch.options import UnitOptions
from voucher_cli.evidence.cache.fingerprint import of_reading
from voucher_cli.evidence.model import SourceFile
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.packed import PackedFile, PackedFileError
from voucher_cli.resources import data_folder

_SOURCE = Path(__file__).parents[1]
Digests = Iterable[tuple[str, str]]
"""paths of files with the SHA-256 of their bytes, empty where these cannot be had"""


@cache
def of_program() -> str:
    """Changes with the program, the rules, the forms and the libraries that read files. Two
    machines judge alike where theirs are the same."""
    seen = hashlib.sha256(f"{__version__} {of_reading()}".encode())
    folders = (_SOURCE, data_folder("rules"), data_folder("templates"))
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                seen.update(path.relative_to(folder).as_posix().encode() + b"\0")
                seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def of_judging(options: UnitOptions) -> str:
    """Changes with the program and the options: the first half of every key."""
    return hashlib.sha256(f"{of_program()} {options!r}".encode()).hexdigest()


def key_of(judging: str, package: Package, digests: Digests) -> str:
    """The key of a package whose papers have these digests, in its order."""
    seen = hashlib.sha256()
    named = [(entry.path, entry) for entry in (package.manifest, package.confirmations) if entry]
    for path, digest in (*digests, *((path, _digest(entry)) for path, entry in named)):
        seen.update(f"{path}\0{digest}\0".encode("utf-8", "surrogatepass"))
    for path in package.left_out:
        seen.update(f"{path}\0".encode("utf-8", "surrogatepass"))
    return f"{judging}:{seen.hexdigest()}"


def is_unchanged(package: Package, known: str | None, options: UnitOptions) -> bool:
    """Whether `known` is its key. Its papers are only read where it could be."""
    judging = of_judging(options)
    if known is None or known.partition(":")[0] != judging:
        return False
    return key_of(judging, package, digests_of(package)) == known


def digests_of(package: Package) -> Digests:
    """Of its papers, by reading them."""
    return ((entry.path, _digest(entry)) for entry in package.entries)


def digests_read(files: Iterable[SourceFile]) -> Digests:
    """The same of papers that have been read already."""
    return ((file.path, file.sha256) for file in files)


def _digest(entry: PackedFile) -> str:
    try:
        return hashlib.sha256(entry.read()).hexdigest()
    except PackedFileError:
        return ""
