"""Do contracts and statements say what their clause asks for?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from voucher_cli.checks.case import Case
from voucher_cli.checks.contracts import ContractPapers, contracts
from voucher_cli.checks.placed import beginning
from voucher_cli.checks.requirements import (
    Requirement,
    certainty_of_absence,
    readable_parts,
    requirements,
)
from voucher_cli.dates import Window
from voucher_cli.evidence.model import Part
from voucher_cli.findings import Certainty, Finding, Level
from voucher_cli.policy.materials import TopicRule, When
from voucher_cli.topics import Topics, Wording


def contracts_say_what_is_asked(case: Case) -> Iterator[Finding]:
    """contract-clause-missing: one for each clause that is asked for and not in the contract or
    its addenda. What could not be read at all is not judged: text-unreadable says so."""
    for required in requirements(case):
        if required.is_contract:
            for papers in contracts(required.claim, required.parts):
                rules = [r for r in required.must.topics if _applies(r.when, papers, case.window)]
                yield from _missing("contract-clause-missing", case, required, papers.parts, rules)


def statements_say_what_is_asked(case: Case) -> Iterator[Finding]:
    """statement-content-missing: likewise for settlements, acceptance reports and statements; the
    documents of one material are taken together."""
    for required in requirements(case):
        if not required.is_contract:
            rules = [r for r in required.must.topics if r.when is When.ALWAYS]
            yield from _missing("statement-content-missing", case, required, required.parts, rules)


def _applies(when: When, papers: ContractPapers, window: Window) -> bool:
    match when:
        case When.ALWAYS:
            return True
        case When.FIXED:
            return not papers.framework
        case When.FRAMEWORK:
            return papers.framework
        case When.OUTLASTS_WINDOW:
            return papers.outlasts(window)
        case _:
            assert_never(when)


def _missing(
    name: str, case: Case, required: Requirement, parts: tuple[Part, ...], rules: list[TopicRule]
) -> Iterator[Finding]:
    readable = readable_parts(parts)
    if not readable:
        return
    wordings = [_wording(part) for part in readable]
    certainty = certainty_of_absence(parts)
    for rule in rules:
        if _is_said(case.topics, rule, wordings):
            continue
        title = case.topics[rule.topic].title
        yield Finding(
            name,
            Level.REVIEW,
            replace(required.subject, file=readable[0].file),
            variant="default" if certainty is Certainty.CERTAIN else "partly-read",
            values={"topic": title, "title": required.title},
            expected=title,
            source=rule.cite,
            certainty=certainty,
            detail=":".join(filter(None, (rule.topic, beginning(readable[0])))),
        )


def _is_said(topics: Topics, rule: TopicRule, wordings: list[Wording]) -> bool:
    def said(topic: str) -> bool:
        return any(topics[topic].page_in(wording) is not None for wording in wordings)

    return said(rule.topic) or (bool(rule.unless) and all(said(t) for t in rule.unless))


def _wording(part: Part) -> Wording:
    return Wording.of(
        (page.number, [[cell.text for cell in row.cells] for row in page.rows])
        for page in part.pages
    )
