"""What a worker of these tests runs in place of the real one: files whose text says what becomes of
whoever reads them. Started as `python hostile.py`, with the import path as its arguments."""

import ctypes
import os
import sys
import time

sys.path[:] = sys.argv[1:]

from voucher_cli.evidence import read  # noqa: E402
from voucher_cli.evidence.model import (  # noqa: E402
    Cell,
    FileState,
    FileType,
    Page,
    Row,
    Source,
)
from voucher_cli.evidence.readers import Content  # noqa: E402
from voucher_cli.evidence.workers import process  # noqa: E402


def behave(data: bytes) -> None:
    """Does what the bytes say."""
    word = data.split()[0].decode()
    if word == "hang":
        time.sleep(600)
    elif word == "spin":
        while True:
            pass
    elif word == "crash":
        ctypes.string_at(0)
    elif word == "exit":
        os._exit(3)
    elif word == "memory":
        bytearray(64 * 1024**3)
    elif word == "connect":
        import socket

        socket.create_connection(("127.0.0.1", 9), timeout=1)
    elif word == "print":
        print("x" * 100_000)


def read_content(path: str, data: bytes) -> tuple[FileType, Content]:
    """Scans have one unreadable page for each word; others are read as they are."""
    if not data.startswith(b"scan"):
        behave(data)
        page = Page(1, (Row((Cell(data.decode()),)),), read_by=Source.TEXT)
        return FileType.TEXT, Content(FileState.READ, (page,), read_by=Source.TEXT)
    words = data.split()
    pages = tuple(Page(n, (), readable=False, pictured=True) for n in range(1, len(words)))
    return FileType.IMAGE, Content(FileState.READ, pages)


def look_at(
    data: bytes, kind: FileType, pages: tuple[Page, ...], *, ocr: bool = True
) -> tuple[Page, ...]:
    """Each page says its word, or does it."""
    words = data.split()
    for page in pages:
        behave(words[page.number])
    return tuple(
        Page(page.number, (Row((Cell(words[page.number].decode()),)),), read_by=Source.OCR)
        for page in pages
    )


read.read_content = read_content
read.look_at = look_at
process.main()
