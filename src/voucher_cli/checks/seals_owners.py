"""Whose seal it is: the words of a seal, which are read with slips and gaps, against names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.fuzz import partial_ratio, ratio

from voucher_cli.evidence.model import Seal, SealShape
from voucher_cli.text import organisation_key

_GENERIC = re.compile(
    "有限责任公司|股份有限公司|有限公司|集团|公司|股份|有限|责任|合伙企业|普通合伙|人工智能|大模型|"
    "科技|技术|信息|网络|数据|智能|软件|数字|服务|咨询|发展|文化|传媒|教育|电子|通信|系统|云计算|"
    "(?:北京|上海|天津|重庆|中国|国际)市?|专用章|公章|合同|财务|发票"
)
"""words that so many names have that they tell none apart"""
_ORGANISATION = re.compile("公司|集团|中心|大学|学院|学校|医院|研究院|研究所|合伙|厂|协会|委员会")
_OFFICE = re.compile(
    "税务|监制|市场监督|市场监管|工商|登记|行政审批|公安|法院|公证|海关|人民政府|银行|支行|银保监"
)
"""offices and banks, which stamp papers without being a party to them"""
_CITY = re.compile("北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉|西安")
_NUMBERS = re.compile(r"[0-9a-z]+")
_SAME, _PERHAPS = 70.0, 45.0
_MUCH_ALIKE = 72.0
_AHEAD = 15.0
"""by how much one name must fit better than another"""
_TELLING = 2
"""characters without which a name tells nobody apart"""


class Whose(StrEnum):
    """To whom the words of a seal give it."""

    PARTY = "party"
    """one whose seal is asked for"""
    OTHER = "other"
    """another organisation that the package names"""
    STRANGER = "stranger"
    """clearly none that the package names"""
    UNREAD = "unread"
    """its words cannot be read, or may be several names"""
    OFFICE = "office"
    PERSON = "person"
    """a name stamp"""


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of a seal; `name` is that of the party or other organisation."""

    whose: Whose
    name: str = ""


def owner_of(seal: Seal, parties: tuple[str, ...], others: tuple[str, ...] = ()) -> Owner:
    """Whose seal it is, among the `parties` whose seal is asked for and `others`."""
    words = _NUMBERS.sub("", organisation_key(seal.owner))
    fits = sorted(
        (
            (_likeness(words, name), -n, name)
            for n, name in enumerate((*parties, *others))
            if name and not _is_elsewhere(words, name)
        ),
        reverse=True,
    )
    best = fits[0] if fits else (0.0, 0, "")
    second = next((fit for fit, _, name in fits[1:] if name != best[2]), 0.0)
    if best[0] >= _SAME and best[0] - second >= _AHEAD:
        return Owner(Whose.PARTY if best[2] in parties else Whose.OTHER, best[2])
    if _OFFICE.search(words) or _OFFICE.search(seal.legend):
        return Owner(Whose.OFFICE)
    if seal.shape is SealShape.SQUARE:
        return Owner(Whose.PERSON)
    if best[0] >= _PERHAPS or not _names_somebody(words) or _may_be_misread(words, parties):
        return Owner(Whose.UNREAD)
    return Owner(Whose.STRANGER, seal.owner)


def certificate_names(said: str, name: str) -> bool:
    """Whether what a certificate says holds the name of an organisation. It was not read from a
    picture: a name that is only alike is another one's."""
    key = organisation_key(name)
    return bool(key) and key in organisation_key(said)


def same_organisation(left: str, right: str) -> bool:
    """Whether a document that says `left` means the organisation `right`, slips aside."""
    words = organisation_key(left)
    return bool(words) and _likeness(words, right) >= _SAME


def _likeness(words: str, name: str) -> float:
    """How well a name fits the words round a rim, which may begin anywhere in it (0 to 100)."""
    telling = _telling(organisation_key(name))
    if not words or not telling:
        return 0.0
    found = _GENERIC.sub("", words)
    if len(found) < min(_TELLING, len(telling)):
        return 0.0
    if len(words) < len(telling):  # a piece of the name at best
        return min(partial_ratio(found, telling), _SAME - 1)
    return partial_ratio(telling, words + words)


def _is_elsewhere(words: str, name: str) -> bool:
    """Whether the words name another city than the name does: the same trade name there is a
    sister company's."""
    here, there = set(_CITY.findall(organisation_key(name))), set(_CITY.findall(words))
    return bool(here and there) and not here & there


def _telling(name: str) -> str:
    """What of a name others have not: 云帆 of 北京云帆智能科技有限公司."""
    core = _GENERIC.sub("", name)
    return core if len(core) >= _TELLING else name


def _may_be_misread(words: str, names: tuple[str, ...]) -> bool:
    """Whether the words are much like a name of which even the common words were not all read:
    北京公乌计算有限公司 for 北京玄鸟云计算有限公司."""
    keys = [organisation_key(name) for name in names if not _is_elsewhere(words, name)]
    common = _GENERIC.findall(words)
    return any(ratio(words, key) >= _MUCH_ALIKE and _GENERIC.findall(key) != common for key in keys)


def _names_somebody(words: str) -> bool:
    """Whether the words are a whole name, and not a piece or a jumble."""
    return bool(_ORGANISATION.search(words)) and len(_GENERIC.sub("", words)) >= _TELLING
