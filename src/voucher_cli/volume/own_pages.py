"""The volume's own pages: cover, contents, dividers, and pages that stand for a file.

Each opens with a line that names it (申报材料册·分隔页), by which `voucher check` knows that it is
no paper of the applicant's (rules/documents.yaml, `volume_pages`). Nothing is coloured, so that
no page is searched for seals.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from voucher_cli.volume.setting import draw, fitted, plain, wrapped

_WIDTH, _HEIGHT = 595.28, 841.89
_LEFT, _RIGHT, _TOP, _BOTTOM = 72.0, 523.0, 770.0, 90.0
_LINE = 19.0
ROWS_A_PAGE = 34
_NAME = "申报材料册"


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the contents or of a divider: what stands where. `place` is shown, `target` is the
    page of this volume (from 1) that it leads to."""

    text: str
    place: str = ""
    target: int | None = None
    depth: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle of an own page, and the page of the volume (from 1) that it leads to."""

    box: tuple[float, float, float, float]
    target: int


class OwnPages:
    """Draws own pages one after the other; `links` by their index from 0."""

    def __init__(self, title: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._buffer = io.BytesIO()
        self._canvas: Any = Canvas(
            self._buffer, pagesize=(_WIDTH, _HEIGHT), invariant=1, pageCompression=1
        )
        self._canvas.setTitle(title)
        self.links: dict[int, list[Link]] = {}
        self._count = 0

    def finish(self) -> bytes:
        """All of them as a PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def cover(self, title: str, volume: str, rows: Sequence[tuple[str, str]]) -> None:
        """Title, which volume it is, and what is known of the application."""
        self._open("封面")
        y = 610.0
        for text in wrapped(plain(title), 26, _RIGHT - _LEFT, 3):
            draw(self._canvas, _WIDTH / 2, y, text, 26, align=0.5)
            y -= 40
        if volume:
            draw(self._canvas, _WIDTH / 2, y - 6, volume, 18, align=0.5)
        y = 400.0
        for label, value in rows:
            draw(self._canvas, 205, y, label, 14, align=1)
            for text in wrapped(plain(value), 14, _RIGHT - 225, 3) or [""]:
                draw(self._canvas, 221, y, text, 14)
                y -= 22
            y -= 8
        self._close()

    def contents(self, listed: Sequence[Listed]) -> None:
        """As many pages as it takes, see ROWS_A_PAGE; at least one."""
        for start in range(0, max(len(listed), 1), ROWS_A_PAGE):
            self._open("目录")
            draw(self._canvas, _WIDTH / 2, 760, "目　　录", 20, align=0.5)
            self._list(listed[start : start + ROWS_A_PAGE], 722.0)
            self._close()

    def divider(self, heading: str, listed: Sequence[Listed], *, goes_on: bool) -> None:
        """Before the files of a material. What does not fit is told in the contents."""
        self._open("分隔页")
        y = 640.0
        for text in wrapped(plain(heading) + ("（续）" if goes_on else ""), 24, _RIGHT - _LEFT, 4):
            draw(self._canvas, _WIDTH / 2, y, text, 24, align=0.5)
            y -= 36
        y -= 20
        self._canvas.setLineWidth(0.8)
        self._canvas.line(_LEFT, y + 8, _RIGHT, y + 8)
        y -= 18
        rows = [row for one in listed for row in (one, *_remarks(one))]
        most = int((y - _BOTTOM) // _LINE)
        if len(rows) > most:
            rows = [*rows[: most - 1], Listed("……（其余见目录）")]
        self._list(rows, y)
        self._close()

    def substitute(self, name: str, path: str, reason: str, digest: str) -> None:
        """Stands where a file would be that cannot be taken over."""
        self._open("说明页")
        y = 640.0
        for text in wrapped(plain(name), 18, _RIGHT - _LEFT, 4):
            draw(self._canvas, _WIDTH / 2, y, text, 18, align=0.5)
            y -= 28
        y -= 24
        lines = (
            f"本文件未并入本册：{reason}。",
            f"原件另附，在申报材料包中的位置：{plain(path)}",
            f"SHA-256：{digest}" if digest else "",
        )
        for line in lines:
            for text in wrapped(line, 12, _RIGHT - _LEFT, 12):
                draw(self._canvas, _LEFT, y, text, 12)
                y -= 20
            y -= 6
        self._close()

    def _list(self, listed: Sequence[Listed], y: float) -> None:
        for one in listed:
            x = _LEFT + 20 * one.depth
            size = 10.5 if one.depth else 12
            room = _RIGHT - x - 86
            text = fitted(plain(one.text), size, room)
            draw(self._canvas, x, y, text, size)
            if one.place:
                draw(self._canvas, _RIGHT, y, one.place, 10.5, align=1)
            if one.target is not None:
                link = Link((x, y - 4, _RIGHT, y + 13), one.target)
                self.links.setdefault(self._count, []).append(link)
            y -= _LINE

    def _open(self, name: str) -> None:
        self._canvas.setFillGray(0.45)
        draw(self._canvas, _LEFT, 800, f"{_NAME}·{name}", 9)
        self._canvas.setFillGray(0)

    def _close(self) -> None:
        self._canvas.showPage()
        self._count += 1


def _remarks(one: Listed) -> list[Listed]:
    texts = wrapped(one.remark, 10.5, _RIGHT - _LEFT - 130, 3) if one.remark else []
    return [Listed(text, depth=2) for text in texts]
