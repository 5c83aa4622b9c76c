"""Whether this applicant and this project are what the policy supports, by the manifest's word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.case import Case, ClaimCase
from voucher_cli.checks.industry_code import parse_industry_code, written
from voucher_cli.findings import Finding, Level, Subject, Terms
from voucher_cli.policy.eligibility import (
    EntityRule,
    FilingRule,
    IndustryRule,
    OverlapRule,
    RegionRule,
    ScenarioRule,
)
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.text import organisation_key, squeeze, tidy

_COUNTRY = re.compile(r"^(中华人民共和国|中国)")
_DASHES = re.compile(r"[\u2010-\u2015\u2212_]")
_NONE_WRITTEN = {"无", "没有", "暂无", "不适用", "none", "n/a", "null", "/", "-", "—"}


def region_is_supported(case: Case) -> Iterator[Finding]:
    """region-ineligible: registered outside the regions of the policy.

    A region without its city (海淀区) is completed by the registered address that contains it.
    """
    applicant = case.completed.applicant
    for rule, _ in case.rules(RegionRule):
        stated = _place(applicant.region)
        if not stated:
            continue
        address = _place(applicant.registered_address)
        places = (stated, address if stated in address else stated)
        if not any(place.startswith(_place(r)) for place in places for r in rule.regions):
            yield Finding(
                "region-ineligible",
                Level.ERROR,
                _applicant(case, "region"),
                expected="、".join(_longest(rule.regions)),
                actual=tidy(applicant.region or ""),
                source=rule.cite,
            )


def entity_is_supported(case: Case) -> Iterator[Finding]:
    """entity-ineligible: another kind of organisation, or no independent legal person."""
    applicant = case.completed.applicant
    for rule, _ in case.rules(EntityRule):
        if applicant.entity_type is not None and applicant.entity_type not in rule.types:
            yield Finding(
                "entity-ineligible",
                Level.ERROR,
                _applicant(case, "entity_type"),
                variant="type",
                values={
                    "types": Terms(tuple(t.value for t in rule.types)),
                    "type": Terms((applicant.entity_type.value,)),
                },
                expected=", ".join(rule.types),
                actual=applicant.entity_type.value,
                source=rule.cite,
                detail="type",
            )
        if rule.independent_legal_person and applicant.independent_legal_person is False:
            yield Finding(
                "entity-ineligible",
                Level.ERROR,
                _applicant(case, "independent_legal_person"),
                variant="legal-person",
                expected="independent_legal_person: true",
                actual="independent_legal_person: false",
                source=rule.cite,
                detail="legal-person",
            )


def industry_is_supported(case: Case) -> Iterator[Finding]:
    """industry-ineligible: a code outside the industries named; exempt kinds are not asked."""
    applicant = case.completed.applicant
    for rule, _ in case.rules(IndustryRule):
        stated = tidy(applicant.industry_code or "")
        if not stated or applicant.entity_type in rule.exempt:
            continue
        code = parse_industry_code(stated)
        supported = [c for c in map(parse_industry_code, rule.codes) if c is not None]
        if code is not None and any(code.falls_under(other) for other in supported):
            continue
        yield Finding(
            "industry-ineligible",
            Level.ERROR,
            _applicant(case, "industry_code"),
            variant="default" if code is not None and code.digits else "malformed",
            expected=written(rule.codes),
            actual=stated,
            source=rule.cite,
        )


def project_has_no_other_funding(case: Case) -> Iterator[Finding]:
    """funding-overlap: the same project has funding of the policy's own level of government."""
    for rule, _ in case.rules(OverlapRule):
        for n, support in enumerate(case.completed.applicant.other_support):
            if support.level is not rule.level or support.same_project is not True:
                continue
            program = tidy(support.program or "") or f"other_support[{n}]"
            yield Finding(
                "funding-overlap",
                Level.ERROR,
                _applicant(case, "other_support", n),
                values={
                    "program": program,
                    "year": str(support.year or "—"),
                    "level": Terms((rule.level.value,)),
                },
                actual=program,
                source=rule.cite,
                detail=f"{program}:{support.year}:{support.amount}",
            )


def scenario_is_supported(case: Case) -> Iterator[Finding]:
    """scenario-ineligible: none stated, or one that the list does not name.

    Where the list ends in 等, another one is for a person to judge. A claim drafted from files
    cannot state one; that is told by completeness.
    """
    for rule, claims in case.rules(ScenarioRule):
        for claim in claims:
            stated = tidy(claim.claim.project.scenario or "")
            if not _is_written(stated):
                if not case.drafted:
                    yield _scenario(claim, rule, Level.ERROR, "missing", "")
            elif not any(squeeze(known) in squeeze(stated) for known in rule.scenarios):
                level = Level.REVIEW if rule.open_ended else Level.ERROR
                yield _scenario(claim, rule, level, "unlisted", stated)


def model_is_filed(case: Case) -> Iterator[Finding]:
    """model-unfiled: no filing number (error), or none of the known form (warning).

    One finding a model and vendor of a claim. Text without any digit is no number.
    """
    for rule, claims in case.rules(FilingRule):
        for claim in claims:
            seen: set[str] = set()
            for path, purchase, _ in claim.stated_purchases():
                model = tidy(purchase.model or "") or purchase.vendor.name or ""
                key = f"{organisation_key(model)}:{organisation_key(purchase.vendor.name or '')}"
                number = _DASHES.sub("-", squeeze(purchase.filing_number or ""))
                missing = not any(c.isdigit() for c in number)
                well_formed = bool(re.fullmatch(rule.pattern, number, re.IGNORECASE))
                if key in seen or well_formed or (missing and case.drafted):
                    continue
                seen.add(key)
                yield Finding(
                    "model-unfiled",
                    Level.ERROR if missing else Level.WARNING,
                    replace(claim.subject(), where=case.where((*path, "filing_number"))),
                    variant="missing" if missing else "malformed",
                    values={"model": model},
                    actual=purchase.filing_number,
                    source=rule.cite,
                    detail=key,
                )


def _scenario(
    claim: ClaimCase, rule: ScenarioRule, level: Level, variant: str, stated: str
) -> Finding:
    path: YamlPath = ("claims", claim.index, "project", "scenario")
    return Finding(
        "scenario-ineligible",
        level,
        replace(claim.subject(), where=claim.case.where(path)),
        variant=variant,
        expected="、".join(rule.scenarios),
        actual=stated or None,
        source=rule.cite,
    )


def _applicant(case: Case, *keys: str | int) -> Subject:
    """Findings on the applicant belong to no claim."""
    return Subject(where=case.where(("applicant", *keys)))


def _place(address: str | None) -> str:
    """An address as one run of characters, beginning with its province."""
    return _COUNTRY.sub("", organisation_key(address or ""))


def _longest(regions: tuple[str, ...]) -> tuple[str, ...]:
    """Without the short forms of others (北京 beside 北京市)."""
    return tuple(r for r in regions if not any(o != r and o.startswith(r) for o in regions))


def _is_written(text: str) -> bool:
    return bool(text) and text.casefold() not in _NONE_WRITTEN
