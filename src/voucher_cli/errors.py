"""Exit statuses and the one tree of errors that a user may see.

Every error that is the user's to mend is a `VoucherError` with its text in both languages;
`cli.main` is the only place that turns one into a message and an exit status. Anything else that
reaches it is a bug of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from voucher_cli.cells import cell_name
from voucher_cli.language import Bilingual, Language


class ExitStatus(IntEnum):
    """What the process returns to its caller."""

    OK = 0
    ERRORS_FOUND = 1
    UNUSABLE_INPUT = 2
    BUG = 70
    INTERRUPTED = 130


class VoucherError(Exception):
    """Something that the user can mend: a wrong option, file or value."""

    exit_status = ExitStatus.UNUSABLE_INPUT

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message

    def text(self, language: Language) -> str:
        """What to print on stderr."""
        return self.message.text(language)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a YAML file or a workbook, with where it stands (line and column count from 1;
    in a workbook they are those of a cell of `sheet`)."""

    file: str
    line: int
    column: int
    message: Bilingual
    sheet: str | None = None

    def text(self, language: Language) -> str:
        """`file:line:column: message`, as editors understand it, or `file:sheet!D5: message`."""
        place = f"{self.line}:{self.column}"
        if self.sheet is not None:
            place = f"{self.sheet}!{cell_name(self.line, self.column)}"
        return f"{self.file}:{place}: {self.message.text(language)}"


class InvalidFileError(VoucherError):
    """A file of the user's that cannot be used; holds every problem found in it, in the file's
    order, the sheets of a workbook in theirs."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        sheets = list(dict.fromkeys(p.sheet for p in problems))
        self.problems = tuple(
            sorted(problems, key=lambda p: (p.file, sheets.index(p.sheet), p.line, p.column))
        )
        super().__init__(
            Bilingual(
                "\n".join(p.text(Language.ZH) for p in self.problems),
                "\n".join(p.text(Language.EN) for p in self.problems),
            )
        )
