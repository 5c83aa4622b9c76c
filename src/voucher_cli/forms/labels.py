"""What a piece of text in a form is: a label, a hint, a unit, a blank, or a line to sign.

A label is compared by its key: without spaces, numbering, colons, or brackets that only explain.
Brackets that tell one value from another (a year, 签字) stay part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from voucher_cli.forms.model import Unit
from voucher_cli.text import squeeze

_NUMBERING = re.compile(
    r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、．]|第[一二三四五六七八九十]+[部分章节项、]+"
    r"|\d{1,2}(?:\.\d{1,2})+(?=\D)|[*★☆◆●■▪•#])+"
)
_CIRCLED = re.compile(r"^\s*[①-⑳⑴-⒇㈠-㈩]")
_TAIL = re.compile(r"[:*·…_.。;；,，☆★]+$")
_WHOSE = "企业|单位|公司|机构|申报单位|申请单位|申报企业|申请企业"
_EITHER = re.compile(rf"({_WHOSE})(?:\(|\[|及)({_WHOSE})[)\]]?(.*)")
_TRAILING_BRACKETS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)$|\[([^\[\]]*)\]$")
_JOINT = re.compile("[、/和与&及]|以及")

_UNITS = {
    "元": Unit.YUAN, "万元": Unit.WAN, "亿元": Unit.YI, "%": Unit.PERCENT, "人": Unit.PEOPLE,
    "人民币元": Unit.YUAN, "人民币万元": Unit.WAN, "万元人民币": Unit.WAN, "元人民币": Unit.YUAN,
    "百分比": Unit.PERCENT, "名": Unit.PEOPLE, "万": Unit.WAN, "RMB万元": Unit.WAN,
}  # fmt: skip
_OTHER_UNITS = {"个", "项", "件", "年", "月", "㎡", "平方米", "户", "次", "家", "台", "P", "PFLOPS"}
_UNIT_HEAD = re.compile(
    r"^(?:计量|金额)?单位[:为]?|^人民币[,、:]?(?=[万亿]?元)|^以|计$|[,、]人民币$"
)

_EXPLAINS = re.compile(
    r"填|写|说明|注明|不超过|以内|字数|\d字|按照|依据|为准|一致|如[有:为]|例如|示例|[勾多单可]选|必填|"
    r"全称|简述|描述|详见|详细|请|须|应当|提供|附件?后?|备注|格式|选填|公历|精确|保留|包括|"
    r"至少|扩充|拟申报|方式\)?$|数字|万元|小数|与.{1,8}相同|若无|没有|截[至止]"
)
_TELLS_APART = re.compile(r"(?:19|20)\d{2}|签[字名]|手写|上半年|下半年|季度|甲方|乙方")
_TO_SEAL = re.compile(r"盖章|公章|签章|用印")
_HINT_START = re.compile(
    r"^(?:示例|例如|例[:,]|如[:,]|请|填写|填报|简要|简述|概述|描述|说明[:,]|注[:,1]|提示[:,]|"
    r"包括但|主要包括|应包括|需包括|点击|单击|在此|此处|可[附另]|不超过|限\d|\d{2,5}字|从.{2,20}方面)"
)
_HINT_ANYWHERE = re.compile(
    r"(?:不超过|不多于|限|控制在)\D{0,4}\d{2,5}个?字|\d{2,5}个?字(?:以内|之内|左右|以下)"
    r"|[X×*＊]{2,}|单击或点击此处|单击此处|点击此处|点击或点按|若无.{0,6}可不填|Clickortap"
)
_RESERVED = re.compile(
    r"由.{0,12}(?:填写|填报|出具|审核)|(?:审核|受理|评审|主管|经办)(?:部门|单位|机构|人员?|意见)|"
    r"不[用需必]填|无需填|请勿填|勿填|申报单位不填"
)
_INK = re.compile(r"签字|签章|盖章|公章|签名|手印|用印|骑缝")
_NOTHING = re.compile(r"^[_\-—–/\\.…·:ˍ﹏￣×XxX]*$")
_DATE = re.compile(r"^(?:\d{0,4}|[_X×]*)年[_X×]*月(?:[_X×]*日)?$")
_LIMIT = re.compile(
    r"(?:不超过|不多于|限|控制在|不得超过)[^\d]{0,4}(\d{2,5})个?(?:汉)?字|(\d{2,5})个?(?:汉)?字(?:以内|之内|以下|内)"
)
_TICKS = "□☐◻▢☑☒■✓✔√▣"
_LONGEST = 300
"""characters; what is longer is no label with brackets to leave out"""
MARKS = _TICKS + "○◯●◎"


class Content(StrEnum):
    """What the text of a cell is for."""

    BLANK = "blank"
    HINT = "hint"
    """says what to write, and is to be written over"""
    UNIT = "unit"
    DATE = "date"
    """`年 月 日`"""
    CHOICES = "choices"
    INK = "ink"
    """to be signed or sealed"""
    RESERVED = "reserved"
    """for the authority to fill in"""
    TEXT = "text"
    """a label, or something that is filled in already"""


FILLABLE = {Content.BLANK, Content.HINT, Content.UNIT, Content.DATE, Content.CHOICES}


def key(text: str) -> str:
    """The label that `text` is, made comparable, with all its brackets."""
    plain = squeeze(_CIRCLED.sub("", text))  # before squeeze turns ① into 1
    while True:
        shorter = _TAIL.sub("", _NUMBERING.sub("", plain))
        if shorter == plain:
            return _JOINT.sub("及", plain)
        plain = shorter


@lru_cache(maxsize=4096)
def keys(text: str) -> tuple[str, ...]:
    """The keys that `text` may be known by: with its brackets, and without those that explain."""
    found = [key(text)]
    rest = found[0] if len(found[0]) <= _LONGEST else ""
    while (match := _TRAILING_BRACKETS.search(rest)) and match.start() > 0:
        inside = match[1] if match[1] is not None else match[2]
        rest = _TAIL.sub("", rest[: match.start()])
        if not _only_explains(inside or "", rest):
            break
        found.append(rest)
    for name in tuple(found):
        found += [whose + rest for whose, rest in _whose(name)]
    return tuple(dict.fromkeys(found))


def _whose(name: str) -> Iterator[tuple[str, str]]:
    """`企业(单位)名称`, `单位/企业名称`: the name of either."""
    match = _EITHER.match(name)
    if match:
        yield match[1], match[3]
        yield match[2], match[3]


def _only_explains(inside: str, label: str) -> bool:
    if _TELLS_APART.search(inside):
        return False
    if _TO_SEAL.search(inside):  # who is named in a table seals over the name
        return label.endswith(("名称", "全称"))
    if unit_of(inside) is not None or inside in _OTHER_UNITS:
        return True
    return not inside or bool(_EXPLAINS.search(inside)) or len(inside) >= 10


def unit_of(text: str) -> Unit | None:
    """The unit that `text` is, with or without brackets and 单位：."""
    plain = squeeze(text).strip("()[]_ :")
    while (shorter := _UNIT_HEAD.sub("", plain)) != plain:
        plain = shorter
    return _UNITS.get(plain)


def unit_in_label(text: str) -> Unit | None:
    """`申报支持资金（万元）` → 万元; also `金额/万元`, `金额，万元`."""
    plain = _TAIL.sub("", squeeze(text))
    for match in re.finditer(r"\(([^()]*)\)|\[([^\[\]]*)\]", plain):
        unit = unit_of(match[1] or match[2] or "")
        if unit is not None:
            return unit
    tail = re.search(r"[,/、]([^,/、]{1,4})$", plain)
    return unit_of(tail[1]) if tail else None


def limit_in(text: str) -> int | None:
    """The most characters that a hint or label allows: 不超过1000字, 1000字以内."""
    match = _LIMIT.search(squeeze(text))
    return int(match[1] or match[2]) if match else None


def is_blank(text: str) -> bool:
    """Nothing but spaces, underscores, dashes and the like."""
    return bool(_NOTHING.match(squeeze(text)))


def content(text: str, hints: frozenset[str] = frozenset()) -> Content:  # noqa: PLR0911
    """What the text of a cell is for. `hints` are keys of texts that the form is known to put
    where a value belongs."""
    plain = squeeze(text)
    if _NOTHING.match(plain):
        return Content.BLANK
    if _RESERVED.search(plain):
        return Content.RESERVED
    if any(mark in plain for mark in _TICKS) or _round_choices(text):
        return Content.CHOICES
    if plain.strip("_()[]") in _OTHER_UNITS or unit_of(plain) is not None:
        return Content.UNIT
    if _DATE.match(plain.strip("_()")):
        return Content.DATE
    if key(text) in hints:
        return Content.HINT
    if _INK.search(plain) and len(plain) <= 40:
        return Content.INK
    if _is_hint(plain):
        return Content.HINT
    return Content.TEXT


def _is_hint(plain: str) -> bool:
    bracketed = plain.startswith("(") and plain.endswith(")")
    return bool(bracketed or _HINT_START.search(plain) or _HINT_ANYWHERE.search(plain))


def _round_choices(text: str) -> bool:
    """`（ ）是 （ ）否`, `○是 ○否`: brackets or circles to tick, of which there are several."""
    return len(re.findall(r"[（(\[［][ \u3000]*[)）\]］]|[○◯●◎]", text)) >= 2


def is_ink(text: str) -> bool:
    """Whether the text marks a place to sign or seal."""
    return bool(_INK.search(squeeze(text)))
