"""Text made comparable (width, spaces, brackets, the two spellings of 券) and fit to be shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BETWEEN_CHINESE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])"
)
_ORGANISATION_NOISE = re.compile(r"[\s()\[\]<>〈〉《》【】“”\"'‘’·.,，。:：;；、]")
LINE_BREAKS = "\r\n\t\u2028\u2029"
"""and what else moves the cursor as people expect"""
_UNSHOWN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
UNIQUE_NUMBER = 20
"""digits of an invoice's number that no other invoice in the country has"""
_NOT_IN_NUMBERS = re.compile(r"[^0-9a-z\u4e00-\u9fff]")
_NUMBER_SIGN = re.compile(r"^no(?=\d)|号$")
_LINE = 400
"""characters; what is longer is no line, and not worth remembering"""


def normalise(text: str) -> str:
    """NFKC, 劵 as 券, one kind of bracket, control characters and zero-width marks dropped.

    The length may change; offsets into the result are not offsets into `text`.
    """
    return _normalised_line(text) if len(text) <= _LINE else _normalised(text)


def _normalised(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)  # which also makes （［｛ plain
    text = text.replace("劵", "券").replace("【", "[").replace("】", "]")
    text = text.replace("〔", "[").replace("〕", "]")
    if text.isprintable():  # nearly all text is, and then there is nothing to drop
        return text
    return "".join(
        c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Co", "Cs"}
    )


_normalised_line = lru_cache(maxsize=32_768)(_normalised)
"""Every check asks for the same lines again."""


def squeeze(text: str) -> str:
    """Normalised, without any white space: for finding phrases that a layout has torn apart."""
    return "".join(normalise(text).split())


def tidy(text: str) -> str:
    """Normalised, one space for each run of white space, none between Chinese characters."""
    text = " ".join(normalise(text).split())
    return _BETWEEN_CHINESE.sub("", text) if " " in text else text


def organisation_key(name: str) -> str:
    """What of an organisation's name counts when two are compared."""
    return _ORGANISATION_NOISE.sub("", normalise(name)).casefold()


@lru_cache(maxsize=1024)
def number_key(number: str) -> str:
    """What of a contract's or invoice's number counts: letters, digits and characters.

    Dashes, brackets, spaces, width, case, a `No.` before and a 号 after it do not. Empty for what
    is no number at all. Of a whole text, it is what such a key can be looked for in.
    """
    return _NUMBER_SIGN.sub("", _NOT_IN_NUMBERS.sub("", normalise(number).casefold()))


def shown(text: str, *, blank: str = "") -> str:
    r"""`text` with every character that could move the cursor, hide text or turn it around written
    out as `\x1b`, `\u202e`; those in `blank` become spaces."""
    if text.isprintable():  # nearly all text is
        return text
    return "".join(
        " " if c in blank else _written_out(c) if unicodedata.category(c) in _UNSHOWN else c
        for c in text
    )


def _written_out(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that the file system's encoding could not decode
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
