"""LibreOffice at the other end of a pipe: there, absent, failing, hanging."""

from __future__ import annotations

from pathlib import Path

import pytest

from voucher_cli.errors import VoucherError
from voucher_cli.forms import convert

STAND_IN = """#!/bin/sh
while [ "$1" != --convert-to ]; do shift; done
to=$2 out=$4 from=$5
{body}
"""
COPIES = 'mkdir -p "$out"; (cat "$from"; printf " as %s" "$to") > "$out/form.$to"'


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a stand-in for LibreOffice on the path."""

    def put(body: str) -> None:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(STAND_IN.format(body=body))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")

    return put


def test_a_file_goes_in_and_comes_out_converted(stand_in) -> None:
    stand_in(COPIES)
    assert convert.converted(b"old", "blank.wps", "docx") == b"old as docx"


def test_without_libreoffice_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "office", lambda: None)
    with pytest.raises(VoucherError, match="install it, or open the file in Word or WPS"):
        convert.converted(b"old", "blank.doc", "docx")


@pytest.mark.parametrize("body", ["exit 1", "true", "sleep 5"])
def test_failure_silence_and_hanging_are_told_in_words(
    stand_in, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    stand_in(body)
    monkeypatch.setattr(convert, "TIMEOUT", 0.2)
    with pytest.raises(VoucherError, match="could not convert blank"):
        convert.converted(b"old", "blank.doc", "docx")


def test_libreoffice_is_looked_for_in_its_usual_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(convert, "_MAC", tmp_path / "none")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert convert.office() is None
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    assert convert.office() == program
