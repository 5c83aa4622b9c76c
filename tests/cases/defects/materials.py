"""Materials that are missing, unknown, or could be two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dossier.blocks import Text, title
from dossier.facts import Dossier
from dossier.office import draw_docx
from dossier.package import Files, Package

from cases.defect import (
    ALL,
    BEIJING,
    BEIJING_API,
    BEIJING_PRIVATE,
    COMPUTE,
    TONGZHOU,
    TONGZHOU_API,
    TONGZHOU_PRIVATE,
    Defect,
    Make,
    letter_file,
    tampered,
)
from cases.pictures import picture_of_a_page

Paths = Callable[[Dossier], list[str]]


def _lost(paths: Paths) -> Make:
    """The files are not there, and the manifest's entries name none."""

    def make(package: Package) -> None:
        gone = set(paths(package.shown))

        def delete(files: Files) -> None:
            for path in gone:
                del files[path]

        def unnamed(data: Any) -> None:
            if isinstance(data, dict):
                if data.get("file") in gone:
                    del data["file"]
                for value in data.values():
                    unnamed(value)
            elif isinstance(data, list):
                for value in data:
                    unnamed(value)

        package.tamper(delete)
        package.edit(unnamed)

    return make


def _letter(material: str) -> Paths:
    return lambda d: [d.letters[material].path, *d.letters[material].copies]


def _contract(d: Dossier) -> list[str]:
    return [d.purchase.contract.path]


def _invoices(d: Dossier) -> list[str]:
    return [paper.path for paper in d.purchase.invoices]


def _payments(d: Dossier) -> list[str]:
    return [paper.path for paper in d.purchase.payments]


def _settlements(d: Dossier) -> list[str]:
    return [paper.path for paper in d.purchase.settlements]


def _acceptance(d: Dossier) -> list[str]:
    return [d.purchase.acceptance.path] if d.purchase.acceptance else []


def _statement(d: Dossier) -> list[str]:
    return [d.claims[0].statement]


def _licence(d: Dossier) -> list[str]:
    return [d.licence or ""]


def _financials(d: Dossier) -> list[str]:
    return [d.statements or ""]


def _missing(
    material: str,
    on: tuple[str, ...],
    paths: Paths,
    *,
    part: str | None = None,
    also: frozenset[str] = frozenset(),
) -> Defect:
    return Defect(
        "material-missing",
        part or material,
        on,
        _lost(paths),
        level="error",
        material=material,
        part=part,
        also=also,
    )


def _papers(d: Dossier) -> list[str]:
    return [*_invoices(d), *_payments(d)]


def _added(path: str, data: bytes) -> Make:
    return tampered(lambda files: files.__setitem__(path, data))


_OUTING = draw_docx((title("秋季团建安排"), Text("周六上午九点在公司门口集合，统一乘车前往。")))
_EITHER = draw_docx((title("大模型使用情况说明"), Text("另有两家客户的使用反馈，详见客户来函。")))

DEFECTS = (
    _missing("application-form", ALL, _letter("application-form")),
    _missing("commitment-letter", ALL, _letter("commitment-letter")),
    _missing("no-other-funding-letter", BEIJING, _letter("no-other-funding-letter")),
    _missing("scenario-letter", BEIJING, _letter("scenario-letter")),
    _missing("non-affiliation-proof", BEIJING, _letter("non-affiliation-proof")),
    _missing(
        "contract",
        ALL,
        _contract,
        # what beijing-private says of its other costs no longer names a file
        also=frozenset({"cost-ineligible"}),
    ),
    _missing("settlement", (BEIJING_API, COMPUTE, TONGZHOU_API), _settlements),
    _missing("invoice-or-payment", BEIJING, _papers),
    _missing("invoice-and-payment", TONGZHOU, _invoices, part="invoice"),
    _missing("invoice-and-payment", TONGZHOU, _payments, part="payment"),
    _missing("acceptance-report", (BEIJING_PRIVATE,), _acceptance),
    _missing("acceptance-or-deployment", (TONGZHOU_PRIVATE,), _acceptance),
    _missing("qualification-and-usage", BEIJING, _statement),
    _missing("usage-statement", (COMPUTE, TONGZHOU_API), _statement),
    _missing("model-statement", (TONGZHOU_PRIVATE,), _statement),
    _missing("licence-and-financials", TONGZHOU, _licence, part="business-licence"),
    _missing("licence-and-financials", TONGZHOU, _financials, part="financial-statement"),
    Defect(
        "material-unrecognised",
        "a notice about an outing",
        ALL,
        _added("秋季团建安排.docx", _OUTING),
        level="info",
        file=lambda _: "秋季团建安排.docx",
    ),
    Defect(
        "material-ambiguous",
        "a statement that could be for either claim",
        ("beijing-api-and-private",),
        _added("大模型使用情况说明（补充）.docx", _EITHER),
        level="warning",
        file=lambda _: "大模型使用情况说明（补充）.docx",
    ),
    Defect(
        "material-ambiguous",
        "a scan whose name names two materials",
        TONGZHOU,
        _added("申报表承诺书.pdf", picture_of_a_page()),
        level="warning",
        file=lambda _: "申报表承诺书.pdf",
        also=frozenset({"text-unreadable"}),
    ),
    Defect(
        "seal-missing",
        "the commitment letter is there only as a Word file",
        ALL,
        lambda package: package.show(_as_word),
        level="error",
        file=lambda d: letter_file("commitment-letter")(d).replace(".pdf", ".docx"),
        material="commitment-letter",
    ),
)


def _as_word(dossier: Dossier) -> None:
    letter = dossier.letters["commitment-letter"]
    letter.path = letter.path.replace(".pdf", ".docx")
