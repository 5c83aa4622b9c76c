"""Judging a season: every package by itself, then all of them side by side, then what is written
about the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from voucher_cli.batch.across.season_of import season_of
from voucher_cli.batch.judges import Judges
from voucher_cli.batch.model import UnitTask
from voucher_cli.batch.names import PAGE, RESULTS, SEASON, WORKBOOK
from voucher_cli.batch.options import UnitOptions, UnitSetup
from voucher_cli.batch.packages import SeasonFolder, packages_in
from voucher_cli.batch.progress import SeasonProgress, SeasonStep, Tell, unheard, unsaid
from voucher_cli.batch.results.faults import telling
from voucher_cli.batch.results.folder import Draft, ResultsFolder
from voucher_cli.batch.results.journal import Rows
from voucher_cli.batch.scope import within
from voucher_cli.batch.season import Season
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.read_all import jobs_from_environment
from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.policy.library import get_policy, route_ids
from voucher_cli.workflow.choice import known_route

_NO_ROUTE = Bilingual("没有申报路径", "no such route:")


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks to have judged: the packages in `folder`, into `output`.

    `jobs` are processes (0: this one alone); `cluster` is the address of a Dask scheduler that
    does the work instead, `shared_root` the folder that its workers see, too. `budget` is in yuan.
    """

    folder: Path
    output: Path
    options: UnitOptions = field(default_factory=UnitOptions)
    jobs: int = field(default_factory=jobs_from_environment)
    cache: Path | None = None
    budget: Decimal | None = None
    cluster: str | None = None
    shared_root: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A season that has been judged, and how far it had been before."""

    season: Season
    steps: SeasonStep


def run(request: Request, progress: SeasonProgress = unheard, tell: Tell = unsaid) -> Judged:
    """Judges what has changed since the last run, and writes everything. `tell` is for what the
    user should know meanwhile: that a cluster has no workers.

    Raises VoucherError where folder, output or options cannot be used. Whatever stops it, the next
    run goes on from there.
    """
    _hold_options(request.options)
    folder = within(packages_in(request.folder, request.output), request.options)
    names = tuple(package.name for package in folder.packages)
    with ResultsFolder(request.output, force=request.force) as results:
        results.claim(names, (WORKBOOK, PAGE, SEASON))
        with _judges(request, len(names), tell) as judges:
            steps = _judge_all(judges, folder, results, progress)
        rows = results.rows(names)
        with telling(results.folder):
            season = season_of(rows, request.budget, results.scratch)
        season = replace(season, left_out=folder.left_out)
        drafts = _drafts(request, rows, season, results.folder)
        results.finish(drafts, _made_of(request, rows, folder))
    return Judged(season, steps)


def _hold_options(options: UnitOptions) -> None:
    """A wrong option is told once, not in every row."""
    if options.policy is not None:
        policy = get_policy(options.policy)
        for route in options.routes:
            known_route(policy, route)
    for route in options.routes:
        if route not in route_ids():
            raise VoucherError(not_known(_NO_ROUTE, route, route_ids()))


def _judge_all(
    judges: Judges, folder: SeasonFolder, results: ResultsFolder, progress: SeasonProgress
) -> SeasonStep:
    steps = SeasonStep(len(folder.packages))
    progress(steps)

    def tasks() -> Iterator[UnitTask]:
        for package in folder.packages:
            yield UnitTask(package.name, package.path, results.known(package.name))

    for task, outcome in judges.judge(tasks()):
        row = results.row(task.name) if outcome.row is None else results.add(outcome)
        steps = steps.with_row(row, unchanged=outcome.row is None)
        progress(steps)
    return steps


def _judges(request: Request, packages: int, tell: Tell) -> Judges:
    if request.cluster is not None:
        from voucher_cli.batch.cluster.judges import ClusterJudges

        setup = UnitSetup(request.options, cache=request.cache)
        return ClusterJudges(request.cluster, setup, request.shared_root, tell)
    from voucher_cli.batch.local.pool import LocalJudges, shared_out

    units, readers = shared_out(request.jobs, packages) if request.jobs else (0, 0)
    return LocalJudges(UnitSetup(request.options, readers, request.cache), units)


def _made_of(request: Request, rows: Rows, folder: SeasonFolder) -> str:
    seen = hashlib.sha256(f"{request.budget} {request.options!r} {folder.left_out}".encode())
    for row in rows:
        seen.update(f"{row.package}\0{row.key}\0{sorted(row.written.items())}\0".encode())
    return seen.hexdigest()


def _drafts(request: Request, rows: Rows, season: Season, output: Path) -> Mapping[str, Draft]:
    from voucher_cli.batch.page.build import write_page
    from voucher_cli.batch.results.lines import write_lines
    from voucher_cli.batch.results.reports import report_of
    from voucher_cli.batch.season_json import season_text
    from voucher_cli.batch.workbook.write import write_workbook

    language = request.options.language
    name = request.folder.resolve().name
    return {
        WORKBOOK: lambda to: write_workbook(to, rows, season, report_of(output), language),
        PAGE: lambda to: write_page(to, rows, season, language, name),
        SEASON: lambda to: _write(to, season_text(season, language)),
        RESULTS: lambda to: write_lines(to, rows, season, language),
    }


def _write(to: Path, text: str) -> None:
    to.write_text(text, "utf-8", errors="replace", newline="\n")
