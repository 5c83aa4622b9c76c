"""Holds a policy against the published text: every quote stands where its citation says, and
every line of the text is a rule, a heading or named as not checked.

This costs more than loading and tells nothing about a package, so only the tests and
`voucher policy lint` do it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from voucher_cli.errors import Problem
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.faults import unknown_topics
from voucher_cli.policy.load import problem_at, read_policy
from voucher_cli.policy.model import Heading, Policy
from voucher_cli.policy.source_text import SourceLine, SourceText, clause_of, label_of
from voucher_cli.strict_yaml import Bound, YamlPath

SOURCE_FILE = "source.txt"


def lint_policy(folder: Path, topics: Collection[str]) -> tuple[Problem, ...]:
    """Every disagreement of the policy in `folder` with its source.txt, in the files' order.

    `topics` are the ids that rules may ask a document to speak of. Raises InvalidFileError where
    the policy cannot be loaded at all, OSError where a file is not there.
    """
    bound = read_policy(folder)
    path = folder / SOURCE_FILE
    source = SourceText.of(path.read_text(encoding="utf-8"), bound.value.headings)
    return (
        *unfaithful_quotes(bound, source),
        *(problem_at(bound, *fault) for fault in unknown_topics(bound.value, topics)),
        *idle_headings(bound, source),
        *decided_not_checked(bound, source),
        *(_uncovered_problem(path, line, text) for line, text in uncovered(bound.value, source)),
    )


def citations(policy: Policy) -> Iterator[tuple[YamlPath, Citation]]:
    """Every citation of the policy, `also` included, with its path."""
    for path, value in _walk(policy, ()):
        if isinstance(value, Citation):
            yield path, value


def covering(policy: Policy) -> Iterator[Citation]:
    """The citations that a line of the text may rest on: of rules and of what is not checked, not
    of forms and readings, which only speak of what a rule says."""
    for path, citation in citations(policy):
        if path[0] not in {"forms", "readings"}:
            yield citation


def form_documents(policy: Policy) -> frozenset[str]:
    """The documents of the text that are blank forms: they are filled in, not obeyed line by line.
    A letter in one's own words has no document but the list that asks for it."""
    return frozenset(f.document for f in policy.forms if f.document != f.cite.document)


# --- quotes --------------------------------------------------------------------------------------


def unfaithful_quotes(bound: Bound[Policy], source: SourceText) -> Iterator[Problem]:
    """Citations whose quote is not literally (but for white space) in the clause they name."""
    forms = form_documents(bound.value)
    for path, citation in citations(bound.value):
        fault = _citation_fault(citation, source, forms)
        if fault is not None:
            key, message = fault
            yield problem_at(bound, (*path, key), message)


def _citation_fault(
    citation: Citation, source: SourceText, forms: frozenset[str]
) -> tuple[str, Bilingual] | None:
    if citation.document not in source.documents:
        what = Bilingual("原文中没有文件", "the text has no document")
        return "document", not_known(what, citation.document, source.documents)
    in_form = citation.document in forms
    if source.spans_of(citation, any_clause=in_form):
        return None
    elsewhere = source.places_of(citation.quote)
    if elsewhere:
        place = f"{elsewhere[0].document} {label_of(elsewhere[0].clause)}".rstrip()
        return "clause", Bilingual(
            f"引文不在 {citation.document} {citation.clause}，而在 {place}",
            f"the quote does not stand in {citation.document} {citation.clause}, but in {place}",
        )
    clauses = source.clauses(citation.document)
    known = any(clause_of(citation.clause) == clause for clause in clauses)
    if not known and not in_form:
        what = Bilingual("原文中没有条款", "the text has no clause")
        return "clause", not_known(what, citation.clause, [label_of(c) for c in clauses])
    return "quote", Bilingual(
        f"{SOURCE_FILE} 中没有这句话：引文须与原文逐字相同（空白除外）",
        f"{SOURCE_FILE} does not say this: a quote is literal, but for white space",
    )


# --- headings and what is not checked ------------------------------------------------------------


def idle_headings(bound: Bound[Policy], source: SourceText) -> Iterator[Problem]:
    """Headings that no line of the text is."""
    lines = {line.text for line in source.lines}
    for n, heading in enumerate(bound.value.headings):
        if _tight(heading) not in lines:
            message = Bilingual(
                f"{SOURCE_FILE} 中没有这一行", f"no line of {SOURCE_FILE} reads like this"
            )
            yield problem_at(bound, ("headings", n), message)


def decided_not_checked(bound: Bound[Policy], source: SourceText) -> Iterator[Problem]:
    """Entries of `not_checked` that hold the whole quote of a rule: a finding decides that one.
    What no file can show may be part of such a quote."""
    forms = form_documents(bound.value)
    decided: list[set[tuple[int, int]]] = []
    unchecked: list[tuple[YamlPath, set[tuple[int, int]]]] = []
    for path, citation in citations(bound.value):
        spans = source.spans_of(citation, any_clause=citation.document in forms)
        area = {(span.line.number, at) for span in spans for at in range(span.start, span.end)}
        if path[0] == "not_checked":
            unchecked.append((path, area))
        elif area:
            decided.append(area)
    for path, area in unchecked:
        if any(rule <= area for rule in decided):
            message = Bilingual(
                "这里引用了一条规则的全文，该规则由检查判定：只引用文件无法证明的部分",
                "this quotes the whole of what a rule decides: quote only what no file can show",
            )
            yield problem_at(bound, (*path, "quote"), message)


# --- parity --------------------------------------------------------------------------------------


def uncovered(policy: Policy, source: SourceText) -> tuple[tuple[SourceLine, str], ...]:
    """The lines of the text, outside its forms, that no quote and no heading covers to the last
    letter, each with what is left of it. A line's own number and punctuation need no quote."""
    covered: dict[int, set[int]] = {}
    for citation in covering(policy):
        for span in source.spans_of(citation):
            covered.setdefault(span.line.number, set()).update(range(span.start, span.end))
    headings = {_tight(heading) for heading in policy.headings}
    forms = form_documents(policy)
    left = []
    for line in source.lines:
        if line.document in forms or line.text in headings:
            continue
        seen = covered.get(line.number, set())
        rest = "".join(
            character if n not in seen and character.isalnum() else " "
            for n, character in enumerate(line.text[line.body :], start=line.body)
        )
        if rest.strip():
            left.append((line, " … ".join(rest.split())))
    return tuple(left)


def _uncovered_problem(path: Path, line: SourceLine, rest: str) -> Problem:
    message = Bilingual(
        f"没有规则引用“{rest}”：写成规则，或列入 headings、not_checked",
        f"no rule quotes “{rest}”: make it a rule, a heading or an entry of not_checked",
    )
    return Problem(str(path), line.number, 1, message)


def _tight(heading: Heading) -> str:
    return "".join(heading.line.split())


def _walk(value: Any, path: YamlPath) -> Iterator[tuple[YamlPath, Any]]:
    """Every dataclass within `value`, itself included, with its path."""
    if isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _walk(item, (*path, n))
    elif is_dataclass(value):
        yield path, value
        for entry in fields(value):
            yield from _walk(getattr(value, entry.name), (*path, entry.name))
