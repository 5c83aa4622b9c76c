"""Seasons made up by hand: rows, what they show side by side, and what they come to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from voucher_cli.batch.model import ClaimTotal, PartyMarks, Row, Status
from voucher_cli.batch.page.build import write_page
from voucher_cli.batch.season import (
    Place,
    RouteTotal,
    Season,
    SeasonFinding,
    Totals,
    season_verdict,
)
from voucher_cli.findings import Finding, Level
from voucher_cli.language import Language
from voucher_cli.money import ZERO, total
from voucher_cli.report.model import Verdict

POLICY = "beijing-model-2024"
SURNAMES = "安北曹丁恩方高黄江孔李马牛欧平钱任宋唐王徐杨张"
"""in the order of their sounds"""
KINDS = (
    ("material-missing", Level.ERROR),
    ("seal-missing", Level.ERROR),
    ("evidence-short", Level.WARNING),
    ("invoice-outside-window", Level.REVIEW),
    ("award-capped", Level.INFO),
)

BREAKOUT = "\"'></title></style></script><script>window.ran=1</script>"
HOSTILE = (
    f"{BREAKOUT}<img src=x onerror=window.ran=1>",
    "javascript:window.ran=1",
    "a%20b #1?x=<b>&amp; 材料",
    "say \"cheese\" 'now'",
    "two\nlines\tand\u202eturned\u200f",
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }}{% raw %}${alert(1)}",
    "名" * 10_000,
    "W" * 10_000,
    "c\u0327" * 300,
)


def row(
    package: str,
    levels: Mapping[str, Mapping[Level, int]] | None = None,
    *,
    ceiling: str = "500000.00",
    applicant: str | None = "北京云帆智能科技有限公司",
    policy: str = POLICY,
    routes: tuple[str, ...] = ("api",),
    written: Sequence[str] | None = None,
) -> Row:
    """A package that was checked, with findings by their name and level."""
    by_level = levels or {}
    counts: Counter[Level] = Counter()
    for found in by_level.values():
        counts.update(found)
    verdict = Verdict.REVIEW if counts[Level.REVIEW] else Verdict.READY
    return Row(
        package=package,
        status=Status.CHECKED,
        key=package,
        policy=policy,
        routes=routes,
        applicant=PartyMarks(name=applicant),
        verdict=Verdict.INCOMPLETE if counts[Level.ERROR] else verdict,
        ceiling=Decimal(ceiling),
        counts=counts,
        names={name: sum(found.values()) for name, found in by_level.items()},
        by_level=by_level,
        claims=tuple(
            ClaimTotal(route, route, Decimal(ceiling) * 2, Decimal(ceiling)) for route in routes
        ),
        written=dict.fromkeys(written if written is not None else report_files(package), "0" * 64),
    )


def broken(package: str, problem: str = "不是文件夹，也不是 zip 文件") -> Row:
    """A package that could not be judged."""
    return Row(package=package, status=Status.BROKEN, key=package, problem=problem)


def report_files(package: str) -> tuple[str, ...]:
    """Where its reports lie, under a name that file systems take."""
    stem = package.replace("/", "_").encode()[:200].decode(errors="ignore")
    return tuple(f"reports/{stem}.{suffix}" for suffix in ("json", "html"))


def reused(
    *packages: str, level: Level = Level.ERROR, number: str = "24112000000012345678"
) -> SeasonFinding:
    """An invoice in several packages."""
    finding = Finding(
        "invoice-reused",
        level,
        variant="one-policy",
        values={"number": number, "count": str(len(packages)), "packages": "、".join(packages)},
        detail=f"{number}{packages}",
    )
    return SeasonFinding(
        finding.id, finding, tuple(Place(package, "api", "04-发票.pdf") for package in packages)
    )


def season(
    rows: Sequence[Row],
    findings: Sequence[SeasonFinding] = (),
    budget: str | None = None,
    capped: str = "0.00",
) -> Season:
    """The season of those rows, its totals simply added up."""
    bare = Season(_totals(rows), tuple(findings))
    verdicts = Counter(
        verdict for one in rows if (verdict := season_verdict(one, bare.of(one.package)))
    )
    ready = [one for one in rows if season_verdict(one, bare.of(one.package)) is Verdict.READY]
    taken = Decimal(capped)
    totals = Totals(
        packages=len(rows),
        broken=sum(one.status is Status.BROKEN for one in rows),
        verdicts=verdicts,
        counts=bare.totals.counts,
        names=bare.totals.names,
        routes=bare.totals.routes,
        ceiling=bare.totals.ceiling - taken,
        capped=taken,
        ready=total(one.ceiling or ZERO for one in ready),
        budget=None if budget is None else Decimal(budget),
    )
    return Season(totals, tuple(findings))


def _totals(rows: Sequence[Row]) -> Totals:
    counts: Counter[Level] = Counter()
    names: Counter[str] = Counter()
    for one in rows:
        counts.update(one.counts)
        names.update(one.names)
    claims = [(one, claim) for one in rows for claim in one.claims]
    routes = sorted({(one.policy or "", claim.route) for one, claim in claims})
    return Totals(
        packages=len(rows),
        broken=0,
        verdicts={},
        counts=counts,
        names=names,
        routes=tuple(
            _route(policy, route, [c for r, c in claims if (r.policy, c.route) == (policy, route)])
            for policy, route in routes
        ),
        ceiling=total(one.ceiling or ZERO for one in rows),
        capped=ZERO,
        ready=ZERO,
    )


def _route(policy: str, route: str, claims: Sequence[ClaimTotal]) -> RouteTotal:
    return RouteTotal(
        policy,
        route,
        len(claims),
        total(claim.base for claim in claims),
        total(claim.ceiling for claim in claims),
        ZERO,
    )


def many(count: int) -> list[Row]:
    """Packages of every verdict, applicants in no order, awards of every size."""
    return [_made_up(n) for n in range(count)]


def _made_up(n: int) -> Row:
    if n % 37 == 36:
        return broken(f"{n:04}-坏包.zip")
    surname = SURNAMES[n * 7 % len(SURNAMES)]
    levels = {
        name: {level: n * (k + 3) % 7 % 4 + 1}
        for k, (name, level) in enumerate(KINDS)
        if n * (k + 5) % 11 < 4 - k % 3
    }
    policy, routes = [
        (POLICY, ("api",)),
        (POLICY, ("api", "private")),
        ("tongzhou-2025", ("compute",)),
    ][n % 3]
    return row(
        f"{n:04}-{surname}氏智能科技",
        levels,
        ceiling=f"{n * 7919 % 500 * 10_007}.{n % 100:02}",
        applicant=f"北京{surname}氏智能科技{n:04}有限公司",
        policy=policy,
        routes=routes,
    )


def hostile() -> tuple[list[Row], Season]:
    """Every name of it tries to become markup, to run, to lead elsewhere or to break the page."""
    rows = [
        row(
            name,
            {"material-missing": {Level.ERROR: 1}},
            applicant=name,
            policy=name,
            routes=(name,),
        )
        for name in HOSTILE
    ]
    rows.append(broken("坏<b>包", f"{BREAKOUT}{'坏' * 5000}"))
    findings = [reused(*HOSTILE, number=name) for name in HOSTILE]
    return rows, season(rows, findings, budget="1.00")


def written(
    folder: Path,
    rows: Sequence[Row],
    whole: Season,
    language: Language = Language.ZH,
    name: str = "2024年第四批",
) -> Path:
    """The page in a folder, with a stand-in for each report and for the workbook."""
    for one in rows:
        for path in one.written:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text("<!DOCTYPE html><title>stand-in</title>", "utf-8")
    (folder / "summary.xlsx").write_bytes(b"")
    page = folder / "index.html"
    write_page(page, rows, whole, language, name)
    return page


def squeezed(text: str) -> str:
    """With single spaces."""
    return re.sub(r"\s+", " ", text).strip()
