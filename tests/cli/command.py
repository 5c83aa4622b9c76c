"""Runs `voucher` within the test's own process."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from voucher_cli.cli import run


@dataclass(frozen=True)
class Ran:
    """What one command line came to."""

    status: int
    out: str
    err: str

    @property
    def flat(self) -> str:
        """What was shown without white space, wherever lines were broken."""
        return "".join(self.out.split())


class Voucher:
    """The command, in Chinese and without colours unless a test says otherwise."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        self._capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Ran(status, captured.out, captured.err)

    def encoded(self, encoding: str, *arguments: object) -> tuple[int, bytes]:
        """The same on a console of another encoding: its status and the bytes on stdout."""
        raw = io.BytesIO()
        stdout = sys.stdout
        sys.stdout = io.TextIOWrapper(raw, encoding=encoding, errors="strict")
        try:
            from voucher_cli.cli.output import make_streams_safe

            make_streams_safe()
            status = run([str(argument) for argument in arguments])
            sys.stdout.flush()
            return status, raw.getvalue()
        finally:
            sys.stdout = stdout
