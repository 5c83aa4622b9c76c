"""Blanks drawn by chance: the rows of an official form with random layouts, decorations and habits,
any of which a person might choose."""

from __future__ import annotations

from random import Random

from .bureau_blanks import _B, _T, Wanted, _beijing, _drawn, _plain, _tongzhou
from .facts import BEIJING_WANTED, TONGZHOU_WANTED
from .word import STRICT, WORD, Cell, Drawing, Habits, lab

_HINTS = ("（必填）", "（按营业执照填写）", "（如实填写，不超过50字）", "*", "：", ":", " ")


def random_blank(policy: str, seed: int) -> Drawing:
    """A blank of 附件3-3 or 1-1 that depends on the seed alone."""
    chance = Random(seed)
    beijing = policy.startswith("beijing")
    wanted: Wanted = BEIJING_WANTED if beijing else TONGZHOU_WANTED
    table = _beijing(wanted) if beijing else _tongzhou(wanted)
    rows: list[list[Cell]] = []
    number = 0
    for row in _parted(table, chance):
        cells = []
        for n, cell in enumerate(row):
            is_label = cell.want is None and len(row) > 1 and bool(cell.text) and not cell.joined
            next_is_value = n + 1 < len(row) and row[n + 1].want is not None
            if is_label and next_is_value:
                number += 1
                cells.append(_decorated(cell, number, chance))
            elif cell.want is not None:
                cells.append(_answer(cell, chance))
            else:
                cells.append(cell)
        rows.append(cells)
    return _drawn(_B if beijing else _T, rows, _habits(chance))


def _parted(table: list[list[Cell]], chance: Random) -> list[list[Cell]]:
    """Some pairs get a row each; the rows of a part may change their order."""
    out: list[list[Cell]] = []
    block: list[list[Cell]] = []
    shuffled = chance.random() < 0.5
    apart = chance.random() < 0.5

    def close() -> None:
        if shuffled:
            chance.shuffle(block)
        out.extend(block)
        block.clear()

    for row in table:
        if len(row) == 4 and apart and chance.random() < 0.6:
            for label, value in zip(row[::2], row[1::2], strict=True):
                block.append([lab(label.text), Cell(value.text, value.want, 3)])
        elif len(row) in {1, 3}:  # a heading, or a row of a merged group
            close()
            out.append(row)
        else:
            block.append(row)
    close()
    return out


def _decorated(cell: Cell, number: int, chance: Random) -> Cell:
    text = cell.text.replace("\n", chance.choice(("\n", "")))
    if chance.random() < 0.25 and len(_plain(text)) > 4:
        cut = chance.randrange(2, len(text) - 1)
        text = f"{text[:cut]}\n{text[cut:]}"
    elif chance.random() < 0.2 and len(text) <= 6:
        text = chance.choice((" ", "　")).join(text)
    if chance.random() < 0.3:
        text = chance.choice(("{}.{}", "{}、{}", "（{}）{}", "{}）{}")).format(
            number % 30 + 1, text
        )
    if chance.random() < 0.3:
        text += chance.choice(_HINTS)
    if chance.random() < 0.3:
        text = text.replace("券", "劵")
    return Cell(text, None, cell.span, cell.joined, cell.starts)


def _answer(cell: Cell, chance: Random) -> Cell:
    """The answer's cell: as it is, without its hint, or with a line to write on."""
    kind = chance.random()
    unit = cell.text in {"万元", "%"}
    if unit and kind < 0.4:
        return Cell(f"{'_' * chance.randrange(3, 9)}{cell.text}", cell.want, cell.span)
    if "□" in cell.text:
        if kind < 0.3:
            gap = chance.choice(("  ", "　　", "    "))
            return Cell(
                cell.text.replace("\n", gap), (cell.want or "").replace("\n", gap), cell.span
            )
        return cell
    if not unit and kind < 0.3:
        return Cell("", cell.want, cell.span)
    if not unit and kind < 0.4:
        return Cell("      ", cell.want, cell.span)
    return cell


def _habits(chance: Random) -> Habits:
    namespace = chance.choice((WORD, WORD, STRICT))
    return Habits(
        prefix=chance.choice(("w", "w", "w", "ns0", "")),
        namespace=namespace,
        split=chance.choice((0, 0, 1, 2, 7)),
        lines=chance.choice(("p", "p", "br")),
        spare=chance.choice((0, 0, 1, 4)),
        merge=chance.choice(("span", "span", "hmerge")),
        control=chance.random() < 0.2,
        noise=chance.random() < 0.4,
        encoding=chance.choice(("utf-8", "utf-8", "utf-16")),
    )
