"""What values look like: amounts, dates, periods, names of organisations, numbers.

Each function reads a value from the beginning of a text, past the small words that stand before
values (为, 人民币, 大写 …), and returns None rather than guess.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from voucher_cli.dates import find_dates
from voucher_cli.money import (
    CAPITAL_CHARACTERS,
    AmountError,
    parse_amount,
    parse_capital_amount,
)

_LEAD = re.compile(
    r"(?:\([^()¥\d壹贰叁肆伍陆柒捌玖拾佰仟圆]{0,20}\)|\([^()¥]{0,16}%[^()]{0,8}\)|[\s:,;、=|⊗*#()]|"
    r"大\s*写|小\s*写|人\s*民\s*币|RMB(?=\D)|CNY(?=\D)|为|是|计|共|合|总|即|约定|含税|"
    r"元(?=\s*[:(¥大])|整|正)*",
    re.IGNORECASE,
)
"""notes in brackets, signs and small words that stand before an amount"""
_FIGURE = re.compile(
    r"(?P<number>[-+]?\s*(?:人民币|RMB|CNY)?\s*[¥$]?\s*-?\s*"
    r"(?:\d{1,3}(?:\s?,\s?\d{3})+(?!\d)(?:\s?\.\s?\d+)?|\d+(?:\.\d+)?)(?:[^\S\t\n]*(?:万|亿))?)"
    r"(?P<yuan>[^\S\t\n]*(?:元|圆))?",
    re.IGNORECASE,
)
_NOT_MONEY = re.compile(
    r"\s*(?:[%‰％/]|百分|个|台|套|次|年|月|日|号|人|天|项|份|卡|核|张|小时|分钟|期|条|批|"
    r"GB|TB|MB|G\b|P\b|token|tokens|百万|千|[-.,:]\d|\d)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(rf"(?:负\s*|\(负数\)\s*)?(?:[{CAPITAL_CHARACTERS}]\s*){{2,}}")
_NOTHING_MORE = re.compile(r"[\s)。;,整]*(?:人民币|RMB|CNY)?(?:\(.*)?", re.DOTALL)
_SURELY_MONEY = re.compile(r"[¥$元圆万亿]|\d,\d{3}|\.\d\d$")
_LONGEST_FIGURE = 13
"""more digits than this are an account or serial number"""

_NUMBER = re.compile(r"[A-Za-z0-9\u4e00-\u9fff()\[\]#&*+.\-_/—–]{2,48}")
_SERIAL = re.compile(r"[A-Za-z0-9\-]{6,64}")
_USCC = re.compile(r"(?:[0-9A-Z]\s*){15,20}", re.IGNORECASE)
_MONTH = r"(?P<y{0}>(?:19|20)\d{{2}})\s*[年./-]\s*(?P<m{0}>\d{{1,2}})(?!\d)\s*月?+份?+"
_TO = (
    r"\s*(?:\(含\))?(?:当日|零时|0时)?(?:起|开始|始)?(?:生效|执行|计算|实施)?(?:\(含\))?[,;]?"
    r"\s*(?:至|到|止于|截至|-|—|–|~|−|‐|―|─)+\s*"
)
_MONTHS = re.compile(
    _MONTH.format(1)
    + _TO
    + r"(?:(?P<y2>(?:19|20)\d{2})\s*[年./-]\s*)?(?P<m2>\d{1,2})(?![\d.])\s*月?份?(?!\s*\d)"
)
_ONE_MONTH = re.compile(r"\s*" + _MONTH.format(1) + r"(?!\s*\d|\s*[-.至到~—])")
_COMPACT_MONTH = re.compile(
    r"\s*(?P<y1>20\d{2})(?P<m1>0[1-9]|1[0-2])(?!\d)(?:\s*[-至到~—]+\s*(?P<y2>20\d{2})(?P<m2>0[1-9]|1[0-2])(?!\d))?"
)
_QUARTER = re.compile(r"\s*(?P<y>20\d{2})\s*年?\s*(?:第)?\s*(?P<q>[一二三四1-4])\s*季度")
_SHORT_END = re.compile(
    _TO + r"(?:(?P<month>\d{1,2})\s*[月./-]\s*)?(?P<day>\d{1,2})(?![\d年./-])\s*日?"
)
_BETWEEN = re.compile(r"[,;]?" + _TO)
_TIME = re.compile(r"[\sT]\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
_DURATION = re.compile(
    r"[^。;]{0,24}?(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,2}|[壹贰叁])\s*(?:\([^()]{0,6}\))?\s*(?P<unit>个月|年|周年)(?!\d|度)"
)
_DURATION_BEFORE = re.compile(
    r"(?:^|[^。;]{0,12}?(?:为期?|共))(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,2}|[壹贰叁])\s*"
    r"(?:\([^()]{0,6}\))?(?P<unit>个月|年|周年)(?:\([^()]{0,6}\))?[,(]?(?:即)?[自从]"
)
"""`一年,自2024年7月1日起`"""
_END_ONLY = re.compile(
    r".{0,12}?[自从].{0,16}(?:签订|签署|盖章|签字|生效|批准).{0,6}起,?(?:至|到|止于|截至)"
)
"""`自合同签订之日起至2025年12月31日`"""
_CHINESE_NUMBER = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {
    "两": 2, "壹": 1, "贰": 2, "叁": 3, "十一": 11, "十二": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in figures and, beside it, in capitals; at least one of them."""

    figure: Decimal | None
    figure_raw: str
    has_unit: bool
    capital: Decimal | None
    capital_raw: str
    looks_like_money: bool
    """it has a currency sign, a unit, two decimals or grouped digits"""
    is_all: bool
    """nothing else follows it"""


def read_money(text: str) -> Money | None:
    """The amount that the text begins with; None where it begins with something else."""
    figure = capital = None
    figure_raw = capital_raw = ""
    has_unit = looks = False
    position = 0
    for _ in range(2):
        start = _LEAD.match(text, position).end()  # type: ignore[union-attr]
        if figure is None and (read := _figure_at(text, position, start)) is not None:
            if capital is not None and not _SURELY_MONEY.search(read[1]):
                break
            figure, figure_raw, has_unit, looks, position = read
            continue
        if capital is None and (match := _CAPITAL.match(text, start)):
            value = _capital(match[0])
            if value is not None:
                value = -value if "负" in text[position:start] else value
                capital, capital_raw, position = value, match[0].strip(), match.end()
                continue
        break
    if figure is None and capital is None:
        return None
    looks = looks or capital is not None
    is_all = _NOTHING_MORE.fullmatch(text, position) is not None
    return Money(figure, figure_raw, has_unit, capital, capital_raw, looks, is_all)


def _figure_at(text: str, position: int, start: int) -> tuple[Decimal, str, bool, bool, int] | None:
    match = _FIGURE.match(text, start)
    if match is None:
        return None
    after = match.end()
    if _NOT_MONEY.match(text, after):
        return None
    digits = re.sub(r"\D", "", match["number"].split(".")[0])
    if len(digits) > _LONGEST_FIGURE:
        return None
    try:
        value = parse_amount(re.sub(r"\s", "", match["number"]))
    except AmountError:
        return None
    lead = text[position:start]
    if re.search(r"\(负数\)|红字", lead) and value > 0:
        value = -value
    raw = match[0].strip()
    has_unit = bool(match["yuan"]) or raw.endswith(("万", "亿"))
    looks = has_unit or bool(_SURELY_MONEY.search(raw)) or "人民币" in lead
    return value, raw, has_unit, looks, after


def _capital(text: str) -> Decimal | None:
    negative = "负" in text
    plain = re.sub(r"\s|\(负数\)|负", "", text)
    if not re.search(r"[元圆角分]", plain):
        return None
    try:
        value = parse_capital_amount(plain)
    except AmountError:
        return None
    return -value if negative else value


def read_date(text: str) -> date | None:
    """The date that stands at, or right after, the beginning."""
    for candidate in (text, re.sub(r"\s", "", text)):
        for written in find_dates(candidate[:60]):
            if written.start <= 6 and not re.search(r"\d", candidate[: written.start]):
                return written.value
            break
    return None


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day; one of them may be left open by the text."""

    starts_on: date | None
    ends_on: date | None
    raw: str


def read_period(text: str, *, reach: int = 12) -> Period | None:
    """`2024年9月10日至2024年11月30日`, `自2024.9.10起至11.30止`, `2024年9月-11月`, `202409`,
    `2024年第三季度`, `自2024年9月1日起一年`: the first that begins within `reach` characters."""
    plain = re.sub(r"\s", "", _TIME.sub("", text)).lstrip(":,;、|()=为是")[:160]
    return _days(plain, reach) or _months(plain, reach)


def _days(plain: str, reach: int) -> Period | None:
    dates = list(find_dates(plain))
    if not dates or dates[0].start > reach:
        return None
    first = dates[0]
    before, rest = plain[: first.start], plain[first.end :]
    if len(dates) > 1 and _BETWEEN.fullmatch(plain[first.end : dates[1].start]):
        second = dates[1]
        return Period(first.value, second.value, plain[first.start : second.end])
    if short := _SHORT_END.match(rest):
        ends = _day(first.value.year, short["month"] or first.value.month, short["day"])
        if ends is not None:
            return Period(first.value, ends, plain[first.start : first.end + short.end()])
    duration = (
        _DURATION.match(rest) if re.match(r"起|开始|之?日起|,?(?:为期|期限|共)", rest) else None
    )
    if duration:
        ends = _after(first.value, duration["number"], duration["unit"])
        if ends is not None:
            return Period(first.value, ends, plain[first.start : first.end + duration.end()])
    return _told_before(before, first.value, rest, plain[: first.end])


def _told_before(before: str, day: date, rest: str, raw: str) -> Period | None:
    """Where the length, or that it begins with the signature, stands before the one date."""
    lasting = _DURATION_BEFORE.fullmatch(before) if re.match("起|开始|之?日起", rest) else None
    if lasting and (ends := _after(day, lasting["number"], lasting["unit"])):
        return Period(day, ends, raw)
    return Period(None, day, raw) if _END_ONLY.fullmatch(before) else None


def _months(plain: str, reach: int) -> Period | None:
    match = _MONTHS.search(plain)
    if match and match.start() <= reach:
        starts = _day(match["y1"], match["m1"], 1)
        ends = _month_end(match["y2"] or match["y1"], match["m2"])
        return Period(starts, ends, match[0]) if starts and ends else None
    match = _COMPACT_MONTH.match(plain)
    if match:
        starts = _day(match["y1"], match["m1"], 1)
        ends = _month_end(match["y2"] or match["y1"], match["m2"] or match["m1"])
        return Period(starts, ends, match[0])
    match = _QUARTER.match(plain)
    if match:
        quarter = "一二三四1234".index(match["q"]) % 4
        return Period(
            _day(match["y"], quarter * 3 + 1, 1), _month_end(match["y"], quarter * 3 + 3), match[0]
        )
    match = _ONE_MONTH.match(plain)
    if match:
        starts, ends = _day(match["y1"], match["m1"], 1), _month_end(match["y1"], match["m1"])
        return Period(starts, ends, match[0]) if starts and ends else None
    return None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month_end(year: str | int, month: str | int) -> date | None:
    first = _day(year, month, 1)
    return first and first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _after(start: date, number: str, unit: str) -> date | None:
    """The last day of a term of so many months or years that begins on `start`."""
    count = int(number) if number.isdigit() else _CHINESE_NUMBER.get(number, 0)
    months = start.month - 1 + count * (1 if unit == "个月" else 12)
    year, month = start.year + months // 12, months % 12 + 1
    if not count or year > 2100:
        return None
    last = calendar.monthrange(year, month)[1]
    if start.day > last:
        return date(year, month, last)
    return date(year, month, start.day) - timedelta(days=1)


def read_number(text: str) -> str | None:
    """The number of a contract: letters, digits, dashes, brackets; it has at least one digit."""
    plain = re.sub(r"\s*([-—–/_])\s*", r"\1", text).strip().lstrip(":为是 ")
    plain = re.sub(r"(?<=[第补])\s+(?=\w)|(?<=\w)\s+(?=号)", "", plain)  # 第 7 号, 117 号, 补 1
    match = _NUMBER.match(_within_brackets(plain))
    if match is None or not re.search(r"\d", match[0]):
        return None
    value = match[0].strip("-—–_/.")
    return value if len(value) >= 2 and not re.fullmatch(r"\d{1,2}", value) else None


def _within_brackets(text: str) -> str:
    """The text up to a bracket that closes and was not opened in it."""
    depth = 0
    for at, character in enumerate(text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if depth < 0:
            return text[:at]
    return text


def read_serial(text: str) -> str | None:
    """The serial number of a payment."""
    match = _SERIAL.match(re.sub(r"(?<=\d)\s(?=\d)", "", text).lstrip(": "))
    return match[0] if match and re.search(r"\d", match[0]) else None


def read_uscc(text: str) -> str | None:
    """A credit code or an older tax number of 15 to 20 characters."""
    match = _USCC.match(text.lstrip(": "))
    if match is None:
        return None
    code = re.sub(r"\s", "", match[0]).upper()
    return code[:18] if len(code) > 18 and not code.isdigit() else code
