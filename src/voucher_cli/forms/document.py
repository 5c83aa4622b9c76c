"""A Word form: opened, its grid read, its blanks written into, and nothing else of it touched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.readers.zipped import DamagedError, Parts, attribute
from voucher_cli.forms.grid import Box, Grid, Line
from voucher_cli.forms.markup import MarkupError, Node, Splice, apply, in_utf8, parse
from voucher_cli.forms.reading import Piece, WordGrid, read_word
from voucher_cli.forms.writing import (
    checked_control,
    checked_field,
    checked_symbol,
    in_runs,
    new_paragraph,
    new_run,
    run_properties,
    text_element,
)
from voucher_cli.language import Bilingual

_COPIED_IDS = re.compile(rb'\s(?:w14:)?(?:paraId|textId)="[^"]*"')
_BOOKMARKS = re.compile(rb"<(?:\w+:)?bookmark(?:Start|End)\b[^>]*/>")
_MOST_BYTES = 16 * 1024 * 1024
_MOST_LINES = 20_000
_TICKED_ELEMENTS = {"sym": checked_symbol, "sdt": checked_control, "fldChar": checked_field}


@dataclass(frozen=True, slots=True)
class _Change:
    """Characters `start` … `end` of a line are to become `text`."""

    start: int
    end: int
    text: str


@dataclass
class WordForm:
    """A .docx. Edits are collected, and made when the bytes are asked for."""

    members: tuple[tuple[zipfile.ZipInfo, bytes], ...]
    main: str
    markup: bytes
    _splices: list[Splice] = field(default_factory=list)
    _changes: dict[int, list[_Change]] = field(default_factory=dict)

    @cached_property
    def word(self) -> WordGrid:
        """The grid and where it stands in the markup."""
        return read_word(parse(self.markup))

    @property
    def grid(self) -> Grid:
        """The form as people see it."""
        return self.word.grid

    def changed(self) -> bytes:
        """The markup of the document with every edit made."""
        splices = list(self._splices)
        for line, changes in self._changes.items():
            splices += self._in_line(line, sorted(changes, key=lambda c: c.start))
        return apply(self.markup, splices)

    def saved(self) -> bytes:
        """The file with every edit made; the other parts and their order as they were."""
        changed = self.changed()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for info, data in self.members:
                target.writestr(info, changed if info.filename == self.main else data)
        return buffer.getvalue()

    # --- edits ---

    def write_lines(self, lines: Sequence[Line], texts: Sequence[str], like: Box | None) -> None:
        """Puts `texts` in the place of `lines`, a paragraph each. The look is that of what stood
        there, else of the box `like`."""
        paragraphs = [self.word.paragraphs[line.id] for line in lines]
        look = self._look(lines, like)
        made = [
            new_paragraph(self.markup, paragraphs[min(n, len(paragraphs) - 1)], text, look)
            for n, text in enumerate(texts)
        ]
        for n, paragraph in enumerate(paragraphs):
            last = n == len(paragraphs) - 1
            content = b"".join(made[n:]) if last else b"".join(made[n : n + 1])
            self._splices.append(Splice(paragraph.start, paragraph.end, content))
        self._splices += _no_placeholder(paragraphs[0])

    def write_stretch(self, line: Line, start: int, end: int, text: str) -> None:
        """Puts `text` in the place of characters `start` … `end` of a line."""
        self._changes.setdefault(line.id, []).append(_Change(start, end, text))

    def tick(self, line: Line, start: int, end: int) -> None:
        """Ticks the box whose mark is characters `start` … `end` of a line."""
        at = 0
        for piece in self.word.pieces[line.id]:
            if at <= start < at + len(piece.text):
                if piece.node.name in _TICKED_ELEMENTS:
                    self._splices += _TICKED_ELEMENTS[piece.node.name](self.markup, piece.node)
                elif end - start == 1:
                    self.write_stretch(line, start, end, _ticked(line.text[start]))
                else:  # brackets: the tick goes between them
                    self.write_stretch(line, start + 1, end - 1, "√")
                return
            at += len(piece.text)

    def repeated(self, table: int, rows: tuple[int, int], times: int) -> WordForm:
        """The form with rows `first` … `last` of a table standing `times` times in all."""
        first, last = (self.word.rows[table, row] for row in rows)
        block = self.markup[first.start : last.end]
        copy = _BOOKMARKS.sub(b"", _COPIED_IDS.sub(b"", block))
        markup = apply(self.markup, [Splice(last.end, last.end, copy * (times - 1))])
        return WordForm(self.members, self.main, markup)

    # --- changes of characters, made in the elements that the characters come from ---

    def _in_line(self, number: int, changes: Sequence[_Change]) -> Iterator[Splice]:
        pieces = self.word.pieces[number]
        cuts: dict[int, list[_Change]] = {}
        for change in changes:
            at, text = 0, change.text
            for n, piece in enumerate(pieces):
                begin, stop = change.start - at, change.end - at
                at += len(piece.text)
                if piece.node.name != "t" and begin == stop:
                    continue
                if stop < 0 or begin > len(piece.text) or (begin == len(piece.text) < stop):
                    continue
                own = _Change(max(begin, 0), min(stop, len(piece.text)), text)
                cuts.setdefault(n, []).append(own)
                text = ""
                if begin == stop:
                    break
            if text:
                yield self._new_run(number, text)
        for n, own_changes in cuts.items():
            yield _rewritten(self.markup, pieces[n], own_changes)

    def _new_run(self, number: int, text: str) -> Splice:
        """At the end of a paragraph that has no text there."""
        paragraph = self.word.paragraphs[number]
        runs = [piece.run for piece in self.word.pieces[number] if piece.run is not None]
        look = run_properties(self.markup, runs[-1]) if runs else b""
        if paragraph.closes_itself:
            return Splice(
                paragraph.start, paragraph.end, new_paragraph(self.markup, paragraph, text, look)
            )
        end = paragraph.inner_end
        return Splice(end, end, new_run(paragraph.prefix, text, look))

    def _look(self, lines: Sequence[Line], like: Box | None) -> bytes:
        """The run properties for a value: of the first run that stood there, of the paragraph's
        own mark, or of a run of the box `like`, without what only suits a label or a hint."""
        for line in lines:
            for piece in self.word.pieces[line.id]:
                if piece.run is not None:
                    return run_properties(self.markup, piece.run)
        mark = self.word.paragraphs[lines[0].id].find("pPr", "rPr")
        if mark is not None and mark.children:
            return run_properties(self.markup, mark)
        for line in like.lines if like is not None else ():
            for piece in self.word.pieces[line.id]:
                if piece.run is not None:
                    return run_properties(self.markup, piece.run)
        return b""


def _rewritten(markup: bytes, piece: Piece, changes: Sequence[_Change]) -> Splice:
    """An element with its characters changed. What takes the place of a drawn blank (____) is
    underlined in its stead, in a run of its own."""
    node, run = piece.node, piece.run
    if node.name != "t":
        return Splice(node.start, node.end, text_element(node.prefix, changes[0].text))
    out: list[tuple[str, bool]] = []
    at = 0
    for change in changes:
        drawn = "_" in node.text[change.start : change.end] and bool(change.text)
        out += [(node.text[at : change.start], False), (change.text, drawn and run is not None)]
        at = change.end
    out.append((node.text[at:], False))
    if run is None or not any(drawn for _, drawn in out):
        text = "".join(text for text, _ in out)
        return Splice(node.start, node.end, text_element(node.prefix, text))
    return Splice(node.start, node.end, in_runs(markup, run, out))


def _no_placeholder(paragraph: Node) -> Iterator[Splice]:
    """A content control around the paragraph no longer shows its prompt."""
    around = paragraph.parent
    while around is not None and around.name not in {"tc", "body"}:
        prompt = around.find("sdtPr", "showingPlcHdr")
        if prompt is not None:
            yield Splice(prompt.start, prompt.end, b"")
        around = around.parent


def open_form(data: bytes, name: str) -> WordForm:
    """The .docx in `data`. Raises VoucherError for what is none, or is broken."""
    try:
        parts = Parts(data)
        main = _main_part(parts)
        members = []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                members.append((info, b"" if info.is_dir() else parts.read(info.filename)))
        form = WordForm(tuple(members), main, in_utf8(parts.read(main)))
        if len(form.markup) > _MOST_BYTES or len(form.grid.all_lines) > _MOST_LINES:
            raise _unusable(name, "too large")
    except (DamagedError, MarkupError) as error:
        raise _unusable(name, str(error)) from error
    return form


def _unusable(name: str, why: str) -> VoucherError:
    return VoucherError(
        Bilingual(
            f"{name} 不是可用的 Word 表格（{why}），可能已损坏、加密或过大："
            "请用 Word 或 WPS 打开后另存为 .docx",
            f"{name} is no usable Word form ({why}); it may be damaged, encrypted or too large: "
            "open it in Word or WPS and save it as .docx",
        )
    )


def _main_part(parts: Parts) -> str:
    """The part that the package's relationships name as its document."""
    for relation in parts.xml("_rels/.rels"):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


def _ticked(mark: str) -> str:
    return "●" if mark in "○◯◎" else "☑"
