"""What is filled in is read back as the same values, for every form and any manifest."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.dates import parse_date
from voucher_cli.forms.applied import Applied
from voucher_cli.forms.document import open_form
from voucher_cli.forms.fill import fill
from voucher_cli.forms.load import blank_path, form_map
from voucher_cli.forms.read import Entry, read_form
from voucher_cli.forms.values import (
    Asked,
    Chosen,
    Day,
    Missing,
    Money,
    Number,
    Share,
    Value,
    Words,
    value_named,
)
from voucher_cli.manifest.model import (
    Applicant,
    Claim,
    Contact,
    Contract,
    Invoice,
    ListingPlan,
    Manifest,
    Payment,
    Project,
    Purchase,
    Settlement,
    Vendor,
    YearFinances,
)
from voucher_cli.money import FEN, parse_amount
from voucher_cli.policy.library import get_policy
from voucher_cli.workflow.awarding import award_of, bases_of

ROUTES = {"beijing-model-2024": ("api", "private"), "tongzhou-2025": ("compute", "api")}
APPLICATIONS = [("beijing-model-2024", "3-3"), ("tongzhou-2025", "1-1")]

words = st.text(
    "北京云帆智能科技有限公司甲乙ABCabc0189&<>\"'。，（）", min_size=1, max_size=30
).map(lambda text: f"文{text}字")
proses = st.lists(words, min_size=1, max_size=3).map("\n".join)
amounts = st.decimals(min_value=1, max_value=10**10, places=2)
days = st.dates(date(1990, 1, 1), date(2025, 12, 31))


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


years = st.builds(
    YearFinances,
    revenue=maybe(amounts),
    net_profit=maybe(st.decimals(-(10**9), 10**9, places=2)),
    tax=maybe(amounts),
    rnd=maybe(amounts),
    revenue_forecast=maybe(amounts),
)
applicants = st.builds(
    Applicant,
    name=maybe(words), uscc=maybe(words), registered_address=maybe(words),
    office_address=maybe(words), contact_address=maybe(words), founded_on=maybe(days),
    registered_capital=maybe(amounts), industry_code=maybe(words), statistics_code=maybe(words),
    entity_nature=maybe(words), employees=maybe(st.integers(1, 10**6)),
    listing_plan=maybe(st.sampled_from(ListingPlan)),
    contact=st.builds(Contact, name=maybe(words), phone=maybe(words), email=maybe(words)),
    finances=st.fixed_dictionaries({2023: years, 2024: years, 2025: years}),
    valuation=maybe(amounts), profile=maybe(proses), industry_rank=maybe(proses),
    model_product_revenue_h1_2024=maybe(amounts),
)  # fmt: skip
projects = st.builds(
    Project,
    name=maybe(words), product_type=maybe(words), launched_on=maybe(days), scenario=maybe(words),
    scenario_note=maybe(words), description=maybe(proses), results=maybe(proses),
    supplement=maybe(proses),
)  # fmt: skip


def purchase(name: str, amount: Decimal) -> Purchase:
    day = date(2024, 10, 1)
    return Purchase(
        model=name,
        vendor=Vendor(name=name),
        contract=Contract(amount=amount, starts_on=day, signed_on=day),
        settlements=(Settlement(starts_on=day, ends_on=day, amount=amount),),
        invoices=(Invoice(issued_on=day, amount=amount),),
        payments=(Payment(paid_on=day, amount=amount),),
    )


@st.composite
def applications(draw: st.DrawFn, policy_id: str) -> Applied:
    """Any manifest of a policy, with one to three claims, and its award."""
    routes = draw(st.lists(st.sampled_from(ROUTES[policy_id]), min_size=1, max_size=3))
    claims = tuple(
        Claim(
            route,
            f"{route}-{n}",
            draw(maybe(amounts)),
            draw(projects),
            (purchase(draw(words), draw(amounts)),) if draw(st.booleans()) else (),
        )
        for n, route in enumerate(routes)
    )
    manifest = Manifest(
        1, policy_id, draw(maybe(st.just(date(2024, 12, 10)))), None, draw(applicants),
        claims=claims,
    )  # fmt: skip
    policy = get_policy(policy_id)
    bases = bases_of(policy, manifest, claims)
    return Applied(manifest, claims, award_of(policy, manifest, claims, bases))


def same(value: Value, entry: Entry) -> bool:
    """Whether what was read is the value, at the precision that the form shows."""
    match value:
        case Words(text):
            return entry.text == text
        case Day(on):
            return parse_date(entry.text) == on
        case Money(yuan):
            written = entry.text if entry.text.endswith("元") else f"{entry.text}{entry.unit}"
            return parse_amount(written) == yuan
        case Share(percent):
            shown = Decimal(entry.text.removesuffix("%"))
            return shown == percent.quantize(FEN, rounding=ROUND_HALF_UP)
        case Number(count):
            return entry.text.removesuffix("人") == str(count)
        case Chosen(keys):
            ticked = {tick.text for tick in entry.ticks if tick.marked}
            return ticked == {o.text.replace("券", "劵") for o in entry.field.options
                              if set(o.when) & set(keys)}  # fmt: skip


@pytest.mark.parametrize(("policy", "form_id"), APPLICATIONS)
def test_a_filled_form_reads_back_as_the_same_values(policy: str, form_id: str) -> None:
    form = form_map(policy, form_id)
    blank = blank_path(policy, form_id).read_bytes()

    @settings(max_examples=20)
    @given(applications(policy))
    def check(application: Applied) -> None:
        filled = fill(open_form(blank, form_id), form, application)
        entries = {
            (e.field.id, e.number): e
            for e in read_form(form, open_form(filled.form.saved(), form_id).grid)
        }
        ones = application.undertakings()
        for form_field in (f for f in form.fields if f.instead_of is None):
            repeated = form.is_repeated(form_field)
            for number, one in enumerate(ones if repeated else [None], start=1):
                value = value_named(form_field.value, Asked(application, one, form.costs))
                entry = entries[form_field.id, number]
                if isinstance(value, Missing):
                    assert entry.is_empty or entry.text == form_field.several
                else:
                    assert same(value, entry), (value, entry)
        written = {(p.field, p.number or 1) for p in filled.placed}
        left = {(p.field, p.number or 1) for p in filled.left}
        assert written.isdisjoint(left)
        assert written | left == set(entries)

    check()


LETTERS = [
    ("beijing-model-2024", "3-4"),
    ("beijing-model-2024", "no-other-funding-letter"),
    ("beijing-model-2024", "scenario-letter"),
    ("beijing-model-2024", "non-affiliation-proof"),
]


@pytest.mark.parametrize(("policy", "form_id"), LETTERS)
def test_a_filled_letter_holds_the_same_values(policy: str, form_id: str) -> None:
    form = form_map(policy, form_id)
    blank = blank_path(policy, form_id).read_bytes()
    before = "\n".join(line.text for line in open_form(blank, form_id).grid.all_lines)

    @settings(max_examples=8)
    @given(applications(policy))
    def check(application: Applied) -> None:
        filled = fill(open_form(blank, form_id), form, application)
        expected = before
        for form_field in form.fields:
            value = value_named(form_field.value, Asked(application, None, None))
            text = value.text if isinstance(value, Words) else "\0" * 7
            expected = expected.replace("_" * 7, text, 1)
        grid = open_form(filled.form.saved(), form_id).grid
        after = "\n".join(line.text for line in grid.all_lines)
        assert after == expected.replace("\0", "_")

    check()
