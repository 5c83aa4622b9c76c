"""What is wrong with one route of a policy: its base, award and materials."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from voucher_cli.language import Bilingual
from voucher_cli.nearest import not_known
from voucher_cli.policy.award_rules import Cap, CapPer, OutsidePapers, Papers, Tier
from voucher_cli.policy.fault import Fault, empty, not_positive, twice
from voucher_cli.policy.materials import Duties, Material, PartsNeeded
from voucher_cli.policy.model import Policy, Route
from voucher_cli.strict_yaml import YamlPath
from voucher_cli.terms import PartKind

_KINDS = tuple(kind.value for kind in PartKind)


def route_faults(policy: Policy, route: Route, path: YamlPath) -> Iterator[Fault]:
    """Every fault of the route, which stands at `path`."""
    yield from _base(route, path)
    award = (*path, "award")
    if route.award.cite is None:
        yield award, Bilingual("缺少必填的键 cite", "the key 'cite' is required")
    if route.award.floor and route.award.floor.amount <= 0:
        yield not_positive((*award, "floor", "amount"))
    yield from _tiers(route.award.tiers, (*award, "tiers"))
    yield from cap_faults(route.award.caps, (*award, "caps"), (CapPer.PROJECT, CapPer.PROJECT_YEAR))
    kinds: list[str] = [rule.kind for rule in route.contract_dates]
    yield from twice("rule", kinds, (*path, "contract_dates"), "kind")
    if not route.materials:
        yield empty((*path, "materials"))
    yield from twice("material", [m.id for m in route.materials], (*path, "materials"))
    forms = [form.id for form in policy.forms]
    for n, material in enumerate(route.materials):
        yield from _material(route, material, forms, (*path, "materials", n))


def _base(route: Route, path: YamlPath) -> Iterator[Fault]:
    base = route.base
    if not base.eligible_kinds:
        yield empty((*path, "base", "eligible_kinds"))
    if base.settlement != (base.settlement_cite is not None):
        yield (
            (*path, "base", "settlement"),
            Bilingual(
                "settlement: true 与 settlement_cite 须同时有或同时没有",
                "'settlement: true' and 'settlement_cite' go together: write both or neither",
            ),
        )
    if base.settlement != (route.place_of(PartKind.SETTLEMENT) is not None):
        yield (
            (*path, "base", "settlement"),
            Bilingual(
                "与清单不符：settlement: true 当且仅当清单中有 settlement 一类的材料",
                "does not agree with the list: 'settlement: true' where, and only where, a "
                "material is of the kind 'settlement'",
            ),
        )
    if not base.settlement and base.outside_papers is OutsidePapers.WITH_SETTLEMENT:
        yield (
            (*path, "base", "outside_papers"),
            Bilingual(
                "没有结算单就不能用 count-with-settlement：是否想写 never-count？",
                "'count-with-settlement' needs 'settlement: true': did you mean 'never-count'?",
            ),
        )


def cap_faults(
    caps: tuple[Cap, ...], path: YamlPath, allowed: tuple[CapPer, ...]
) -> Iterator[Fault]:
    """Caps that stand under the wrong key, or limit nothing."""
    for n, cap in enumerate(caps):
        if cap.per not in allowed:
            right = "caps" if cap.per is CapPer.ENTERPRISE_YEAR else "routes: award: caps"
            yield (
                (*path, n, "per"),
                Bilingual(
                    f"{cap.per} 的上限不写在这里，应写在 {right} 之下",
                    f"a cap per '{cap.per}' does not belong here, but under {right}",
                ),
            )
        if cap.limit <= 0:
            yield not_positive((*path, n, "limit"))


def _tiers(tiers: tuple[Tier, ...], path: YamlPath) -> Iterator[Fault]:
    """From 0 without end, each where the one before stops, and every rate within 0 and 1."""
    if not tiers:
        yield empty(path)
        return
    for n, tier in enumerate(tiers):
        yield from _tier(tier, (*path, n))
    if tiers[0].above != 0:
        yield (
            (*path, 0, "above"),
            Bilingual(
                f"第一档应从 0 开始（门槛写在 floor），0 到 {tiers[0].above} 之间没有比例",
                f"the first tier starts at 0 (a threshold is a floor): nothing covers 0 to "
                f"{tiers[0].above}",
            ),
        )
    for n, (lower, upper) in enumerate(pairwise(tiers), start=1):
        yield from _seam(lower, upper, (*path, n, "above"))
    if tiers[-1].up_to is not None:
        yield (
            (*path, len(tiers) - 1, "up_to"),
            Bilingual(
                f"{tiers[-1].up_to} 以上没有比例：最后一档不写 up_to",
                f"nothing covers what lies above {tiers[-1].up_to}: the last tier has no 'up_to'",
            ),
        )


def _tier(tier: Tier, path: YamlPath) -> Iterator[Fault]:
    if not 0 < tier.rate <= 1:
        yield (
            (*path, "rate"),
            Bilingual(
                f"比例 {tier.rate} 应大于 0、不超过 1：50% 写作 0.50",
                f"the rate {tier.rate} must be above 0 and at most 1: 50 % is 0.50",
            ),
        )
    if tier.up_to is not None and tier.up_to <= tier.above:
        yield (
            (*path, "up_to"),
            Bilingual(
                f"上限 {tier.up_to} 不大于下限 {tier.above}",
                f"the tier ends at {tier.up_to}, not above its start {tier.above}",
            ),
        )


def _seam(lower: Tier, upper: Tier, path: YamlPath) -> Iterator[Fault]:
    if lower.up_to == upper.above:
        return
    if upper.above <= lower.above:
        message = Bilingual(
            f"各档应由低到高：{upper.above} 不大于上一档的 {lower.above}",
            f"tiers must ascend: {upper.above} does not lie above {lower.above}",
        )
    elif lower.up_to is None or lower.up_to > upper.above:
        message = Bilingual(
            f"与上一档重叠：上一档到 {lower.up_to or '无穷'}，本档从 {upper.above} 开始",
            f"overlaps the tier before, which ends at {lower.up_to or 'infinity'}; this one "
            f"starts at {upper.above}",
        )
    else:
        message = Bilingual(
            f"与上一档之间有空档：{lower.up_to} 到 {upper.above} 没有比例",
            f"leaves a gap: nothing covers {lower.up_to} to {upper.above}",
        )
    yield path, message


# --- one material --------------------------------------------------------------------------------


def _material(
    route: Route, material: Material, forms: list[str], path: YamlPath
) -> Iterator[Fault]:
    if material.form is not None and material.form not in forms:
        message = not_known(Bilingual("没有表格", "no form"), material.form, forms)
        yield (*path, "form"), message
    if bool(material.kinds) == bool(material.parts):
        yield (
            path,
            Bilingual(
                f"材料 {material.id} 应写 kinds 或 parts，二者取一",
                f"'{material.id}' needs either 'kinds' or 'parts', not both",
            ),
        )
    yield from _known_kinds(material.kinds, (*path, "kinds"))
    yield from _duties(material.must, (*path, "must"))
    yield from twice("part", [part.id for part in material.parts], (*path, "parts"))
    for n, part in enumerate(material.parts):
        here = (*path, "parts", n)
        yield from _known_kinds(part.kinds, (*here, "kinds"))
        yield from _duties(part.must, (*here, "must"))
        if not part.kinds:
            yield empty((*here, "kinds"))
    yield from _papers_agree(route, material, path)


def _papers_agree(route: Route, material: Material, path: YamlPath) -> Iterator[Fault]:
    """Invoice and payment under one material: 和 or 或 is said twice, so it must be the same."""
    kinds = {kind for part in material.parts for kind in part.kinds}
    if not {PartKind.INVOICE.value, PartKind.PAYMENT.value} <= kinds:
        return
    wanted = PartsNeeded.ANY if route.base.papers is Papers.EITHER else PartsNeeded.ALL
    if material.parts_needed is not wanted:
        yield (
            (*path, "parts_needed"),
            Bilingual(
                f"base 写明 papers: {route.base.papers}，这里应为 {wanted}",
                f"the base says 'papers: {route.base.papers}': did you mean '{wanted}'?",
            ),
        )


def _known_kinds(kinds: tuple[str, ...], path: YamlPath) -> Iterator[Fault]:
    for n, kind in enumerate(kinds):
        if kind not in _KINDS:
            message = not_known(Bilingual("没有文件种类", "no kind of document"), kind, _KINDS)
            yield (*path, n), message


def _duties(duties: Duties, path: YamlPath) -> Iterator[Fault]:
    for key in ("sealed", "supplement"):
        rule = getattr(duties, key)
        if rule is not None and not rule.by:
            yield empty((*path, key, "by"))
    asked = [f"{rule.topic} ({rule.when})" for rule in duties.topics]
    yield from twice("topic", asked, (*path, "topics"), "topic")
