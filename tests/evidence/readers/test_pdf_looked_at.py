"""Which pages of a PDF are read from their text, and which are looked at."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from voucher_cli.evidence.model import Page
from voucher_cli.evidence.readers.pdf import read_pdf

Draw = Callable[[Canvas], object]
WORDS = "The buyer pays the seller the price of the service within ten days of the invoice"


def page(*drawn: Draw) -> Page:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for draw in drawn:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    (found,) = read_pdf(buffer.getvalue()).pages
    return found


def text(canvas: Canvas, mode: int = 0) -> None:
    lines = canvas.beginText(60, 780)
    lines.setTextRenderMode(mode)
    for _ in range(6):
        lines.textLine(WORDS)
    canvas.drawText(lines)


def hidden(canvas: Canvas) -> None:
    text(canvas, mode=3)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, 595, 842)


def table(canvas: Canvas) -> None:
    canvas.grid([50, 200, 400, 550], [100, 130, 160, 190])
    canvas.rect(50, 300, 500, 100, fill=0)
    canvas.setFillColorRGB(0.8, 0.9, 1.0)
    canvas.rect(50, 420, 500, 20, stroke=0, fill=1)


def seal(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(0.9, 0.1, 0.1)
    canvas.circle(400, 200, 60)


def name_stamp(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(0.9, 0.1, 0.1)
    canvas.rect(400, 200, 50, 50, fill=0)


def signature(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(300, 200)
    for n in range(20):
        path.lineTo(300 + 6 * n, 200 + 15 * (n % 3) + n)
    canvas.drawPath(path)


def code(canvas: Canvas) -> None:
    for n in range(150):
        canvas.rect(400 + 3 * (n % 15), 200 + 3 * (n // 15), 3, 3, stroke=0, fill=1)


def shading(canvas: Canvas) -> None:
    canvas.linearGradient(0, 0, 50, 50, ("red", "white"))


@pytest.mark.parametrize("drawn", [(text,), (text, table)])
def test_a_page_of_text_and_tables_costs_no_look(drawn: tuple[Draw, ...]) -> None:
    found = page(*drawn)
    assert found.readable
    assert not found.pictured


@pytest.mark.parametrize("shape", [seal, name_stamp, signature, code, shading, scan])
def test_what_may_be_a_seal_a_code_or_handwriting_is_looked_at(shape: Draw) -> None:
    assert page(shape, text).pictured


def test_text_over_a_picture_is_read() -> None:
    assert page(scan, text).readable


@pytest.mark.parametrize("drawn", [(text, scan), (scan, hidden), (hidden, scan)])
def test_text_out_of_sight_on_a_scan_is_not_trusted(drawn: tuple[Draw, ...]) -> None:
    assert not page(*drawn).readable


def test_hidden_text_without_a_scan_is_text() -> None:
    assert page(hidden).readable
