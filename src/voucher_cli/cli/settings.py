"""The options that may stand before or after any command.

They are read before anything else, because help texts and complaints about the command line
itself depend on the language.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual, Language, from_environment
from voucher_cli.nearest import not_known

COMMON_OPTIONS = (
    "任何位置都可用：--lang zh|en 语言，--no-color 不用颜色，-v 显示过程",
    "Anywhere: --lang zh|en language, --no-color no colours, -v show what is done",
)
"""for the end of every help text, in Chinese and English"""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to speak to the user."""

    language: Language
    verbose: bool = False
    colour: bool = True
    """False where the user asked for none; a file or pipe has none anyway"""

    def say(self, zh: str, en: str) -> str:
        """The one of two texts that is in the user's language."""
        return zh if self.language is Language.ZH else en

    def epilog(self, *examples: str) -> str:
        """The end of a command's help: command lines to begin with, and what stands anywhere."""
        listed = "\n".join(f"  {example}" for example in examples)
        head = self.say("例：", "For example:")
        return f"\b\n{head}\n{listed}\n\n{self.say(*COMMON_OPTIONS)}"


def read_settings(arguments: Sequence[str]) -> tuple[Settings, list[str]]:
    """The settings, and the arguments that are left for the command.

    Raises VoucherError for a language that there is not. What stands behind `--` is left alone.
    """
    language, verbose = from_environment(), False
    colour = not os.environ.get("NO_COLOR")
    rest: list[str] = []
    queue = list(arguments)
    while queue:
        argument = queue.pop(0)
        if argument == "--":
            rest += [argument, *queue]
            break
        if argument == "--lang":
            language = _language(queue.pop(0) if queue else "")
        elif argument.startswith("--lang="):
            language = _language(argument.removeprefix("--lang="))
        elif argument in {"-v", "--verbose"}:
            verbose = True
        elif argument == "--no-color":
            colour = False
        else:
            rest.append(argument)
    return Settings(language, verbose, colour), rest


def _language(text: str) -> Language:
    try:
        return Language(text.lower())
    except ValueError:
        what = Bilingual("--lang 没有语言", "--lang: no such language")
        raise VoucherError(not_known(what, text, list(Language))) from None
