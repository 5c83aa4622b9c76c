"""What follows from documents without standing there under a label: the model and its filing
number, the region of an address, the kind of entity, the day of application."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from voucher_cli.dates import find_dates
from voucher_cli.draft.model import Origin
from voucher_cli.evidence.model import Evidence, Page, Part
from voucher_cli.policy.eligibility import FilingRule, ScenarioRule
from voucher_cli.policy.model import Policy
from voucher_cli.terms import EntityType, PartKind
from voucher_cli.text import normalise, number_key, squeeze

_LETTERS = (
    PartKind.COMMITMENT_LETTER,
    PartKind.NO_OTHER_FUNDING_LETTER,
    PartKind.SCENARIO_LETTER,
    PartKind.NON_AFFILIATION_PROOF,
    PartKind.APPLICATION_FORM,
)
"""what the applicant signs and dates when applying"""
_LAST_ROWS = 14
_RUNNING_TEXT = re.compile(r"[。；;]|\d[日号](?:至|起|前|后|之|期间)")
_REGION = re.compile(
    r"^(?:中国)?(?P<region>(?:[^省市区县]{2,8}(?:省|自治区))?"
    r"(?:[^省市区县]{2,8}?(?:市|自治州|地区))?(?:[^省市区县\d]{1,9}?(?:区|县|市))?)"
)
_SCENARIO_LABEL = re.compile(r"(?:应用)?(?:场景|领域)(?:名称|说明|类别)?(?:为|是|属于|:|：|\|)?")
_FIELD = "(?:行业|领域|场景|业务)"
_WINDOW = 24
"""characters behind a label in which its value begins"""
_QUOTED_MODEL = re.compile(
    r"[“\"「『《【]([^“”\"「」『』《》【】]{2,24}?(?:大模型|模型))[”\"」』》】]"
)
_LABELLED_MODEL = re.compile(
    r"(?:大模型|模型)(?:产品|服务)?(?:名称|型号)[:：|]?\s*([^\s，,。；;：:（(、|]{2,30})"
)
_ITEM_MODEL = re.compile(r"\*[^*]{2,16}\*([^\s*]{2,20}?大模型)")
_FILED = "备案"
_NEAR = 60
"""characters within which a filing number is called one"""
_SCHOOL = re.compile(r"(?:大学|学院|学校|中学|小学|幼儿园)$")
_HOSPITAL = re.compile(r"(?:医院|卫生院|医疗中心)$")
_COMPANY = re.compile(r"公司$")


def region_of(address: str) -> str | None:
    """`北京市海淀区…` → `北京市海淀区`."""
    match = _REGION.match(squeeze(normalise(address)))
    return (match["region"] or None) if match else None


def entity_type_of(name: str) -> EntityType | None:
    """By what the name ends in."""
    if _COMPANY.search(name):
        return EntityType.ENTERPRISE
    if _SCHOOL.search(name):
        return EntityType.SCHOOL
    return EntityType.HOSPITAL if _HOSPITAL.search(name) else None


def is_company(name: str) -> bool:
    """A company is a legal person by law; its branch (分公司) is none."""
    return bool(_COMPANY.search(name)) and not name.endswith("分公司")


def application_day(evidence: Evidence) -> tuple[date, Origin] | None:
    """The latest day under which the applicant signed a form or letter."""
    found = [
        (day, Origin(part.file))
        for placement in evidence.placements
        if (part := placement.part).kind in _LETTERS and placement.material
        for page in part.pages[-1:]
        for day in _signing_days(page)
    ]
    return max(found, key=lambda pair: pair[0], default=None)


def _signing_days(page: Page) -> Iterator[date]:
    """Whole dates at the foot of a page, in rows that are no running text."""
    for row in page.rows[-_LAST_ROWS:]:
        line = squeeze(row.text)
        if len(line) <= 60 and not _RUNNING_TEXT.search(line):
            yield from (written.value for written in find_dates(line))


def filing_number_in(policy: Policy, parts: Sequence[Part]) -> tuple[str, Origin] | None:
    """The first filing number of the policy's form that the parts show near the word for it: a
    contract's number may be of the same form."""
    contracts = {
        number_key(str(fact.value))
        for part in parts
        for name in ("number", "contract_number")
        for fact in part.all(name)
    }
    rules = [rule for rule in policy.eligibility if isinstance(rule, FilingRule)]
    patterns = [re.compile(rule.pattern.strip("^$"), re.IGNORECASE) for rule in rules]
    for part in parts:
        for page in part.pages:
            for pattern in patterns:
                text = page.text if pattern.search(page.text) else page.squeezed
                for match in pattern.finditer(text):
                    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
                    if _FILED in near and number_key(match[0]) not in contracts:
                        return match[0], _on(part, page)
    return None


def scenario_in(policy: Policy, route: str, parts: Iterable[Part]) -> tuple[str, Origin] | None:
    """The one field of application among those that the policy lists which the first telling part
    names; none where it names several."""
    rules = [rule for rule in policy.eligibility if isinstance(rule, ScenarioRule)]
    listed = [
        s for rule in rules if not rule.routes or route in rule.routes for s in rule.scenarios
    ]
    if not listed:
        return None
    names = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    several = rf"(?:{names})(?:[、,，/和及](?:{names}))*"
    enumeration = re.compile(rf"(?:(?:{names})[、,，/和及]){{3,}}(?:{names})等?")
    for part in parts:
        for page in part.pages:
            text = enumeration.sub("", page.squeezed)
            said = re.findall(rf"({several}){_FIELD}", text)
            behind = [text[m.end() : m.end() + _WINDOW] for m in _SCENARIO_LABEL.finditer(text)]
            told = [match[1] for one in behind if (match := re.match(rf"\W*({several})", one))]
            found = {name for one in (told or said) for name in re.findall(names, one)}
            if len(found) == 1:
                return found.pop(), _on(part, page)
    return None


def model_in(parts: Sequence[Part]) -> tuple[str, Origin] | None:
    """The model's name: under a label of its own, between quotation marks, or in the items of
    invoices; of several, the one that stands most often."""
    for pattern in (_LABELLED_MODEL, _QUOTED_MODEL, _ITEM_MODEL):
        found: Counter[str] = Counter()
        origins: dict[str, Origin] = {}
        for part in parts:
            for page in part.pages:
                text = page.text if pattern is _LABELLED_MODEL else page.squeezed
                for match in pattern.finditer(text):
                    name = match[1].strip('“”"「」《》')
                    if squeeze(name) not in {"大模型", "模型"}:
                        found[name] += 1
                        origins.setdefault(name, _on(part, page))
        if found:
            name = found.most_common(1)[0][0]
            return name, origins[name]
    return None


def _on(part: Part, page: Page) -> Origin:
    return Origin(part.file, page.number, None, page.read_by or part.read_by)
