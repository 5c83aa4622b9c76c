"""The words that several sheets of the summary have in common, and the names of what the policies
speak of. Those of levels, verdicts and awards stand in report/."""

from __future__ import annotations

from collections.abc import Iterable

from voucher_cli.batch.workbook.look import Shown
from voucher_cli.batch.workbook.report import ReadClause
from voucher_cli.catalogue import load_catalogue
from voucher_cli.findings import Certainty, Level
from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.library import get_policy, policy_ids
from voucher_cli.policy.model import Policy
from voucher_cli.report import words
from voucher_cli.report.model import Verdict
from voucher_cli.report.outline import Tone

PACKAGE = Bilingual("材料包", "Package")
APPLICANT = Bilingual("申报单位", "Applicant")
POLICY = Bilingual("政策", "Policy")
ROUTE = Bilingual("申报路径", "Route")
VERDICT = Bilingual("全季结论", "Season verdict")
CLAIM = Bilingual("申报项", "Claim")
FILE = Bilingual("文件", "File")
LEVEL = Bilingual("级别", "Level")
CERTAINTY = Bilingual("把握", "Certainty")
NAME = Bilingual("问题名称", "Name")
TITLE = Bilingual("问题", "Finding")
MESSAGE = Bilingual("说明", "Message")
HINT = Bilingual("如何改正", "How to mend it")
EXPECTED = Bilingual("应为", "Expected")
ACTUAL = Bilingual("实为", "Actual")
CLAUSE = Bilingual("条款", "Clause")
QUOTE = Bilingual("条款原文", "Policy text")
FINDING_ID = Bilingual("问题编号", "Finding id")

OVERVIEW_SHEET = Bilingual("汇总", "Summary")
PACKAGES_SHEET = Bilingual("材料包", "Packages")
MATERIALS_SHEET = Bilingual("材料矩阵", "Materials")
FINDINGS_SHEET = Bilingual("问题", "Findings")
AWARDS_SHEET = Bilingual("测算", "Awards")
ACROSS_SHEET = Bilingual("跨材料包", "Across packages")

NOT_CHECKED = Bilingual("无法检查", "could not be checked")
CERTAINTIES = {
    Certainty.CERTAIN: Bilingual("确定", "certain"),
    Certainty.LIKELY: Bilingual("很可能", "likely"),
}
_VERDICT_TONES = {
    Verdict.INCOMPLETE: Tone.ERROR,
    Verdict.REVIEW: Tone.REVIEW,
    Verdict.READY: Tone.GOOD,
}


def level(of: Level, language: Language, *, settled: bool = False) -> Shown:
    """The level of one finding; one that a reviewer has settled steps back."""
    said = Bilingual(words.LEVELS[of].zh, of.value).text(language)
    tone = Tone.PLAIN if of is Level.INFO else words.LEVEL_TONES[of]
    return Shown(said, Tone.FAINT if settled else tone)


def verdict(of: Verdict | None, language: Language) -> Shown:
    """A verdict in words; None for a package that could not be judged."""
    if of is None:
        return Shown(NOT_CHECKED.text(language), Tone.ERROR)
    return Shown(words.VERDICTS[of].text(language), _VERDICT_TONES[of])


def finding_title(name: str, language: Language) -> str:
    """What the catalogue calls a finding; empty for one that it does not know."""
    entry = load_catalogue().get(name)
    return entry.title.text(language) if entry else ""


def policy_of(policy_id: str | None) -> Policy | None:
    """The policy of that id, if the program carries it."""
    return get_policy(policy_id) if policy_id in policy_ids() and policy_id else None


def policy_title(policy_id: str | None, language: Language) -> str:
    """Its title, or its id where the program does not carry it."""
    policy = policy_of(policy_id)
    return policy.title.text(language) if policy else policy_id or ""


def route_title(policy_id: str | None, route_id: str, language: Language) -> str:
    """Its title, or its id where the policy does not have it."""
    policy = policy_of(policy_id)
    route = policy.route(route_id) if policy else None
    return route.title.text(language) if route else route_id


def cited(source: Citation | ReadClause | None) -> tuple[str | None, str | None]:
    """Where the policy says it, and its words."""
    if source is None:
        return None, None
    return f"{source.document} {source.clause}", source.quote


def listed(items: Iterable[str], language: Language) -> str:
    """`甲、乙`."""
    return Bilingual("、", ", ").text(language).join(items)
