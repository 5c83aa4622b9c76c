"""What a draft concludes from names."""

import pytest

from voucher_cli.draft.concluded import entity_type_of, is_company
from voucher_cli.terms import EntityType


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("北京云帆智能科技有限公司", True),
        ("北京云帆智能科技有限公司上海分公司", False),
        ("北京云帆大学", False),
    ],
)
def test_a_branch_is_no_legal_person(name: str, company: bool) -> None:
    assert is_company(name) is company


def test_a_branch_is_an_enterprise_all_the_same() -> None:
    assert entity_type_of("北京云帆智能科技有限公司上海分公司") is EntityType.ENTERPRISE
