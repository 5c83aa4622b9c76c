"""Runs of characters on a PDF page → rows of cells, as a reader's eye puts them together.

A PDF says where glyphs stand, not what belongs together. Runs with one baseline are a row; within
it a gap wider than about one character (one em) parts cells, so that buyer and seller of an
invoice, or label and value of a bank slip, stay apart. Labels that run downwards beside a block
(购/买/方/信/息) are taken out first, or each of their characters would stick to some row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from voucher_cli.evidence.model import Box, Cell, Row
from voucher_cli.evidence.readers.pdf_grid import Grid, settle
from voucher_cli.evidence.readers.pdf_run import Run, around
from voucher_cli.evidence.readers.spacing import spread_date, spread_word

CELL_GAP = 0.95
"""in em: a full-width space parts cells, the space between words does not"""
SPACED_WORD_GAP = 3.4
"""in em: how far the characters of one spaced-out word (户　　名) may stand apart"""
_SAME_BASELINE = 0.45
_VERTICAL_PITCH = (0.8, 2.3)
_LEFTMOST_PITCH = 4.5
_SPREAD_LINE = 4

_NEVER_LABELS = frozenset(
    "一二三四五六七八九十甲乙丙丁项个套台次年月日天份式批件本张条元万是否无有男女"
)
"""characters that stand alone in a column of their own: numerals, units, answers"""


def rows_of(runs: Sequence[Run], rules: Sequence[Box] = ()) -> list[Row]:
    """The rows from top to bottom, each with its cells from left to right. `rules` are the lines
    drawn on the page, as thin boxes in the frame of the runs."""
    grid = Grid(rules)
    labels = [label for label in _vertical_labels(runs) if _in_one_cell(label, grid)]
    taken = {id(run) for label in labels for run in label}
    level = [run for run in runs if id(run) not in taken]
    if rules:
        level = settle(level, grid, _lines, _parted)
    placed = [(line[0].baseline, _row(line)) for line in _lines(level)]
    placed += _label_rows(labels)
    placed.sort(key=lambda pair: pair[0])
    return [row for _, row in placed]


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs grouped by baseline."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.baseline, r.left)):
        if lines:
            line = lines[-1]
            tolerance = _SAME_BASELINE * min(run.em, line[0].em)
            if run.baseline - line[0].baseline <= tolerance:
                line.append(run)
                continue
        lines.append([run])
    return lines


def _row(line: list[Run]) -> Row:
    return Row(tuple(_cell(cell) for cell in _parted(line)))


def _parted(line: list[Run]) -> list[list[Run]]:
    """The runs of a line, those of one cell together."""
    cells: list[list[Run]] = []
    for run in sorted(line, key=lambda r: r.left):
        if cells and _belongs(cells[-1], run):
            cells[-1].append(run)
        else:
            cells.append([run])
    return cells


def _belongs(cell: list[Run], run: Run) -> bool:
    """Whether `run` continues the cell to its left."""
    last = cell[-1]
    if last.home != run.home:
        return False
    em = min(last.em, run.em)
    gap = (run.left - last.right) / em
    if gap <= CELL_GAP:
        return gap > -2
    if gap > SPACED_WORD_GAP:
        return False
    if all(piece.lone_chinese for piece in cell):
        return len(cell) < 6 and spread_word(last.text, run.text)
    return spread_date(last.text, run.text)


def _cell(runs: list[Run]) -> Cell:
    text = runs[0].text
    for previous, run in pairwise(runs):
        text += run.joint(previous) + run.text
    return Cell(text, around(runs))


# --- labels that run downwards -------------------------------------------------------------------


def _vertical_labels(runs: Sequence[Run]) -> list[list[Run]]:
    """Stacks of lone characters that are one label, each from top to bottom."""
    lone = sorted((r for r in runs if r.lone_chinese), key=lambda r: r.baseline)
    if len(lone) < 2:
        return []
    leftmost = min(run.left for run in runs)
    stacks: list[list[Run]] = []
    for run in lone:
        home = next((s for s in stacks if _continues(s, run, leftmost)), None)
        if home is None:
            stacks.append([run])
        else:
            home.append(run)
    return [stack for stack in stacks if _is_label(stack, runs, leftmost)]


def _in_one_cell(label: list[Run], grid: Grid) -> bool:
    """Whether no rule parts its characters: the last ones of several wrapped labels, each in a
    cell of its own, make no label."""
    homes = {grid.home(run.middle, run.baseline - 0.3 * run.em) for run in label}
    return len(homes) == 1


def _continues(stack: list[Run], run: Run, leftmost: float) -> bool:
    last = stack[-1]
    pitch = (run.baseline - last.baseline) / last.em
    at_edge = last.left - leftmost < 0.5 * last.em
    low, high = _VERTICAL_PITCH
    return (
        abs(run.middle - last.middle) < 0.35 * last.em
        and abs(run.em - last.em) < 0.2 * last.em
        and low <= pitch <= (_LEFTMOST_PITCH if at_edge else high)
    )


def _is_label(stack: list[Run], runs: Sequence[Run], leftmost: float) -> bool:
    if len(stack) < 2 or all(run.text in _NEVER_LABELS for run in stack):
        return False
    if len({run.text for run in stack}) == 1:
        return False
    if all(_has_partner(run, runs) for run in stack):  # a column of 名　称, 类　型, 住　所
        return False
    if any(_in_spread_line(run, runs) for run in stack):  # 转 账 金 额 over 金 额 大 写
        return False
    if len(stack) == 2:
        return stack[0].left - leftmost < 0.5 * stack[0].em
    return True


def _has_partner(run: Run, runs: Sequence[Run]) -> bool:
    """Whether another character of the same spaced-out word stands beside it."""
    return any(
        other is not run
        and abs(other.baseline - run.baseline) <= _SAME_BASELINE * run.em
        and (
            (
                spread_word(run.text, other.text)
                and 0 < other.left - run.right < SPACED_WORD_GAP * run.em
            )
            or (other.lone_chinese and 0 < run.left - other.right < SPACED_WORD_GAP * run.em)
        )
        for other in runs
    )


def _in_spread_line(run: Run, runs: Sequence[Run]) -> bool:
    """Whether it is one of four characters or more that stand evenly apart on its line."""
    line = sorted(
        (
            other
            for other in runs
            if other.lone_chinese and abs(other.baseline - run.baseline) <= 0.1 * run.em
        ),
        key=lambda other: other.left,
    )
    chain = [line[0]]
    for last, other in pairwise(line):
        step = other.left - last.left
        even = len(chain) < 2 or abs(step - (last.left - chain[-2].left)) < 0.1 * run.em
        if not even or step > (1 + SPACED_WORD_GAP) * run.em:
            if run in chain and len(chain) >= _SPREAD_LINE:
                return True
            chain = [last] if step <= (1 + SPACED_WORD_GAP) * run.em else []
        chain.append(other)
    return run in chain and len(chain) >= _SPREAD_LINE


def _label_rows(labels: list[list[Run]]) -> list[tuple[float, Row]]:
    """Labels that begin at one height share a row, just above what they stand beside."""
    rows: list[tuple[float, list[list[Run]]]] = []
    for label in sorted(labels, key=lambda stack: stack[0].baseline):
        top = label[0].baseline - 1.5 * label[0].em
        if rows and top - rows[-1][0] < label[0].em:
            rows[-1][1].append(label)
        else:
            rows.append((top, [label]))
    return [
        (
            top,
            Row(
                tuple(
                    Cell("".join(run.text for run in stack), around(stack))
                    for stack in sorted(stacks, key=lambda s: s[0].left)
                )
            ),
        )
        for top, stacks in rows
    ]
