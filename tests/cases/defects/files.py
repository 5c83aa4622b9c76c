"""Files that are not there, cannot be read, or are there twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from dossier.blocks import Text, title
from dossier.facts import Dossier
from dossier.office import draw_docx
from dossier.package import Package
from dossier.paper import Scan
from pypdf import PdfWriter

from cases.defect import (
    ALL,
    BEIJING_API,
    BEIJING_PRIVATE,
    COMPUTE,
    TONGZHOU_API,
    TONGZHOU_PRIVATE,
    Defect,
    Make,
    contract_file,
    letter_file,
    put,
    shown,
    tampered,
)

COMMITMENT = letter_file("commitment-letter")
File = Callable[[Dossier], str]


def rewritten(file: File, change: Callable[[bytes], bytes]) -> Make:
    """The bytes of one file are changed."""

    def make(package: Package) -> None:
        path = file(package.shown)
        package.tamper(lambda files: files.__setitem__(path, change(files[path])))

    return make


def encrypted(data: bytes, *, user: str) -> bytes:
    """A PDF behind a user password, or with an owner password alone where `user` is empty."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _added(path: str, data: bytes) -> Make:
    return tampered(lambda files: files.__setitem__(path, data))


def _one_more_contract_file(data: dict[str, Any]) -> None:
    contract = data["claims"][0]["purchases"][0]["contract"]
    contract["file"] = [contract["file"], "补充协议.pdf"]


def _renamed(file: File, suffix: str) -> Make:
    def make(package: Package) -> None:
        path = file(package.shown)
        new = path.rsplit(".", 1)[0] + suffix
        package.tamper(lambda files: files.__setitem__(new, files.pop(path)))

    return make


STATEMENTS = {
    BEIJING_API: "qualification-and-usage",
    BEIJING_PRIVATE: "qualification-and-usage",
    COMPUTE: "usage-statement",
    TONGZHOU_API: "usage-statement",
    TONGZHOU_PRIVATE: "model-statement",
}
AGAIN = "扫描件20250101.pdf"


def _duplicated(package: Package) -> None:
    """The contract's bytes once more, pinned to the statement."""
    dossier = package.shown
    path, claim = contract_file(dossier), dossier.claims[0]
    name = f"{dossier.policy.split('-')[0]}-{claim.route}"
    pinned = [claim.statement, AGAIN]
    package.tamper(lambda files: files.__setitem__(AGAIN, files[path]))
    package.state(put("materials", {claim.id: {STATEMENTS[name]: pinned}}))


_PLAIN = draw_docx((title("会议纪要"), Text("讨论了季度预算。")))
_RAR = b"Rar!\x1a\x07\x01\x00" + bytes(64)

DEFECTS = (
    Defect(
        "file-not-found",
        "the manifest names one file more for the contract",
        ALL,
        lambda package: package.edit(_one_more_contract_file),
        level="error",
    ),
    Defect(
        "file-unreadable",
        "the commitment letter is cut off",
        ALL,
        rewritten(COMMITMENT, lambda data: data[:300]),
        level="error",
        file=COMMITMENT,
    ),
    Defect(
        "file-unreadable",
        "a file that nobody asked for is broken",
        ALL,
        _added("会议纪要.docx", _PLAIN[:400]),
        level="warning",
        file=lambda _: "会议纪要.docx",
        also=frozenset({"material-unrecognised"}),
    ),
    Defect(
        "file-empty",
        "the commitment letter has no bytes",
        ALL,
        rewritten(COMMITMENT, lambda _: b""),
        level="error",
        file=COMMITMENT,
    ),
    Defect(
        "file-empty",
        "a file that nobody asked for has no bytes",
        ALL,
        _added("会议纪要.docx", b""),
        level="warning",
        file=lambda _: "会议纪要.docx",
        also=frozenset({"material-unrecognised"}),
    ),
    Defect(
        "file-encrypted",
        "the commitment letter asks for a password",
        ALL,
        rewritten(COMMITMENT, lambda data: encrypted(data, user="secret")),
        level="error",
        file=COMMITMENT,
    ),
    Defect(
        "file-misnamed",
        "the commitment letter is a PDF under the name of a Word file",
        ALL,
        _renamed(COMMITMENT, ".docx"),
        level="info",
        file=lambda d: COMMITMENT(d).replace(".pdf", ".docx"),
    ),
    Defect(
        "file-unsupported",
        "an archive in the package",
        ALL,
        _added("补充资料.rar", _RAR),
        level="warning",
        file=lambda _: "补充资料.rar",
        also=frozenset({"material-unrecognised"}),
    ),
    Defect(
        "file-duplicate",
        "the contract once more under the name of a statement",
        ALL,
        _duplicated,
        level="warning",
    ),
    Defect(
        "text-unreadable",
        "the commitment letter is a scan that nobody recognises",
        ALL,
        shown(lambda d: d.scans.__setitem__(COMMITMENT(d), Scan(dpi=210, noise=1))),
        level="review",
        file=COMMITMENT,
    ),
    Defect(
        "classified-marking",
        "a term of secrecy on the contract",
        (COMPUTE,),
        shown(put("purchase.contract.marking", "秘密★5年")),
        level="error",
        file=contract_file,
    ),
    Defect(
        "classified-marking",
        "a bare word of secrecy on the contract",
        (COMPUTE,),
        shown(put("purchase.contract.marking", "机密")),
        level="error",
        file=contract_file,
    ),
)
