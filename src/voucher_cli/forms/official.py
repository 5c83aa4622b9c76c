"""An official form as plain data: its map, its wording, and the clause that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from voucher_cli.evidence.readers.word import read_word
from voucher_cli.forms.load import blank_path, form_map
from voucher_cli.forms.model import FormMap
from voucher_cli.policy.citation import Citation
from voucher_cli.policy.model import Policy


@dataclass(frozen=True, slots=True)
class OfficialForm:
    """A form of a policy. `wording` are the texts of its blank, cell by cell or paragraph by
    paragraph, as the same reader found them that reads the filled ones."""

    id: str
    title: str
    cite: Citation
    map: FormMap
    wording: tuple[str, ...]

    @property
    def is_table(self) -> bool:
        """Whether it is a table to fill in, and not a text to sign."""
        return bool(self.map.sections)


def official_forms(policy: Policy) -> tuple[OfficialForm, ...]:
    """The forms that materials of the policy name as theirs. Raises InvalidFileError, OSError."""
    named = {m.form for route in policy.routes for m in route.materials if m.form is not None}
    return tuple(
        OfficialForm(
            form.id,
            form.title,
            form.cite,
            form_map(policy.id, form.id),
            _wording(policy.id, form.id),
        )
        for form in policy.forms
        if form.id in named
    )


@cache
def _wording(policy_id: str, form_id: str) -> tuple[str, ...]:
    content = read_word(blank_path(policy_id, form_id).read_bytes())
    return tuple(cell.text for page in content.pages for row in page.rows for cell in row.cells)
