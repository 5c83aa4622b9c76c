"""The report on one package: everything that the reporters show, and nothing they work out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from voucher_cli.award.model import Award
from voucher_cli.confirmations import Confirmation
from voucher_cli.evidence.model import Evidence
from voucher_cli.findings import Finding, Level
from voucher_cli.manifest.model import Manifest
from voucher_cli.policy.model import NotChecked, Policy


class Verdict(StrEnum):
    """What the findings come to."""

    INCOMPLETE = "incomplete"
    REVIEW = "review"
    READY = "ready"


class MaterialStatus(StrEnum):
    """How a material, or a part of one, stands."""

    PRESENT = "present"
    MISSING = "missing"
    OPTIONAL = "optional"
    """absent, and not needed: another part stands for it"""
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class MaterialState:
    """One entry of a route's checklist, or one part of it, with the files that are there for it.

    `claim` and `route` are None where several claims of the package share the material.
    """

    claim: str | None
    route: str | None
    id: str
    number: str
    title: str
    status: MaterialStatus
    files: tuple[str, ...]
    parts: tuple[MaterialState, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding under the id that it has in this report; no two are alike."""

    id: str
    finding: Finding
    confirmed: Confirmation | None = None
    """the reviewer's word that it is settled: it stays in the report and no longer counts"""

    @property
    def level(self) -> Level:
        return self.finding.level

    @property
    def counts(self) -> bool:
        """Whether it still stands in the way."""
        return self.confirmed is None


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """A finding of an earlier report, as that report put it."""

    id: str
    name: str
    level: Level
    message: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """How the findings compare with those of an earlier report (`of` tells which): the ids that
    are new and those that were there before, and the earlier findings that no longer arise."""

    of: str
    new: tuple[str, ...]
    open: tuple[str, ...]
    mended: tuple[EarlierFinding, ...]


@dataclass(frozen=True)
class Report:
    """One package under one policy. `drafted`: there was no manifest, the files alone were judged.

    `package` is the package as the user named it; `findings` stand the gravest first; `left_out`
    are files that lie there and were not read: the program's own outputs, what lies outside the
    manifest's folder.
    """

    package: str
    policy: Policy
    routes: tuple[str, ...]
    applied_on: date | None
    drafted: bool
    materials: tuple[MaterialState, ...]
    evidence: Evidence
    findings: tuple[ReportedFinding, ...]
    award: Award
    not_checked: tuple[NotChecked, ...]
    manifest: Manifest
    """what the applicant states, completed by what the files show; of all claims, judged or not"""
    left_out: tuple[str, ...] = ()
    since: Since | None = None
    """what has changed since an earlier report that the user names"""

    @property
    def applicant(self) -> str:
        """The applicant's name, empty where nothing tells it."""
        return self.manifest.applicant.name or ""

    @property
    def verdict(self) -> Verdict:
        """Incomplete while there is an error, review while a person must look at something."""
        levels = {reported.level for reported in self.findings if reported.counts}
        if Level.ERROR in levels:
            return Verdict.INCOMPLETE
        return Verdict.REVIEW if Level.REVIEW in levels else Verdict.READY

    def passes(self, *, strict: bool) -> bool:
        """Whether no finding stands in the way: no error; if `strict`, no warning or review."""
        grave = {Level.ERROR, Level.WARNING, Level.REVIEW} if strict else {Level.ERROR}
        return not any(reported.level in grave and reported.counts for reported in self.findings)

    def of(self, level: Level) -> tuple[ReportedFinding, ...]:
        """The findings of one level, in the report's order."""
        return tuple(reported for reported in self.findings if reported.level is level)
