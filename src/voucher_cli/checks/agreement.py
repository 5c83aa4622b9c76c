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
_LONG_NAME = 8
"""a misread character or two leave enough of such a name to know it by"""
_SAME_SHARE = 0.7
"""of a name's characters that the same credit code beside it makes the same organisation"""
_TWINS = str.maketrans("oqdliz|sb", "000112158")
_DEFINITE_NUMBER = 12
"""characters of a number that one lost in the picture leaves enough of"""


class PartyAgreement(StrEnum):
    """How two names of organisations stand to each other."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


def same_number(left: str, right: str, *, scanned: bool = False) -> bool:
    """Whether two numbers are the same but for dashes, brackets, spaces, width and case; where one
    was read from a picture, also but for letters and digits that look alike (0 and O)."""
    one, other = number_key(left), number_key(right)
    if scanned:
        one, other = one.translate(_TWINS), other.translate(_TWINS)
    return one == other != ""


def number_stands_in(text: str, number: str, *, scanned: bool = False) -> bool:
    """Whether a number stands anywhere in a text; in one read from a picture, a character of a
    long number may be lost, and letters and digits may stand for each other."""
    key, within = number_key(number), number_key(text)
    if not scanned:
        return key in within
    key, within = key.translate(_TWINS), within.translate(_TWINS)
    if key in within or len(key) < _DEFINITE_NUMBER:
        return key in within
    torn = "|".join({re.escape(key[:at] + key[at + 1 :]) for at in range(len(key))})
    return re.search(rf"(?<!\d)(?:{torn})(?!\d)", within) is not None


def same_but_for_slips(shown: str, stated: str, *, same_code: bool) -> bool:
    """Whether a name read from a picture is the stated one but for misread characters.

    One may be another, or two that stand apart; two side by side are the trade name of another
    company. Under the `same_code` (USCC) most of the name is enough.
    """
    left, right = organisation_key(shown), organisation_key(stated)
    distance = Levenshtein.distance(left, right)
    if same_code and distance <= (1 - _SAME_SHARE) * len(right):
        return True
    if len(right) < _LONG_NAME or distance > 2:
        return False
    if distance < 2:
        return True
    wrong = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    return len(left) == len(right) and len(wrong) == 2 and wrong[1] - wrong[0] > 1


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
