"""Does a document that may hold no secrets bear a secrecy marking?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from voucher_cli.checks.case import Case
from voucher_cli.checks.placed import beginning
from voucher_cli.checks.requirements import certainty_of_presence, requirements
from voucher_cli.evidence.model import Cell, Page, Part
from voucher_cli.findings import Finding, Level
from voucher_cli.text import squeeze

_LEVEL = "绝密|机密|秘密"
_TERM = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:年|个月|个?月|天|日)|长期|永久"
_STARRED = re.compile(
    rf"(?:密级|保密等级|保密级别)?:?(?P<level>{_LEVEL})[★☆*]+(?P<term>{_TERM}|[^。,;]{{0,16}})?"
    rf"|[★☆]+(?P<level2>{_LEVEL})(?P<term2>{_TERM})?"
)
_STAR = "[·.—女大太木米+-]"
"""what a star is taken for in pictures"""
_WITH_TERM = re.compile(rf"(?:密级|保密等级|保密级别)?:?(?:{_LEVEL}){_STAR}?(?:{_TERM})")
_LABELLED = re.compile(
    rf"(?:密级|保密等级|保密级别|秘密等级|涉密等级|定密级别):?[√☑■✓]?(?:{_LEVEL})级?"
)
_BARE = re.compile(rf"[\[(【〔《]?(?:{_LEVEL})[\])】〕》]?(?:文件|资料|材料|级)?")
_LABEL = re.compile(r"(?:密级|保密等级|保密级别|秘密等级|涉密等级|定密级别):?")
_UNFINISHED_LINE = 20
"""a line of so many characters without a full stop goes on in the next one"""


def documents_bear_no_secrecy_marking(case: Case) -> Iterator[Finding]:
    """classified-marking: 绝密★, 机密★10年, 秘密5年, 密级：秘密, or the level alone on its line,
    where the policy forbids secrets. Words in a sentence (国家秘密, 商业秘密, 保密条款) are none;
    nor is a list of levels."""
    for required in requirements(case):
        duty = required.must.no_secrets
        if duty is None:
            continue
        for part in required.parts:
            found = _first_marking(part)
            if found:
                page, cell = found
                yield Finding(
                    "classified-marking",
                    Level.ERROR,
                    replace(
                        required.subject,
                        file=part.file,
                        page=page.number,
                        where=cell.where,
                        box=page.shown(cell.box) if cell.box else None,
                    ),
                    actual=squeeze(cell.text),
                    source=duty.cite,
                    certainty=certainty_of_presence(part),
                    detail=beginning(part),
                )


def _first_marking(part: Part) -> tuple[Page, Cell] | None:
    before = ""
    for page in part.pages:
        for row in page.rows:
            cells = [(cell, squeeze(cell.text)) for cell in row.cells if squeeze(cell.text)]
            marked = _torn_marking(cells) or _marked_cell(cells, before)
            if marked:
                return page, marked
            before = cells[-1][1] if cells else before
        stamped = _stamped_marking(page)
        if stamped:
            return page, stamped
    return None


def _torn_marking(cells: list[tuple[Cell, str]]) -> Cell | None:
    """A row of several cells that is one marking: spaced out, as markings are, its characters and
    the term behind them stand apart."""
    text = "".join(text for _, text in cells)
    apart = len(cells) > 1 and all(len(text) == 1 for _, text in cells)
    if len(cells) > 1 and (
        _STARRED.fullmatch(text) or _WITH_TERM.fullmatch(text) or (apart and _BARE.fullmatch(text))
    ):
        return Cell(text, cells[0][0].box, cells[0][0].where)
    return None


def _stamped_marking(page: Page) -> Cell | None:
    """One that was stamped."""
    for seal in page.look.seals if page.look else ():
        for text in map(squeeze, (seal.owner, seal.legend)):
            if any(p.fullmatch(text) for p in (_STARRED, _WITH_TERM, _LABELLED, _BARE)):
                return Cell(text, seal.box)
    return None


def _marked_cell(cells: list[tuple[Cell, str]], before: str) -> Cell | None:
    """The cell of a row that is a marking; `before` is the line above."""
    for cell, text in cells:
        if any(p.fullmatch(text) for p in (_STARRED, _WITH_TERM, _LABELLED)):
            return cell
    levels = [n for n, (_, text) in enumerate(cells) if _BARE.fullmatch(text)]
    if len(levels) != 1:
        return None
    n = levels[0]
    labelled = n > 0 and _LABEL.fullmatch(cells[n - 1][1])
    torn = len(before) >= _UNFINISHED_LINE and not before.endswith(("。", ";", ":", "!", "?"))
    return cells[n][0] if labelled or (len(cells) == 1 and not torn) else None
