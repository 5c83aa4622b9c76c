"""What a reading depends on besides the file: the code and the libraries that read it, and the
words that tell where people sign and whose seal it is.

Another version of any may read better, so nothing that another one read is ever served.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from voucher_cli import __version__
from voucher_cli.resources import data_folder

_ENGINE = ("rapidocr", "onnxruntime", "opencv-python-headless", "numpy")
_LIBRARIES = (
    *_ENGINE, "pypdfium2", "pypdf", "pillow", "pi-heif", "zxing-cpp", "pyhanko", "python-docx",
    "openpyxl", "defusedxml", "lxml", "python-stdnum",
)  # fmt: skip
_SOURCE = Path(__file__).parents[2]
WORDS = "documents.yaml"


@cache
def of_reading() -> str:
    """Changes with whatever a file's content is read by."""
    code = sorted([*_SOURCE.glob("*.py"), *(_SOURCE / "evidence").rglob("*.py")])
    return _digest([*code, data_folder("rules") / WORDS], _LIBRARIES)


@cache
def of_recognition() -> str:
    """Changes with whatever the text of a picture is recognised by."""
    return _digest([_SOURCE / "evidence" / "pictures" / "ocr.py"], _ENGINE)


def _digest(code: list[Path], libraries: tuple[str, ...]) -> str:
    seen = hashlib.sha256(__version__.encode())
    for path in code:
        seen.update(path.name.encode() + b"\0")
        try:
            seen.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:  # installed without sources: the version has to do
            continue
    for name in libraries:
        seen.update(f"{name} {_version(name)}\0".encode())
    return seen.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
