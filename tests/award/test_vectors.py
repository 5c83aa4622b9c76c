"""The published examples, to the fen."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from voucher_cli.award.calc import NamedAmount, calculate
from voucher_cli.policy.library import get_policy
from voucher_cli.policy.model import Policy

from .small_policies import FLAT, TIERED

VECTORS = json.loads(
    (Path(__file__).parents[1] / "data" / "award-vectors.json").read_text(encoding="utf-8")
)
POLICIES = {"beijing-model-2024": TIERED, "tongzhou-2025": FLAT}


def ceiling(policy: Policy, vector: dict[str, Any]) -> str:
    amounts = [NamedAmount(None, Decimal(amount)) for amount in vector["amounts"]]
    award = calculate(policy, vector["route"], amounts, Decimal(vector["prior"]))
    return f"{award.ceiling:f}"


@pytest.mark.parametrize("policy_id", POLICIES)
def test_vectors_on_small_policies(policy_id: str) -> None:
    vectors = [vector for vector in VECTORS if vector["policy"] == policy_id]
    assert vectors
    wrong = [
        (vector, got)
        for vector in vectors
        if (got := ceiling(POLICIES[policy_id], vector)) != vector["ceiling"]
    ]
    assert wrong == []


@pytest.mark.parametrize("policy_id", POLICIES)
def test_vectors_on_the_published_policies(policy_id: str) -> None:
    policy = get_policy(policy_id)
    vectors = [vector for vector in VECTORS if vector["policy"] == policy_id]
    wrong = [
        (vector, got) for vector in vectors if (got := ceiling(policy, vector)) != vector["ceiling"]
    ]
    assert wrong == []
