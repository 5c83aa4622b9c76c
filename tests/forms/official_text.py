"""The rows of 附件3-3 and 附件1-1, and the lines of 3-4 and 1-2, as the policy texts print them."""

from __future__ import annotations

from pathlib import Path

RULES = Path(__file__).parents[2] / "rules"
_ROWS = {
    "3-3": (1, *[4] * 6, 2, 2, 1, *[2] * 8),
    "1-1": (1, *[4] * 5, *[3] * 9, 2, 1, 2, 2, 2),
}
"""how many cells the rows have; the text itself only parts cells, by tabs"""


def rows(policy: str, annex: str) -> list[list[str]]:
    """The table of an annex, a list of cells for each row."""
    block = "\n".join(lines(policy, annex, keep_tabs=True))
    cells = [_tidy(cell) for cell in block.split("\n\t")[1:]]
    out = []
    for count in _ROWS[annex]:
        out.append(cells[:count])
        cells = cells[count:]
    assert not cells, cells
    return out


def lines(policy: str, annex: str, *, keep_tabs: bool = False) -> list[str]:
    """The lines from the title 附件x-y to the next annex."""
    text = (RULES / policy / "source.txt").read_text(encoding="utf-8").split("\n")
    start = next(n for n, line in enumerate(text) if line.strip() == f"附件{annex}")
    end = next(
        (n for n in range(start + 1, len(text)) if text[n].strip().startswith("附件")), len(text)
    )
    if keep_tabs:
        return text[start:end]
    return [line.strip() for line in text[start:end] if line.strip()]


def _tidy(cell: str) -> str:
    return "\n".join(line.strip() for line in cell.split("\n") if line.strip())
