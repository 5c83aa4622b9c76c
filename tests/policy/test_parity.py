"""The policies that the program carries say all of their texts, and nothing else."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from voucher_cli.language import Language
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.library import get_policy, policy_ids
from voucher_cli.policy.lint import citations, covering, form_documents, lint_policy, uncovered
from voucher_cli.policy.model import NotChecked
from voucher_cli.policy.source_text import SourceText
from voucher_cli.resources import data_folder
from voucher_cli.topics import load_topics


@cache
def source_of(policy_id: str) -> SourceText:
    text = (data_folder("rules") / policy_id / "source.txt").read_text(encoding="utf-8")
    return SourceText.of(text, get_policy(policy_id).headings)


def without(value: Any, citation: Citation) -> Any:
    """`value` with every citation that equals `citation` quoting nothing."""
    if value == citation:
        return replace(value, quote="")
    if isinstance(value, tuple):
        return tuple(without(item, citation) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: without(getattr(value, f.name), citation) for f in fields(value)}
        return replace(value, **changes)
    return value


@pytest.mark.parametrize("policy_id", policy_ids())
def test_every_line_is_a_rule_a_heading_or_named_as_not_checked(policy_id: str) -> None:
    problems = lint_policy(data_folder("rules") / policy_id, load_topics())
    assert [problem.text(Language.EN) for problem in problems] == []


@pytest.mark.parametrize("policy_id", policy_ids())
def test_no_rule_can_lose_its_quote_unseen(policy_id: str) -> None:
    """Without its quote, and that of rules which quote it within more, its line is left over.
    Only the title of a material that has parts is said once more, by its parts."""
    policy, source = get_policy(policy_id), source_of(policy_id)
    forms = form_documents(policy)
    asked = {citation for citation in covering(policy) if citation.document not in forms}
    titles = {m.cite for route in policy.routes for m in route.materials if m.parts}
    unseen = []
    for citation in asked - titles:
        poorer = policy
        for other in asked:
            same_place = other.document == citation.document and other.clause == citation.clause
            if same_place and tight(citation) in tight(other):
                poorer = without(poorer, other)
        lines = {span.line.number for span in source.spans_of(citation)}
        left = {line.number for line, _ in uncovered(poorer, source)}
        if not lines & left:
            unseen.append(citation)
    assert unseen == []


def tight(citation: Citation) -> str:
    return "".join(citation.quote.split())


@pytest.mark.parametrize("policy_id", policy_ids())
def test_a_new_line_in_the_text_asks_for_a_rule(policy_id: str) -> None:
    path = data_folder("rules") / policy_id / "source.txt"
    policy = get_policy(policy_id)
    longer = path.read_text(encoding="utf-8").replace("备案。", "备案。\n申报单位应成立满一年。", 1)
    left = uncovered(policy, SourceText.of(longer, policy.headings))
    assert [rest for _, rest in left] == ["申报单位应成立满一年"]


@pytest.mark.parametrize("policy_id", policy_ids())
def test_forms_are_the_only_part_that_needs_no_quote(policy_id: str) -> None:
    policy, source = get_policy(policy_id), source_of(policy_id)
    assert form_documents(policy) <= set(source.documents)
    bare = replace(policy, headings=())
    headings = {"".join(heading.line.split()) for heading in policy.headings}
    assert {line.text for line, _ in uncovered(bare, source)} == headings


@pytest.mark.parametrize("policy_id", policy_ids())
def test_what_is_inferred_is_said_in_both_languages(policy_id: str) -> None:
    for _, citation in citations(get_policy(policy_id)):
        note = citation.interpretation
        assert note is None or (note.zh and note.en)


def test_an_entry_that_is_not_checked_says_why() -> None:
    entries: list[NotChecked] = [n for p in policy_ids() for n in get_policy(p).not_checked]
    assert entries
    assert all(entry.reason.zh and entry.reason.en for entry in entries)


def test_a_text_that_is_missing_is_no_silent_pass(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    small = Path(__file__).parent / "small" / "policy.yaml"
    (folder / "policy.yaml").write_bytes(small.read_bytes())
    with pytest.raises(FileNotFoundError):
        lint_policy(folder, ())
