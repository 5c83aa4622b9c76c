"""Puts the HTML report together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from voucher_cli import __version__
from voucher_cli.evidence.shot import PageKey, Shot
from voucher_cli.findings import Level
from voucher_cli.language import Language
from voucher_cli.report import award_words, words
from voucher_cli.report.award import cap_blocks, ceiling_line, claim_blocks
from voucher_cli.report.citations import unfolded
from voucher_cli.report.html.sheets import Sheets
from voucher_cli.report.html.shell import BASE_STYLE, asset, environment
from voucher_cli.report.html.view import Views
from voucher_cli.report.html.waterfall import BARS, WIDTH, claim_waterfall, total_waterfall
from voucher_cli.report.model import Report
from voucher_cli.report.outline import text_of

MOST_BYTES = 4_800_000
"""of the whole file, so that a mailbox takes it"""

_TEMPLATES = Path(__file__).parent / "templates"


def html_report(report: Report, language: Language, shots: Mapping[PageKey, Shot]) -> str:
    """The report as one HTML file that needs no other. `shots` are the pages that could be drawn;
    their images are made to fit."""
    bare = {key: Shot(shot.width, shot.height, ("",)) for key, shot in shots.items()}
    text = _rendered(report, language, Sheets(report, bare, 0))
    if not shots:
        return text
    room = max(MOST_BYTES - len(text.encode("utf-8", "replace")), 0)
    return _rendered(report, language, Sheets(report, shots, room))


def _rendered(report: Report, language: Language, sheets: Sheets) -> str:
    views = Views(report, sheets, language)
    return (
        environment(_TEMPLATES)
        .get_template("report.html")
        .render(
            report=report,
            policy=report.policy,
            lang={Language.ZH: "zh-CN", Language.EN: "en"}[language],
            say=lambda zh, en: zh if language is Language.ZH else en,
            text=lambda both: unfolded(both.text(language)),
            version=__version__,
            words=words,
            award_words=award_words,
            levels=list(Level),
            ceiling=text_of(ceiling_line(report.award.ceiling, language)),
            findings=views.findings(),
            material_options=views.material_options(),
            file_options=views.file_options(),
            materials=list(views.materials()),
            files=list(views.files()),
            sheets=sheets.all(),
            claims=list(_claims(report, language)),
            total=total_waterfall(report.award, language),
            caps=list(cap_blocks(report.award.caps, report.policy, language)),
            chart_width=WIDTH,
            axis=BARS[0] - 1,
            style=asset(BASE_STYLE, _TEMPLATES / "report.css"),
            script=asset(_TEMPLATES / "report.js"),
        )
    )


def _claims(report: Report, language: Language) -> Any:
    """Each claim's drawing, with the same in words."""
    for claim in report.award.claims:
        route = report.policy.route(claim.route)
        if route is not None:
            drawing = claim_waterfall(claim, route, language)
            yield drawing, list(claim_blocks(claim, route, language))
