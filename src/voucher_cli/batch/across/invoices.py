"""One invoice in several packages.

Twenty digits are an invoice's alone in the whole country. Older numbers recur: there the seller,
or both amount and date, must be the same, too; all three where one package writes the invoice's
code before its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from voucher_cli.batch.across.identity import Identity
from voucher_cli.batch.across.index import Filed, Index, Thing
from voucher_cli.batch.across.joining import joined
from voucher_cli.batch.across.keys import name_key, paper_key
from voucher_cli.batch.across.model import Use
from voucher_cli.batch.across.reuse import agree, case_of, reused
from voucher_cli.batch.model import Row, UsedInvoice
from voucher_cli.batch.season import Place, SeasonFinding
from voucher_cli.money import ZERO, plain_yuan
from voucher_cli.text import UNIQUE_NUMBER

NAME = "invoice-reused"
_OLD_NUMBER = 8
"""digits of an invoice's number before 2021; ten or twelve of its code may stand before"""


def invoices_of(row: Row, applicant: Identity) -> Iterator[Filed[Use]]:
    """The package's invoices, as the index files them."""
    for invoice in row.invoices:
        key = paper_key(invoice.number)
        if key:
            use = _use(row, applicant, invoice, key)
            yield Filed(Thing.INVOICE, use, [*_traits(use), *_without_code(use)])


def _use(row: Row, applicant: Identity, invoice: UsedInvoice, key: str) -> Use:
    return Use(
        Place(row.package, invoice.claim, invoice.file),
        row.policy,
        applicant,
        key,
        invoice.number,
        listed=invoice.claim is not None,
        certain=invoice.certain,
        counterpart=Identity(name=name_key(invoice.seller)),
        dated=invoice.issued_on,
        amount=invoice.amount,
    )


def _traits(use: Use) -> Iterator[str]:
    """What two invoices of one number have in common if they are one."""
    if _is_unique(use.key):
        yield use.key
        return
    if use.counterpart.name:
        yield f"{use.key} seller {use.counterpart.name}"
    if use.amount and use.amount != ZERO and use.dated:
        yield f"{use.key} dated {plain_yuan(use.amount)} {use.dated}"


def _without_code(use: Use) -> Iterator[str]:
    """By which an invoice is found whose number is written with its code here, without there."""
    if len(use.key) < _OLD_NUMBER or not use.key.isdigit():
        return
    if use.counterpart.name and use.amount and use.dated:
        end = use.key[-_OLD_NUMBER:]
        yield f"{end} {use.counterpart.name} {plain_yuan(use.amount)} {use.dated}"


def _is_unique(key: str) -> bool:
    return len(key) == UNIQUE_NUMBER and key.isdigit()


def reused_invoices(index: Index) -> Iterator[SeasonFinding]:
    """invoice-reused, by number: one finding an invoice, however many packages use it."""
    for group in index.groups(Thing.INVOICE, Use):
        for uses in _of_one_invoice(group):
            case = case_of(uses)
            if case is not None:
                yield reused(NAME, uses, case, _detail(uses), likely=not _one(uses))


def _of_one_invoice(group: Sequence[Use]) -> list[list[Use]]:
    """Numbers with a code that merely end alike are two: a number without stands for neither."""
    keys: dict[str, set[str]] = defaultdict(set)
    for use in group:
        for end in _without_code(use):
            keys[end] |= {use.key} if len(use.key) > _OLD_NUMBER else set()

    def traits(use: Use) -> Iterator[str]:
        yield from _traits(use)
        yield from (end for end in _without_code(use) if len(keys[end]) == 1)

    return joined(group, traits)


def _one(uses: Sequence[Use]) -> bool:
    """Whether it is beyond doubt one invoice."""
    keys = {use.key for use in uses}
    return len(keys) == 1 and (_is_unique(uses[0].key) or agree(uses))


def _detail(uses: Sequence[Use]) -> str:
    """What tells the invoice from another of the same number."""
    return min((trait for use in uses for trait in _traits(use)), default="")
