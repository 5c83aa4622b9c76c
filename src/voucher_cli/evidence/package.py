"""A package of application papers: a folder or a .zip, as a list of entries.

The root is the folder that holds the one manifest (manifest.yaml or manifest.xlsx). Without one it
is the folder itself; of a zip, one lone top folder is stripped first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import TracebackType

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.archive import Archive
from voucher_cli.evidence.folder import list_folder
from voucher_cli.evidence.packed import PackedFile, PackedFileError, in_order
from voucher_cli.language import Bilingual

MANIFEST_NAME = "manifest.yaml"
MANIFEST_BOOK_NAME = "manifest.xlsx"
MANIFEST_NAMES = (MANIFEST_NAME, MANIFEST_BOOK_NAME)
"""what a manifest may be called; a package has one of them"""
CONFIRMATIONS_NAME = "confirmations.yaml"

_SYSTEM_FILES = {"thumbs.db", "desktop.ini", ".ds_store"}
_SYSTEM_FOLDERS = {"__macosx"}
_SYSTEM_PREFIXES = ("~$", "._")
NOTICE_NAME = "补正材料通知书.docx"
CHECKLIST_NAME = "申报材料补正清单.docx"
OUTPUT_FILES = {
    "report.json", "report.html", "report.md", "report.txt", NOTICE_NAME, CHECKLIST_NAME,
    "目录与校验.csv",
}  # fmt: skip
"""reports, notices and lists that the program may have written at a package's root"""
VOLUME_NAME = "申报材料册"
VOLUME = re.compile(rf"{VOLUME_NAME}(-第\d+册)?\.(pdf|zip)")
"""what `voucher bundle` may have written there; where nothing else is left of a package, the volume
is the package"""
OUTPUT_FOLDERS = {"forms": ".docx"}
"""folders that the program writes into, and the suffix of what it writes there: a signed and
scanned form that someone put beside its blank still counts"""
OWN_PDF = b"\n%voucher: to be printed, signed and sealed\n"
"""stands behind the end of each PDF that the program makes of a form, to tell it from a scan"""


@dataclass(frozen=True)
class Package:
    """The papers of one application. `manifest` and `confirmations` are not among `entries`;
    `left_out` names what was there and is not part of the package (the program's own outputs,
    files outside the manifest's folder). Use it as a context manager: the entries can be read
    until it is closed."""

    path: Path
    entries: tuple[PackedFile, ...]
    manifest: PackedFile | None
    confirmations: PackedFile | None
    left_out: tuple[str, ...]
    root: str = ""
    """where the root lies below `path`: empty, or a folder's path"""
    _close: Callable[[], None] = lambda: None

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()


def open_package(path: Path, *, other_manifest: bool = False) -> Package:
    """The package at `path`, a folder or a .zip.

    `other_manifest`: the caller brings a manifest from elsewhere, so several in the package are
    no error. Raises VoucherError when there is nothing at `path`, when it is neither of the two,
    when the zip is damaged, and when several manifests could be meant.
    """
    try:
        if path.is_dir():
            return _package(path, list_folder(path), other_manifest, is_zip=False)
        if not path.is_file():
            raise _unusable(path, "不存在", "is not there")
        archive = _open_archive(path)
        try:
            return replace(
                _package(path, archive.entries, other_manifest, is_zip=True), _close=archive.close
            )
        except BaseException:
            archive.close()
            raise
    except (OSError, ValueError) as error:  # no permission; a name with a NUL in it
        reason = getattr(error, "strerror", None) or str(error)
        raise _unusable(path, f"无法打开：{reason}", f"cannot be opened: {reason}") from error


def _open_archive(path: Path) -> Archive:
    with path.open("rb") as stream:
        head = stream.read(4)
    if not head:
        raise _unusable(path, "是空文件，没有内容", "is an empty file")
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise _unusable(
            path,
            "既不是文件夹也不是 ZIP 压缩包（RAR、7z 等请先解压）",
            "is neither a folder nor a zip (unpack .rar, .7z and the like first)",
        )
    archive = Archive(path)
    if any(entry.path in {"[Content_Types].xml", "OFD.xml"} for entry in archive.entries):
        archive.close()
        raise _unusable(
            path,
            "是单个文档，不是申报材料包；请给出它所在的文件夹",
            "is a single document, not a package: name the folder that it lies in",
        )
    return archive


def _package(
    path: Path, listed: tuple[PackedFile, ...], other_manifest: bool, *, is_zip: bool
) -> Package:
    listed = tuple(entry for entry in listed if not _is_system_file(entry.path))
    manifests = [entry for entry in listed if entry.name.casefold() in MANIFEST_NAMES]
    if len(manifests) > 1 and not other_manifest:
        raise _several_manifests(path, sorted(entry.path for entry in manifests))
    roots = {entry.path.rpartition("/")[0] for entry in manifests}
    root = ""
    if len(roots) == 1:
        root = roots.pop()
    elif is_zip:
        root = _lone_folder(listed)
    return _rooted(path, listed, root)


def _rooted(path: Path, listed: tuple[PackedFile, ...], root: str) -> Package:
    prefix = f"{root}/" if root else ""
    inside = [
        replace(entry, path=entry.path[len(prefix) :])
        for entry in listed
        if entry.path.startswith(prefix)
    ]
    special = {entry.path.casefold(): entry for entry in inside}
    papers = [
        entry
        for entry in inside
        if not _is_output(entry)
        and entry.path.casefold() not in {*MANIFEST_NAMES, CONFIRMATIONS_NAME}
    ]
    volumes = _volumes_among(papers)
    papers = [entry for entry in papers if entry not in volumes]
    outside = [entry.path for entry in listed if not entry.path.startswith(prefix)]
    outputs = [entry.path for entry in inside if _is_output(entry) or entry in volumes]
    return Package(
        path=path,
        entries=in_order(papers),
        manifest=next((_kept(special[name]) for name in MANIFEST_NAMES if name in special), None),
        confirmations=_kept(special[CONFIRMATIONS_NAME]) if CONFIRMATIONS_NAME in special else None,
        left_out=tuple(sorted(outputs) + sorted(outside)),
        root=root,
    )


def _kept(entry: PackedFile) -> PackedFile:
    """The entry, read from the disk but once: whoever asks again has the same bytes, though
    somebody changes the file meanwhile."""
    return replace(entry, read=cache(entry.read))


def _volumes_among(papers: list[PackedFile]) -> list[PackedFile]:
    """The volumes bound from the other papers; none where there is nothing but volumes."""
    volumes = [entry for entry in papers if VOLUME.fullmatch(entry.path)]
    return volumes if len(volumes) < len(papers) else []


def _lone_folder(listed: tuple[PackedFile, ...]) -> str:
    """The one folder that everything lies in, or nothing."""
    tops = {entry.path.partition("/")[0] for entry in listed}
    return tops.pop() if len(tops) == 1 and all("/" in entry.path for entry in listed) else ""


def _is_system_file(path: str) -> bool:
    *folders, name = path.casefold().split("/")
    return (
        name in _SYSTEM_FILES
        or name.startswith(_SYSTEM_PREFIXES)
        or any(folder in _SYSTEM_FOLDERS for folder in folders)
    )


def _is_output(entry: PackedFile) -> bool:
    folder, slash, name = entry.path.casefold().rpartition("/")
    if not slash:
        return name in OUTPUT_FILES
    if folder not in OUTPUT_FOLDERS:
        return False
    return name.endswith(OUTPUT_FOLDERS[folder]) or (name.endswith(".pdf") and _is_own_pdf(entry))


def _is_own_pdf(entry: PackedFile) -> bool:
    try:
        return entry.read().endswith(OWN_PDF)
    except PackedFileError:
        return False


def _several_manifests(path: Path, names: list[str]) -> VoucherError:
    folders = {name.rpartition("/")[0] for name in names}
    if len(folders) == 1:
        return _unusable(
            path,
            f"中同时有 {'、'.join(names)}：只能有一个清单，请删除不用的那个",
            f"holds {' and '.join(names)}: a package has one manifest, delete the one that you "
            "do not use",
        )
    some, more = names[:5], " …" if len(names) > 5 else ""
    return _unusable(
        path,
        f"中有 {len(names)} 个清单（{'、'.join(some)}{more}），请指定其中一个所在的文件夹",
        f"holds {len(names)} manifests ({', '.join(some)}{more}): "
        "name the folder of the one you mean",
    )


def _unusable(path: Path, zh: str, en: str) -> VoucherError:
    return VoucherError(Bilingual(f"{path} {zh}", f"{path} {en}"))
