"""Binds the papers into one PDF, or several where there is a limit to their size.

Papers are written to disk as they come. Own pages only get their place, and are drawn when the
number of every page is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NumberObject

from voucher_cli.language import Bilingual
from voucher_cli.volume.copying import Copy, open_pdf
from voucher_cli.volume.notes import SIGNED, Note, is_signed
from voucher_cli.volume.opening import Opened, Opener, Substitute
from voucher_cli.volume.own_pages import ROWS_A_PAGE, Listed, OwnPages
from voucher_cli.volume.pdf_file import Bookmark, PdfFile, name, named, reference
from voucher_cli.volume.plan import Entry, Plan, Section
from voucher_cli.volume.setting import plain
from voucher_cli.volume.stamp import Frame, number_on

_RESERVE = 24_000
_RESERVE_A_CHARACTER = 330
_RESERVE_A_LINE = 900
"""bytes that own pages take: for themselves, for each character's drawing, for each line with its
link and bookmark"""

Told = Callable[[Entry], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file was bound: volume and page from 1."""

    volume: int
    page: int


@dataclass(frozen=True, slots=True)
class _Divider:
    section: Section
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Stands:
    """A page in the place of a file."""

    entry: Entry
    reason: Bilingual


@dataclass
class _Volume:
    """One PDF in the making. `front` are cover and contents; `own` the pages still to be drawn, by
    their place among `pages`, which lack the front."""

    path: Path
    pdf: PdfFile
    front: int
    pages: list[int] = field(default_factory=list)
    own: dict[int, _Divider | _Stands] = field(default_factory=dict)
    papers: int = 0

    @property
    def next_page(self) -> int:
        return self.front + len(self.pages) + 1

    def add_own(self, page: _Divider | _Stands) -> None:
        self.own[len(self.pages)] = page
        self.pages.append(self.pdf.reserve())

    def drop_last(self) -> None:
        """Takes back an own page that nothing follows."""
        self.pages.pop()
        del self.own[len(self.pages)]


@dataclass(frozen=True)
class Bound:
    """The volumes, and what became of the files."""

    volumes: tuple[Path, ...]
    pages: tuple[int, ...]
    notes: tuple[Note, ...]
    oversized: tuple[str, ...]


class Binder:
    """Binds one plan into files of `folder`, none larger than `limit` bytes unless a single paper
    is."""

    def __init__(
        self, plan: Plan, opener: Opener, folder: Path, limit: int | None, told: Told
    ) -> None:
        self._plan = plan
        self._opener = opener
        self._folder = folder
        self._limit = limit
        self._told = told
        self._reserve = _reserve(plan)

    def bind(self) -> Bound:
        """Binds; once more with more room where own pages took more than was thought."""
        while True:
            with ExitStack() as files:
                run = _Run(self._plan, self._folder, files, self._limit, self._reserve)
                run.papers(self._opener, self._told)
                run.finish()
            sizes = [volume.path.stat().st_size for volume in run.volumes]
            over = [
                size - self._limit
                for size, volume in zip(sizes, run.volumes, strict=True)
                if self._limit is not None and size > self._limit and volume.papers > 1
            ]
            if not over:
                break
            self._reserve += max(over) + 4096
        limit = self._limit
        return Bound(
            tuple(volume.path for volume in run.volumes),
            tuple(volume.front + len(volume.pages) for volume in run.volumes),
            tuple(run.notes),
            tuple(
                volume.path.name
                for size, volume in zip(sizes, run.volumes, strict=True)
                if limit is not None and size > limit
            ),
        )


class _Run:
    """One attempt."""

    def __init__(
        self, plan: Plan, folder: Path, files: ExitStack, limit: int | None, reserve: int
    ) -> None:
        self._plan = plan
        self._folder = folder
        self._files = files
        self._room = None if limit is None else limit - reserve
        lines = sum(1 for _ in self._listing({}, 1))
        self._front = 1 + max(1, -(-lines // ROWS_A_PAGE))
        self.volumes: list[_Volume] = []
        self.notes: list[Note] = []
        self._places: dict[str, Place] = {}
        self._begin()

    def _begin(self) -> _Volume:
        path = self._folder / f"{len(self.volumes) + 1}.pdf"
        stream: BinaryIO = self._files.enter_context(path.open("w+b"))
        self.volumes.append(_Volume(path, PdfFile(stream), self._front))
        return self.volumes[-1]

    # --- the papers ---

    def papers(self, opener: Opener, told: Told) -> None:
        """Writes all of them, each after its material's divider."""
        for section in self._plan.sections:
            self.volumes[-1].add_own(_Divider(section, goes_on=False))
            first = True
            for entry in section.entries:
                if entry.bound:
                    told(entry)
                    self._paper(entry, opener, section, first=first)
                    first = False

    def _paper(self, entry: Entry, opener: Opener, section: Section, *, first: bool) -> None:
        opened = opener.opened(entry.file)
        volume = self.volumes[-1]
        mark, before = volume.pdf.mark(), len(volume.pages)
        result = self._written(volume, entry, opened)
        if self._room is not None and volume.pdf.size > self._room and volume.papers:
            volume.pdf.undo(mark)
            del volume.pages[before:]
            volume.own = {at: page for at, page in volume.own.items() if at < before}
            if first:
                volume.drop_last()
            volume = self._begin()
            volume.add_own(_Divider(section, goes_on=not first))
            before = len(volume.pages)
            result = self._written(volume, entry, opened)
        volume.papers += 1
        self._places[entry.file.path] = Place(len(self.volumes), self._front + before + 1)
        if result is not None:
            self.notes.append(Note(entry.file.path, result))
        elif is_signed(entry.file):
            self.notes.append(Note(entry.file.path, SIGNED))

    def _written(self, volume: _Volume, entry: Entry, opened: Opened) -> Bilingual | None:
        """Writes a paper's pages; gives the reason where a page has to stand for them."""
        if not isinstance(opened, Substitute):
            mark = volume.pdf.mark()
            start = volume.next_page
            written = opened.write(volume.pdf, lambda at: _numbered(start + at))
            if not isinstance(written, Bilingual):
                volume.pages += written
                return None
            volume.pdf.undo(mark)
            opened = Substitute(written)
        volume.add_own(_Stands(entry, opened.reason))
        return opened.reason

    # --- the volume's own pages ---

    def finish(self) -> None:
        """Draws them and closes every volume."""
        for number, volume in enumerate(self.volumes, start=1):
            self._finish(number, volume)

    def _finish(self, number: int, volume: _Volume) -> None:
        title = self._plan.title + self._name(number)
        drawn = OwnPages(title)
        drawn.cover(self._plan.title, self._name(number), tuple(self._cover(volume)))
        drawn.contents(tuple(self._listing(self._places, number)))
        for page in volume.own.values():
            self._draw(drawn, page, number)
        front = [volume.pdf.reserve() for _ in range(self._front)]
        pages = [*front, *volume.pages]
        places = [*range(self._front), *(self._front + at for at in volume.own)]
        copy = Copy(open_pdf(drawn.finish()), volume.pdf, [pages[at] for at in places])
        links = {
            own: [volume.pdf.add(_link(link.box, pages[link.target - 1])) for link in found]
            for own, found in drawn.links.items()
        }
        copy.write(lambda at: _numbered(places[at] + 1), links)
        volume.pdf.finish(pages, self._bookmarks(number, pages), title)

    def _name(self, number: int) -> str:
        return f"第{number}册（共{len(self.volumes)}册）" if len(self.volumes) > 1 else ""

    def _cover(self, volume: _Volume) -> Iterator[tuple[str, str]]:
        plan = self._plan
        if plan.applicant:
            yield "申报单位", plan.applicant
        yield "申报政策", plan.policy.zh
        yield "申报路径", "、".join(route.zh for route in plan.routes)
        if plan.applied_on:
            yield "申报日期", plan.applied_on
        yield "材料", f"{len(plan.sections)} 项，{len(plan.bound)} 个文件"
        yield "本册", f"{self._front + len(volume.pages)} 页"

    def _draw(self, drawn: OwnPages, page: _Divider | _Stands, number: int) -> None:
        if isinstance(page, _Divider):
            listed = tuple(self._files_of(page.section, self._places, number))
            drawn.divider(page.section.heading, listed, goes_on=page.goes_on)
            return
        file = page.entry.file
        drawn.substitute(page.entry.name, file.path, page.reason.zh, file.sha256)

    def _listing(self, places: dict[str, Place], number: int) -> Iterator[Listed]:
        """The contents as volume `number` has them: all, with links to what is in it."""
        for section in self._plan.sections:
            files = tuple(self._files_of(section, places, number))
            yield Listed(section.heading)
            yield from files
        if self._plan.absent:
            yield Listed("未提供的材料")
            for section in self._plan.absent:
                yield Listed(section.heading, "缺", depth=1)

    def _files_of(
        self, section: Section, places: dict[str, Place], number: int
    ) -> Iterator[Listed]:
        for entry in section.entries:
            place = places.get(entry.file.path)
            shown, target = "", None
            if place is not None:
                page = place.page + entry.page - 1
                here = place.volume == number
                shown = f"第 {page} 页" if here else f"第{place.volume}册 第 {page} 页"
                count = self._front + len(self.volumes[place.volume - 1].pages)
                target = page if here and page <= count else None
            text = entry.name if entry.bound else f"{entry.name}（已编入前项）"
            remark = f"　注：{SIGNED.zh}" if entry.bound and is_signed(entry.file) else ""
            yield Listed(text, shown, target, depth=1, remark=remark)

    def _bookmarks(self, number: int, pages: list[int]) -> Iterator[Bookmark]:
        yield Bookmark("目录", pages[1])
        volume = self.volumes[number - 1]
        for at, page in volume.own.items():
            if not isinstance(page, _Divider):
                continue
            below = tuple(
                Bookmark(plain(listed.text), pages[listed.target - 1])
                for listed in self._files_of(page.section, self._places, number)
                if listed.target is not None
            )
            yield Bookmark(plain(page.section.heading), pages[self._front + at], below)


def _numbered(number: int) -> Callable[[Frame], bytes]:
    """The cover has no number."""
    return lambda frame: number_on(frame, number) if number > 1 else b""


def _link(box: tuple[float, float, float, float], page: int) -> DictionaryObject:
    return named(
        {
            "Type": name("Annot"),
            "Subtype": name("Link"),
            "Rect": ArrayObject(FloatObject(round(n, 2)) for n in box),
            "Border": ArrayObject(NumberObject(0) for _ in range(3)),
            "Dest": ArrayObject([reference(page), name("Fit")]),
        }
    )


def _reserve(plan: Plan) -> int:
    texts = [section.heading for section in plan.sections]
    texts += [entry.name for section in plan.sections for entry in section.entries]
    characters = {character for text in texts for character in text}
    return _RESERVE + _RESERVE_A_CHARACTER * len(characters) + _RESERVE_A_LINE * len(texts)
