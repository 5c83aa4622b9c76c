"""What of a name, code, phone or address counts when packages are compared.

Every key is empty for what tells nobody from another: a blank, a placeholder, a mere district.
"""

from __future__ import annotations

import re
import unicodedata

from voucher_cli.text import number_key, organisation_key, squeeze

_PLACEHOLDERS = {
    "无", "没有", "暂无", "同上", "不详", "未知", "不明", "略", "空", "待定", "待填", "待补",
    "测试", "na", "none", "null", "nil", "tbd", "test", "xxx",
}  # fmt: skip
_SHORTEST_CODE = 15
"""characters of the shortest tax number that stands for a credit code"""
_SHORTEST_PHONE = 7
_SHORTEST_ADDRESS = 6
_FEWEST_DIGITS = 3
"""different ones; fewer are a placeholder such as 00000000"""
_SHORTEST_REPEATED = 6
"""digits; 88888888 is a placeholder, contract 11 may be a real one"""
_COUNTED = "01234567890123456789"


def name_key(name: str | None) -> str:
    """Of an organisation's name."""
    return _telling(organisation_key(name or ""))


def code_key(uscc: str | None) -> str:
    """Of a credit code, or of the tax number that stands for one."""
    key = re.sub(r"[^0-9A-Z]", "", squeeze(uscc or "").upper())
    return key if len(key) >= _SHORTEST_CODE and len(set(key)) >= _FEWEST_DIGITS else ""


def person_key(name: str | None) -> str:
    """Of a person's name."""
    return _telling(squeeze(name or "").casefold())


def phone_key(phone: str | None) -> str:
    """The digits alone, without the country's code."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", phone or ""))
    digits = re.sub(r"^(0086|86)(?=1\d{10}$)", "", digits)
    real = len(digits) >= _SHORTEST_PHONE and len(set(digits)) >= _FEWEST_DIGITS
    return digits if real and digits not in _COUNTED else ""


def address_key(address: str | None) -> str:
    """Of an address with a house number; a district or a street alone is shared by many."""
    key = organisation_key(address or "")
    exact = len(key) >= _SHORTEST_ADDRESS and any(c.isdigit() for c in key)
    return _telling(key) if exact else ""


def paper_key(number: str | None) -> str:
    """Of an invoice's or contract's number: with a digit other than 0, and not one digit over and
    over."""
    key = number_key(number or "")
    repeated = len(key) >= _SHORTEST_REPEATED and len(set(key)) == 1
    return key if any(c in "123456789" for c in key) and not repeated else ""


def _telling(key: str) -> str:
    plain = "".join(c for c in key if c.isalnum())
    return "" if len(plain) < 2 or plain in _PLACEHOLDERS else key
