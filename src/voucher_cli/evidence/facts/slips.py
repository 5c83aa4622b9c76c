"""Slips of the reading of pictures, mended where what is left has only one sense.

A digit never becomes another digit: set right are letters among digits, the marks between them,
the sign of currency, and look-alikes of the characters for amounts in capitals. For more than
that a check digit has to decide (`mended_code`), or a sum (facts/sums.py).
"""

from __future__ import annotations

import re

from stdnum.cn import uscc

from voucher_cli.money import CAPITAL_CHARACTERS, AmountError, parse_capital_amount

_LETTERS = "OoDQ〇○lI|iZzSB"
_AS_DIGIT = str.maketrans(_LETTERS, "00000011112258")
_D = rf"[\d{_LETTERS}]"

_YUAN = re.compile(r"(?<![A-Za-z\d\u4e00-\u9fff])[Y羊芈](?=\s?-?\d[\d,.]*[,.]\d{2}(?!\d))")
_MINUS = re.compile(
    r"(?<=¥)\s?[—–−一~](?=\d)|(?<![\d\u4e00-\u9fff])[—–−](?=\s?¥?\d)|^一(?=¥?\d[\d,]*\.\d{2}$)"
)
_LETTERED = re.compile(
    rf"(?<![A-Za-z\d]){_D}{{1,3}}(?:,{_D}{{3}})+(?:\.{_D}{{2}})?(?![A-Za-z\d])"
    rf"|(?<=¥){_D}+\.{_D}{{2}}(?![A-Za-z\d])"
)
_SPACED = re.compile(
    r"(?<=¥)\s?-?\d[\d, ]*\s?\.\s?\d{2}(?!\d)"
    r"|(?<![\d.,])\d{1,3}(?:\s?,\s?\d{3})+\s?\.\s?\d{2}(?!\d)"
)
_OTHER_MARK = re.compile(r"(?<=\d)[、'‘’`](?=\d{3}(?!\d))")
_OTHER_POINT = re.compile(
    r"(?<=[,.]\d{3})\s?[、'‘’`:](?=\d{2}(?!\d))|(?<=\d)\s?[。·](?=\d{2}(?!\d))"
)
_LOST_POINT = re.compile(
    r"(?:(?<=,\d{3})|(?<=¥\d{4})|(?<=¥\d{5})|(?<=¥\d{6})|(?<=¥\d{7})) (?=\d{2}$)"
)
_ODDLY_GROUPED = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:[.,]\d{3})+[.,]\d{2}|\d{1,3}(?:\.\d{3}){2})(?![\d%]|[.,]\d)"
)

_DATE = re.compile(
    rf"(?<![A-Za-z\d])(?P<year>[2Zz]\s?[{_LETTERS}0]\s?{_D}\s?{_D})\s?年\s?(?P<month>{_D}{{1,2}})\s?[月用]"
    rf"\s?(?P<day>{_D}\s?{_D}?)\s?(?:[日曰目臼]|(?![A-Za-z\d]))"
)

_GLUED_TIME = re.compile(r"(?<!\d)((?:19|20)\d{2}([-/.])\d{2}\2\d{2})-?(?=\d{2}[:.]\d{2}(?!\d))")

_CHINESE_ZERO = re.compile(
    r"(?<=二)[oO0QD口囗](?=[一二三四五六七八九][〇零○oO0一二三四五六七八九]年)"
)

_CAPITAL_LIKE = {
    "壹": "臺台", "贰": "戴贡貮武", "叁": "参叄", "肆": "肄律", "陆": "睦", "柒": "染漆梁",
    "捌": "拐别", "玖": "致玫", "拾": "抬恰拎", "佰": "伯佲怕", "仟": "干忏", "圆": "园囿",
    "万": "方", "角": "甬", "分": "兮", "零": "雪",
}  # fmt: skip
_AS_CAPITAL = str.maketrans({like: sign for sign, likes in _CAPITAL_LIKE.items() for like in likes})
_CAPITAL = f"[{CAPITAL_CHARACTERS}{''.join(_CAPITAL_LIKE.values())}]"
_CAPITAL_RUN = re.compile(
    rf"(?P<mark>[8@×xX凶区四&*®©⊙⊕]?)(?P<run>{_CAPITAL}(?:\s?{_CAPITAL}){{3,}})"
)
_READ_RIGHT = 0.6
"""the share of an amount's characters that need no mending"""

_TWINS = str.maketrans("8B", "B8")
"""signs of credit codes that are read for each other; the rest of such pairs, O, I, S and Z, never
stand in one. With more twins a code that is wrong on the paper would too often be put right."""
_CODE_DIGITS = str.maketrans("ODQILZSBGT", "0001125867")
_OUTSIDE = str.maketrans("OISZ", "0152")
_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
_REGION = slice(2, 8)
"""of a credit code: only digits stand there"""


def mended(text: str) -> str:
    """A normalised text read from a picture, with its figures, dates and amounts in capitals as
    they must have stood there."""
    text = _MINUS.sub("-", _YUAN.sub("¥", text))
    text = _LETTERED.sub(lambda match: _digits(match[0]), text)
    text = _OTHER_POINT.sub(".", _OTHER_MARK.sub(",", text))
    text = _SPACED.sub(lambda match: re.sub(r"\s", "", match[0]), text)
    text = _LOST_POINT.sub(".", text)
    text = _ODDLY_GROUPED.sub(lambda match: _regrouped(match[0]), text)
    text = _CHINESE_ZERO.sub("〇", text)
    text = _GLUED_TIME.sub(r"\1 ", _DATE.sub(_date, text))
    return _CAPITAL_RUN.sub(_capitals, text)


def _digits(text: str) -> str:
    """Letters as the digits that they look like, where there are digits at all."""
    return text.translate(_AS_DIGIT) if re.search(r"\d", text) else text


def _regrouped(figure: str) -> str:
    """`3.018.867,92` → `3,018,867.92`."""
    *groups, last = re.split(r"[.,]", figure)
    return ",".join([*groups, last]) if len(last) == 3 else f"{','.join(groups)}.{last}"


def _date(match: re.Match[str]) -> str:
    year, month, day = (
        re.sub(r"\s", "", match[name]).translate(_AS_DIGIT) for name in ("year", "month", "day")
    )
    return f"{year}年{month}月{day}日"


def _capitals(match: re.Match[str]) -> str:
    """The run as an amount in capitals, if it is one once look-alikes are set right; the sign ⊗
    that the form prints before it is dropped with them."""
    run = re.sub(r"\s", "", match["run"])
    right = sum(character in CAPITAL_CHARACTERS for character in run)
    amount = run.translate(_AS_CAPITAL)
    if right < _READ_RIGHT * len(run) or not re.search("[元圆角分]", amount):
        return match[0]
    try:
        parse_capital_amount(amount)
    except AmountError:
        return match[0]
    return amount


def mended_digits(text: str, *lengths: int) -> str | None:
    """The number of one of these lengths that the text begins with, letters read as digits; at
    most a fifth of it may be letters."""
    for length in lengths:
        match = re.match(rf"\s*:?\s*((?:{_D}\s?){{{length}}})(?![A-Za-z\d])", text)
        if match is None:
            continue
        plain = re.sub(r"\s", "", match[1])
        if sum(map(str.isdigit, plain)) >= 0.8 * length:
            return plain.translate(_AS_DIGIT)
    return None


def mended_code(code: str) -> str:
    """A credit code (USCC) as its check digit proves it to be, else as it was read.

    Signs that never stand in one, and letters where only digits do, are set right; then either
    nothing more is needed, or exactly one sign is taken for its twin. Of 19 signs one may be the
    edge of a table.
    """
    if len(code) == 19:
        cut = {c for c in map(mended_code, (code[1:], code[:-1])) if is_code(c)}
        return cut.pop() if len(cut) == 1 else code
    if len(code) != 18 or is_code(code):
        return code
    plain = code.translate(_OUTSIDE)
    plain = plain[:2] + plain[_REGION].translate(_CODE_DIGITS) + plain[_REGION.stop :]
    if is_code(plain):
        return plain
    found = {other for other in _one_sign_off(plain) if is_code(other)}
    return found.pop() if len(found) == 1 else code


def is_code(code: str) -> bool:
    """Whether it is a credit code with the right check digit."""
    return bool(_CODE.fullmatch(code)) and uscc.calc_check_digit(code) == code[-1]


def _one_sign_off(code: str) -> set[str]:
    return {
        code[:at] + sign.translate(_TWINS) + code[at + 1 :]
        for at, sign in enumerate(code)
        if sign in "8B"
    }
