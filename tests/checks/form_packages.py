"""Cases of nothing but official forms: a manifest, and files handed in for one form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voucher_cli.catalogue import hint, load_catalogue, message
from voucher_cli.checks import forms_agree, forms_filled, forms_wording
from voucher_cli.checks.case import Case
from voucher_cli.evidence.model import (
    Cell,
    Evidence,
    Page,
    Part,
    PartKind,
    PlacedBy,
    Placement,
    Row,
    Source,
)
from voucher_cli.evidence.read import read_file
from voucher_cli.findings import Finding
from voucher_cli.forms.official import official_forms
from voucher_cli.language import Language
from voucher_cli.manifest.load import parse_manifest
from voucher_cli.policy.library import get_policy
from voucher_cli.workflow.awarding import award_of, bases_of, window_of

CHECKS = (
    forms_filled.fields_are_filled,
    forms_filled.texts_fit,
    forms_wording.forms_keep_their_wording,
    forms_agree.fields_agree,
    forms_agree.forms_ask_no_more,
)


def word(name: str, data: bytes) -> Part:
    """A Word file, read as any file of a package is."""
    return Part(name, read_file(name, data).pages, PartKind.OTHER, (), Source.DOCX)


def printed(name: str, *pages: str, by: Source = Source.PDF_TEXT) -> Part:
    """Pages of lines, whose `|` part cells that stand side by side."""
    made = tuple(Page(n, tuple(map(_row, text.split("\n")))) for n, text in enumerate(pages, 1))
    return Part(name, made, PartKind.OTHER, (), by)


def _row(line: str) -> Row:
    return Row(tuple(Cell(text.replace("\\n", "\n")) for text in line.split("|") if text))


def case_with(
    manifest: str,
    form: str,
    parts: Iterable[Part],
    *,
    drafted: bool = False,
    only: int | None = None,
) -> Case:
    """The case of a manifest and the files at the material that `form` belongs to. `only` the
    first so many claims are checked."""
    stated = parse_manifest(manifest.encode(), "manifest.yaml").value
    policy = get_policy(stated.policy or "")
    claims = stated.claims[:only]
    bases = bases_of(policy, stated, claims)
    material = next(m.id for r in policy.routes for m in r.materials if m.form == form)
    placements = tuple(Placement(p, None, material, None, PlacedBy.NAME) for p in parts)
    return Case(
        policy=policy,
        manifest=stated,
        completed=stated,
        drafted=drafted,
        where=lambda _: None,
        evidence=Evidence((), placements),
        window=window_of(policy, stated),
        bases=bases,
        award=award_of(policy, stated, claims, bases),
        topics={},
        forms=official_forms(policy),
    )


def said(case: Case) -> list[Finding]:
    """What the checks of forms say, each of it sayable in both languages."""
    findings = [finding for check in CHECKS for finding in check(case)]
    for finding in findings:
        assert finding.level in load_catalogue()[finding.name].levels
        assert finding.source is not None
        for language in Language:
            told = message(finding, language) + hint(finding, language)
            assert "None" not in told
            assert "{" not in told
    assert len({finding.id for finding in findings}) == len(findings)
    return findings


def told(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Name and field (or what was expected) of each."""
    return [(f.name, str(f.values.get("field", f.expected))) for f in findings]
