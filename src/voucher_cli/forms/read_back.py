"""A copy of a filled form: what stands at each of its fields, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from voucher_cli.evidence.model import Page
from voucher_cli.forms.entering import characters
from voucher_cli.forms.grid import Box
from voucher_cli.forms.known import Known
from voucher_cli.forms.labels import Content, content, key, keys
from voucher_cli.forms.model import FormField, FormMap, Unit
from voucher_cli.forms.official import OfficialForm
from voucher_cli.forms.read import Entry, read_form
from voucher_cli.forms.seen import Origin, Seen, seen
from voucher_cli.text import squeeze

_STROKE = re.compile(r"^[-—–/\\×xX]+$")
_DRAWN = re.compile(r"_{2,}")
"""the line that people write on"""
_PROMPT = re.compile(r"单击或点击此处输入[^。]*。?|单击此处输入[^。]*。?|点击此处输入[^。]*。?")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was filled in at one field: `text` is empty where nothing was. `label` is as this copy
    prints it, `at` its place in reading order; `number` counts the occurrences of a label."""

    field: FormField
    number: int
    label: str
    at: int
    text: str
    unit: Unit | None
    origin: Origin
    label_origin: Origin

    @property
    def characters(self) -> int:
        """How long it is, as forms count."""
        return characters(self.text)

    @property
    def has_official_label(self) -> bool:
        """Whether the label is the official one, and not one that means the same. A row that was
        parted in two keeps its words."""
        official = set(keys(self.field.label))
        return self.field.instead_of is not None or bool(official & set(keys(self.label)))


@dataclass(frozen=True)
class FilledForm:
    """One copy of a form. `blocks` are the answers of repeated fields, one block a project."""

    form: FormMap
    answers: tuple[Answer, ...]

    def of(self, field_id: str) -> tuple[Answer, ...]:
        """All answers to one field."""
        return tuple(answer for answer in self.answers if answer.field.id == field_id)

    @cached_property
    def single(self) -> tuple[Answer, ...]:
        """The answers that the form asks for once."""
        return tuple(a for a in self.answers if not self.form.is_repeated(a.field))

    @cached_property
    def blocks(self) -> tuple[tuple[Answer, ...], ...]:
        """A new block begins where a field recurs. Blocks of nothing but empty answers are rows
        that were not needed, if another block is filled."""
        blocks: list[list[Answer]] = []
        repeated = [a for a in self.answers if self.form.is_repeated(a.field)]
        for answer in sorted(repeated, key=lambda a: a.at):
            if not blocks or any(a.field.id == answer.field.id for a in blocks[-1]):
                blocks.append([])
            blocks[-1].append(answer)
        filled = [block for block in blocks if any(answer.text for answer in block)]
        longest = sorted(blocks, key=len, reverse=True)[:1]
        return tuple(tuple(block) for block in filled or longest)

    @property
    def unanswered(self) -> tuple[FormField, ...]:
        """The official fields whose label was not found, nor one that stands instead of it."""
        found = {answer.field.id for answer in self.answers}
        found |= {a.field.instead_of for a in self.answers if a.field.instead_of is not None}
        return tuple(
            field
            for field in self.form.fields
            if field.id not in found and field.instead_of is None
        )


def read_back(form: OfficialForm, pages: Sequence[Page], *, misread: bool) -> FilledForm:
    """The form that stands on these pages. `misread` where they were read from a picture."""
    known = Known(form.map, form.wording, misread)
    found = seen(pages, known)
    entries = _in_cells(read_form(form.map, found.grid), found)
    return FilledForm(form.map, tuple(_answer(entry, found, known) for entry in entries))


def _in_cells(entries: Sequence[Entry], found: Seen) -> Iterator[Entry]:
    """Of a field that has a cell of its own, what stands in running text is no answer."""
    boxes = {box.id for box in found.grid.boxes}
    celled = {entry.field.id for entry in entries if entry.at in boxes}
    return (entry for entry in entries if entry.at in boxes or entry.field.id not in celled)


def _answer(entry: Entry, found: Seen, known: Known) -> Answer:
    place = entry.at if entry.place is None else entry.place
    text = _filled_in(entry, found, known)
    origin = found.origins[place if text or entry.place is not None else entry.at]
    return Answer(
        field=entry.field,
        number=entry.number,
        label=entry.label,
        at=entry.at,
        text=text,
        unit=entry.unit,
        origin=origin,
        label_origin=found.origins[entry.at],
    )


def _filled_in(entry: Entry, found: Seen, known: Known) -> str:
    """What people wrote: a stroke counts, a hint, a unit, or the frame of a date do not."""
    if entry.place is None:
        return ""
    box = next((box for box in found.grid.boxes if box.id == entry.place), None)
    told = box.text if box is not None else entry.text
    if box is not None and entry.field.options:
        told = "\n".join([told, *_other_options(box, found, known)])
    text = _DRAWN.sub(" ", _PROMPT.sub("", told)).strip()
    if _STROKE.match(squeeze(text)):
        return text
    if content(text, known.hints) in {Content.BLANK, Content.UNIT, Content.DATE}:
        return ""
    return _without_hints(text, entry.field)


def _other_options(box: Box, found: Seen, known: Known) -> Iterator[str]:
    """Boxes to tick that stand in cells of their own, up to the next label."""
    table = found.grid.table_of(box)
    for other in table.boxes:
        if other.id <= box.id:
            continue
        if known.is_printed(other.text):
            return
        if content(other.text) is Content.CHOICES:
            yield other.text


def _without_hints(text: str, field: FormField) -> str:
    """The text without a hint of the form that was left standing in it."""
    for hint in field.hints:
        plain = squeeze(text)
        if key(hint) not in key(text):
            continue
        for form in (squeeze(hint), key(hint)):
            if form in plain:
                text = plain.replace(form, "", 1)
                plain = text
    return text.strip("() \n。.") if squeeze(text).strip("()。.") == "" else text
