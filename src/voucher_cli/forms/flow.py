"""Lines of text of a printed form → its rows: labels that were wrapped made whole, and each value
put beside its label, however many lines it takes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Protocol

from voucher_cli.evidence.model import Box, Cell
from voucher_cli.forms.labels import key

_WRAPS_OVER = 4
"""rows that the lines of a wrapped label may lie apart"""
_SHORTEST_HEAD = 2
_SHORTEST_TORN = 5
_LOST = 2
_UNCLOSED = re.compile(r"[(（\[【][^)）\]】]*$")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]$")
_COLON = re.compile(r"\s*[:：]\s*")
_GOES_ON = "的为是和与及、，,。"
"""a label before one of these is a word of a sentence"""
_TEAR = 1.2
"""of its height: how wide a gap a stamp tears into a value"""
_NEW_CELL = 1.35
"""times the usual distance of two lines: a rule runs between them"""


@dataclass(slots=True)
class Piece:
    """A cell that was read, with its text as far as it is put together. `split` where a label and
    its value share the cell."""

    page: int
    cell: Cell
    text: str
    split: bool = False

    @property
    def box(self) -> Box | None:
        """Where it stands on its page."""
        return self.cell.box


class Labels(Protocol):
    """What a form is known to print (known.Known)."""

    @property
    def misread(self) -> bool: ...

    @property
    def labels(self) -> dict[str, str]: ...

    def label_of(self, text: str) -> str | None: ...

    def is_label(self, text: str) -> bool: ...

    def is_printed(self, text: str) -> bool: ...

    def corrected(self, text: str) -> str: ...

    def leading_label(self, text: str) -> str | None: ...


Rows = list[list[Piece]]


def flowed(rows: Rows, known: Labels, elsewhere: Collection[str | None] = ()) -> Rows:
    """The rows of the form, each of labels with their values beside them. `elsewhere` are labels
    that stand by themselves in other parts of the form."""
    for row in rows:
        for piece in row:
            piece.text = known.corrected(piece.text)
    rows = _whole_labels(rows, known)
    whole = {known.label_of(piece.text) for row in rows for piece in row} | set(elsewhere)
    rows = [_parted(row, known, whole) for row in rows]
    if known.misread:
        rows = [_unbroken(row, known) for row in rows]
    return _with_continuations(rows, known)


def _whole_labels(rows: Rows, known: Labels) -> Rows:
    """Labels whose ends stand in rows below, put together."""
    for n, row in enumerate(rows):
        below = rows[n + 1 : n + 1 + _WRAPS_OVER]
        for piece in row:
            taken = _tail(piece, below, known)
            if taken:
                piece.text += "".join(part.text for part in taken)
                gone = {id(part) for part in taken}
                for other in below:
                    other[:] = [part for part in other if id(part) not in gone]
            elif not known.is_printed(piece.text):
                piece.text = _completed(key(piece.text), known) or piece.text
    return [row for row in rows if row]


def _tail(head: Piece, rows: Rows, known: Labels) -> list[Piece]:
    """The cells under `head` that make the longest label of it; empty where they make none."""
    best: list[Piece] = []
    taken: list[Piece] = []
    text = head.text
    for row in rows:
        if not _may_go_on(text, known):
            break
        below = next((p for p in row if _is_under(p, head)), None)
        if below is None:
            continue
        if known.is_printed(below.text):
            break
        text += below.text
        taken.append(below)
        if known.is_label(text) and not _UNCLOSED.search(text):
            best = list(taken)
    return best


def _may_go_on(text: str, known: Labels) -> bool:
    """Whether a text, or what stands before its open bracket, begins a label."""
    start = key(_UNCLOSED.sub("", text))
    return len(start) >= _SHORTEST_HEAD and any(k.startswith(start) for k in known.labels)


def _completed(start: str, known: Labels) -> str | None:
    """The one label that `start` lacks but the last characters of, which a layout took away."""
    longer = [k for k in known.labels if k.startswith(start) and len(k) - len(start) <= _LOST]
    return known.labels[longer[0]] if len(longer) == 1 and len(start) >= _SHORTEST_TORN else None


def _is_under(piece: Piece, head: Piece) -> bool:
    if piece.box is None or head.box is None:
        return False
    if piece.page != head.page:
        return False
    width = min(piece.box[2] - piece.box[0], head.box[2] - head.box[0])
    overlap = min(piece.box[2], head.box[2]) - max(piece.box[0], head.box[0])
    return overlap > 0.5 * width


def _parted(row: list[Piece], known: Labels, whole: set[str | None]) -> list[Piece]:
    """Cells that run a label and its value together, as two. `whole` are the labels that stand
    by themselves somewhere: a text that begins with one of them is a text."""
    parted: list[Piece] = []
    for piece in row:
        beside_label = bool(parted) and known.is_label(parted[-1].text)
        head, value = (None, "") if beside_label else _before_colon(piece.text, known)
        if head is None and not beside_label:
            head, value = label_and_value(piece.text, known)
        if head is None or known.label_of(head) in whole:
            parted.append(piece)
            continue
        parted.append(Piece(piece.page, piece.cell, head, split=True))
        if value:
            parted.append(Piece(piece.page, piece.cell, value, split=True))
    return parted


def _unbroken(row: list[Piece], known: Labels) -> list[Piece]:
    """The row, a value that a stamp over it has torn put together again: its pieces stand close
    behind each other, the first behind a label."""
    whole: list[Piece] = []
    for piece in row:
        last = whole[-1] if len(whole) > 1 and known.is_label(whole[-2].text) else None
        if last is None or any(known.is_printed(p.text) for p in (last, piece)):
            whole.append(piece)
            continue
        box = _box_of_both(last, piece)
        if box is None:
            whole.append(piece)
        else:
            whole[-1] = Piece(last.page, replace(last.cell, box=box), last.text + piece.text)
    return whole


def _box_of_both(left: Piece, right: Piece) -> Box | None:
    """The box around two pieces that are one; None where they stand apart."""
    a, b = left.box, right.box
    if a is None or b is None or b[0] - a[2] > _TEAR * (a[3] - a[1]):
        return None
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _before_colon(text: str, known: Labels) -> tuple[str | None, str]:
    head, *rest = _COLON.split(text, maxsplit=1)
    if known.is_printed(text) or not rest or not known.is_label(head):
        return None, text
    return head, rest[0].strip()


def label_and_value(text: str, known: Labels) -> tuple[str | None, str]:
    """`企业名称 北京…` → both; None where the text is not a label followed by a value. Brackets
    behind a label belong to it."""
    if known.is_printed(text) or "：" in text or ":" in text:
        return None, text
    for gap in ("\n", " ", "\u3000", "\t"):
        head, found, value = text.partition(gap)
        if found and value.strip() and known.is_label(head):
            return head, value.strip()
    label = known.leading_label(text)
    rest = text.strip()[len(label) :] if label and text.strip().startswith(label) else ""
    if label is None or not rest or rest[0] in _GOES_ON:
        return None, text
    return label, "" if _IN_BRACKETS.match(rest) else rest


def _with_continuations(rows: Rows, known: Labels) -> Rows:
    """Rows without a label join the values of the row above; those that stand in the upper half
    of the next label's cell join that."""
    result: Rows = []
    waiting: Rows = []
    for row in rows:
        if not any(known.is_printed(piece.text) for piece in row):
            waiting.append(row)
            continue
        above, upper = _shared_out(result[-1] if result else None, waiting, row, known)
        if result and above:
            _extend(result[-1], above, known)
        elif above:
            result += above
        result.append(row)
        if upper:
            _extend(row, upper, known, first=True)
        waiting = []
    if result and waiting:
        _extend(result[-1], waiting, known)
    else:
        result += waiting
    return result


def _shared_out(
    last: list[Piece] | None, waiting: Rows, row: list[Piece], known: Labels
) -> tuple[Rows, Rows]:
    """Which of the rows between two labels are the upper one's, and which the lower one's: a
    label stands half way down beside its text."""
    if last is None or not any(known.is_label(p.text) for p in last):
        if any(known.is_label(p.text) for p in row) and last is not None:
            return [], waiting
        return waiting, []
    if not any(known.is_label(p.text) for p in row) or len(waiting) < 2:
        return waiting, []
    tops = [_top(line) for line in (last, *waiting, row)]
    if None in tops or len({p.page for line in (last, *waiting, row) for p in line}) > 1:
        return waiting, []
    steps = [b - a for a, b in pairwise([top for top in tops if top is not None])]
    widest = max(steps)
    if widest < _NEW_CELL * median(steps):
        return waiting, []
    cut = steps.index(widest)
    return waiting[:cut], waiting[cut:]


def _top(row: list[Piece]) -> float | None:
    return min((piece.box[1] for piece in row if piece.box), default=None)


def _extend(row: list[Piece], lines: Rows, known: Labels, *, first: bool = False) -> None:
    """Puts the cells of `lines` to the values of `row`."""
    for line in reversed(lines) if first else lines:
        for piece in line:
            label = _label_over(row, piece, known)
            if label is None:
                if row and not any(known.is_printed(p.text) for p in row):
                    row.append(piece)
                continue
            at = next(n for n, p in enumerate(row) if p is label) + 1
            if at < len(row) and _ends_label(piece, label, row[at]):
                continue  # the end of a wrapped label
            if at == len(row) or known.is_printed(row[at].text):
                row.insert(at, piece)
            elif first:
                row[at] = Piece(piece.page, piece.cell, f"{piece.text}\n{row[at].text}")
            else:
                row[at].text += f"\n{piece.text}"


def _label_over(row: Sequence[Piece], piece: Piece, known: Labels) -> Piece | None:
    """The label whose value column a cell below stands in."""
    labels = [p for p in row if known.is_label(p.text)]
    if not labels:
        return None
    if piece.box is None:
        return labels[-1]
    middle = (piece.box[0] + piece.box[2]) / 2
    before = [p for p in labels if p.box is None or p.box[0] <= middle]
    return before[-1] if before else labels[0]


def _ends_label(piece: Piece, label: Piece, value: Piece) -> bool:
    """Whether a cell stands under a label, whose value stands beside it."""
    if piece.box is None or label.box is None or value.box is None or label.split:
        return False
    beside = value.box[0] >= label.box[2] - 1
    return beside and piece.box[0] >= label.box[0] - 1 and piece.box[2] <= label.box[2] + 1
