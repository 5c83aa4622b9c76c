"""The copies of the official forms in a package: a draft in Word, a stamped PDF, a scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from voucher_cli.checks.case import Case, once
from voucher_cli.checks.requirements import material_subject, materials
from voucher_cli.evidence.model import Box, Page, Part, Source
from voucher_cli.findings import Certainty, Finding, Level, Subject
from voucher_cli.forms.kept_wording import Comparison, SignedText, compare, plain_text
from voucher_cli.forms.labels import key
from voucher_cli.forms.model import FormField
from voucher_cli.forms.official import OfficialForm
from voucher_cli.forms.read_back import Answer, FilledForm, read_back
from voucher_cli.forms.seen import Origin

_WHOLE = 0.6
"""of a form's labels; a file with fewer holds some pages of it"""
_TORN = 3
_SHORTEST_LABEL = 4
_ROOM = 150.0
"""points behind a label that a value may take"""
_FEWEST = 2
"""labels, without which a file is not the form but something handed in with it"""


@dataclass(frozen=True)
class FormCopy:
    """One file that shows an official form, or some pages of it."""

    form: OfficialForm
    subject: Subject
    parts: tuple[Part, ...]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Its pages, in order."""
        return tuple(page for part in self.parts for page in part.pages)

    @property
    def misread(self) -> bool:
        """Whether it was read from a picture, whose characters are not certain."""
        return any(part.read_by is Source.OCR for part in self.parts)

    @property
    def certainty(self) -> Certainty:
        """How sure it is that it shows what was read."""
        return Certainty.LIKELY if self.misread else Certainty.CERTAIN

    @property
    def is_complete(self) -> bool:
        """Whether all of it could be read for certain, so that what is not there is missing."""
        return not self.misread and all(part.readable for part in self.parts)

    @cached_property
    def filled(self) -> FilledForm:
        """What was filled in."""
        return read_back(self.form, self.pages, misread=self.misread)

    @cached_property
    def signed(self) -> Comparison:
        """Its text, held against the official one."""
        copy = SignedText.of(self.pages)
        return compare(self.form.wording, self.form.map.title, copy, misread=self.misread)

    @property
    def is_ruled(self) -> bool:
        """Whether its cells are known, and not put together from lines of text."""
        return all(
            cell.at is not None or len(row.cells) == 1
            for page in self.pages
            for row in page.rows
            for cell in row.cells
        )

    def may_show(self, field: FormField, text: str) -> bool:
        """Whether the label of a field is somewhere in `text`; in lines of text its end may be
        torn off."""
        label = plain_text(key(field.label))
        start = label if self.is_ruled else label[: max(len(label) - _TORN, _SHORTEST_LABEL)]
        return start in text

    @property
    def is_whole(self) -> bool:
        """Whether it shows most of the form."""
        official = [field for field in self.form.map.fields if field.instead_of is None]
        return self._fields_found >= _WHOLE * len(official)

    @property
    def shows_form(self) -> bool:
        """Whether the form is in it at all."""
        if self.form.is_table:
            return self._fields_found >= _FEWEST
        return self.signed.kept > 0

    @cached_property
    def text(self) -> str:
        """All that it says, letters, digits and characters only."""
        return self.signed.copy.plain

    @property
    def _fields_found(self) -> int:
        return len({answer.field.id for answer in self.filled.answers})

    def is_under_seal(self, answer: Answer) -> bool:
        """Whether a seal lies in a picture over what was filled in, or where it should be."""
        places = [(answer.origin, 0.0), (answer.label_origin, _ROOM)]
        return self.misread and any(
            _meet(seal.box, origin.cell.box, room)
            for origin, room in places
            if origin.cell is not None and origin.cell.box is not None
            for page in self.pages
            if page.number == origin.page and page.look is not None
            for seal in page.look.seals
        )

    def at(self, answer: Answer) -> Subject:
        """The place of an answer."""
        return self._place(answer.origin)

    def at_label(self, answer: Answer) -> Subject:
        """The place of its label."""
        return self._place(answer.label_origin)

    def _place(self, origin: Origin) -> Subject:
        box = origin.cell.box if origin.cell else None
        page = next((page for page in self.pages if page.number == origin.page), None)
        if box is not None and page is not None:
            box = page.shown(box)
        return replace(self.subject, page=origin.page, where=origin.where, box=box)


def _meet(seal: Box, box: Box, room: float) -> bool:
    """Whether a seal touches a box with so many points more on its right."""
    across = seal[0] < box[2] + room and box[0] < seal[2]
    return across and seal[1] < box[3] and box[1] < seal[3]


@once
def form_copies(case: Case) -> tuple[tuple[OfficialForm, tuple[FormCopy, ...]], ...]:
    """Every official form that is asked for, with the files handed in for it of which some page
    could be read."""
    return tuple(_copies_of_each_form(case))


def _copies_of_each_form(case: Case) -> Iterator[tuple[OfficialForm, tuple[FormCopy, ...]]]:
    forms = {form.id: form for form in case.forms}
    for claim, material in materials(case):
        form = forms.get(material.form or "")
        if form is None:
            continue
        subject = material_subject(claim, material)
        by_file: dict[str, list[Part]] = {}
        for part in claim.parts(material):
            if any(page.readable and page.rows for page in part.pages):
                by_file.setdefault(part.file, []).append(part)
        copies = (FormCopy(form, replace(subject, file=f), tuple(p)) for f, p in by_file.items())
        yield form, tuple(copies)


def table_copies(case: Case) -> Iterator[FormCopy]:
    """The copies of forms that are tables to fill in."""
    for form, copies in form_copies(case):
        if form.is_table:
            yield from (copy for copy in copies if copy.shows_form)


def prose_copies(case: Case) -> Iterator[FormCopy]:
    """The copies of official letters."""
    for form, copies in form_copies(case):
        if not form.is_table:
            yield from (copy for copy in copies if copy.shows_form)


def on_answer(name: str, copy: FormCopy, answer: Answer) -> Finding:
    """A finding on one answer, an error as all of them are."""
    return Finding(
        name,
        Level.ERROR,
        copy.at(answer),
        values={"field": answer.field.label},
        source=copy.form.cite,
        certainty=copy.certainty,
        detail=f"{answer.field.id}:{answer.number}",
    )
