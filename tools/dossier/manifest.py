"""Writes manifest.yaml: what the applicant states."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

import yaml
from dossier.facts import (
    Applicant,
    Claim,
    Contract,
    Dossier,
    Invoice,
    Payment,
    Purchase,
    Settlement,
)
from dossier.invoice import net_of

Data = dict[str, Any]


def manifest_data(dossier: Dossier) -> Data:
    """The manifest as plain data, without what is None."""
    return _filled(
        {
            "version": 1,
            "policy": dossier.policy,
            "applied_on": dossier.applied_on,
            "deadline": dossier.deadline,
            "applicant": _applicant(dossier.applicant),
            "prior_awards": dossier.prior_awards,
            "claims": [_claim(claim) for claim in dossier.claims],
            "materials": dossier.materials or None,
        }
    )


def dump(data: Data) -> bytes:
    """The data as YAML in UTF-8, in the order of interface.md."""
    return yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_NO_WRAP
    ).encode()


_NO_WRAP = 10_000  # libyaml and PyYAML break lines of Chinese at different places
_SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_SafeDumper):  # type: ignore[misc]
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the base class gives it
        return True


def _amount(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(Decimal, _amount)


def _filled(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None}


def _applicant(a: Applicant) -> Data:
    finances = {
        year: _filled({f.name: getattr(figures, f.name) for f in fields(figures)})
        for year, figures in a.finances.items()
    }
    return _filled(
        {
            "name": a.name,
            "uscc": a.uscc,
            "region": a.region,
            "registered_address": a.address,
            "office_address": a.office_address,
            "contact_address": a.office_address,
            "founded_on": a.founded_on,
            "registered_capital": a.registered_capital,
            "industry_code": a.industry_code,
            "statistics_code": a.industry_code,
            "entity_type": a.entity_type,
            "entity_nature": a.entity_nature,
            "independent_legal_person": a.independent_legal_person,
            "legal_representative": a.representative,
            "employees": a.employees,
            "listing_plan": "none",
            "contact": {"name": a.contact, "phone": a.mobile, "email": a.email},
            "finances": finances,
            "valuation": a.valuation,
            "profile": a.profile,
            "industry_rank": a.industry_rank or None,
            "model_product_revenue_h1_2024": a.model_revenue_h1_2024,
            "other_support": [_filled(vars(support)) for support in a.other_support],
        }
    )


def _claim(claim: Claim) -> Data:
    p = claim.project
    return _filled(
        {
            "route": claim.route,
            "id": claim.id,
            "requested": claim.requested,
            "project": _filled(
                {
                    "name": p.name,
                    "product_type": p.product_type,
                    "launched_on": p.launched_on,
                    "scenario": p.scenario,
                    "scenario_note": p.scenario_note,
                    "description": p.description,
                    "results": p.results,
                }
            ),
            "purchases": [_purchase(purchase) for purchase in claim.purchases],
        }
    )


def _purchase(purchase: Purchase) -> Data:
    v, acceptance = purchase.vendor, purchase.acceptance
    return _filled(
        {
            "model": purchase.model,
            "filing_number": purchase.filing_number,
            "service": purchase.service,
            "vendor": _filled(
                {
                    "name": v.name,
                    "uscc": v.uscc,
                    "affiliated": v.affiliated,
                    "legal_representative": v.representative,
                    "address": v.address,
                    "phone": v.phone,
                }
            ),
            "contract": _contract(purchase.contract),
            "settlements": [_settlement(s) for s in purchase.settlements] or None,
            "invoices": [_invoice(i) for i in purchase.invoices] or None,
            "payments": [_payment(p) for p in purchase.payments] or None,
            "acceptance": {"file": acceptance.path, "accepted_on": acceptance.accepted_on}
            if acceptance
            else None,
        }
    )


def _contract(contract: Contract) -> Data:
    by_kind: dict[str, Decimal] = {}
    for item in contract.items:
        by_kind[item.kind] = by_kind.get(item.kind, Decimal(0)) + item.amount
    lines = [{"kind": kind, "amount": amount} for kind, amount in by_kind.items()]
    return _filled(
        {
            "file": list(contract.photos) or contract.path,
            "number": contract.number,
            "signed_on": contract.signed_on,
            "starts_on": contract.starts_on,
            "ends_on": contract.ends_on,
            "amount": contract.amount,
            "framework": contract.framework or None,
            "lines": lines if len(lines) > 1 else None,
        }
    )


def _settlement(paper: Settlement) -> Data:
    return _filled(
        {
            "file": paper.path,
            "issuer": paper.issuer,
            "starts_on": paper.starts_on,
            "ends_on": paper.ends_on,
            "amount": paper.amount,
        }
    )


def _lines(lines: dict[str, Decimal]) -> list[Data] | None:
    return [{"kind": kind, "amount": amount} for kind, amount in lines.items()] or None


def _invoice(paper: Invoice) -> Data:
    return _filled(
        {
            "file": [paper.path, *paper.copies] if paper.copies else paper.path,
            "number": paper.number,
            "issued_on": paper.issued_on,
            "amount": paper.amount,
            "net": net_of(paper),
            "buyer": paper.buyer,
            "seller": paper.seller,
            "lines": _lines(paper.lines),
        }
    )


def _payment(paper: Payment) -> Data:
    return _filled(
        {
            "file": paper.path,
            "paid_on": paper.paid_on,
            "amount": paper.amount,
            "payer": paper.payer,
            "payee": paper.payee,
            "lines": _lines(paper.lines),
        }
    )
