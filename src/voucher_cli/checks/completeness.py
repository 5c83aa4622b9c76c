"""Whether the manifest states what the policy's rules need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from voucher_cli.checks import missing_facts
from voucher_cli.checks.case import Case
from voucher_cli.checks.missing_facts import MissingFact
from voucher_cli.findings import Finding, Level, Terms
from voucher_cli.policy.eligibility import FilingRule, OverlapRule, ScenarioRule
from voucher_cli.strict_yaml import YamlPath


def facts_are_stated(case: Case) -> Iterator[Finding]:
    """fact-missing: one for each fact, or, without a manifest, one for each claim that lists
    what only a manifest can state."""
    if case.drafted:
        yield from _what_only_a_manifest_states(case)
        return
    facts = [*missing_facts.of_package(case), *missing_facts.of_applicant(case)]
    for claim in case.claims():
        facts.extend(missing_facts.of_claim(claim))
    for fact in _each_once(facts):
        yield Finding(
            "fact-missing",
            Level.ERROR,
            replace(fact.subject, where=case.where(fact.path)),
            variant=fact.reason,
            values={"fact": Terms((fact.term,)), "path": _written(fact.path)},
            expected=_written(fact.path),
            source=fact.cite,
            detail=_written(fact.path),
        )


def _what_only_a_manifest_states(case: Case) -> Iterator[Finding]:
    everywhere = [*missing_facts.of_package(case), *missing_facts.of_applicant(case)]
    for claim in case.claims():
        terms = [fact.term for fact in (*everywhere, *missing_facts.of_claim(claim))]
        if claim.rules(OverlapRule):
            terms.append("other_support")
        if claim.rules(ScenarioRule) and not claim.claim.project.scenario:
            terms.append("project.scenario")
        if claim.rules(FilingRule) and not all(p.filing_number for p in claim.claim.purchases):
            terms.append("filing_number")
        yield Finding(
            "fact-missing",
            Level.ERROR,
            claim.subject(),
            variant="no-manifest",
            values={"facts": Terms(tuple(dict.fromkeys(terms)))},
            source=case.policy.window.cite,
            detail="no-manifest",
        )


def _each_once(facts: Iterable[MissingFact]) -> Iterator[MissingFact]:
    """Several rules may need the same fact; the first of them says so."""
    first: dict[YamlPath, MissingFact] = {}
    for fact in facts:
        first.setdefault(fact.path, fact)
    yield from first.values()


def _written(path: YamlPath) -> str:
    """`claims[0].purchases[1].contract.signed_on`, as a person would look for it."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
