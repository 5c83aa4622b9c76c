"""The two languages that the program speaks, and text that stands in both."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the output; documents themselves are Chinese."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages."""

    zh: str
    en: str

    def text(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language is Language.ZH else self.en

    def format(self, **values: object) -> Bilingual:
        """Both texts with their `{placeholders}` filled in."""
        return Bilingual(self.zh.format(**values), self.en.format(**values))


def from_environment() -> Language:
    """The language of the user's locale (LC_ALL, LC_MESSAGES, LANG, LANGUAGE); Chinese unless it
    names another one, since the documents and their readers are Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(name, "").lower()
        if value and value not in {"c", "posix", "c.utf-8", "c.utf8"}:
            return Language.ZH if value.startswith("zh") else Language.EN
    return Language.ZH
