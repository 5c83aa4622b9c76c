"""What the files of a season are called, on any system that they are carried to."""

from __future__ import annotations

import hashlib
import re

REPORTS = "reports"
RESULTS = "results.jsonl"
SEASON = "season.json"
WORKBOOK = "summary.xlsx"
PAGE = "index.html"
OWN = ".voucher"
"""a folder of the program's own within the output folder: lock, ledger, drafts"""
LEDGER = f"{OWN}/written.txt"
SUFFIXES = (".json", ".html", ".log")
"""of what may be written about a package"""

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*%#\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LIKE_CHANGED = re.compile(r".*-[0-9a-f]{8}", re.DOTALL)
_LONGEST = 60
"""characters; a Chinese one is three bytes, and a name of 255 bytes is the most that fits"""


def report_stem(package: str) -> str:
    """Where the reports of a package lie in the output folder, without their suffix. No two
    packages share one: a name that had to be changed carries a digest of the real one."""
    name = _NOT_IN_NAMES.sub("_", package).strip(" .")[:_LONGEST].strip(" .")
    if name != package or _RESERVED.fullmatch(name) or _LIKE_CHANGED.fullmatch(name):
        digest = hashlib.sha256(package.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = f"{name}-{digest}" if name else digest
    return f"{REPORTS}/{name}"
