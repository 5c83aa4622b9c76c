"""Facts: the labelled values of a document, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voucher_cli.evidence.facts.acceptance import acceptance_facts
from voucher_cli.evidence.facts.contract import contract_facts
from voucher_cli.evidence.facts.invoice import invoice_facts
from voucher_cli.evidence.facts.licence import licence_facts
from voucher_cli.evidence.facts.payment import payment_facts
from voucher_cli.evidence.facts.reading import Document, document_of
from voucher_cli.evidence.facts.settlement import settlement_facts
from voucher_cli.evidence.facts.statement import statement_facts
from voucher_cli.evidence.model import Fact, Page, PartKind, Source
from voucher_cli.vocabulary import Vocabulary

_READERS: dict[PartKind, Callable[[Document], tuple[Fact, ...]]] = {
    PartKind.CONTRACT: contract_facts,
    PartKind.INVOICE: invoice_facts,
    PartKind.PAYMENT: payment_facts,
    PartKind.SETTLEMENT: settlement_facts,
    PartKind.ACCEPTANCE_REPORT: acceptance_facts,
    PartKind.BUSINESS_LICENCE: licence_facts,
    PartKind.FINANCIAL_STATEMENT: statement_facts,
}


def facts_of(
    kind: PartKind, pages: Sequence[Page], source: Source | None, vocabulary: Vocabulary
) -> tuple[Fact, ...]:
    """The facts that pages of this kind show; none where the kind has none."""
    reader = _READERS.get(kind)
    if reader is None or source is None or kind not in vocabulary.kinds:
        return ()
    return reader(document_of(pages, source, vocabulary.kinds[kind], vocabulary))
