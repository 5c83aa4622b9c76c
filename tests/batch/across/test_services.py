"""One service whose tiers are earned in several packages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from batch.across.rows import TONGZHOU, company, contract, findings, invoice, only, package, told
from voucher_cli.batch.model import ClaimTotal, Row
from voucher_cli.catalogue import message
from voucher_cli.language import Language

NAME = "service-split"
MODEL, PROJECT = "云阶大模型", "智能客服"
VENDOR = company(900)


def buying(
    number: int, base: str = "1000000.00", model: str | None = MODEL, **changes: object
) -> Row:
    """A package of company 1 with a contract of its own for the same service."""
    amount = Decimal(base)
    claim = ClaimTotal("api", "api", amount, amount / 2, project=PROJECT)
    row = package(
        number,
        applicant=company(1),
        contracts=(contract(number, model=model, vendor=VENDOR),),
        claims=(claim,),
        ceiling=claim.ceiling,
    )
    return replace(row, **changes)


def test_a_service_in_two_packages() -> None:
    found = only(buying(1), buying(2, model="云阶 大模型"))
    assert told(found) == (NAME, "packages", "warning", "likely")
    assert [(p.package, p.claim) for p in found.places] == [("包1", "api"), ("包2", "api")]
    assert MODEL in message(found.finding, Language.ZH)
    assert only(buying(2), buying(3), buying(1)).id == found.id


@pytest.mark.parametrize(
    "changes",
    [
        {"applicant": company(2)},
        {"policy": TONGZHOU},
        {"applied_on": date(2025, 1, 1)},
        {"contracts": (contract(2, model=MODEL),)},
        {"contracts": (contract(2, model="另一款", vendor=VENDOR),)},
        {"contracts": (contract(2, model=MODEL, vendor=VENDOR, claim="not-judged"),)},
        {"claims": (replace(buying(2).claims[0], project="另一项目"),)},
        {"claims": (replace(buying(2).claims[0], ceiling=Decimal(0)),)},
    ],
)
def test_what_is_another_service(changes: dict[str, object]) -> None:
    assert findings(buying(1), buying(2, **changes)) == ()


def test_a_service_that_no_model_names() -> None:
    assert findings(buying(1, model=None), buying(2, model=None)) == ()


def test_within_the_first_tier_nothing_is_gained() -> None:
    assert findings(buying(1, "500000.00"), buying(2, "500000.00")) == ()
    assert told(only(buying(1, "500000.00"), buying(2, "500000.01")))[0] == NAME


def test_a_slip_in_the_code_and_a_year_that_nobody_states() -> None:
    slip = replace(company(1), uscc=company(2).uscc)
    assert told(only(buying(1), buying(2, applicant=slip)))[0] == NAME
    assert told(only(buying(1), buying(2, applied_on=None)))[0] == NAME


def test_a_contract_that_is_told_already() -> None:
    again = buying(2, contracts=buying(1).contracts)
    assert told(only(buying(1), again))[0] == "contract-reused"
    bill = {"invoices": (invoice(7),)}
    assert told(only(buying(1, **bill), buying(2, **bill)))[0] == "invoice-reused"
