"""LibreOffice, where it is present: old Word and WPS blanks to .docx, forms to PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual

TIMEOUT = 120
"""seconds for one file"""
_NAMES = ("soffice", "libreoffice")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


def office() -> Path | None:
    """The LibreOffice program, if there is one."""
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    places = [_MAC]
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        folder = os.environ.get(variable)
        if folder:
            places.append(Path(folder) / "LibreOffice" / "program" / "soffice.exe")
    return next((place for place in places if place.is_file()), None)


def require_office(purpose: Bilingual) -> Path:
    """The LibreOffice program. Raises VoucherError that says what to do without it."""
    found = office()
    if found is None:
        raise VoucherError(
            Bilingual(
                f"{purpose.zh}需要 LibreOffice（免费），本机没有找到；"
                "请安装它，或用 Word、WPS 打开文件后另存",
                f"{purpose.en} needs LibreOffice, which is not on this computer: install it, or "
                "open the file in Word or WPS and save it in the other format",
            )
        )
    return found


def converted(data: bytes, name: str, to: str) -> bytes:
    """A document as `to` (docx, pdf). Raises VoucherError where LibreOffice is not there, fails,
    or does not end in time.

    It gets a profile of its own, so that neither a running LibreOffice nor its settings matter.
    """
    program = require_office(Bilingual(f"转换 {name}", f"converting {name}"))
    suffix = Path(name).suffix.lower() or ".docx"
    with tempfile.TemporaryDirectory(prefix="voucher-") as folder:
        place = Path(folder)
        source = place / f"form{suffix}"
        source.write_bytes(data)
        command = [
            str(program),
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", to, "--outdir", str(place / "out"), str(source)),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True, cwd=folder)
            return (place / "out" / f"form.{to}").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise VoucherError(
                Bilingual(
                    f"LibreOffice 没能转换 {name}：请用 Word 或 WPS 打开它后另存为 .{to}",
                    f"LibreOffice could not convert {name}: open it in Word or WPS and save it "
                    f"as .{to}",
                )
            ) from error
