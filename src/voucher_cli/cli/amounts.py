"""Amounts of money on the command line, as people write them."""

from __future__ import annotations

from decimal import Decimal

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.money import AmountError, parse_amount

_LONGEST = 60


def amount_of(option: str, text: str, *, positive: bool = False) -> Decimal:
    """The yuan that an option gives. Raises VoucherError for what is no amount, negative or beyond
    all reason; for nothing, too, where it must be `positive`."""
    try:
        value = parse_amount(text)
    except AmountError:
        raise _unusable(option, text) from None
    if value < 0 or (positive and value == 0):
        raise _unusable(option, text)
    return value


def _unusable(option: str, text: str) -> VoucherError:
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return VoucherError(
        Bilingual(
            f"{option} {shown}：应是大于 0 的金额，写作 3200000、3,200,000.00 或 320万",
            f"{option} '{shown}' must be an amount above 0: write 3200000, 3,200,000.00 or 320万",
        )
    )
