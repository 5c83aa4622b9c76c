"""What besides the reading of a picture speaks for a value read from it."""

from __future__ import annotations

from decimal import Decimal

from stdnum.cn import uscc

from voucher_cli.evidence.model import Fact, Part, Source

_CODES = {"uscc", "buyer_id", "seller_id"}


def is_borne_out(part: Part, fact: Fact) -> bool:
    """Whether a value is as certain as if it stood there as text: it does, or another source has
    it too (a QR code, say), or a check digit, a sum or the amount in capitals agrees with it."""
    if fact.source is not Source.OCR:
        return True
    if any(f.value == fact.value and f.source is not Source.OCR for f in part.all(fact.name)):
        return True
    if fact.name in _CODES:
        return uscc.is_valid(str(fact.value))
    if fact.name == "amount_capital":
        return fact.value in _values(part, fact, "amount")
    return fact.name == "amount" and (
        fact.value in _values(part, fact, "amount_capital") or is_sum(part, fact)
    )


def is_sum(part: Part, total: Fact) -> bool:
    """Whether a net amount and a tax on its page come to it."""
    taxes = _values(part, total, "tax")
    return any(net + tax == total.value for net in _values(part, total, "net") for tax in taxes)


def _values(part: Part, beside: Fact, name: str) -> set[Decimal]:
    return {
        f.value
        for f in part.all(name)
        if f.page == beside.page and f is not beside and isinstance(f.value, Decimal)
    }
