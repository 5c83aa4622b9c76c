"""Period and total of a settlement that is one sentence, as letters and certificates have it.

`自2024年9月10日起至2024年11月30日止 … 发生大模型API调用费用合计人民币320万元`. Where sentences name
several periods or totals, it cannot be told which is meant, and none is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from voucher_cli.evidence.facts.flow import Flow, flow_of
from voucher_cli.evidence.facts.reading import Document, money_facts, period_facts
from voucher_cli.evidence.facts.values import read_money, read_period
from voucher_cli.evidence.model import Fact

_FROM = re.compile(r"[自于从在](?=(?:19|20)\d\d年|[二〇零○][〇零○])")
_OF_MONTH = re.compile(r"(?=(?:19|20)\d\d年\d{1,2}月份?[^\d。;,:(]{0,24}(?:费|用量|结算))")
"""2025年4月份大模型API服务费用"""
_COST = re.compile(
    r"(?:发生|产生|结算|合计|共计|总计|累计)[^。;,:\d]{0,24}?(?:费用|服务费|使用费|调用费|金额|款项|价款|费)"
    r"(?:合计|共计|总计|总额|金额|为|共|计)*(?=人民币|[¥\d壹贰叁肆伍陆柒捌玖(:])"
)
_REACH = 90


def period_in_prose(document: Document) -> Iterator[Fact]:
    """First and last day, where all sentences that tell a period tell the same."""
    flow = _dense(flow_of(document.grid))
    found = [
        (period, match.end())
        for pattern in (_FROM, _OF_MONTH)
        for match in pattern.finditer(flow.text)
        if (period := read_period(flow.text[match.end() : match.end() + _REACH], reach=0))
        and period.starts_on
        and period.ends_on
    ]
    if len({(period.starts_on, period.ends_on) for period, _ in found}) == 1:
        period, at = found[0]
        yield from period_facts(document, period, flow.spot_at(at))


def amount_in_prose(document: Document) -> Iterator[Fact]:
    """The costs that were incurred, where all sentences that tell them tell the same."""
    flow = _dense(flow_of(document.grid))
    found = [
        (money, match.end())
        for match in _COST.finditer(flow.text)
        if (money := read_money(flow.text[match.end() : match.end() + _REACH]))
        and money.looks_like_money
    ]
    if len({money.capital if money.figure is None else money.figure for money, _ in found}) == 1:
        money, at = found[0]
        yield from money_facts(document, "amount", money, flow.spot_at(at))


def _dense(flow: Flow) -> Flow:
    """The flow without line breaks and spaces: printed lines break names, dates and figures."""
    starts: list[int] = []
    kept = 0
    for at, character in enumerate(flow.text):
        while len(starts) < len(flow.starts) and flow.starts[len(starts)] <= at:
            starts.append(kept)
        kept += not character.isspace()
    text = "".join(character for character in flow.text if not character.isspace())
    return Flow(text, tuple(starts), flow.spots[: len(starts)])
