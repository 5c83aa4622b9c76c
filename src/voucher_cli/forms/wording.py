"""A value as it is written into a form.

Amounts are exact: 万元 has six decimals, which is a fen, without trailing zeros, and what lies
below a fen is dropped. Shares are rounded to two decimals, half up.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from voucher_cli.forms.model import FormField, Unit
from voucher_cli.forms.values import Chosen, Day, Money, Number, Share, Value, Words
from voucher_cli.money import floor_to_fen

_YUAN = {Unit.YUAN: Decimal(1), Unit.WAN: Decimal(10_000), Unit.YI: Decimal(100_000_000)}


def worded(value: Value, form_field: FormField, stated: Unit | None) -> str:
    """The text for a place where the form states the unit `stated`, or none.

    A unit that the form does not state is written after the number.
    """
    match value:
        case Words(text):
            return text
        case Day(on):
            return f"{on.year}年{on.month}月{on.day}日"
        case Money(yuan):
            unit = stated if stated in _YUAN else None
            used = unit or form_field.unit or Unit.YUAN
            return number_in(yuan, used) + ("" if unit else used)
        case Share(percent):
            return two_decimals(percent) + ("" if stated is Unit.PERCENT else "%")
        case Number(count):
            after = form_field.unit if form_field.unit is Unit.PEOPLE and stated is None else ""
            return f"{count}{after}"
        case Chosen(keys):
            texts = [o.text for o in form_field.options if set(o.when) & set(keys)]
            return "、".join(texts)


def fits(value: Value, stated: Unit | None) -> bool:
    """Whether a value can stand before the unit that a form prints there; None is a unit that is
    none of ours, as 个 or 年."""
    match value:
        case Money():
            return stated in _YUAN
        case Share():
            return stated is Unit.PERCENT
        case Number():
            return stated in {Unit.PEOPLE, None}
        case _:
            return False


def number_in(yuan: Decimal, unit: Unit) -> str:
    """`yuan` counted in 元, 万元 or 亿元, exact to the fen."""
    with localcontext() as context:
        context.prec = 60
        text = f"{floor_to_fen(yuan) / _YUAN[unit]:f}"
    return _trimmed(text)


def two_decimals(percent: Decimal) -> str:
    """Rounded half up, without trailing zeros; never `-0`."""
    with localcontext() as context:
        context.prec = 60
        shown = percent.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    text = _trimmed(f"{shown:f}")
    return "0" if text == "-0" else text


def _trimmed(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
