"""Lists the files of a .zip package. Nothing is unpacked: entries are read where they lie, one at
a time and up to a limit, so no name of theirs can lead out of a folder and nothing has to be
cleaned up."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.model import FileState
from voucher_cli.evidence.packed import (
    MAX_ENTRIES,
    MAX_FILE_BYTES,
    PackedFile,
    PackedFileError,
    printable,
    refused,
    too_large,
)
from voucher_cli.language import Bilingual

MAX_TOTAL_BYTES = 2 * 1024 * 1024 * 1024
MAX_RATIO = 200
"""how many times smaller than itself a file may be packed before it looks like a bomb"""
RATIO_COUNTS_FROM = 8 * 1024 * 1024
READABLE_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}

BROKEN_ENTRY_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""what zipfile raises for entries that are damaged or packed in an unknown way"""

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_UNICODE_PATH = 0x7075
_DRIVE = re.compile(r"[A-Za-z]:")
_LOCAL = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"

_ENCRYPTED = Bilingual(
    "压缩包中的该文件设有密码；请解密后重新打包",
    "this file of the archive needs a password: pack it again without one",
)
_ESCAPES = Bilingual(
    "压缩包中的路径指向材料包之外，未读取；请重新打包",
    "its path in the archive leads out of the package, not read: pack it again",
)
_LINK = Bilingual(
    "压缩包中的符号链接，未读取；请放入文件本身",
    "a symbolic link in the archive, not followed: put the file itself in",
)
_BOMB = Bilingual(
    "压缩率异常（疑似压缩炸弹），未读取",
    "packed suspiciously small (a decompression bomb?), so it was not read",
)
_METHOD = Bilingual(
    "压缩方式不受支持；请用普通 ZIP 方式重新打包",
    "packed by a method that is not supported: pack it again as an ordinary zip",
)
_DAMAGED = Bilingual("压缩包中的该文件已损坏；请重新打包", "damaged in the archive: pack it again")


class Archive:
    """An open .zip package. Raises VoucherError when it cannot be listed; close it after use."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        try:
            self._zip = open_zip(self._file)
            infos = self._zip.infolist()
            if min((info.header_offset for info in infos), default=0) > 0:
                # cut off behind a Word or zip file within, whose listing was taken for its own
                raise zipfile.BadZipFile(str(path))
            _hold_limits(path, infos)
            self.entries = tuple(self._entry(i) for i in infos if not _is_folder(i))
        except VoucherError:
            self._file.close()
            raise
        except BROKEN_ENTRY_ERRORS as error:
            self._file.close()
            raise VoucherError(
                Bilingual(
                    f"{path} 不是可读的 ZIP 压缩包（已损坏或不完整），请重新打包",
                    f"{path} is no readable zip (damaged or incomplete): pack it again",
                )
            ) from error

    def close(self) -> None:
        """Closes the file; entries cannot be read any more."""
        self._zip.close()
        self._file.close()

    def _entry(self, info: zipfile.ZipInfo) -> PackedFile:
        raw = entry_name(info).replace("\\", "/")
        parts = [part for part in raw.split("/") if part not in {"", "."}]
        inside = [part for part in parts if part != ".." and not _DRIVE.match(part)]
        path = "/".join(printable(part) for part in inside) or "?"
        if raw.startswith("/") or len(inside) != len(parts):
            return refused(path, info.file_size, FileState.UNSUPPORTED, _ESCAPES)
        refusal = _refusal(info)
        if refusal is not None:
            return refused(path, info.file_size, *refusal)
        if info.file_size > MAX_FILE_BYTES:
            return too_large(path, info.file_size)
        return PackedFile(path, info.file_size, lambda: self._read(info))

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as stream:
                return stream.read(info.file_size + 1)
        except BROKEN_ENTRY_ERRORS as error:
            raise PackedFileError(FileState.UNREADABLE, _DAMAGED) from error


def _refusal(info: zipfile.ZipInfo) -> tuple[FileState, Bilingual] | None:
    """Why an entry is not to be unpacked, as far as the archive's listing tells."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return FileState.UNSUPPORTED, _LINK
    if info.flag_bits & _ENCRYPTED_FLAG:
        return FileState.ENCRYPTED, _ENCRYPTED
    if info.compress_type not in READABLE_METHODS:
        return FileState.UNREADABLE, _METHOD
    suspicious = info.file_size > MAX_RATIO * max(info.compress_size, 1)
    if suspicious and info.file_size > RATIO_COUNTS_FROM:
        return FileState.UNSUPPORTED, _BOMB
    return None


def entry_name(info: zipfile.ZipInfo) -> str:
    """The name that the packer meant. Chinese Windows tools write GBK, and others UTF-8, without
    saying so; zipfile has then read the bytes as code page 437."""
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename.partition("\0")[0]
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:  # zipfile was told another encoding
        return info.orig_filename
    declared = _unicode_path(info.extra, raw)
    if declared is not None:
        return declared
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).partition("\0")[0]
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "surrogateescape").partition("\0")[0]


def _unicode_path(extra: bytes, raw_name: bytes) -> str | None:
    """The name in Info-ZIP's Unicode Path extra field, where it is for this very name."""
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        field = extra[position + 4 : position + 4 + length]
        if kind == _UNICODE_PATH and len(field) > 5:
            checksum = struct.unpack_from("<L", field, 1)[0]
            if checksum == zlib.crc32(raw_name):
                try:
                    return field[5:].decode("utf-8")
                except UnicodeDecodeError:
                    return None
        position += 4 + length
    return None


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return entry_name(info).replace("\\", "/").endswith("/")


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """The archive, also where its packer calls GBK names UTF-8."""
    try:
        return zipfile.ZipFile(file)
    except UnicodeDecodeError:
        file.seek(0)
        return zipfile.ZipFile(io.BytesIO(_without_false_utf8_flags(file.read())))


def _without_false_utf8_flags(data: bytes) -> bytes:
    """Some packers call their GBK names UTF-8: the flag is cleared where the name is not."""
    end = data.rfind(_END)
    if end < 0 or end + 22 > len(data):
        raise zipfile.BadZipFile
    size = struct.unpack_from("<L", data, end + 12)[0]
    patched = bytearray(data)
    position = end - size
    while position >= 0 and data[position : position + 4] == _CENTRAL and position + 46 <= end:
        flags = struct.unpack_from("<H", data, position + 8)[0]
        name, extra, comment = struct.unpack_from("<HHH", data, position + 28)
        try:
            data[position + 46 : position + 46 + name].decode("utf-8")
        except UnicodeDecodeError:
            struct.pack_into("<H", patched, position + 8, flags & ~_UTF8_FLAG)
            local = struct.unpack_from("<L", data, position + 42)[0]
            if data[local : local + 4] == _LOCAL:
                struct.pack_into("<H", patched, local + 6, flags & ~_UTF8_FLAG)
        position += 46 + name + extra + comment
    return bytes(patched)


def _hold_limits(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_ENTRIES:
        raise VoucherError(
            Bilingual(
                f"{path} 中的文件超过 {MAX_ENTRIES} 个，不像是一个申报材料包",
                f"{path} holds more than {MAX_ENTRIES} files: is it the right archive?",
            )
        )
    if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
        raise VoucherError(
            Bilingual(
                f"{path} 解压后超过 {MAX_TOTAL_BYTES // 1024**3} GB，请检查后解压为文件夹再试",
                f"{path} would unpack to more than {MAX_TOTAL_BYTES // 1024**3} GB: "
                "look into it, unpack it and pass the folder",
            )
        )
