"""The award as a waterfall: evidence, base, tiers, caps, ceiling. Bars are measured here and drawn
by the template; every amount also stands in it as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from voucher_cli.award.model import Award, CapEffect, ClaimAward, Measure, PurchaseBase, UnitAward
from voucher_cli.language import Bilingual, Language
from voucher_cli.money import ZERO, grouped_yuan, in_wan
from voucher_cli.policy.award_rules import AwardUnit
from voucher_cli.policy.model import Route
from voucher_cli.report import award_words as words
from voucher_cli.report.award import percent, tier_span
from voucher_cli.report.outline import visible

WIDTH = 810
BARS = (262, 640)
"""where bars begin and where the longest ends"""
_ROW, _HEADING, _PADDING = 26, 36, 10
_THINNEST = 2
_MOST_PURCHASES = 12
_LONGEST_LABEL = 17
"""characters of a name; the whole of it stands in the text below the drawing"""


class Bar(StrEnum):
    """What a bar stands for."""

    EVIDENCE = "evidence"
    BASE = "base"
    TIER = "tier"
    CUT = "cut"
    CEILING = "ceiling"
    NONE = "none"
    """words only"""


@dataclass(frozen=True, slots=True)
class Step:
    """A row: a bar from one amount to another, or (`Bar.NONE`) what is to be said instead."""

    label: str
    value: str
    bar: Bar = Bar.NONE
    begins: Decimal = ZERO
    ends: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps under a heading."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is drawn, in units of the drawing; `x` and `width` are the bar's."""

    y: int
    label: str
    value: str
    bar: Bar
    x: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A drawing of WIDTH by `height`. `summary` says in a sentence what it shows."""

    title: str
    summary: str
    height: int
    rows: tuple[Row, ...]


def claim_waterfall(claim: ClaimAward, route: Route, language: Language) -> Waterfall:
    """From the evidence of each purchase to the claim's ceiling."""
    title = Bilingual("申报项 {id}：从证据到上限", "Claim {id}: from evidence to ceiling")
    return _drawn(
        title.format(id=visible(claim.id)).text(language),
        tuple(_claim_stages(claim, route, language)),
        claim.ceiling,
        language,
    )


def total_waterfall(award: Award, language: Language) -> Waterfall | None:
    """From the claims to the package's ceiling; None where there is but one claim and nothing was
    taken from it."""
    if len(award.claims) < 2 and not any(cap.reduced_by for cap in award.caps):
        return None
    title = Bilingual("合计：从各申报项到最高可申领额", "In all: from claims to the ceiling")
    reached = ZERO
    steps = []
    for claim in award.claims:
        steps.append(
            _bar(_short(claim.id), claim.ceiling, Bar.TIER, reached, reached + claim.ceiling)
        )
        reached += claim.ceiling
    steps += _cuts(award.caps, reached, language)
    steps.append(_ceiling(award.ceiling, language))
    name = Bilingual("各申报项", "Claims").text(language)
    return _drawn(title.text(language), (Stage(name, tuple(steps)),), award.ceiling, language)


# --- stages --------------------------------------------------------------------------------------


def _claim_stages(claim: ClaimAward, route: Route, language: Language) -> Iterator[Stage]:
    shown = [purchase for purchase in claim.purchases if purchase.measures]
    for purchase in shown[:_MOST_PURCHASES]:
        yield _purchase(purchase, language)
    if len(shown) > _MOST_PURCHASES:
        more = Bilingual("另有 {n} 项采购，见下文", "{n} more purchases: see below")
        yield Stage(more.format(n=len(shown) - _MOST_PURCHASES).text(language), ())
    reached = ZERO
    steps: list[Step] = []
    for unit in claim.units:
        steps += _unit(unit, route, reached, several=len(claim.units) > 1, language=language)
        reached += unit.award
    steps += _cuts(claim.caps, reached, language)
    steps.append(_ceiling(claim.ceiling, language))
    yield Stage(Bilingual("奖励分档与上限", "Tiers and caps").text(language), tuple(steps))


def _purchase(purchase: PurchaseBase, language: Language) -> Stage:
    title = Bilingual("采购 {name}", "Purchase {name}").format(name=_short(purchase.name or "-"))
    steps = [
        _measure(measure, purchase.measures[measure], language)
        for measure in Measure
        if measure in purchase.measures
    ]
    base = Bilingual("核定基数（取最小）", "base (the smallest)").text(language)
    steps.append(_bar(base, purchase.base, Bar.BASE))
    return Stage(title.text(language), tuple(steps))


def _measure(measure: Measure, amount: Decimal | None, language: Language) -> Step:
    label = words.MEASURES[measure].text(language)
    if amount is None:
        return Step(label, Bilingual("无", "none").text(language))
    return _bar(label, amount, Bar.EVIDENCE)


def _unit(
    unit: UnitAward, route: Route, reached: Decimal, *, several: bool, language: Language
) -> Iterator[Step]:
    if several or route.award.unit is not AwardUnit.CLAIM:
        name = f"{words.UNITS[route.award.unit].text(language)} {unit.name}"
        base = Bilingual("基数 {amount}", "base {amount}").format(amount=grouped_yuan(unit.base))
        yield Step(_short(name), base.text(language))
    if not unit.counts:
        said = Bilingual("低于起算额，不计", "under the floor: earns nothing").text(language)
        yield Step("", said)
    for tier in unit.tiers:
        label = f"{tier_span(tier, language)} × {percent(tier.rate)}"
        yield _bar(label, tier.award, Bar.TIER, reached, reached + tier.award)
        reached += tier.award


def _cuts(caps: Sequence[CapEffect], reached: Decimal, language: Language) -> Iterator[Step]:
    for cap in caps:
        label = f"{words.CAPS[cap.per].text(language)} {in_wan(cap.limit)} 万元"
        if cap.reduced_by:
            left = reached - cap.reduced_by
            yield Step(label, f"-{grouped_yuan(cap.reduced_by)}", Bar.CUT, left, reached)
            reached = left
        else:
            yield Step(label, Bilingual("未超过", "not exceeded").text(language))


def _ceiling(amount: Decimal, language: Language) -> Step:
    return _bar(words.CEILING.text(language), amount, Bar.CEILING)


def _bar(
    label: str, amount: Decimal, bar: Bar, begins: Decimal = ZERO, ends: Decimal | None = None
) -> Step:
    return Step(label, grouped_yuan(amount), bar, begins, amount if ends is None else ends)


def _short(name: str) -> str:
    name = visible(name)
    return name if len(name) <= _LONGEST_LABEL else name[: _LONGEST_LABEL - 1] + "…"


# --- measuring -----------------------------------------------------------------------------------


def _drawn(title: str, stages: Sequence[Stage], ceiling: Decimal, language: Language) -> Waterfall:
    most = max((step.ends for stage in stages for step in stage.steps), default=ZERO)
    rows: list[Row] = []
    y = _PADDING
    for stage in stages:
        rows.append(Row(y, stage.title, "", Bar.NONE))
        y += _HEADING
        for step in stage.steps:
            x, width = _measured(step, most)
            rows.append(Row(y, step.label, step.value, step.bar, x, width))
            y += _ROW
        y += _PADDING
    summary = Bilingual(
        "横条图：每一步的金额见图中文字与其后的表格，结果为 {amount} 元。",
        "Bars; the amount of every step stands beside it and in the tables below. "
        "They come to {amount} yuan.",
    )
    said = summary.format(amount=grouped_yuan(ceiling)).text(language)
    return Waterfall(title, said, y, tuple(rows))


def _measured(step: Step, most: Decimal) -> tuple[int, int]:
    """Where the bar begins, and its width; nothing for an amount of nothing or less."""
    low, high = max(min(step.begins, step.ends), ZERO), max(step.begins, step.ends, ZERO)
    if step.bar is Bar.NONE or most <= 0 or high == low:
        return BARS[0], 0
    length = BARS[1] - BARS[0]
    begin, end = int(length * low / most), int(length * high / most)
    return BARS[0] + begin, max(end - begin, _THINNEST)
