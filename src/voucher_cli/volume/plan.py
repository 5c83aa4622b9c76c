"""What goes into the volume, and in which order: that of the policy's list of materials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voucher_cli.evidence.model import Evidence, SourceFile
from voucher_cli.language import Bilingual
from voucher_cli.report.model import MaterialState, MaterialStatus, Report

OTHERS = Bilingual("其他材料", "Other papers")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file under one material. It is `bound` under the first material that it serves; under a
    later one it is only referred to, by the page of the file (from 1) where that one begins."""

    file: SourceFile
    bound: bool = True
    page: int = 1

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.file.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """One material of the list with its files; `claim` tells claims apart where there are
    several. `position` counts the list's materials from 1; `number` is empty for what no material
    claims."""

    position: int
    number: str
    title: Bilingual
    claim: str | None
    entries: tuple[Entry, ...]

    @property
    def heading(self) -> str:
        """`2 项目合同（api）`, as the volume has it."""
        claim = f"（{self.claim}）" if self.claim else ""
        return f"{self.number} {self.title.zh}{claim}".strip()


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole volume. `absent` are the materials that must be there and are not."""

    policy: Bilingual
    routes: tuple[Bilingual, ...]
    applicant: str
    applied_on: str
    sections: tuple[Section, ...]
    absent: tuple[Section, ...]

    @property
    def title(self) -> str:
        """What the volume is called."""
        return f"{self.policy.zh}申报材料"

    @property
    def bound(self) -> tuple[Entry, ...]:
        """Every file once, in order."""
        return tuple(e for section in self.sections for e in section.entries if e.bound)


def plan_of(report: Report) -> Plan:
    """The volume for the package of a report."""
    sections: list[Section] = []
    absent: list[Section] = []
    placed: set[str] = set()
    for position, state in enumerate(report.materials, start=1):
        entries = tuple(_entries(state, report.evidence, placed))
        title = Bilingual(state.title, state.title)
        section = Section(position, state.number, title, _claim(state, report), entries)
        if entries:
            sections.append(section)
        if state.status is MaterialStatus.MISSING:
            absent.append(section)
    rest = tuple(Entry(file) for file in report.evidence.files if file.path not in placed)
    if rest:
        sections.append(Section(len(report.materials) + 1, "", OTHERS, None, rest))
    routes = [report.policy.route(route) for route in report.routes]
    return Plan(
        policy=report.policy.title,
        routes=tuple(route.title for route in routes if route),
        applicant=report.applicant,
        applied_on=report.applied_on.isoformat() if report.applied_on else "",
        sections=tuple(sections),
        absent=tuple(absent),
    )


def _claim(state: MaterialState, report: Report) -> str | None:
    return state.claim if len(report.award.claims) > 1 else None


def _entries(state: MaterialState, evidence: Evidence, placed: set[str]) -> Iterator[Entry]:
    """The files of a material, those of its parts in the parts' order; `placed` grows."""
    for path in _paths(state):
        file = evidence.file(path)
        if file is None:
            continue
        if path in placed:
            yield Entry(file, bound=False, page=_first_page(state, evidence, path))
        else:
            placed.add(path)
            yield Entry(file)


def _paths(state: MaterialState) -> Sequence[str]:
    of_parts = (path for part in state.parts for path in part.files)
    return tuple(dict.fromkeys([*of_parts, *state.files]))


def _first_page(state: MaterialState, evidence: Evidence, path: str) -> int:
    pages = [
        placement.part.first_page
        for placement in evidence.placements
        if placement.part.file == path
        and placement.material == state.id
        and placement.claim == state.claim
    ]
    return min(pages, default=1)
