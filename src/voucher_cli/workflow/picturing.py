"""Draws the pages that a report's findings point at."""

from __future__ import annotations

from collections.abc import Mapping

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.drawing import draw_pages
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.shot import PageKey, Shot
from voucher_cli.report.html.pictures import wanted_pages
from voucher_cli.report.model import Report
from voucher_cli.workflow.check import Request
from voucher_cli.workflow.progress import Progress, silent


def pictures_for(
    report: Report, request: Request, progress: Progress = silent
) -> Mapping[PageKey, Shot]:
    """The pages, as far as they can be drawn; none of a package that is gone by now."""
    wanted = wanted_pages(report)
    if not wanted:
        return {}
    try:
        with open_package(request.package, other_manifest=request.manifest is not None) as package:
            return draw_pages(package, wanted, progress, request.reading)
    except VoucherError:
        return {}
