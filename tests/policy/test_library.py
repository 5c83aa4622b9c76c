"""Finding the program's own policies."""

import pytest

from voucher_cli.errors import ExitStatus, InvalidFileError, VoucherError
from voucher_cli.policy.library import (
    get_policy,
    policies_with_route,
    policy_ids,
    require_topics,
    route_ids,
)
from voucher_cli.topics import load_topics


def test_every_folder_with_a_policy_is_one() -> None:
    assert policy_ids() == ("beijing-model-2024", "tongzhou-2025")


def test_a_policy_is_read_once() -> None:
    assert get_policy("tongzhou-2025") is get_policy("tongzhou-2025")


def test_an_unknown_policy_is_told_the_nearest() -> None:
    with pytest.raises(VoucherError, match=r"did you mean 'tongzhou-2025'\?") as caught:
        get_policy("tongzhou-2024")
    assert caught.value.exit_status is ExitStatus.UNUSABLE_INPUT
    assert "是否想写 tongzhou-2025" in caught.value.message.zh


@pytest.mark.parametrize("policy_id", ["../tongzhou-2025", "", "/", "findings"])
def test_only_ids_are_opened(policy_id: str) -> None:
    with pytest.raises(VoucherError):
        get_policy(policy_id)


def test_policies_are_found_by_their_routes() -> None:
    assert [p.id for p in policies_with_route("api")] == ["beijing-model-2024", "tongzhou-2025"]
    assert [p.id for p in policies_with_route("compute")] == ["tongzhou-2025"]
    assert policies_with_route("nothing") == ()
    assert set(route_ids()) == {"api", "private", "compute"}


@pytest.mark.parametrize("policy_id", policy_ids())
def test_every_topic_that_a_rule_asks_for_is_there(policy_id: str) -> None:
    topics = set(load_topics())
    require_topics(get_policy(policy_id), topics)
    with pytest.raises(InvalidFileError, match="no topic 'payment-time'") as caught:
        require_topics(get_policy(policy_id), topics - {"payment-time"})
    lines = {problem.line for problem in caught.value.problems}
    assert len(lines) == len(get_policy(policy_id).routes)
