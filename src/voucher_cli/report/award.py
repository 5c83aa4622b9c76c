"""The award for people: evidence, base, tiers, caps, ceiling, and the other readings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from voucher_cli.award.model import (
    Award,
    CapEffect,
    ClaimAward,
    Measure,
    PurchaseBase,
    TierAward,
    UnitAward,
)
from voucher_cli.language import Bilingual, Language
from voucher_cli.money import grouped_yuan, in_wan
from voucher_cli.policy.award_rules import AwardUnit
from voucher_cli.policy.model import Policy, Route
from voucher_cli.report import award_words as words
from voucher_cli.report.citations import unfolded
from voucher_cli.report.outline import (
    Block,
    Column,
    Heading,
    Item,
    Line,
    Paragraph,
    Span,
    Table,
    Tone,
    faint,
    line,
    strong,
)

_LEFT, _RIGHT = Column(""), Column("", right=True)


def ceiling_line(ceiling: Decimal, language: Language) -> Line:
    """`1,050,000.00 元（105 万元）`."""
    return line(strong(yuan(ceiling, language)), _in_wan(ceiling, language))


def yuan(amount: Decimal, language: Language) -> str:
    """`1,050,000.00 元`."""
    return f"{grouped_yuan(amount)} {Bilingual('元', 'yuan').text(language)}"


def percent(rate: Decimal) -> str:
    """`0.25` as `25 %`."""
    return f"{(rate * 100).normalize():f} %"


def _in_wan(amount: Decimal, language: Language) -> str:
    """`（105 万元）`; people compare limits in 万元."""
    if amount < 10_000:
        return ""
    return Bilingual("（{wan} 万元）", " ({wan} 万元)").format(wan=in_wan(amount)).text(language)


def award_blocks(award: Award, policy: Policy, language: Language) -> Iterator[Block]:
    """Every step to the ceiling, without a heading."""
    for claim in award.claims:
        route = policy.route(claim.route)
        if route is not None:
            yield from claim_blocks(claim, route, language)
    ceiling = line(
        words.CEILING.text(language),
        Bilingual("：", ": ").text(language),
        *ceiling_line(award.ceiling, language),
    )
    yield Heading(ceiling, rank=3)
    yield from cap_blocks(award.caps, policy, language)
    if award.readings:
        yield from _readings(award, language)


# --- one claim -----------------------------------------------------------------------------------


def claim_blocks(claim: ClaimAward, route: Route, language: Language) -> Iterator[Block]:
    """One claim under its heading: each purchase's base, the tiers, the caps of the project."""
    title = Bilingual("申报项 {id}（{route}）", "Claim {id} ({route})")
    named = title.format(id=claim.id, route=route.title.text(language))
    yield Heading(line(named.text(language)), rank=3)
    for purchase in claim.purchases:
        if purchase.measures:
            yield from _purchase(purchase, language)
    if not claim.purchases:
        nothing = Bilingual("没有可计算的采购", "there is no purchase to compute")
        yield Paragraph(line(nothing.text(language)), depth=1)
    for unit in claim.units:
        yield from _unit(unit, route, language)
    for cap in claim.caps:
        yield Paragraph(_cap_line(cap, language), depth=1)


def _purchase(purchase: PurchaseBase, language: Language) -> Iterator[Block]:
    """What each kind of evidence comes to, and which of them limits the base."""
    title = Bilingual("采购 {name}", "Purchase {name}").format(name=purchase.name or "-")
    yield Paragraph(line(title.text(language)), depth=1)
    rows = [
        (
            line(words.MEASURES[measure].text(language)),
            _measure(purchase.measures[measure], language),
            _limit_mark(measure, purchase, language),
        )
        for measure in Measure
        if measure in purchase.measures
    ]
    base = Bilingual("核定基数", "base").text(language)
    rows.append((line(strong(base)), line(strong(grouped_yuan(purchase.base))), ()))
    yield Table((_LEFT, _RIGHT, _LEFT), tuple(rows), depth=2)


def _measure(amount: Decimal | None, language: Language) -> Line:
    if amount is None:
        return line(Span(Bilingual("无", "none").text(language), Tone.ERROR))
    return line(grouped_yuan(amount))


def _limit_mark(measure: Measure, purchase: PurchaseBase, language: Language) -> Line:
    if measure is not purchase.limited_by:
        return ()
    return line(faint(Bilingual("取最小者为基数", "the smallest is the base").text(language)))


def _unit(unit: UnitAward, route: Route, language: Language) -> Iterator[Block]:
    """The tiers on one service, claim or purchase, or why it earns nothing."""
    title = line(
        words.UNITS[route.award.unit].text(language),
        f" {unit.name}" if unit.name and route.award.unit is not AwardUnit.CLAIM else "",
        Bilingual("，基数 ", ", base ").text(language),
        yuan(unit.base, language),
    )
    yield Paragraph(title, depth=1)
    floor = route.award.floor
    if not unit.counts and floor is not None:
        text = Bilingual("低于起算额 {floor}，不计", "under the floor of {floor}: earns nothing")
        filled = text.format(floor=yuan(floor.amount, language)).text(language)
        yield Paragraph(line(Span(filled, Tone.WARNING)), depth=2)
        return
    if not unit.tiers:
        return
    rows = [_tier(tier, language) for tier in unit.tiers]
    if len(rows) > 1:
        total = strong(Bilingual("小计", "sum").text(language))
        rows.append((line(total), (), (), line(strong(grouped_yuan(unit.award)))))
    yield Table((_LEFT, _RIGHT, _RIGHT, _RIGHT), tuple(rows), depth=2)


def _tier(tier: TierAward, language: Language) -> tuple[Line, ...]:
    return (
        line(tier_span(tier, language)),
        line(grouped_yuan(tier.amount)),
        line(f"x {percent(tier.rate)}"),
        line(grouped_yuan(tier.award)),
    )


def tier_span(tier: TierAward, language: Language) -> str:
    """`100-500 万元`."""
    above, up_to = in_wan(tier.above), tier.up_to and in_wan(tier.up_to)
    if up_to is None:
        span = Bilingual("{above} 万元以上", "above {above} 万元") if tier.above else _WHOLE
    elif tier.above:
        span = Bilingual("{above}-{up_to} 万元", "{above}-{up_to} 万元")
    else:
        span = Bilingual("{up_to} 万元以内", "up to {up_to} 万元")
    return span.format(above=above, up_to=up_to).text(language)


_WHOLE = Bilingual("全部基数", "whole base")


# --- caps and other readings ---------------------------------------------------------------------


def _cap_line(cap: CapEffect, language: Language) -> Line:
    """`单个项目上限 500 万元：减去 …` or `…：未超过`."""
    limit = f"{words.CAPS[cap.per].text(language)} {in_wan(cap.limit)} 万元"
    colon = Bilingual("：", ": ").text(language)
    prior = Bilingual("，以往已获 {prior}", ", {prior} granted before").format(
        prior=yuan(cap.prior, language)
    )
    before = prior.text(language) if cap.prior else ""
    if not cap.reduced_by:
        return line(limit, before, colon, Bilingual("未超过", "not exceeded").text(language))
    taken = Bilingual("减去 {amount}", "takes away {amount}").format(
        amount=yuan(cap.reduced_by, language)
    )
    return line(limit, before, colon, Span(taken.text(language), Tone.WARNING))


def cap_blocks(caps: tuple[CapEffect, ...], policy: Policy, language: Language) -> Iterator[Block]:
    """The caps that the claims have in common."""
    for cap in caps:
        comma = Bilingual("、", ", ").text(language)
        titles = [r.title.text(language) for r in policy.routes if r.id in cap.routes]
        over = f"{comma.join(titles)} " if len(titles) > 1 else ""
        yield Paragraph(line(over, *_cap_line(cap, language)), depth=1)


def _readings(award: Award, language: Language) -> Iterator[Block]:
    title = Bilingual(
        "条文也可有其他理解，按下列理解则为：",
        "The text can be read in other ways, which would give:",
    )
    yield Heading(line(title.text(language)), rank=3)
    for reading in award.readings:
        yield Item("-", line(*ceiling_line(reading.ceiling, language), "  ", faint(reading.id)))
        yield Paragraph(line(unfolded(reading.note.text(language))), depth=1)
