"""Are the scans sharp enough to be read, by people and by OCR?"""

from __future__ import annotations

from collections.abc import Iterator

from voucher_cli.checks.case import Case
from voucher_cli.checks.files import ranges
from voucher_cli.checks.placed import file_subject, placements_of
from voucher_cli.evidence.model import FileType, Page, SourceFile
from voucher_cli.findings import Certainty, Finding, Level

_LEAST_DPI = 200
_ROUNDING = 4
"""dpi by which a scan at 200 dpi may miss it, its page being a little larger than the paper"""
_LEAST_CONFIDENCE = 0.80
_CLEARLY_READ = 0.9
_A4 = 2**0.5
_ENOUGH_CHARACTERS = 30
"""read from a page, for their confidence to mean something"""


def scans_are_sharp(case: Case) -> Iterator[Finding]:
    """scan-poor: pages of a material under 200 dpi, or read with low confidence; once a file."""
    for file in case.evidence.files:
        pages = list(_pages_that_matter(case, file))
        coarse = [page for page in pages if _is_coarse(page, file.type)]
        doubtful = [page for page in pages if _is_doubtful(page)]
        poor = sorted({page.number for page in (*coarse, *doubtful)})
        if not poor:
            continue
        dpi = min((page.look.dpi for page in coarse if page.look and page.look.dpi), default=None)
        yield Finding(
            "scan-poor",
            Level.WARNING,
            file_subject(case, file.path, poor[0]),
            variant="default" if dpi else "confidence",
            values={"pages": ranges(poor)},
            expected=str(_LEAST_DPI) if dpi else None,
            actual=str(dpi) if dpi else _percent(doubtful),
            certainty=Certainty.CERTAIN if dpi else Certainty.LIKELY,
        )


def _pages_that_matter(case: Case, file: SourceFile) -> Iterator[Page]:
    """The pages of its documents that some material claims."""
    numbers = {page.number for p in placements_of(case, file.path) for page in p.part.pages}
    for page in file.pages:
        if page.number in numbers and page.look is not None:
            yield page


def _is_coarse(page: Page, type_: FileType) -> bool:
    """Whether it has too few dots. How large the paper on a photo was is a guess: there, it must
    have been hard to read as well."""
    look = page.look
    if look is None or look.dpi is None or not 0 < look.dpi < _LEAST_DPI - _ROUNDING:
        return False
    if type_ is not FileType.IMAGE or _is_a_sheet(page):
        return True
    return look.confidence is not None and look.confidence < _CLEARLY_READ


def _is_a_sheet(page: Page) -> bool:
    """Whether the picture is that of a whole A4 sheet, as a scanner makes it."""
    if page.leaves or not page.width or not page.height:
        return False
    short, long = sorted((page.width, page.height))
    return abs(long / short - _A4) < 0.05


def _is_doubtful(page: Page) -> bool:
    confidence = page.look.confidence if page.look else None
    enough = len(page.squeezed) >= _ENOUGH_CHARACTERS
    return confidence is not None and confidence < _LEAST_CONFIDENCE and enough


def _percent(pages: list[Page]) -> str:
    """The lowest confidence of the pages."""
    least = min(page.look.confidence or 0.0 for page in pages if page.look)
    return f"{round(100 * least)}%"
