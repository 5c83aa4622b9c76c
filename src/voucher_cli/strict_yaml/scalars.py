"""Single values: each is read as the type that its field asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from voucher_cli.dates import parse_date
from voucher_cli.language import Bilingual
from voucher_cli.money import AmountError, parse_amount

Converter = Callable[[str], Any]

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,15}")


class FieldError(ValueError):
    """Raised by a converter when a scalar is not what the field needs; says what it should be."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


def short(text: str) -> str:
    """`text`, cut where it would fill the screen."""
    return text if len(text) <= 60 else text[:57] + "…"


def _to_text(text: str) -> str:
    return text


def _to_bool(text: str) -> bool:
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    text = short(text)
    raise FieldError(Bilingual(f"{text} 不是 true 或 false", f"'{text}' is neither true nor false"))


def _to_int(text: str) -> int:
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    text = short(text)
    raise FieldError(Bilingual(f"{text} 不是整数", f"'{text}' is not a whole number"))


def _to_amount(text: str) -> Decimal:
    try:
        return parse_amount(text)
    except AmountError:
        text = short(text)
        raise FieldError(
            Bilingual(
                f"{text} 不是金额：写作 3200000、3,200,000.00 或 320万",
                f"'{text}' is no amount: write 3200000, 3,200,000.00 or 320万",
            )
        ) from None


def _to_date(text: str) -> date:
    try:
        return parse_date(text)
    except ValueError:
        text = short(text)
        raise FieldError(
            Bilingual(
                f"{text} 不是日历上的日期：写作 2024-09-05",
                f"'{text}' is no day of the calendar: write 2024-09-05",
            )
        ) from None


CONVERTERS: dict[Any, Converter] = {
    str: _to_text,
    bool: _to_bool,
    int: _to_int,
    Decimal: _to_amount,
    date: _to_date,
}
