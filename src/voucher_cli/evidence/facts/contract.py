"""Facts of a contract: number, parties, dates, term, and every labelled total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from voucher_cli.dates import find_dates
from voucher_cli.evidence.facts.flow import Flow, flow_of
from voucher_cli.evidence.facts.labels import Spot
from voucher_cli.evidence.facts.reading import (
    Document,
    by_role,
    distinct,
    first_money,
    money_facts,
    period_facts,
    read_each,
    read_organisations,
    with_capitals,
)
from voucher_cli.evidence.facts.total_rows import is_of_a_table, total_facts
from voucher_cli.evidence.facts.values import read_date, read_money, read_number, read_period
from voucher_cli.evidence.model import Fact
from voucher_cli.vocabulary import KindWords

_ROLES = {
    "party_a": re.compile("甲方|[买需购]方|[订采认]购方|委托方|委托人|客户|用户|承租方"),
    "party_b": re.compile("乙方|[卖供]方|服务方|服务商|供应商|受托方|受托人|销售方|出租方"),
}
_CALLED = {
    "party_a": re.compile(r"[^:(]{2,12}\((?:以下)?(?:简?称)?[“\"]?甲方[”\"]?\)\s*:\s*"),
    "party_b": re.compile(r"[^:(]{2,12}\((?:以下)?(?:简?称)?[“\"]?乙方[”\"]?\)\s*:\s*"),
}
_REACH = 160
_TERM_REACH = 40
_FIRST_ROWS = 12
_PARTIAL = re.compile(
    r"(?:首期|首付|首笔|本期|当期|每[月年季期个次]|月度|年度|季度|剩余|尾|预付|已付|未付|未支付|赔偿|违约金|保证金|"
    r"第.期|阶段|[一二三四五六七八九十\d]期|分项|单项|各项|部分|超过|达到|占|按|小|上限|应退|退还)\s*(?:的|该|本)?\s*$"
)
_NOT_THE_TOTAL = re.compile(
    r"^\s*(?:\([^()]*\))?\s*(?:的|之|中|内|外|不超过|不高于|上限|超过|低于|以|×|x|\*|\d+\s*%)"
)
_HEADING = re.compile(
    r"(?:^|\n)\s*(?:第\s*[一二三四五六七八九十百\d]{1,3}\s*[条款]|\(?[一二三四五六七八九十]{1,3}[、.)]"
    r"|\(?\d{1,2}[、.)]|\d{1,2}\.\d{1,2})\s*(?:合同|协议|采购|服务|项目|技术|含税|总)*"
    r"(?:价款|金额|价格|费用|价金|价|费|报酬|对价|货款|租金)(?:[及与和、](?!\s*[:\d])[^:\n。;,\d]{2,8})?(?=[:\s])"
)
"""the heading of the clause on the price, which is a label where the sum follows at once"""
_CLAUSE = re.compile(r"[\s:]*\n\s*\d{1,2}(?:\.\d{1,2})+(?!\d)")
"""the number of the clause below a heading"""
_NO = re.compile(
    r"(?:Contract|Agreement|Order)?\s*(?:No|№|Number)\s*[.:]*\s*([A-Z0-9][\w\-/()\[\]]{3,40})", re.I
)
_SIGNED = re.compile(r"(?:签订|签署|订立)(?=[。;,于在]|\s|本|$)")
_SIGNATURE = re.compile(
    r"盖章|签章|公章|签字|签名|代表人|代表\(|授权代表|委托代理人|用印|单位章|无正文|签署页"
)
_SIGNATURE_ROWS = 8
_DATE_LABEL = re.compile(r"^(?:签[字署订约章]?|签订)?\s*(?:日\s*期|时\s*间)\s*:?|^年月日:")
_BARE = re.compile(r"[\s:_年月日\d./\-〇零○一二三四五六七八九十元]*")
_WITHIN = re.compile(r"\s*(?:[内满前后外]|届满|之内)")
"""what happens within a term, or after it, is not the term"""
_NO_TERM = re.compile(r"质保|保修|维护|保密|账期|付款|支付|发票|试用|验收|异议|整改|宽限$")


def contract_facts(document: Document) -> tuple[Fact, ...]:
    """All labelled facts of a contract, in no more than their labels say."""
    flow = flow_of(document.grid)
    facts = [
        *_numbers(document),
        *_parties(document),
        *_signed(document, flow),
        *_term(document, flow),
        *_amounts(document, flow),
    ]
    return with_capitals(distinct(facts))


def _parties(document: Document) -> Iterator[Fact]:
    """Behind 甲方 and its like; else behind `服务人(以下称乙方)`, else names under headings."""
    for name in _ROLES:
        facts = list(read_organisations(document, document.of(name), name))
        if not facts:
            facts = list(_called(document, name))
        if not facts:
            named = by_role(document, document.of("any_name"), _ROLES, guess=False)
            hits = [hit for role, hit in named if role == name]
            facts = list(read_organisations(document, hits, name))
        yield from facts


def _called(document: Document, name: str) -> Iterator[Fact]:
    """`承建单位(以下简称"乙方"):…`, whatever stands before the bracket."""
    for spot in document.grid.spots:
        match = _CALLED[name].match(spot.text)
        value = document.organisation_in(spot.text[match.end() :]) if match else None
        if value is not None:
            yield document.fact(name, value, spot.text, spot)


def _numbers(document: Document) -> Iterator[Fact]:
    """合同编号; a mere 编号 only among the first rows."""
    hits = [
        hit
        for hit in document.of("number")
        if hit.label != "编号" or (hit.spot.row < _FIRST_ROWS and hit.start == 0)
    ]

    def read(text: str) -> str | None:
        """The number without gaps between its letters, nor a next label that a scan has glued to
        it."""
        text = re.sub(r"\s", "", text) if text.isascii() else text
        glued = document.words.label.search(text, 1)
        return read_number(text[: glued.start()] if glued else text)

    if hits:
        yield from read_each(document, hits, "number", read)
        return
    for row in document.grid.rows[:_FIRST_ROWS]:
        for spot in row:
            if match := _NO.fullmatch(spot.text):
                yield document.fact("number", match[1], spot.text, spot)


def _signed(document: Document, flow: Flow) -> Iterator[Fact]:
    """签订日期, 本合同于…签订, and the dates of the signature page."""
    yield from read_each(document, document.of("signed_on"), "signed_on", read_date)
    for match in _SIGNED.finditer(flow.text):
        before = flow.text[max(0, match.start() - 40) : match.start()]
        dates = list(find_dates(before))
        if dates and re.fullmatch(r"[\s,在由双方于\u4e00-\u9fff()]{0,24}", before[dates[-1].end :]):
            raw = before[dates[-1].start : dates[-1].end]
            spot = flow.spot_at(match.start())
            yield document.fact("signed_on", dates[-1].value, raw, spot)
    yield from signature_dates(document, "signed_on")


def signature_dates(document: Document, name: str) -> Iterator[Fact]:
    """Dates that stand by themselves, or behind 日期, below a place for seals and signatures."""
    last_mark: Spot | None = None
    for spot in document.grid.spots:
        if _SIGNATURE.search(spot.text):
            last_mark = spot
        if last_mark is None or spot.row - last_mark.row > _SIGNATURE_ROWS:
            continue
        label = _DATE_LABEL.match(spot.text)
        if label is None and not _BARE.fullmatch(spot.text):
            continue
        text = spot.text[label.end() :] if label else spot.text
        right = document.grid.right_of(spot)
        if label and not text.strip(" _") and right is not None and _BARE.fullmatch(right.text):
            text = right.text
        day = read_date(text)
        if day is not None:
            yield document.fact(name, day, text.strip(), spot)


def _term(document: Document, flow: Flow) -> Iterator[Fact]:
    """合同期限自…起至…止, in a sentence or a table, or first and last day under labels."""
    pattern = document.words.labels_of("term")
    for match in pattern.finditer(flow.text):
        before = flow.text[max(0, match.start() - 6) : match.start()]
        if _NO_TERM.search(before) or _WITHIN.match(flow.text, match.end()):
            continue
        period = read_period(flow.text[match.end() : match.end() + _REACH], reach=_TERM_REACH)
        if period is not None:
            yield from period_facts(document, period, flow.spot_at(match.end()))
    for hit in document.of("term"):
        for candidate in hit.candidates:
            period = read_period(candidate.text, reach=1)
            if period is not None and candidate.spot is not hit.spot:
                yield from period_facts(document, period, candidate.spot)
    yield from read_each(document, document.of("starts_on"), "starts_on", read_date)
    yield from read_each(document, document.of("ends_on"), "ends_on", read_date)


def _amounts(document: Document, flow: Flow) -> tuple[Fact, ...]:
    """Every labelled total, net and tax; the totals of tables that together make up the labelled
    one are left out, for they are totals of parts."""
    labelled = [*_amounts_in_sentences(document, flow), *_amounts_in_cells(document)]
    if not any(fact.name == "amount" for fact in labelled):
        labelled += _amount_under_heading(document, flow)
    rows = list(total_facts(document))
    totals = {f.value for f in labelled if f.name == "amount"}
    of_rows = [f.value for f in rows if f.name == "amount" and isinstance(f.value, Decimal)]
    if len(set(of_rows)) > 1 and sum(set(of_rows), Decimal(0)) in totals:
        rows = [f for f in rows if f.value in totals]
    return distinct([*labelled, *rows])


def _amounts_in_sentences(document: Document, flow: Flow) -> Iterator[Fact]:
    for match in document.words.labels_of("amount", "net", "tax").finditer(flow.text):
        label = re.sub(r"\s", "", match[0])
        before = flow.text[max(0, match.start() - 8) : match.start()]
        after = flow.text[match.end() : match.end() + _REACH]
        if _PARTIAL.search(before) or _NOT_THE_TOTAL.match(after):
            continue
        if len(label) <= 2 and re.search(r"\w$", before):
            continue
        money = read_money(after)
        if money is None or not money.looks_like_money or _CLAUSE.match(after):
            continue
        note = re.match(r"(?:\s*\([^()]{0,24}\))*", after)
        notes = note[0] if note else ""
        name = _name_of(document.words, label, notes)
        yield from money_facts(document, name, money, flow.spot_at(match.end()), notes)


def _amount_under_heading(document: Document, flow: Flow) -> list[Fact]:
    """`第二条 价款：人民币捌拾万元整`: the sum that opens a clause on the price. Instalments may be
    listed so, too: where several clauses name several sums, none is the total."""
    found: list[list[Fact]] = []
    for match in _HEADING.finditer(flow.text):
        after = flow.text[match.end() : match.end() + _REACH]
        money = None if _CLAUSE.match(after) else read_money(after)
        if money is not None and money.looks_like_money:
            found.append(list(money_facts(document, "amount", money, flow.spot_at(match.end()))))
    return found[0] if len({facts[0].value for facts in found}) == 1 else []


def _amounts_in_cells(document: Document) -> Iterator[Fact]:
    """Totals in the cell beside or below their label, also without any sign of money."""
    for hit in document.of("amount", "net", "tax"):
        if hit.start > 4 or _PARTIAL.search(hit.spot.text[: hit.start]):
            continue
        read = first_money(hit)
        if read is None or read[1] is hit.spot or _NOT_THE_TOTAL.match(hit.spot.text[hit.end :]):
            continue
        money, spot = read
        if is_of_a_table(document, hit.spot, spot):
            continue
        if money.looks_like_money or re.search(r"元", hit.note):
            name = "net" if "不含税" in hit.note else hit.name
            yield from money_facts(document, name, money, spot, hit.note)


def _name_of(words: KindWords, label: str, notes: str) -> str:
    for name in ("net", "tax"):
        if label in words.labels.get(name, ()):
            return name
    return "net" if re.search(r"不含(?:增值)?税", notes) else "amount"
