"""Which papers show a dossier's facts, and where they lie in the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dossier.blocks import Block, inked
from dossier.company_papers import licence_blocks, statement_blocks, statement_sheets
from dossier.contract import FOOTERS, contract_blocks
from dossier.electronic import signed
from dossier.faces import EMBEDDED, SONG
from dossier.facts import Applicant, Claim, Dossier, Purchase
from dossier.forms import form_blocks
from dossier.invoice import InvoiceSheet, draw_invoice, invoice_sheet
from dossier.letters import letter_blocks
from dossier.ofd import draw_ofd
from dossier.office import Sheet, draw_docx, draw_xlsx
from dossier.paper import ElectronicSeal, Scan, Seal
from dossier.pdf import draw_pdf
from dossier.scan_files import scan_file
from dossier.settlement import settlement_blocks, settlement_sheet
from dossier.slip import Slip, draw_slip, slip_of
from dossier.statements import acceptance_blocks
from dossier.statements import statement_blocks as usage_blocks
from dossier.xml_invoice import invoice_xml

Content = InvoiceSheet | Slip | tuple[Block, ...] | tuple[Sheet, ...]


@dataclass(frozen=True)
class Document:
    """A file of the package before it is drawn; its suffix says how. The seals `across` run over
    the edges of its pages; a scan may show a single `page` of it (from 1)."""

    path: str
    content: Content
    footer: str = ""
    across: tuple[Seal, ...] = ()
    scan: Scan | None = None
    page: int | None = None
    electronic: ElectronicSeal | None = None

    def draw(self) -> bytes:
        """The file's bytes; equal documents are drawn once."""
        return _draw(self.suffix, replace(self, path=""))

    @property
    def suffix(self) -> str:
        return self.path.rsplit(".", 1)[-1]


@cache
def _draw(suffix: str, document: Document) -> bytes:
    if document.scan is None and document.electronic is None:
        return _written(suffix, document)
    drawn = _draw_pdf(document.content, document.footer, document.across, EMBEDDED)
    if document.scan is not None:
        return scan_file(drawn, document.scan, suffix, document.page)
    assert document.electronic is not None
    return signed(drawn, document.electronic)


def _written(suffix: str, document: Document) -> bytes:
    """As the program that made it writes it, which no scanner has seen."""
    content: Any = document.content
    match suffix:
        case "docx":
            return draw_docx(content)
        case "xlsx":
            return draw_xlsx(content)
        case "ofd":
            return draw_ofd(content)
        case "xml":
            return invoice_xml(content)
        case _:
            return _draw_pdf(content, document.footer, document.across, SONG)


@cache
def _draw_pdf(content: Content, footer: str, across: tuple[Seal, ...], face: str) -> bytes:
    if isinstance(content, InvoiceSheet):
        return draw_invoice(content, face)
    if isinstance(content, Slip):
        return draw_slip(content, face)
    return draw_pdf(content, footer, face, across)  # type: ignore[arg-type]


def documents(dossier: Dossier) -> Iterator[Document]:
    """Every paper of the dossier, in the order of the list, sealed and scanned as it tells."""
    for document in _papers(dossier):
        yield _as_handed_in(document, dossier)


def _as_handed_in(document: Document, dossier: Dossier) -> Document:
    """With the ink on it, and scanned, where the dossier says so."""
    document = replace(document, scan=dossier.scans.get(document.path))
    ink = dossier.inks.get(document.path)
    if ink is None or not isinstance(document.content, tuple):
        return document
    across = tuple(new for s in document.across for new in ink.seals.get(s.owner, (s,)))
    return replace(
        document,
        content=inked(document.content, ink),  # type: ignore[arg-type]
        across=across if ink.across else (),
        electronic=ink.electronic,
    )


def _papers(dossier: Dossier) -> Iterator[Document]:
    applicant = dossier.applicant
    for material, letter in dossier.letters.items():
        form = material == "application-form"
        blocks = form_blocks(dossier) if form else letter_blocks(dossier, material, letter)
        for path in (letter.path, *letter.copies):
            yield Document(path, blocks)
    if dossier.licence:
        yield Document(dossier.licence, licence_blocks(applicant))
    if dossier.statements:
        draw = statement_sheets if dossier.statements.endswith("xlsx") else statement_blocks
        yield Document(dossier.statements, draw(applicant, dossier.statement_year))
    for claim in dossier.claims:
        yield Document(claim.statement, usage_blocks(dossier.policy, applicant, claim))
        for purchase in claim.purchases:
            yield from _purchase(applicant, claim, purchase)


def _purchase(applicant: Applicant, claim: Claim, purchase: Purchase) -> Iterator[Document]:
    contract, vendor = purchase.contract, purchase.vendor
    blocks = contract_blocks(applicant, claim, purchase)
    across = (Seal(applicant.name), Seal(vendor.name))
    footer = FOOTERS[contract.layout]
    if not contract.photos:
        yield Document(contract.path, blocks, footer, across)
    for page, path in enumerate(contract.photos, 1):
        yield Document(path, blocks, footer, across, page=page)
    for paper in purchase.settlements:
        draw = settlement_sheet if paper.layout == "monthly-sheet" else settlement_blocks
        yield Document(paper.path, draw(applicant, claim, purchase, paper))
    for invoice in purchase.invoices:
        for path in (invoice.path, *invoice.copies):
            yield Document(path, invoice_sheet(invoice, applicant, vendor))
    for payment in purchase.payments:
        yield Document(payment.path, slip_of(payment, applicant, vendor))
    if purchase.acceptance:
        report = acceptance_blocks(applicant, claim, purchase, purchase.acceptance)
        yield Document(purchase.acceptance.path, report)
