"""Text in pictures on a page that has text of its own."""

import numpy as np
import pytest

from voucher_cli.evidence.facts.labels import grid_of
from voucher_cli.evidence.model import Cell, Page, PartKind, Row, Source
from voucher_cli.evidence.pictures import insets
from voucher_cli.evidence.pictures.insets import rows_of_insets
from voucher_cli.evidence.pictures.ocr import Line, Quad
from voucher_cli.evidence.pictures.raster import Picture, Pixels
from voucher_cli.vocabulary import load_vocabulary

OWN = Row((Cell("页眉", (20.0, 20.0, 80.0, 32.0)),))
PAGE = Page(1, (OWN,), read_by=Source.PDF_TEXT, pictured=True)
PICTURE = Picture(np.full((400, 300, 3), 255, np.uint8), 1.0, None, ((0.0, 100.0, 300.0, 400.0),))


def quad(top: float) -> Quad:
    return (40.0, top), (200.0, top), (200.0, top + 20), (40.0, top + 20)


def found(monkeypatch: pytest.MonkeyPatch, *tops: float) -> tuple[Row, ...]:
    """The rows of the page when lines are found at these heights of its inset."""

    def read(_: Pixels, quads: list[Quad]) -> list[Line]:
        return [Line(f"金额{n}元", q, 0.9) for n, q in enumerate(quads)]

    monkeypatch.setattr(insets, "find_lines", lambda _: tuple(map(quad, tops)))
    monkeypatch.setattr(insets, "read_quads", read)
    return rows_of_insets(PAGE, PICTURE)


def test_what_stands_in_a_picture_was_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = found(monkeypatch, 10, 60)
    assert [row.text for row in rows] == ["页眉", "金额0元", "金额1元"]
    assert [row.read_by for row in rows] == [None, Source.OCR, Source.OCR]
    page = Page(1, rows, read_by=Source.PDF_TEXT)
    grid = grid_of([page], load_vocabulary().kinds[PartKind.CONTRACT])
    sources = [spot.source for row in grid.rows for spot in row]
    assert sources == [Source.PDF_TEXT, Source.OCR, Source.OCR]


def test_a_lone_line_is_a_logo(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(monkeypatch, 10) == (OWN,)
