"""The clauses behind each finding, for `voucher explain`."""

import pytest

from voucher_cli.policy.library import get_policy
from voucher_cli.policy.model import Policy
from voucher_cli.report.clauses import clauses_of

POLICIES = [get_policy(name) for name in ("beijing-model-2024", "tongzhou-2025")]
RESTING_ON_BOTH = [
    *("amount-mismatch", "date-mismatch", "number-mismatch", "party-mismatch", "value-not-found"),
    *("uppercase-amount-mismatch", "source-conflict", "date-order", "fact-missing"),
    *("contract-exceeded", "cost-ineligible", "lines-sum-mismatch"),
    *("invoice-duplicate", "invoice-reversed", "tax-basis", "evidence-short"),
]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
@pytest.mark.parametrize("name", RESTING_ON_BOTH)
def test_what_a_finding_cites_is_explained(policy: Policy, name: str) -> None:
    clauses = clauses_of(name, policy)
    assert clauses
    assert len(set(clauses)) == len(clauses)


def test_who_issues_a_settlement_and_what_may_add_to_a_contract_is_cited() -> None:
    tongzhou = POLICIES[1]
    quotes = [clause.quote for clause in clauses_of("party-mismatch", tongzhou)]
    assert "由算力提供方出具" in quotes
    added = [clause.quote for clause in clauses_of("contract-clause-missing", tongzhou)]
    assert any("加盖甲乙双方公章" in quote for quote in added)


def test_a_damaged_file_rests_on_no_clause() -> None:
    assert clauses_of("file-unreadable", POLICIES[0]) == ()
