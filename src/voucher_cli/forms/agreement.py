"""Whether what stands in a form says the same as a value, in whatever style it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import assert_never

from rapidfuzz.distance import Levenshtein

from voucher_cli.dates import find_dates
from voucher_cli.evidence.facts.slips import is_code, mended
from voucher_cli.forms.figures import shows_count, shows_money, shows_percent
from voucher_cli.forms.model import FormField, Option, Unit
from voucher_cli.forms.ticked import may_tick, ticked, words_ticked
from voucher_cli.forms.values import Chosen, Day, Money, Number, Share, Value, Words
from voucher_cli.text import normalise, organisation_key, squeeze

Same = Callable[[str, str], bool]

_NOT_CODE = re.compile(r"[^0-9A-Za-z]")
_NOT_SIGN = re.compile(r"\W")
_NOT_DIGIT = re.compile(r"\D")
_SEAL_WORDS = re.compile(r"(?:加?盖?(?:单位)?(?:公章|印章)|盖章|签章|章)$")
_MONTH = re.compile(r"((?:19|20)\d{2})(?:年|[-./])(\d{1,2})(?:月|$)(?!\d)")
_PROVINCE = re.compile(r"^(?:中国|中华人民共和国)")
_ADMINISTRATIVE = re.compile(r"(?:[^省市区县]{1,9}(?:特别行政区|自治区|自治州|省|市|区|县|旗))*")
_ADDRESS_UNITS = re.compile(r"[号院楼层室座栋幢单元房门弄巷-]")
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_INDUSTRY = re.compile(r"[A-Ta-t]?(\d{2,4})(?!\d)|(?<![A-Za-z])([A-Ta-t])(?![A-Za-z])")
_OWNERS = (
    ("民营", "私营", "自然人", "个体"),
    ("国有", "国企", "国资", "全民", "央企"),
    ("外资", "外商", "合资", "港澳台", "台港澳"),
    ("集体",),
)
"""kinds of owners, by the words for each"""
_LOOKS_LIKE = str.maketrans("ODQILZSBGol", "00011258601")
_LETTER = re.compile(r"(?<=\d)[OoIl](?![A-Za-z])|(?<![A-Za-z])[OoIl](?=[\d万亿元人%])")
_CODE_LENGTH = 18
_MOST_SLIPS = 2
_PARTED = re.compile(r"[、,;/\n+]|以及|和|及|与")


def agrees(
    text: str, value: Value, form_field: FormField, stated: Unit | None, *, misread: bool = False
) -> bool:
    """Whether `text` says `value`. `stated` is the unit that label or cell say; `misread` forgives
    what a picture's reader gets wrong: single characters of names, look-alikes in codes, the marks
    between digits, ticks that are lost."""
    if misread and not isinstance(value, Words | Chosen):
        text = _LETTER.sub(lambda match: match[0].translate(_LOOKS_LIKE), mended(normalise(text)))
    match value:
        case Words(expected):
            return _says(text, expected, _same_words(form_field), misread=misread)
        case Money(yuan):
            return shows_money(text, yuan, stated, form_field.unit)
        case Share(percent):
            return shows_percent(text, percent, stated)
        case Number(count):
            return shows_count(text, count)
        case Day(on):
            return _shows_day(text, on)
        case Chosen(chosen):
            wanted = {o for o in form_field.options if set(o.when) & set(chosen)}
            return _chooses(text, form_field, wanted, misread=misread)
        case _:
            assert_never(value)


def _says(text: str, expected: str, same: Same, *, misread: bool) -> bool:
    said = words_ticked(text, misread=misread)
    if same(said, expected) or not misread:
        return same(said, expected)
    slips = _same_but_for_slips if same in {_same_code, _same_phone} else _nearly
    return slips(said, expected)


def _chooses(text: str, form_field: FormField, wanted: set[Option], *, misread: bool) -> bool:
    if misread:
        return may_tick(text, form_field.options, wanted)
    return set(ticked(text, form_field.options)) == wanted


def has_gaps(text: str, expected: str) -> bool:
    """Whether a text read from under a stamp is what is expected with signs of it lost, and at
    most one misread."""
    left, right = (_NOT_SIGN.sub("", normalise(t)).upper() for t in (text, expected))
    changes = Levenshtein.editops(right, left)
    lost = sum(change.tag == "delete" for change in changes)
    return len(changes) - lost <= 1 and 0 < lost <= len(right) / 2


def _same_words(form_field: FormField) -> Same:
    path = form_field.value
    return next((same for tail, same in _BY_PATH.items() if path.endswith(tail)), _same_text)


def _same_text(text: str, expected: str) -> bool:
    """One contains the other, or both list the same things."""
    left, right = organisation_key(text), organisation_key(expected)
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= 2 and shorter in longer:
        return True
    return _listed(text) == _listed(expected) != set()


def _listed(text: str) -> set[str]:
    return {organisation_key(part) for part in _PARTED.split(normalise(text)) if part.strip()}


def _same_name(text: str, expected: str) -> bool:
    left = _SEAL_WORDS.sub("", organisation_key(text))
    return left == organisation_key(expected)


def _same_code(text: str, expected: str) -> bool:
    left, right = (_NOT_CODE.sub("", normalise(t)).upper() for t in (text, expected))
    return bool(right) and right in left


def _same_email(text: str, expected: str) -> bool:
    return squeeze(expected).casefold() in squeeze(text).casefold()


def _same_phone(text: str, expected: str) -> bool:
    left, right = (_NOT_DIGIT.sub("", normalise(t)) for t in (text, expected))
    left, right = left.removeprefix("86"), right.removeprefix("86")
    return bool(right) and (right in left or (left in right and len(left) >= 7))


def _same_person(text: str, expected: str) -> bool:
    return bool(squeeze(expected)) and squeeze(expected) in squeeze(text)


def _same_contact(text: str, expected: str) -> bool:
    """Name and phone in either order; `expected` is what is known of them, parted by a space."""
    return all(
        _same_phone(text, part) if _NOT_DIGIT.sub("", part) else _same_person(text, part)
        for part in expected.split(" ")
    )


def _same_address(text: str, expected: str) -> bool:
    left, right = _address(text), _address(expected)
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if not shorter:
        return False
    if longer.endswith(shorter):
        return bool(_ADMINISTRATIVE.fullmatch(longer[: -len(shorter)]))
    bare = [_ADDRESS_UNITS.sub("", a) for a in (left, right)]
    numbers = [re.findall(r"\d+|[A-Za-z]+", a) for a in (left, right)]
    return numbers[0] == numbers[1] and (
        bare[0] == bare[1] or bare[0].endswith(bare[1]) or bare[1].endswith(bare[0])
    )


def _address(text: str) -> str:
    plain = organisation_key(text).translate(_NUMERALS)
    plain = _PROVINCE.sub("", plain)
    return re.sub(r"^(北京|上海|天津|重庆)市?(?:市辖区)?", r"\1市", plain)


def _same_industry(text: str, expected: str) -> bool:
    """Codes of which one is a coarser form of the other agree: I65, 6510, I6510."""
    left, right = (_industry(t) for t in (text, expected))
    if left is None or right is None:
        return left == right or squeeze(expected) in squeeze(text)
    return left.startswith(right) or right.startswith(left)


def _industry(text: str) -> str | None:
    found = [m[1] for m in _INDUSTRY.finditer(normalise(text)) if m[1]]
    return found[0] if found else None


def _same_nature(text: str, expected: str) -> bool:
    """单位性质: the kind of owner; words for the legal form besides it contradict nothing."""
    if _same_text(text, expected):
        return True
    left, right = (_owner(t) for t in (text, expected))
    return left == right or left is None or right is None


def _owner(text: str) -> tuple[str, ...] | None:
    return next((words for words in _OWNERS if any(word in text for word in words)), None)


_BY_PATH: dict[str, Same] = {
    "contact.phone": _same_phone,
    "contact.email": _same_email,
    "contact.name": _same_person,
    ".contact": _same_contact,
    "_address": _same_address,
    ".uscc": _same_code,
    "industry_code": _same_industry,
    "statistics_code": _same_industry,
    "entity_nature": _same_nature,
    "applicant.name": _same_name,
}
"""how texts are compared, by the end of their path in the manifest"""


def _shows_day(text: str, on: date) -> bool:
    plain = normalise(text)
    days = [written.value for written in find_dates(plain)]
    if days:
        return on in days
    squeezed = squeeze(text)
    months = [(int(m[1]), int(m[2])) for m in _MONTH.finditer(squeezed)]
    if months:
        return (on.year, on.month) in months
    return bool(re.fullmatch(r"(?:19|20)\d{2}年?", squeezed)) and squeezed[:4] == str(on.year)


def _same_but_for_slips(text: str, expected: str) -> bool:
    """Whether a code or number read from a picture lost or gained a sign, or has look-alikes of
    some; a credit code whose check digit is right was read right."""
    left, right = (_NOT_CODE.sub("", normalise(t)).upper() for t in (text, expected))
    if any(is_code(left[at : at + _CODE_LENGTH]) for at in range(len(left))):
        return False
    changes = Levenshtein.editops(left.translate(_LOOKS_LIKE), right.translate(_LOOKS_LIKE))
    return len(changes) <= _MOST_SLIPS and all(change.tag != "replace" for change in changes)


def _nearly(text: str, expected: str) -> bool:
    left, right = organisation_key(text), organisation_key(expected)
    return Levenshtein.distance(left, right) <= max(1, len(right) // 10)
