"""What a reviewer has looked at and settled: confirmations.yaml, kept from run to run.

A confirmation holds for one finding on one file: it lapses when the finding no longer arises and
when the file's bytes are others.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from voucher_cli import strict_yaml
from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Bilingual
from voucher_cli.strict_yaml import Bound

_SHA256 = re.compile(r"[0-9a-f]{64}")
_COMMENT = re.compile(rb"^[ \t]*#.*$", re.MULTILINE)
_WIDEST = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One entry. `id` is the finding's, `sha256` that of the file it is about (None where it is
    about none)."""

    id: str
    sha256: str | None = None
    by: str
    on: date
    reason: str


Confirmations = Bound[tuple[Confirmation, ...]]


def parse_confirmations(data: bytes, name: str) -> Confirmations:
    """Reads the bytes of a confirmations.yaml; one with nothing but comments holds none. Raises
    InvalidFileError with every problem."""
    if not _COMMENT.sub(b"", data.removeprefix(codecs.BOM_UTF8)).strip():
        return Bound((), name, {})
    bound: Confirmations = strict_yaml.parse(data, tuple[Confirmation, ...], file=name)
    problems = tuple(_problems(bound))
    if problems:
        raise InvalidFileError(problems)
    return bound


def _problems(bound: Confirmations) -> Iterator[Problem]:
    for number, entry in enumerate(bound.value):
        for key in ("id", "by", "reason"):
            if not getattr(entry, key).strip():
                yield _problem(
                    bound, number, key, Bilingual(f"{key} 不能为空", f"'{key}' is blank")
                )
        if entry.sha256 is not None and not _SHA256.fullmatch(entry.sha256):
            message = Bilingual(
                "sha256 应为 64 位十六进制数（小写），没有文件的写 null",
                "'sha256' is 64 hexadecimal digits in lower case, or null where there is no file",
            )
            yield _problem(bound, number, "sha256", message)


def _problem(bound: Confirmations, number: int, key: str, message: Bilingual) -> Problem:
    mark = bound.mark((number, key))
    return Problem(bound.file, mark.line, mark.column, message)


def with_entry(text: str, entry: Confirmation) -> str:
    """The text of a confirmations.yaml with one more entry at its end; comments stay. Raises
    InvalidFileError where nothing can be added to it (a list in square brackets, say)."""
    before = parse_confirmations(text.encode("utf-8"), "confirmations.yaml").value
    head = "" if not before and "#" not in text else text
    if head and not head.endswith("\n"):
        head += "\n"
    if not before:
        head = "\n".join(line for line in head.splitlines() if line.lstrip().startswith("#"))
        head += "\n" if head else ""
    after = head + _entry_text(entry)
    if parse_confirmations(after.encode("utf-8"), "confirmations.yaml").value != (*before, entry):
        message = Bilingual(
            "请写成每项以 - 开头的列表", "write it as a list, '-' before each entry"
        )
        raise InvalidFileError((Problem("confirmations.yaml", 1, 1, message),))
    return after


def _entry_text(entry: Confirmation) -> str:
    data = {
        "id": entry.id,
        "sha256": entry.sha256,
        "by": entry.by,
        "on": entry.on,
        "reason": entry.reason,
    }
    return yaml.safe_dump([data], allow_unicode=True, sort_keys=False, width=_WIDEST)
