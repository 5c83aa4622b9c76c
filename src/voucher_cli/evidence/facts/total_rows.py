"""The row of totals (合计) at the foot of a table, read by the headings over it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.evidence.facts.labels import Grid, Spot
from voucher_cli.evidence.facts.reading import Document, money_facts
from voucher_cli.evidence.facts.values import Money, read_money
from voucher_cli.evidence.model import Fact
from voucher_cli.vocabulary import TOTAL_ROW

_ROWS_TO_HEADING = 60
_TOTAL_NOTES = re.compile(
    r"\((?:含税|元|万元|人民币|大写|小写|人民币元|人民币大写|CNY|RMB)[^()]*\)|[\s:A-Za-z]"
)
_NET = re.compile(r"不含税|税前|净额")
_TAX = re.compile(r"税额|税款|(?<!含)税金")
_MONEY_HEADING = re.compile(
    r"金额|费用|价税|总价|合价|小计|价款|应付|应结|实付|总额|结算额|结算款|^合计(?:\(.*\))?$"
)
_NO_MONEY_HEADING = re.compile(
    r"数量|用量|单价|税率|次数|时长|卡时|tokens|小时|比例|折扣|序号|调用量|余额", re.I
)


def total_rows(document: Document) -> Iterator[tuple[Spot, list[Spot]]]:
    """Each row that begins with a word for a total: that cell, and the cells behind it."""
    words = {re.sub(r"\s", "", w) for w in document.words.labels.get(TOTAL_ROW, ())}
    for row in document.grid.rows:
        for n, spot in enumerate(row[:3]):
            if _TOTAL_NOTES.sub("", spot.text) in words:
                yield spot, list(row[n + 1 :])
                break


def is_of_a_table(document: Document, label: Spot, value: Spot) -> bool:
    """Whether a figure by a label is one of several in a row or column of a table, so that only
    the headings say what it is."""
    grid = document.grid
    after = grid.right_of(value) if value.row == label.row else grid.below(value)
    if after is None or value is label:
        return False
    money = read_money(after.text)
    return money is not None and money.is_all


def total_facts(document: Document) -> Iterator[Fact]:
    """Total, net and tax in the rows of totals; nothing where it is unclear which is which."""
    for head, cells in total_rows(document):
        read = [(cell, read_money(cell.text)) for cell in cells]
        amounts = [(cell, money) for cell, money in read if money is not None and money.is_all]
        named: dict[str, tuple[Spot, Money]] = {}
        unnamed: list[tuple[Spot, Money]] = []
        for cell, money in amounts:
            name = _name_by_heading(document.grid, cell)
            if name == "":
                unnamed.append((cell, money))
            elif name is not None:
                named[name] = (cell, money)  # the last column wins: 小计 … 价税合计
        if "amount" not in named and (sure := _sure(unnamed)):
            named["amount"] = sure
        for name, (cell, money) in named.items():
            yield from money_facts(document, name, money, cell, head.text)


def _sure(cells: list[tuple[Spot, Money]]) -> tuple[Spot, Money] | None:
    likely = [pair for pair in cells if pair[1].looks_like_money]
    return likely[-1] if likely else None


def _name_by_heading(grid: Grid, cell: Spot) -> str | None:
    """amount, net or tax by the heading of its column; "" without one, None for other things."""
    for other in grid.above(cell, _ROWS_TO_HEADING):
        text = re.sub(r"\s", "", other.text)
        if re.search(r"\d", re.sub(r"\d+%|tokens", "", text)) or len(text) > 24:
            continue
        if _NET.search(text):
            return "net"
        if _TAX.search(text) and "价税" not in text:
            return "tax"
        if _NO_MONEY_HEADING.search(text):
            return None
        if _MONEY_HEADING.search(text):
            return "amount"
    return ""
