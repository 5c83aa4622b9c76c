"""Puts the page of a season together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voucher_cli import __version__
from voucher_cli.batch import sums
from voucher_cli.batch.model import Row
from voucher_cli.batch.names import WORKBOOK
from voucher_cli.batch.page.budget import budget_bar
from voucher_cli.batch.page.gather import LONGEST, Gathered, gather
from voucher_cli.batch.page.index import Index
from voucher_cli.batch.page.kinds import kind_chart
from voucher_cli.batch.page.links import address
from voucher_cli.batch.page.policies import PolicyNames
from voucher_cli.batch.page.sizes import size_chart
from voucher_cli.batch.page.summary import route_lines, route_sums, verdict_counts
from voucher_cli.batch.page.view import Views
from voucher_cli.batch.season import LeftOut, Season, Totals
from voucher_cli.batch.words import WHY_LEFT_OUT
from voucher_cli.findings import Level
from voucher_cli.language import Language
from voucher_cli.money import grouped_yuan, in_wan
from voucher_cli.report import award_words
from voucher_cli.report import words as common
from voucher_cli.report.citations import unfolded
from voucher_cli.report.html.shell import BASE_STYLE, asset, environment
from voucher_cli.report.html.words import LEVEL_TAGS
from voucher_cli.report.outline import visible

_TEMPLATES = Path(__file__).parent / "templates"
_MOST_LEFT_OUT = 50
_LONGEST_NAME = 60
"""characters of a name that a cell shows; pointing at it shows more"""


def write_page(
    to: Path, rows: Iterable[Row], season: Season, language: Language, name: str
) -> None:
    """Writes the page into the file `to`, piece by piece. `name` is the season's. Raises OSError.

    Links are relative to the folder in which the page comes to lie: the rows' `written`.
    """
    index = Index(season.findings)
    gathered = gather(rows, index)
    views = Views(index, gathered, language)
    values = {
        **_common(language),
        **_summary(season.totals, language),
        **_across(views, season, index),
        **_packages(views, gathered),
        **_left_out(season.left_out, language),
        "name": shown(name),
        "kinds": kind_chart(gathered.kinds, language),
        "sizes": size_chart(gathered.sizes),
    }
    template = environment(_TEMPLATES).get_template("page.html")
    with to.open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(template.generate(**values))


@dataclass(frozen=True, slots=True)
class Shown:
    """A stranger's name as a cell shows it; `whole` is more of it where it had to be cut."""

    text: str
    whole: str


def shown(name: str) -> Shown:
    """As much of a name as fits."""
    start = visible(name[: _LONGEST_NAME + 1])
    if len(start) <= _LONGEST_NAME:
        return Shown(start, "")
    return Shown(start[: _LONGEST_NAME - 1] + "…", name[:LONGEST])


def _common(language: Language) -> Mapping[str, Any]:
    return {
        "lang": {Language.ZH: "zh-CN", Language.EN: "en"}[language],
        "say": lambda zh, en: zh if language is Language.ZH else en,
        "text": lambda both: unfolded(both.text(language)),
        "shown": shown,
        "yuan": grouped_yuan,
        "wan": in_wan,
        "version": __version__,
        "levels": list(Level),
        "words": common,
        "level_tags": LEVEL_TAGS,
        "award_words": award_words,
        "workbook": address(WORKBOOK),
        "style": asset(BASE_STYLE, _TEMPLATES / "page.css"),
        "script": asset(_TEMPLATES / "page.js"),
    }


def _summary(totals: Totals, language: Language) -> Mapping[str, Any]:
    return {
        "totals": totals,
        "verdicts": list(verdict_counts(totals)),
        "routes": list(route_lines(totals, PolicyNames(language))),
        "sums": route_sums(totals),
        "season_sums": sums,
        "budget": budget_bar(totals),
    }


def _across(views: Views, season: Season, index: Index) -> Mapping[str, Any]:
    return {
        "groups": views.groups(),
        "across": len(season.findings),
        "across_shown": len(index.numbers),
    }


def _left_out(left_out: tuple[LeftOut, ...], language: Language) -> Mapping[str, Any]:
    """What was not judged, by why."""
    groups = []
    for why, said in WHY_LEFT_OUT.items():
        names = [one.name for one in left_out if one.why is why]
        if names:
            groups.append((said.text(language), names[:_MOST_LEFT_OUT], len(names)))
    return {"left_out": groups}


def _packages(views: Views, gathered: Gathered) -> Mapping[str, Any]:
    return {
        "packages": views.packages(),
        "listed": len(gathered.listed),
        "all": gathered.packages,
        "choices": views.choices.all,
        "verdict_choices": list(views.verdict_choices()),
    }
