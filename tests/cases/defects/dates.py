"""Dates outside the window, in the wrong order, or too late."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from dossier.facts import Dossier, Settlement

from cases.defect import (
    ALL,
    BEIJING_API,
    BEIJING_PRIVATE,
    COMPUTE,
    NO_REQUEST,
    PRIVATE,
    SETTLED,
    TONGZHOU,
    TONGZHOU_API,
    TONGZHOU_PRIVATE,
    Defect,
    acceptance_file,
    contract_file,
    put,
    stated,
    true,
)

WINDOW_STARTS = {"beijing-model-2024": date(2024, 9, 1), "tongzhou-2025": date(2024, 1, 1)}
MORE = "补充-结算单（另一期）.pdf"


def _day_before_window(dossier: Dossier) -> date:
    return WINDOW_STARTS[dossier.policy] - timedelta(days=1)


def _early_invoice(dossier: Dossier) -> None:
    dossier.purchase.invoices[0].issued_on = _day_before_window(dossier)


def _early_payment(dossier: Dossier) -> None:
    dossier.purchase.payments[0].paid_on = _day_before_window(dossier)


def _only_invoices(dossier: Dossier) -> None:
    dossier.purchase.payments.clear()


def _only_payments(dossier: Dossier) -> None:
    dossier.purchase.invoices.clear()


def _contract_from(days_before_window: int) -> Callable[[Dossier], None]:
    """The contract began that much before the window, and speaks of instalments."""

    def change(dossier: Dossier) -> None:
        contract = dossier.purchase.contract
        contract.starts_on = WINDOW_STARTS[dossier.policy] - timedelta(days=days_before_window)
        contract.signed_on = contract.starts_on - timedelta(days=5)
        contract.outlasts = True

    return change


def _one_more_settlement(first: int, last: int) -> Callable[[Dossier], None]:
    """One more settlement sheet, from and to so many days after the window's start."""

    def change(dossier: Dossier) -> None:
        start = WINDOW_STARTS[dossier.policy]
        item = dossier.purchase.contract.items[0]
        quantity = Decimal(1_000)
        paper = Settlement(
            MORE,
            dossier.purchase.vendor.name,
            start + timedelta(days=first),
            start + timedelta(days=last),
            quantity * item.price,
            [("当期", quantity, quantity * item.price)],
            start + timedelta(days=max(last, 0) + 3),
            "usage-bill",
        )
        dossier.purchase.settlements.append(paper)

    return change


def _over_before_the_window(dossier: Dossier) -> None:
    contract = dossier.purchase.contract
    contract.signed_on, contract.starts_on = date(2022, 12, 20), date(2023, 1, 1)
    contract.ends_on = date(2023, 12, 31)
    contract.outlasts = True


def _signed_before_the_window(dossier: Dossier) -> None:
    dossier.purchase.contract.signed_on = _day_before_window(dossier)


def _deadline_yesterday(dossier: Dossier) -> None:
    assert dossier.applied_on
    dossier.deadline = dossier.applied_on - timedelta(days=1)


def _after_applying(path: str) -> Callable[[Dossier], None]:
    def change(dossier: Dossier) -> None:
        assert dossier.applied_on
        put(path, dossier.applied_on + timedelta(days=3))(dossier)

    return change


def _ends_before_it_starts(dossier: Dossier) -> None:
    contract = dossier.purchase.contract
    contract.starts_on, contract.ends_on = contract.ends_on, contract.starts_on


def _accepted_before_signing(dossier: Dossier) -> None:
    contract, acceptance = dossier.purchase.contract, dossier.purchase.acceptance
    assert acceptance is not None
    assert contract.signed_on is not None
    acceptance.accepted_on = contract.signed_on - timedelta(days=2)


def _settled_before_the_start(dossier: Dossier) -> None:
    contract, paper = dossier.purchase.contract, dossier.purchase.settlements[0]
    contract.starts_on = paper.starts_on + timedelta(days=10)


def _one_more_paper(kind: str) -> Callable[[Dossier], None]:
    """One more invoice or payment before the window, which the base does not need."""

    def change(dossier: Dossier) -> None:
        papers = getattr(dossier.purchase, kind)
        paper = copy.deepcopy(papers[-1])
        paper.path = paper.path.replace(".pdf", "（补）.pdf")
        if kind == "invoices":
            paper.number, paper.issued_on = paper.number[:-3] + "777", _day_before_window(dossier)
        else:
            paper.serial, paper.paid_on = paper.serial + "7", _day_before_window(dossier)
        papers.append(paper)

    return change


DEFECTS = (
    Defect(
        "contract-outside-window",
        "ended the day before",
        (COMPUTE, TONGZHOU_API),
        true(_over_before_the_window),
        level="error",
    ),
    Defect(
        "contract-signed-too-early",
        "the day before",
        PRIVATE,
        true(_signed_before_the_window),
        level="error",
    ),
    Defect(
        "settlement-outside-window",
        "one sheet for the month before",
        SETTLED,
        true(_contract_from(40), _one_more_settlement(-31, -1)),
        level="error",
        file=lambda _: MORE,
    ),
    Defect(
        "settlement-straddles-window",
        "one sheet from the month before into the window",
        SETTLED,
        true(_contract_from(40), _one_more_settlement(-20, 3)),
        level="warning",
        file=lambda _: MORE,
    ),
    Defect(
        "invoice-outside-window",
        "counts up to the settlement",
        (COMPUTE, TONGZHOU_API),
        true(_early_invoice),
        level="review",
    ),
    Defect(
        "invoice-outside-window",
        "counts up to the settlement, and no payment stands beside it",
        (BEIJING_API,),
        true(_only_invoices, _early_invoice),
        level="review",
    ),
    Defect(
        "invoice-outside-window",
        "does not count",
        (TONGZHOU_PRIVATE,),
        true(NO_REQUEST, _early_invoice),
        level="error",
        # what counts covers less than the contract
        also=frozenset({"evidence-short"}),
    ),
    Defect(
        "invoice-outside-window",
        "does not count, the only kind of paper",
        (BEIJING_PRIVATE,),
        true(NO_REQUEST, _only_invoices, _early_invoice),
        level="error",
        also=frozenset({"evidence-short"}),
    ),
    Defect(
        "payment-outside-window",
        "counts up to the settlement",
        (COMPUTE, TONGZHOU_API),
        true(_early_payment),
        level="review",
    ),
    Defect(
        "payment-outside-window",
        "counts up to the settlement, and no invoice stands beside it",
        (BEIJING_API,),
        true(_only_payments, _early_payment),
        level="review",
    ),
    Defect(
        "payment-outside-window",
        "does not count",
        (TONGZHOU_PRIVATE,),
        true(NO_REQUEST, _early_payment),
        level="error",
        also=frozenset({"evidence-short"}),
    ),
    Defect(
        "payment-outside-window",
        "does not count, the only kind of paper",
        (BEIJING_PRIVATE,),
        true(NO_REQUEST, _only_payments, _early_payment),
        level="error",
        also=frozenset({"evidence-short"}),
    ),
    Defect(
        "invoice-outside-window",
        "the others are enough without it",
        (BEIJING_API, TONGZHOU_API),
        true(_one_more_paper("invoices")),
        level="info",
    ),
    Defect(
        "payment-outside-window",
        "the others are enough without it",
        (BEIJING_API, TONGZHOU_API),
        true(_one_more_paper("payments")),
        level="info",
    ),
    Defect(
        "application-late",
        "one day after the deadline",
        TONGZHOU,
        stated(_deadline_yesterday),
        level="error",
    ),
    Defect(
        "date-order",
        "the contract ends before it starts",
        PRIVATE,
        true(_ends_before_it_starts),
        level="warning",
    ),
    Defect(
        "date-order",
        "accepted before it was signed",
        PRIVATE,
        true(_accepted_before_signing),
        level="warning",
        file=acceptance_file,
    ),
    Defect(
        "date-order",
        "settled before the contract starts",
        SETTLED,
        true(_settled_before_the_start),
        level="warning",
    ),
    Defect(
        "date-order",
        "launched after the application",
        ALL,
        true(_after_applying("claims.0.project.launched_on")),
        level="warning",
    ),
    Defect(
        "date-order",
        "founded after the application",
        ALL,
        true(_after_applying("applicant.founded_on")),
        level="warning",
    ),
    Defect(
        "date-order",
        "signed after the application",
        (BEIJING_API, COMPUTE, TONGZHOU_API),
        true(_after_applying("purchase.contract.signed_on")),
        level="warning",
        file=contract_file,
    ),
)
