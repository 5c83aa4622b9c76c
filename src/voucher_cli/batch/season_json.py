"""The season, and each of its findings, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from voucher_cli import __version__, catalogue
from voucher_cli.batch.season import Place, RouteTotal, Season, SeasonFinding, Totals
from voucher_cli.batch.sums import counted_twice
from voucher_cli.language import Language
from voucher_cli.money import plain_yuan

SCHEMA = "voucher-season/1"
Json = dict[str, Any]
MOST_PLACES = 100
"""of one finding beside each package; season.json has them all"""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def season_text(season: Season, language: Language) -> str:
    """The whole season; messages and hints in `language`, everything else alike in both."""
    text = json.dumps(
        {
            "schema": SCHEMA,
            "tool": f"voucher {__version__}",
            "totals": _totals(season.totals, language),
            "left_out": [{"name": one.name, "why": one.why.value} for one in season.left_out],
            "findings": [finding_json(f, language, most=None) for f in season.findings],
        },
        ensure_ascii=False,
        indent=2,
    )
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def finding_json(
    found: SeasonFinding, language: Language, *, most: int | None = MOST_PLACES
) -> Json:
    """One finding with its places, `most` of them (None: all). A finding that thousands of
    packages share would else be written out in full beside each of them."""
    finding = found.finding
    source = finding.source
    return {
        "id": found.id,
        "name": finding.name,
        "level": finding.level.value,
        "certainty": finding.certainty.value,
        "message": catalogue.message(finding, language),
        "hint": catalogue.hint(finding, language),
        "places": [_place(place) for place in found.places[:most]],
        "places_in_all": len(found.places),
        "expected": catalogue.phrase(finding.expected, language),
        "actual": catalogue.phrase(finding.actual, language),
        "source": source
        and {"document": source.document, "clause": source.clause, "quote": source.quote},
    }


def _place(place: Place) -> Json:
    return {"package": place.package, "claim": place.claim, "file": place.file}


def _totals(totals: Totals, language: Language) -> Json:
    note = counted_twice(totals)
    return {
        "packages": totals.packages,
        "broken": totals.broken,
        "verdicts": {verdict.value: count for verdict, count in totals.verdicts.items()},
        "counts": {level.value: count for level, count in totals.counts.items()},
        "names": dict(totals.names),
        "routes": list(_routes(totals.routes)),
        "ceiling": plain_yuan(totals.ceiling),
        "shared": plain_yuan(totals.shared),
        "capped": plain_yuan(totals.capped),
        "ready": plain_yuan(totals.ready),
        "reused": totals.reused,
        "note": note.text(language) if note else None,
        "budget": None if totals.budget is None else plain_yuan(totals.budget),
    }


def _routes(routes: Iterable[RouteTotal]) -> Iterable[Json]:
    for route in routes:
        yield {
            "policy": route.policy,
            "route": route.route,
            "claims": route.claims,
            "base": plain_yuan(route.base),
            "ceilings": plain_yuan(route.ceilings),
            "ready": plain_yuan(route.ready),
        }
