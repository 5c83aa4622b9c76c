"""One policy file per mistake: `broken/*.yaml` is small/policy.yaml with that mistake, and begins
with the problems that must be told, `# file:line:column: message`."""

import shutil
from pathlib import Path

import pytest

from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.policy.lint import lint_policy
from voucher_cli.policy.load import load_policy

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
TOPICS = {"payment-time"}


def problems_of(policy_file: Path, folder: Path) -> list[Problem]:
    """What loading or, where that works, linting says of a policy file."""
    folder.mkdir()
    shutil.copy(policy_file, folder / "policy.yaml")
    shutil.copy(HERE / "small" / "source.txt", folder)
    try:
        return list(lint_policy(folder, TOPICS))
    except InvalidFileError as error:
        return list(error.problems)


def expected_problems(policy_file: Path) -> list[str]:
    lines = policy_file.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("# ") for line in lines if line.startswith("# ")]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_told_with_its_place(broken: Path, tmp_path: Path) -> None:
    found = problems_of(broken, tmp_path / "small")
    told = [f"{Path(p.file).name}:{p.line}:{p.column}: {p.message.en}" for p in found]
    assert told == expected_problems(broken)
    assert told
    assert all(p.message.zh and p.message.zh != p.message.en for p in found)


def test_the_policy_without_a_mistake_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(HERE / "small" / "policy.yaml", tmp_path / "small") == []


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    text = (HERE / "small" / "policy.yaml").read_text(encoding="utf-8")
    for right, wrong in (("limit: 80万", "limit: 0"), ("rate: 0.20", "rate: 20"), ("[I65]", "[x]")):
        text = text.replace(right, wrong)
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        load_policy(folder)
    assert [problem.line for problem in caught.value.problems] == [17, 52, 56]


def test_loading_needs_no_source_text(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    shutil.copy(HERE / "small" / "policy.yaml", folder)
    policy = load_policy(folder)
    assert policy.id == "small"
    assert len(policy.sha256) == 64
