"""The manifest that a careful person would write for a case."""

# ruff: noqa: E501

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from .case import SLIP, Case, ceiling
from .declarations import PRODUCT, PROFILE, RESULT, TYPES, profit, rnd, tax

DEADLINE = date(2025, 9, 30)


def manifest(case: Case, places: dict[str, str]) -> str:
    """manifest.yaml, with the amounts as numbers and the planted slips of the pen."""
    whole: dict[str, Any] = {"version": 1, "policy": case.policy, "applied_on": case.applied_on}
    if not case.beijing:
        whole["deadline"] = DEADLINE
    whole["applicant"] = _applicant(case)
    claim: dict[str, Any] = {
        "route": case.route,
        "requested": _number(ceiling(case)),
        "project": _project(case),
        "purchases": [_purchase(case, places)],
    }
    if case.route == "compute":
        del claim["project"]["launched_on"]
    whole["claims"] = [claim]
    return yaml.dump(whole, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)


class _Plain(yaml.SafeDumper):
    """Writes a date that occurs twice twice, as people do."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _applicant(case: Case) -> dict[str, Any]:
    firm, (person, phone, mail) = case.applicant, case.contact
    last, this, next_ = case.revenue
    money = {
        2023: {"revenue": last},
        2024: {"revenue": this, "net_profit": _number(profit(case)), "tax": _number(tax(case)),
               "rnd": _number(rnd(case))},
        2025: {"revenue_forecast": next_},
    } if not case.beijing else {2023: {"revenue": last}}  # fmt: skip
    return {
        "name": firm.name, "uscc": firm.uscc, "region": case.region,
        "registered_address": firm.address, "office_address": firm.address,
        "contact_address": firm.address, "founded_on": date.fromisoformat(firm.founded),
        "registered_capital": firm.capital, "industry_code": case.industry_code,
        "statistics_code": case.industry_code, "entity_type": "enterprise",
        "entity_nature": "民营企业", "independent_legal_person": True,
        "legal_representative": firm.head, "employees": case.employees, "listing_plan": "none",
        "contact": {"name": person, "phone": phone, "email": mail}, "finances": money,
        "valuation": 120_000_000, "profile": PROFILE, "model_product_revenue_h1_2024": 800_000,
        "other_support": [],
    }  # fmt: skip


def _project(case: Case) -> dict[str, Any]:
    return {
        "name": case.product, "product_type": TYPES[case.route], "launched_on": case.starts_on,
        "scenario": case.scenario,
        "scenario_note": f"产品应用于{case.scenario}行业，服务一线业务人员。",
        "description": PRODUCT, "results": RESULT, "supplement": "无",
    }  # fmt: skip


def _purchase(case: Case, places: dict[str, str]) -> dict[str, Any]:
    vendor = case.vendor
    found: dict[str, Any] = {"model": case.model}
    if case.route != "compute":
        found["filing_number"] = case.filing
    found["vendor"] = {"name": vendor.name, "uscc": vendor.uscc, "affiliated": False,
                       "legal_representative": vendor.head, "address": vendor.address,
                       "phone": vendor.phone}  # fmt: skip
    found["contract"] = {
        "file": places["contract"], "number": case.contract_number, "signed_on": case.signed_on,
        "starts_on": case.starts_on, "ends_on": case.ends_on, "amount": _number(case.amount),
    }  # fmt: skip
    if not case.private:
        found["settlements"] = [{
            "file": places["settlement"], "issuer": vendor.name,
            "starts_on": case.months[0].starts_on, "ends_on": case.months[-1].ends_on,
            "amount": _number(case.settled),
        }]  # fmt: skip
    found["invoices"] = [
        {"file": places[f"invoice-{n}"], "number": _written(case, bill.number, n),
         "issued_on": bill.issued_on, "amount": _number(bill.total), "net": _number(bill.net)}
        for n, bill in enumerate(case.bills, 1)
    ]  # fmt: skip
    found["payments"] = [
        {"file": places[f"payment-{n}"], "paid_on": pay.paid_on,
         "amount": _number(pay.amount + (SLIP if n == 1 and "payment-amount" in case.defects else 0))}
        for n, pay in enumerate(case.payments, 1)
    ]  # fmt: skip
    if case.private:
        found["acceptance"] = {"file": places["acceptance-report"], "accepted_on": case.accepted_on}
    return found


def _written(case: Case, number: str, n: int) -> str:
    """With two digits exchanged where that is the defect."""
    if n != 1 or "invoice-number" not in case.defects:
        return number
    return number[:-3] + f"{(int(number[-3:]) + 270) % 1000:03}"


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)
