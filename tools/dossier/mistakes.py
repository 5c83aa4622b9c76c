"""The package of the README's first command: what reviewers send back most often, in one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dossier.facts import Dossier
from dossier.package import Files, Package
from dossier.sound.beijing_api import beijing_api


def beijing_api_with_mistakes() -> Package:
    """The sound package beijing-api with the mistakes that examples/README.md lists."""
    package = Package.of(beijing_api())
    package.change(_early_invoice)
    package.show(_other_contract_total)
    package.show(_blank_payment_clause)
    package.show(_undated_letter)
    package.state(_other_payment_date)
    package.tamper(_no_scenario_letter)
    return package


def _early_invoice(dossier: Dossier) -> None:
    dossier.purchase.invoices[0].issued_on = date(2024, 8, 31)


def _other_contract_total(dossier: Dossier) -> None:
    contract = dossier.purchase.contract
    item = contract.items[0]
    contract.amount = item.amount = Decimal(1_680_000)
    item.quantity = Decimal(280_000)


def _blank_payment_clause(dossier: Dossier) -> None:
    dossier.purchase.contract.wording["payment"] = (
        "付款时间：____________________。付款方式：银行转账。",
    )


def _undated_letter(dossier: Dossier) -> None:
    dossier.letters["no-other-funding-letter"].dated = None


def _other_payment_date(dossier: Dossier) -> None:
    dossier.purchase.payments[1].paid_on = date(2024, 11, 15)


def _no_scenario_letter(files: Files) -> None:
    del files["8-应用场景承诺书.pdf"]
