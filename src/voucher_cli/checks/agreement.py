"""Whether what a document shows agrees with what the manifest states."""

from __future__ import annotations

import re
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from voucher_cli.text import normalise, number_key, organisation_key

_ORGANISATION_ENDS = (
    *("公司", "集团", "合伙", "厂", "店", "社"),
    *("院", "所", "中心", "大学", "学校", "局", "会", "室", "部"),
)
_BRANCH = re.compile(r".{0,12}(分公司|分院|分部|办事处|事业部|分校|分行|支行)$")
_ROLE = re.compile(r"^(甲方|乙方|丙方|买方|卖方|需方|供方|名称|单位名称|公司名称|户名)+")
_LABEL_ENDS = ("方", "人", "名称", "全称", "户名", "单位", "客户", "用户", "供应商", "抬头")
"""of a label that the layout glued to the name behind it"""
_FULL = re.compile(r"(公司|大学|医院|研究院|研究所|中心)$")
_BODY = re.compile(r"(会|社|中心|院|所|厂|店|合伙|基金|学校)$")
"""of an organisation beside it (…公司工会委员会, 大学附属医院), which is another one"""
_SHORTEST_NAME = 6
"""shorter texts are abbreviations or torn pieces of a name; they prove nothing"""


class PartyAgreement(StrEnum):
    """How two names of organisations stand to each other."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


def same_number(left: str, right: str) -> bool:
    """Whether two numbers are the same but for dashes, brackets, spaces, width and case."""
    return number_key(left) == number_key(right) != ""


def compare_parties(shown: str, stated: str) -> PartyAgreement:
    """Whether `shown`, as a document has it, names the organisation `stated`.

    A branch, a name cut off at its end, words glued to it, brackets and width do not matter. One
    character of difference in a long name is as likely a slip of the pen, and what has lost its
    beginning may be another organisation's: unsure.
    """
    left, right = (_ROLE.sub("", organisation_key(name)) for name in (shown, stated))
    if left == right or _is_branch(left, right) or _is_branch(right, left):
        return PartyAgreement.SAME
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < _SHORTEST_NAME or not right:
        return PartyAgreement.UNSURE
    if shorter in longer:
        return _within(shorter, longer)
    if Levenshtein.distance(left, right, score_cutoff=1) <= 1:
        return PartyAgreement.UNSURE
    if not _names_an_organisation(shown):
        return PartyAgreement.UNSURE
    return PartyAgreement.OTHER


def _within(name: str, longer: str) -> PartyAgreement:
    """`longer` goes on behind the name, or has words before it."""
    before, _, behind = longer.partition(name)
    if before and not before.endswith(_LABEL_ENDS):
        return PartyAgreement.UNSURE  # torn, without its place, or another one's
    if _BODY.search(behind) and "公司" not in behind:
        return PartyAgreement.UNSURE if _FULL.search(name) else PartyAgreement.SAME
    return PartyAgreement.SAME


def _is_branch(name: str, of: str) -> bool:
    return bool(of) and name.startswith(of) and bool(_BRANCH.fullmatch(name[len(of) :]))


def _names_an_organisation(text: str) -> bool:
    plain = organisation_key(normalise(text))
    return len(plain) >= _SHORTEST_NAME and plain.endswith(_ORGANISATION_ENDS)
