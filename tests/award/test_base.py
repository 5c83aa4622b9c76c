"""The base of a purchase, measure by measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.award.base import counted_amount, purchase_basis, stated_whole
from voucher_cli.award.model import Measure, PurchaseBase, Standing
from voucher_cli.dates import Window
from voucher_cli.manifest.model import (
    Contract,
    Invoice,
    Line,
    Payment,
    Purchase,
    Settlement,
    Vendor,
)
from voucher_cli.policy.award_rules import BaseRule, OutsidePapers, Papers
from voucher_cli.terms import CostKind

from .small_policies import base_rule

APPLIED = date(2024, 12, 10)
WINDOW = Window(date(2024, 9, 1), APPLIED)
INSIDE, BEFORE, AFTER = date(2024, 10, 1), date(2024, 8, 31), date(2024, 12, 11)

EITHER = base_rule()
BOTH = base_rule(papers=Papers.BOTH)
PRIVATE = base_rule(settlement=False, outside=OutsidePapers.NEVER)
PRIVATE_BOTH = replace(PRIVATE, papers=Papers.BOTH)


def contract(amount: str | None = "1000", **more: object) -> Contract:
    return Contract(amount=None if amount is None else Decimal(amount), **more)  # type: ignore[arg-type]


def settlement(
    amount: str | None, starts: date | None = INSIDE, ends: date | None = INSIDE
) -> Settlement:
    return Settlement(
        amount=None if amount is None else Decimal(amount), starts_on=starts, ends_on=ends
    )


def invoice(amount: str | None, on: date | None = INSIDE, net: str | None = None) -> Invoice:
    return Invoice(
        amount=None if amount is None else Decimal(amount),
        issued_on=on,
        net=None if net is None else Decimal(net),
    )


def payment(amount: str | None, on: date | None = INSIDE) -> Payment:
    return Payment(amount=None if amount is None else Decimal(amount), paid_on=on)


def lines(**amounts: str) -> tuple[Line, ...]:
    return tuple(Line(CostKind(kind), Decimal(amount)) for kind, amount in amounts.items())


def base(purchase: Purchase, rule: BaseRule = EITHER) -> PurchaseBase:
    return purchase_basis(purchase, rule, WINDOW, APPLIED).base


SOUND = Purchase(
    model="云阶大模型",
    contract=contract("1000"),
    settlements=(settlement("900"),),
    invoices=(invoice("800"),),
    payments=(payment("700"),),
)


@pytest.mark.parametrize(
    ("parted", "counted"),
    [
        ({"model": "300", "compute": "-200"}, "100"),  # no more than is paid in all
        ({"model": "300", "compute": "-400"}, "0"),
        ({"model": "300", "model ": "-20", "compute": "50"}, "280"),  # a discount on the model
        ({"model": "-300", "compute": "-100"}, "-300"),  # a red-letter invoice
        ({"model": "-300", "compute": "100"}, "-300"),
        ({"model": "100", "compute": "-300"}, "0"),
    ],
)
def test_negative_lines_make_no_more_eligible(parted: dict[str, str], counted: str) -> None:
    entry = replace(
        invoice("300"),
        lines=tuple(
            Line(CostKind(kind.strip()), Decimal(amount)) for kind, amount in parted.items()
        ),
    )
    assert counted_amount(entry, EITHER) == Decimal(counted)


# --- what limits ---------------------------------------------------------------------------------


def test_where_both_papers_are_asked_the_smallest_measure_is_the_base() -> None:
    found = base(SOUND, BOTH)
    assert found.measures == {
        Measure.CONTRACT: 1000,
        Measure.SETTLEMENT: 900,
        Measure.INVOICES: 800,
        Measure.PAYMENTS: 700,
    }
    assert (found.base, found.limited_by) == (700, Measure.PAYMENTS)


def test_where_either_paper_will_do_the_larger_counts_and_both_are_told() -> None:
    found = base(SOUND, EITHER)
    assert found.measures[Measure.PAYMENTS] == 700
    assert (found.base, found.limited_by) == (800, Measure.INVOICES)


@pytest.mark.parametrize("rule", [EITHER, PRIVATE])
def test_where_either_paper_will_do_an_absent_one_is_left_out(rule: BaseRule) -> None:
    paid = base(replace(SOUND, invoices=()), rule)
    assert Measure.INVOICES not in paid.measures
    assert (paid.base, paid.limited_by) == (700, Measure.PAYMENTS)
    invoiced = base(replace(SOUND, payments=()), rule)
    assert Measure.PAYMENTS not in invoiced.measures
    assert (invoiced.base, invoiced.limited_by) == (800, Measure.INVOICES)


@pytest.mark.parametrize("rule", [EITHER, BOTH, PRIVATE, PRIVATE_BOTH])
def test_without_any_paper_both_are_null(rule: BaseRule) -> None:
    found = base(replace(SOUND, invoices=(), payments=()), rule)
    assert found.measures[Measure.INVOICES] is None
    assert found.measures[Measure.PAYMENTS] is None
    assert str(found.base) == "0.00"
    assert found.limited_by is Measure.INVOICES


def test_where_both_are_asked_one_absent_leaves_nothing() -> None:
    found = base(replace(SOUND, payments=()), BOTH)
    assert found.measures[Measure.PAYMENTS] is None
    assert (found.base, found.limited_by) == (0, Measure.PAYMENTS)


def test_ties_go_contract_settlement_invoices_payments() -> None:
    level = Purchase(
        contract=contract("5"),
        settlements=(settlement("5"),),
        invoices=(invoice("5"),),
        payments=(payment("5"),),
    )
    order = [Measure.CONTRACT, Measure.SETTLEMENT, Measure.INVOICES, Measure.PAYMENTS]
    assert base(level, BOTH).limited_by is order[0]
    level = replace(level, contract=Contract(framework=True))
    assert base(level, BOTH).limited_by is order[1]
    level = replace(level, settlements=(settlement("6"),))
    assert base(level, BOTH).limited_by is order[2]
    assert base(level, EITHER).limited_by is order[2]
    level = replace(level, invoices=(invoice("6"),))
    assert base(level, BOTH).limited_by is order[3]
    assert base(level, EITHER).limited_by is Measure.SETTLEMENT


def test_a_route_without_settlement_has_no_such_measure() -> None:
    found = base(replace(SOUND, settlements=()), PRIVATE_BOTH)
    assert list(found.measures) == [Measure.CONTRACT, Measure.INVOICES, Measure.PAYMENTS]
    assert found.base == 700


# --- contract ------------------------------------------------------------------------------------


def test_a_contract_counts_by_its_eligible_lines() -> None:
    parted = contract("1000", lines=lines(model="600", compute="400"))
    assert base(replace(SOUND, contract=parted)).base == 600
    compute = replace(EITHER, eligible_kinds=(CostKind.COMPUTE,))
    assert base(replace(SOUND, contract=parted), compute).base == 400


def test_a_contract_of_other_kinds_alone_gives_nothing() -> None:
    found = base(replace(SOUND, contract=contract("1000", lines=lines(data="1000"))))
    assert found.measures[Measure.CONTRACT] == 0
    assert (found.base, found.limited_by) == (0, Measure.CONTRACT)


@pytest.mark.parametrize("amount", [None, "100"])
def test_a_framework_contract_sets_no_limit(amount: str | None) -> None:
    found = base(replace(SOUND, contract=contract(amount, framework=True)))
    assert Measure.CONTRACT not in found.measures
    assert found.base == 800


@pytest.mark.parametrize("missing", [None, contract(None)])
def test_no_contract_or_no_amount_in_it_is_null(missing: Contract | None) -> None:
    found = base(replace(SOUND, contract=missing))
    assert found.measures[Measure.CONTRACT] is None
    assert (found.base, found.limited_by) == (0, Measure.CONTRACT)


# --- settlements ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "standing"),
    [
        (date(2024, 9, 1), APPLIED, Standing.INSIDE),
        (date(2024, 8, 31), APPLIED, Standing.STRADDLES),
        (date(2024, 9, 1), AFTER, Standing.STRADDLES),
        (date(2024, 1, 1), date(2025, 1, 1), Standing.STRADDLES),
        (date(2024, 8, 1), BEFORE, Standing.OUTSIDE),
        (AFTER, date(2025, 1, 1), Standing.OUTSIDE),
        (APPLIED, date(2024, 9, 1), Standing.INSIDE),
        (AFTER, INSIDE, Standing.STRADDLES),
        (None, None, Standing.UNDATED),
        (INSIDE, None, Standing.UNDATED),
        (None, INSIDE, Standing.UNDATED),
        (BEFORE, None, Standing.STRADDLES),
        (None, AFTER, Standing.STRADDLES),
        (AFTER, None, Standing.OUTSIDE),
        (None, BEFORE, Standing.OUTSIDE),
    ],
)
def test_only_settlements_inside_the_window_count(
    starts: date | None, ends: date | None, standing: Standing
) -> None:
    purchase = replace(SOUND, settlements=(settlement("100"), settlement("300", starts, ends)))
    basis = purchase_basis(purchase, EITHER, WINDOW, APPLIED)
    assert basis.settlements == (Standing.INSIDE, standing)
    counts = standing in {Standing.INSIDE, Standing.UNDATED}
    assert basis.base.measures[Measure.SETTLEMENT] == (400 if counts else 100)


def test_a_settlement_outside_is_nothing_but_not_missing() -> None:
    found = base(replace(SOUND, settlements=(settlement("900", BEFORE, BEFORE),)))
    assert found.measures[Measure.SETTLEMENT] == 0
    assert (found.base, found.limited_by) == (0, Measure.SETTLEMENT)


@pytest.mark.parametrize("entries", [(), (settlement(None),)])
def test_no_settlement_or_no_amount_in_it_is_null(entries: tuple[Settlement, ...]) -> None:
    found = base(replace(SOUND, settlements=entries))
    assert found.measures[Measure.SETTLEMENT] is None
    assert (found.base, found.limited_by) == (0, Measure.SETTLEMENT)


def test_settlements_with_lines_count_by_the_eligible_ones() -> None:
    parted = Settlement(starts_on=INSIDE, ends_on=INSIDE, lines=lines(model="500", storage="400"))
    assert base(replace(SOUND, settlements=(parted,))).base == 500


# --- invoices and payments -----------------------------------------------------------------------


def test_red_letter_invoices_are_netted() -> None:
    purchase = replace(SOUND, invoices=(invoice("800"), invoice("-300")), payments=())
    assert base(purchase).base == 500
    over = replace(purchase, invoices=(invoice("800"), invoice("-900")))
    assert base(over).measures[Measure.INVOICES] == 0


def test_papers_with_lines_count_by_the_eligible_ones_and_others_whole() -> None:
    parted = replace(SOUND, contract=contract("1000", lines=lines(model="900", data="100")))
    whole = replace(parted, invoices=(invoice("1000"),), settlements=(settlement("1000"),))
    assert base(whole).measures[Measure.INVOICES] == 1000
    by_lines = replace(
        parted, invoices=(replace(invoice("1000"), lines=lines(model="850", data="150")),)
    )
    assert base(by_lines).measures[Measure.INVOICES] == 850


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_an_outside_paper_counts_up_to_the_settlement_inside(day: date) -> None:
    purchase = replace(SOUND, invoices=(invoice("500"), invoice("600", day)), payments=())
    basis = purchase_basis(purchase, EITHER, WINDOW, APPLIED)
    assert basis.invoices == (Standing.INSIDE, Standing.OUTSIDE_COUNTS)
    assert basis.base.measures[Measure.INVOICES] == 900
    assert basis.base.in_window_base == 500


def test_papers_inside_are_not_cut_to_the_settlement() -> None:
    purchase = replace(SOUND, invoices=(invoice("950"), invoice("600", BEFORE)), payments=())
    assert base(purchase).measures[Measure.INVOICES] == 950


@pytest.mark.parametrize(
    "settlements",
    [
        (),
        (settlement("900", BEFORE, BEFORE),),
        (settlement("900", BEFORE, INSIDE),),
        (settlement(None),),
    ],
)
def test_without_a_settlement_inside_an_outside_paper_does_not_count(
    settlements: tuple[Settlement, ...],
) -> None:
    purchase = replace(
        SOUND, settlements=settlements, invoices=(invoice("500"), invoice("600", BEFORE))
    )
    basis = purchase_basis(purchase, EITHER, WINDOW, APPLIED)
    assert basis.invoices == (Standing.INSIDE, Standing.OUTSIDE)
    assert basis.base.measures[Measure.INVOICES] == 500


def test_an_outside_payment_is_treated_like_an_invoice() -> None:
    purchase = replace(SOUND, invoices=(), payments=(payment("800", BEFORE),))
    basis = purchase_basis(purchase, EITHER, WINDOW, APPLIED)
    assert basis.payments == (Standing.OUTSIDE_COUNTS,)
    assert basis.base.base == 800


def test_a_red_letter_invoice_takes_away_whatever_its_date() -> None:
    purchase = replace(SOUND, invoices=(invoice("800"), invoice("-300", BEFORE)), payments=())
    assert base(purchase).base == 500
    assert base(purchase, PRIVATE).base == 500
    among_outside = replace(
        purchase,
        invoices=(invoice("800"), invoice("300", BEFORE), invoice("-300", BEFORE)),
    )
    assert base(among_outside, PRIVATE).base == 800
    assert base(among_outside).base == 800


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2024, 9, 1), Standing.INSIDE),
        (APPLIED, Standing.INSIDE),
        (BEFORE, Standing.OUTSIDE),
        (AFTER, Standing.OUTSIDE),
        (None, Standing.UNDATED),
    ],
)
def test_on_private_lists_outside_papers_never_count(day: date | None, standing: Standing) -> None:
    purchase = replace(SOUND, invoices=(invoice("800", day),), payments=())
    basis = purchase_basis(purchase, PRIVATE, WINDOW, APPLIED)
    assert basis.invoices == (standing,)
    assert basis.base.base == (0 if standing is Standing.OUTSIDE else 800)


def test_on_private_lists_the_day_of_application_ends_the_span_not_the_deadline() -> None:
    purchase = replace(SOUND, invoices=(invoice("800", date(2025, 2, 1)),), payments=())
    until_march = Window(date(2024, 9, 1), date(2025, 3, 1))
    late = purchase_basis(purchase, PRIVATE, until_march, date(2025, 1, 31))
    assert late.invoices == (Standing.OUTSIDE,)
    unknown = purchase_basis(purchase, PRIVATE, until_march, None)
    assert unknown.invoices == (Standing.INSIDE,)


def test_what_states_no_amount_is_left_out_of_a_sum_of_others() -> None:
    assert base(replace(SOUND, invoices=(invoice("300"), invoice(None)), payments=())).base == 300
    found = base(replace(SOUND, invoices=(invoice(None),), payments=()))
    assert found.measures[Measure.INVOICES] is None
    assert found.base == 0


def test_amounts_are_cut_to_the_fen() -> None:
    assert counted_amount(invoice("99999.999"), EITHER) == Decimal("99999.99")
    assert counted_amount(invoice(None), EITHER) is None


# --- beside the base -----------------------------------------------------------------------------


def test_the_base_without_tax_keeps_the_proportion_of_the_invoices() -> None:
    purchase = replace(SOUND, invoices=(invoice("800", net="754.72"),), payments=())
    assert base(purchase).net_base == Decimal("754.72")
    assert base(replace(purchase, contract=contract("400"))).net_base == Decimal("377.36")


@pytest.mark.parametrize(
    "invoices",
    [
        (),
        (invoice("800"),),
        (invoice("500", net="400"), invoice("300")),
        (invoice("800", net="900"),),
        (invoice("800", net="0"),),
    ],
)
def test_the_base_without_tax_is_unknown_where_an_invoice_does_not_tell(
    invoices: tuple[Invoice, ...],
) -> None:
    assert base(replace(SOUND, invoices=invoices)).net_base is None


def test_an_invoice_that_does_not_count_need_not_tell_its_tax() -> None:
    purchase = replace(
        SOUND, payments=(), invoices=(invoice("800", net="700"), invoice("90", BEFORE))
    )
    assert base(purchase, PRIVATE).net_base == 700


def test_no_base_is_none_without_tax_either() -> None:
    assert base(replace(SOUND, contract=contract("0"), invoices=())).net_base == 0


# --- names and services --------------------------------------------------------------------------


def bought(
    model: str | None, vendor: str | None = None, service: str | None = None
) -> PurchaseBase:
    return base(replace(SOUND, model=model, vendor=Vendor(name=vendor), service=service))


def test_the_same_model_of_the_same_vendor_is_one_service() -> None:
    one = bought("云阶大模型", "北京云阶（集团）有限公司")
    assert one.service == bought("云阶 大模型", "北京云阶(集团)有限公司").service
    assert one.service != bought("云阶大模型", "另一家公司").service
    assert one.service != bought("另一模型", "北京云阶（集团）有限公司").service


def test_service_sets_a_purchase_apart_by_name() -> None:
    apart = bought("云阶大模型", "甲", service="视频版")
    assert apart.service != bought("云阶大模型", "甲").service
    assert apart.service == bought("云阶大模型", "甲", service="视频版").service
    assert (apart.name, apart.service_name) == ("云阶大模型", "视频版")


def test_a_purchase_without_model_is_called_by_its_vendor_or_contract() -> None:
    assert bought(None, "甲").name == "甲"
    numbered = replace(SOUND, model=None, contract=contract("1", number="YF-1"))
    assert base(numbered).name == "YF-1"
    assert base(Purchase()).name == ""


def test_one_contract_stated_whole_by_several_purchases_is_told() -> None:
    shared = Purchase(contract=contract("1000", number="YF-1"))
    share = Purchase(contract=contract("400", number="YF-1"))
    parted = Purchase(contract=contract("1000", number="YF-1", lines=lines(model="1000")))
    other = Purchase(contract=contract("1000", number="YF-2"))
    nothing = Purchase()
    assert stated_whole([shared, other, share, parted, nothing, shared]) == ((0, 5),)
    assert stated_whole([shared, share, other]) == ()
    otherwise = Purchase(contract=contract("1000", number="YF—1号"))
    assert stated_whole([shared, otherwise]) == ((0, 1),)


# --- properties ----------------------------------------------------------------------------------

AMOUNTS = st.decimals(min_value=0, max_value=10**7, places=2)
PAPERS = st.tuples(AMOUNTS, st.sampled_from([INSIDE, BEFORE, AFTER, None]))
RULES = st.sampled_from([EITHER, BOTH, PRIVATE, PRIVATE_BOTH])


@given(
    AMOUNTS,
    st.lists(PAPERS, max_size=3),
    st.lists(PAPERS, max_size=3),
    st.lists(PAPERS, max_size=3),
    RULES,
)
def test_the_base_is_never_above_what_limits_it(
    agreed: Decimal,
    settled: list[tuple[Decimal, date | None]],
    invoiced: list[tuple[Decimal, date | None]],
    paid: list[tuple[Decimal, date | None]],
    rule: BaseRule,
) -> None:
    found = base(
        Purchase(
            contract=Contract(amount=agreed),
            settlements=tuple(settlement(str(a), d, d) for a, d in settled),
            invoices=tuple(invoice(str(a), d) for a, d in invoiced),
            payments=tuple(payment(str(a), d) for a, d in paid),
        ),
        rule,
    )
    assert found.limited_by is not None
    assert found.base == (found.measures[found.limited_by] or 0)
    assert found.base <= agreed
    assert found.in_window_base is not None
    assert 0 <= found.in_window_base <= found.base
    needed = [m for m in found.measures if m in {Measure.CONTRACT, Measure.SETTLEMENT}]
    assert all(found.base <= (found.measures[m] or 0) for m in needed)
