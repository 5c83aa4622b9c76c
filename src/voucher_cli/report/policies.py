"""What `voucher policy` shows: the policies, and one of them whole, each rule with its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from voucher_cli.language import Bilingual, Language
from voucher_cli.money import in_wan
from voucher_cli.policy.award_rules import Cap, Tier
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.eligibility import (
    AffiliationRule,
    EligibilityRule,
    EntityRule,
    FilingRule,
    IndustryRule,
    OverlapRule,
    RegionRule,
    ScenarioRule,
)
from voucher_cli.policy.materials import Material
from voucher_cli.policy.model import Policy, Route
from voucher_cli.policy.periods import WindowEnd
from voucher_cli.report import award_words as words
from voucher_cli.report.award import percent
from voucher_cli.report.citations import cited, unfolded
from voucher_cli.report.outline import (
    Block,
    Column,
    Fields,
    Heading,
    Item,
    Outline,
    Paragraph,
    Table,
    faint,
    line,
    strong,
)


def policies_outline(policies: Sequence[Policy], language: Language) -> Outline:
    """Every policy with its routes."""
    blocks: list[Block] = []
    for policy in policies:
        blocks.append(Heading(line(policy.title.text(language), faint(f"  {policy.id}"))))
        blocks.append(
            Fields(tuple((r.id, line(r.title.text(language))) for r in policy.routes), depth=1)
        )
    return tuple(blocks)


def policy_outline(policy: Policy, language: Language) -> Outline:
    """One policy: whom it is for, when, and each route with its award and its list."""
    return tuple(_policy(policy, language))


def _policy(policy: Policy, language: Language) -> Iterator[Block]:
    yield Heading(line(policy.title.text(language)), rank=1)
    rows = (
        (Bilingual("编号", "Id"), policy.id),
        (Bilingual("规则版本", "Rules"), policy.version),
        (Bilingual("主管部门", "Authority"), policy.authority),
    )
    yield Fields(tuple((label.text(language), line(value)) for label, value in rows))
    yield _heading(Bilingual("政策执行期", "Window"), language)
    yield from _rule(_window(policy).text(language), policy.window.cite, language)
    yield _heading(Bilingual("申报条件", "Conditions"), language)
    for rule in policy.eligibility:
        yield from _rule(_CONDITIONS[type(rule)].text(language), rule.cite, language, rule.routes)
    for route in policy.routes:
        yield from _route(route, language)
    yield _heading(Bilingual("总上限", "Caps over routes"), language)
    for cap in policy.caps:
        yield from _cap(cap, language)
    yield _heading(Bilingual("条文的其他理解", "Other readings"), language)
    for reading in policy.readings:
        yield from _rule(
            unfolded(reading.note.text(language)), reading.cite, language, reading.routes
        )
    yield _heading(Bilingual("程序不能检查的内容", "What is not checked"), language)
    for entry in policy.not_checked:
        yield from _rule(entry.what.text(language), entry.cite, language, entry.routes)
        yield Paragraph(line(unfolded(entry.reason.text(language))), depth=1)


def _heading(title: Bilingual, language: Language) -> Heading:
    return Heading(line(title.text(language)))


def _rule(
    text: str, cite: Citation, language: Language, routes: Sequence[str] = ()
) -> Iterator[Block]:
    only = f" ({', '.join(routes)})" if routes else ""
    yield Item("-", line(strong(text), only))
    yield Paragraph(cited(cite, language), depth=1)


def _window(policy: Policy) -> Bilingual:
    rule = policy.window
    if rule.ends_with is WindowEnd.APPLICATION:
        ends = Bilingual("申报之日", "the day of application")
    elif rule.deadline is None:
        ends = Bilingual("申报截止日（原文未写明）", "the deadline, which the text leaves open")
    else:
        ends = Bilingual(str(rule.deadline), str(rule.deadline))
    return Bilingual(f"{rule.starts_on} 至{ends.zh}", f"{rule.starts_on} to {ends.en}")


_CONDITIONS: Mapping[type[EligibilityRule], Bilingual] = {
    RegionRule: Bilingual("注册地", "Where registered"),
    EntityRule: Bilingual("申报主体", "Who applies"),
    IndustryRule: Bilingual("所属行业", "Industry"),
    ScenarioRule: Bilingual("应用场景", "Scenario"),
    AffiliationRule: Bilingual("与供应方无关联", "Not affiliated with the vendor"),
    FilingRule: Bilingual("大模型已备案", "The model is filed"),
    OverlapRule: Bilingual("未获同级财政资金支持", "No other funding of the same level"),
}


def _route(route: Route, language: Language) -> Iterator[Block]:
    title = Bilingual("申报路径：{title}", "Route: {title}").format(
        title=route.title.text(language)
    )
    yield Heading(line(title.text(language), faint(f"  {route.id}")))
    base = Bilingual("核定基数", "Base").text(language)
    yield from _rule(base, route.base.cite, language)
    if route.award.floor is not None:
        floor = Bilingual("起算额 {wan} 万元", "Floor {wan} 万元")
        text = floor.format(wan=in_wan(route.award.floor.amount)).text(language)
        yield from _rule(text, route.award.floor.cite, language)
    for tier in route.award.tiers:
        yield from _rule(_tier(tier, language), tier.cite, language)
    for cap in route.award.caps:
        yield from _cap(cap, language)
    number, title_ = Bilingual("序号", "No."), Bilingual("申报材料", "Material")
    needs = Bilingual("要求", "Must be")
    yield Table(
        (
            Column(number.text(language)),
            Column(title_.text(language), wrap=True),
            Column(needs.text(language)),
        ),
        tuple(
            (line(m.number), line(m.title, faint(f"  {m.id}")), line(_needs(m, language)))
            for m in route.materials
        ),
        depth=1,
    )


def _needs(material: Material, language: Language) -> str:
    duties = (material.must, *(part.must for part in material.parts))
    needs = []
    if any(must.sealed for must in duties):
        needs.append(Bilingual("盖章", "sealed"))
    if any(must.signed for must in duties):
        needs.append(Bilingual("签字", "signed"))
    comma = Bilingual("、", ", ").text(language)
    return comma.join(need.text(language) for need in needs)


def _tier(tier: Tier, language: Language) -> str:
    above = in_wan(tier.above)
    if tier.up_to is None:
        span = Bilingual("超过 {above} 万元的部分", "above {above} 万元")
    else:
        span = Bilingual("{above}-{up_to} 万元的部分", "{above} to {up_to} 万元")
    if tier.up_to is None and not tier.above:
        span = Bilingual("全部基数", "the whole base")
    up_to = tier.up_to and in_wan(tier.up_to)
    return f"{span.format(above=above, up_to=up_to).text(language)} {percent(tier.rate)}"


def _cap(cap: Cap, language: Language) -> Iterator[Block]:
    text = f"{words.CAPS[cap.per].text(language)} {in_wan(cap.limit)} 万元"
    yield from _rule(text, cap.cite, language, cap.routes)
