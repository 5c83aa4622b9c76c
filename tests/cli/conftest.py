"""Every test of the command line starts from the same environment."""

from pathlib import Path

import pytest

from .command import Voucher

ROOT = Path(__file__).parents[2]


@pytest.fixture
def voucher(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Voucher:
    """`voucher(*arguments)` runs the command from the top of the checkout."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    return Voucher(capsys)
