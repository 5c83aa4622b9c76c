"""Which papers show a dossier's facts, and where they lie in the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dossier.blocks import Block
from dossier.company_papers import licence_blocks, statement_blocks, statement_sheets
from dossier.contract import FOOTERS, contract_blocks
from dossier.facts import Applicant, Claim, Dossier, Purchase
from dossier.forms import form_blocks
from dossier.invoice import InvoiceSheet, draw_invoice, invoice_sheet
from dossier.letters import letter_blocks
from dossier.office import Sheet, draw_docx, draw_xlsx
from dossier.ofd import draw_ofd
from dossier.pdf import draw_pdf
from dossier.settlement import settlement_blocks, settlement_sheet
from dossier.slip import Slip, draw_slip, slip_of
from dossier.statements import acceptance_blocks
from dossier.statements import statement_blocks as usage_blocks
from dossier.xml_invoice import invoice_xml

Content = InvoiceSheet | Slip | tuple[Block, ...] | tuple[Sheet, ...]
_INVOICES = {"pdf": draw_invoice, "ofd": draw_ofd, "xml": invoice_xml}


@dataclass(frozen=True)
class Document:
    """A file of the package before it is drawn; its suffix says how."""

    path: str
    content: Content
    footer: str = ""

    def draw(self) -> bytes:
        """The file's bytes; equal documents are drawn once."""
        return _draw(self.path.rsplit(".", 1)[-1], self.content, self.footer)


@cache
def _draw(suffix: str, content: Content, footer: str) -> bytes:
    if isinstance(content, InvoiceSheet):
        return _INVOICES.get(suffix, draw_invoice)(content)
    if isinstance(content, Slip):
        return draw_slip(content)
    match suffix:
        case "docx":
            return draw_docx(content)  # type: ignore[arg-type]
        case "xlsx":
            return draw_xlsx(content)  # type: ignore[arg-type]
        case _:
            return draw_pdf(content, footer)  # type: ignore[arg-type]


def documents(dossier: Dossier) -> Iterator[Document]:
    """Every paper of the dossier, in the order of the list."""
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
    yield Document(contract.path, blocks, FOOTERS[contract.layout])
    for paper in purchase.settlements:
        draw = settlement_sheet if paper.layout == "monthly-sheet" else settlement_blocks
        yield Document(paper.path, draw(applicant, claim, purchase, paper))
    for invoice in purchase.invoices:
        yield Document(invoice.path, invoice_sheet(invoice, applicant, vendor))
    for payment in purchase.payments:
        yield Document(payment.path, slip_of(payment, applicant, vendor))
    if purchase.acceptance:
        report = acceptance_blocks(applicant, claim, purchase, purchase.acceptance)
        yield Document(purchase.acceptance.path, report)
