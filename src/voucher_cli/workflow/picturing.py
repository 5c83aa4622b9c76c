"""Draws the pages that a report's findings point at."""

from __future__ import annotations

from collections.abc import Mapping

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.drawing import draw_pages
from voucher_cli.evidence.package import Package, open_package
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.evidence.shot import PageKey, Shot
from voucher_cli.report.html.pictures import wanted_pages
from voucher_cli.report.model import Report
from voucher_cli.workflow.check import Request
from voucher_cli.workflow.progress import Progress, silent


def pictures_for(
    report: Report, request: Request, progress: Progress = silent
) -> Mapping[PageKey, Shot]:
    """The pages, as far as they can be drawn; none of a package that is gone by now."""
    try:
        with open_package(request.package, other_manifest=request.manifest is not None) as package:
            return pictures_of(report, package, request.reading, progress)
    except VoucherError:
        return {}


def pictures_of(
    report: Report, package: Package, reading: ReadOptions, progress: Progress = silent
) -> Mapping[PageKey, Shot]:
    """The same for a package that is open already."""
    wanted = wanted_pages(report)
    return draw_pages(package, wanted, progress, reading) if wanted else {}
