"""The amounts of an invoice, as their sum and the capitals prove them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.evidence.facts.sums import Figures, parted, settled

NET, TAX, TOTAL = Decimal("3018867.92"), Decimal("181132.08"), Decimal("3200000.00")
RIGHT = Figures(TOTAL, NET, TAX, TOTAL)
FEN = st.integers(min_value=100, max_value=10**11).map(lambda fen: Decimal(fen) / 100)


@pytest.mark.parametrize(
    "read",
    [
        RIGHT,
        Figures(Decimal(320000000), NET, TAX, TOTAL),
        Figures(TOTAL, Decimal(301886792), TAX, TOTAL),
        Figures(TOTAL, Decimal("43018867.92"), TAX, TOTAL),
        Figures(Decimal("73200000.00"), NET, Decimal(18113208), TOTAL),
    ],
)
def test_a_lost_point_and_a_yuan_sign_read_as_a_digit_are_mended(read: Figures) -> None:
    assert settled(read, red=False) == RIGHT


@pytest.mark.parametrize(
    "read",
    [
        Figures(Decimal("3280000.00"), NET, TAX, TOTAL),
        Figures(TOTAL, NET, TAX, Decimal("3280000.00")),
        Figures(Decimal("3280000.00"), None, None, TOTAL),
        Figures(Decimal(320000000)),
        Figures(None, NET, TAX, None),
    ],
)
def test_a_difference_stays(read: Figures) -> None:
    assert settled(read, red=False) == read


def test_a_point_that_was_read_is_not_put_elsewhere() -> None:
    read = Figures(Decimal("320000000.00"), NET, TAX, TOTAL)
    assert settled(read, red=False) == read


def test_a_first_digit_that_cannot_be_a_sign_of_currency_stays() -> None:
    read = Figures(Decimal("1106000.00"), Decimal(100000), Decimal(6000), Decimal(106000))
    assert settled(read, red=False) != read
    assert settled(read, red=False, whole={"amount"}) == read


@pytest.mark.parametrize(
    "read",
    [
        Figures(TOTAL, NET, TAX, TOTAL),
        Figures(-TOTAL, NET, -TAX, -TOTAL),
        Figures(TOTAL, -NET, -TAX, TOTAL),
    ],
)
def test_a_lost_minus_is_put_back_on_a_red_letter_invoice(read: Figures) -> None:
    assert settled(read, red=True) == Figures(-TOTAL, -NET, -TAX, -TOTAL)


@given(FEN, FEN)
def test_what_adds_up_stays_as_read(net: Decimal, tax: Decimal) -> None:
    read = Figures(net + tax, net, tax, None)
    assert settled(read, red=False) == read


@given(FEN, FEN, FEN)
def test_digits_are_only_dropped_from_the_front(
    amount: Decimal, net: Decimal, tax: Decimal
) -> None:
    read = Figures(amount, net, tax, amount)
    found = settled(read, red=False)
    for was, now in ((amount, found.amount), (net, found.net), (tax, found.tax)):
        assert now is not None
        digits = str(was).replace(".", "").rstrip("0")
        assert digits.endswith(str(now).replace(".", "").rstrip("0"))


def test_net_and_tax_are_the_one_pair_that_sums_up() -> None:
    figures = [NET, TAX, TOTAL, Decimal("12.00"), NET]
    assert parted(TOTAL, figures) == (NET, TAX)
    assert parted(-TOTAL, [-NET, -TAX]) == (-NET, -TAX)
    assert parted(TOTAL, [NET]) is None
    assert parted(Decimal(200), [Decimal(100)]) is None
    assert parted(Decimal(110), [Decimal(100), Decimal(10), Decimal(105), Decimal(5)]) is None
