"""What is wrong with a policy though every key and value has its right shape.

Each function takes a part of the policy and yields what it finds with its path; `faults` is the
table of them. Quotes are held against the text in lint.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.policy.award_rules import AwardUnit, CapPer, Reading, ReadingKind
from voucher_cli.policy.eligibility import (
    EligibilityRule,
    EntityRule,
    FilingRule,
    IndustryRule,
    RegionRule,
    ScenarioRule,
)
from voucher_cli.policy.fault import Fault, empty, twice
from voucher_cli.policy.materials import Duties
from voucher_cli.policy.model import Policy
from voucher_cli.policy.periods import WindowEnd
from voucher_cli.policy.route_faults import cap_faults, route_faults
from voucher_cli.strict_yaml import YamlPath

_INDUSTRY_CODE = re.compile(r"[A-T](\d{2,4})?", re.ASCII)


def faults(policy: Policy) -> Iterator[Fault]:
    """Every fault of the policy with the YAML path that it stands at."""
    yield from _window(policy)
    yield from _routes_exist(policy)
    yield from _eligibility(policy)
    for n, route in enumerate(policy.routes):
        yield from route_faults(policy, route, ("routes", n))
    yield from _shared_alike(policy)
    yield from cap_faults(policy.caps, ("caps",), (CapPer.ENTERPRISE_YEAR,))
    for n, reading in enumerate(policy.readings):
        yield from _reading(policy, reading, ("readings", n))
    yield from twice("route", [r.id for r in policy.routes], ("routes",))
    yield from twice("reading", [r.id for r in policy.readings], ("readings",))
    yield from twice("form", [f.id for f in policy.forms], ("forms",))


def unknown_topics(policy: Policy, topics: Collection[str]) -> Iterator[Fault]:
    """Topics that rules ask a document to speak of, and that are none of `topics`."""
    what = Bilingual("没有主题", "no topic")
    for path, duties in _all_duties(policy):
        for n, rule in enumerate(duties.topics):
            for key, name in [("topic", rule.topic), *(("unless", name) for name in rule.unless)]:
                if name not in topics:
                    yield (*path, "topics", n, key), not_known(what, name, topics)


def _all_duties(policy: Policy) -> Iterator[tuple[YamlPath, Duties]]:
    for n, route in enumerate(policy.routes):
        for m, material in enumerate(route.materials):
            path: YamlPath = ("routes", n, "materials", m)
            yield (*path, "must"), material.must
            for k, part in enumerate(material.parts):
                yield (*path, "parts", k, "must"), part.must


# --- the whole policy ----------------------------------------------------------------------------


def _window(policy: Policy) -> Iterator[Fault]:
    window = policy.window
    if window.deadline is None:
        return
    if window.ends_with is not WindowEnd.DEADLINE:
        yield (
            ("window", "deadline"),
            Bilingual(
                "ends_with: application 没有截止日期：删去 deadline，或改为 ends_with: deadline",
                "there is no deadline with 'ends_with: application': leave it out, or write "
                "'ends_with: deadline'",
            ),
        )
    elif window.deadline < window.starts_on:
        yield (
            ("window", "deadline"),
            Bilingual(
                f"政策执行期结束（{window.deadline}）早于开始（{window.starts_on}）",
                f"the window ends ({window.deadline}) before it starts ({window.starts_on})",
            ),
        )


def _routes_exist(policy: Policy) -> Iterator[Fault]:
    """Whatever names routes names routes of this policy."""
    known = [route.id for route in policy.routes]
    if not known:
        yield ("routes",), Bilingual("至少要有一个申报路径", "at least one route is needed")
    lists = {
        "eligibility": policy.eligibility,
        "caps": policy.caps,
        "readings": policy.readings,
        "not_checked": policy.not_checked,
    }
    for key, entries in lists.items():
        for n, entry in enumerate(entries):
            for m, name in enumerate(entry.routes):
                if name not in known:
                    message = not_known(Bilingual("没有申报路径", "no route"), name, known)
                    yield (key, n, "routes", m), message


def _eligibility(policy: Policy) -> Iterator[Fault]:
    everywhere = tuple(dict.fromkeys(route.id for route in policy.routes))
    seen: set[tuple[str, str]] = set()
    for n, rule in enumerate(policy.eligibility):
        path: YamlPath = ("eligibility", n)
        for route in rule.routes or everywhere:
            if (rule.kind, route) in seen:
                yield (
                    (*path, "kind"),
                    Bilingual(
                        f"路径 {route} 已有一条 {rule.kind} 规则",
                        f"route '{route}' has a rule of the kind '{rule.kind}' already",
                    ),
                )
            seen.add((rule.kind, route))
        yield from _rule_contents(rule, path)


def _rule_contents(rule: EligibilityRule, path: YamlPath) -> Iterator[Fault]:
    """Lists that say nothing, codes and patterns that cannot match."""
    if isinstance(rule, RegionRule) and not rule.regions:
        yield empty((*path, "regions"))
    if isinstance(rule, EntityRule) and not rule.types:
        yield empty((*path, "types"))
    if isinstance(rule, ScenarioRule) and not rule.scenarios:
        yield empty((*path, "scenarios"))
    if isinstance(rule, IndustryRule):
        if not rule.codes:
            yield empty((*path, "codes"))
        for n, code in enumerate(rule.codes):
            if not _INDUSTRY_CODE.fullmatch(code):
                yield (
                    (*path, "codes", n),
                    Bilingual(
                        f"{code} 不是行业代码：写门类字母加二至四位数字，如 I65",
                        f"'{code}' is no industry code: a letter and 2 to 4 digits, as in I65",
                    ),
                )
    if isinstance(rule, FilingRule):
        try:
            re.compile(rule.pattern)
        except re.error as error:
            yield (
                (*path, "pattern"),
                Bilingual(f"正则表达式有误：{error}", f"the pattern cannot be used: {error}"),
            )


def _shared_alike(policy: Policy) -> Iterator[Fault]:
    """One material cannot be shared by the claims of one route and not by those of another."""
    first: dict[str, bool] = {}
    for n, route in enumerate(policy.routes):
        for m, material in enumerate(route.materials):
            if first.setdefault(material.id, material.shared) != material.shared:
                yield (
                    ("routes", n, "materials", m, "id"),
                    Bilingual(
                        f"材料 {material.id} 在另一路径中的 shared 与此不同：各路径须一致",
                        f"'{material.id}' is shared in one route and not in another: make them "
                        "alike",
                    ),
                )


def _reading(policy: Policy, reading: Reading, path: YamlPath) -> Iterator[Fault]:
    """A reading can only be computed where the route has what it reads in another way."""
    for route in policy.routes:
        if reading.routes and route.id not in reading.routes:
            continue
        lacking = {
            ReadingKind.POOLED_SERVICES: route.award.unit is not AwardUnit.SERVICE,
            ReadingKind.FLOOR_DEDUCTED: route.award.floor is None,
            ReadingKind.TAX_EXCLUDED: False,
            ReadingKind.PAPERS_IN_WINDOW: not route.base.settlement,
        }
        if lacking[reading.kind]:
            yield (
                (*path, "kind"),
                Bilingual(
                    f"路径 {route.id} 没有 {reading.kind} 所涉及的规则：用 routes 限定路径",
                    f"route '{route.id}' has nothing that '{reading.kind}' could read in another "
                    "way: name the routes that it is for",
                ),
            )
