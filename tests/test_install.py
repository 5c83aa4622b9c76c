"""rules/ and templates/ are found in a checkout, an editable install and a wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = sysconfig.get_path("purelib")
"""lent to the new environments, so that nothing has to be fetched"""
ASK = "from voucher_cli.resources import data_folder; print(data_folder('rules').resolve())"


def _run(python: Path | str, *arguments: str, path: str, cwd: Path) -> str:
    done = subprocess.run(
        [str(python), *arguments],
        env={**os.environ, "PYTHONPATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A new environment that holds only voucher-cli: how it was installed, and its python."""
    _run(sys.executable, "-m", "venv", "--without-pip", "new", path="", cwd=tmp_path)
    bin_folder = "Scripts" if os.name == "nt" else "bin"
    python = tmp_path / "new" / bin_folder / "python"
    how = ["-e", str(ROOT)] if request.param == "editable" else [str(ROOT)]
    _run(
        sys.executable,
        *("-m", "pip", "--python", str(python), "install", "-q"),
        *("--no-deps", "--no-build-isolation", *how),
        path=LIBRARIES,
        cwd=tmp_path,
    )
    return request.param, python


def test_a_checkout_needs_no_install(tmp_path: Path) -> None:
    path = os.pathsep.join([str(ROOT / "src"), LIBRARIES])
    assert _run(sys.executable, "-c", ASK, path=path, cwd=tmp_path) == str(ROOT / "rules")


def test_an_install_finds_its_rules_and_answers(
    installed: tuple[str, Path], tmp_path: Path
) -> None:
    how, python = installed
    rules = Path(_run(python, "-c", ASK, path=LIBRARIES, cwd=tmp_path))
    assert rules.is_relative_to(tmp_path if how == "wheel" else ROOT)
    answer = _run(
        python,
        *("-m", "voucher_cli", "calc", "--route", "api", "--amount", "320万", "--lang", "en"),
        path=LIBRARIES,
        cwd=tmp_path,
    )
    assert "1,050,000.00" in answer
