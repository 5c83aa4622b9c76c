"""Papers to measure with: pages of Chinese text, and scans of such pages."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"
_LINE = (
    "第{n}条 甲方应于二〇二四年九月{day}日前向乙方支付模型服务费人民币{amount}元整，"
    "乙方应及时开具发票。"
)
_LINES = 36


def text_pdf(pages: int) -> bytes:
    """A contract of so many pages, all different."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for page in range(pages):
        canvas.setFont(_FONT, 11)
        if page == 0:
            canvas.drawCentredString(A4[0] / 2, 800, "大模型API服务采购合同")
        for line in range(_LINES):
            n = page * _LINES + line + 1
            text = _LINE.format(n=n, day=n % 28 + 1, amount=10_000 + n)
            canvas.drawString(60, 775 - 20 * line, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def scans(pages: int, dpi: int = 150) -> list[Image.Image]:
    """The pages of such a contract as a scanner gives them."""
    with pypdfium2.PdfDocument(text_pdf(pages)) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def scan_pdf(images: list[Image.Image], dpi: int = 150) -> bytes:
    """A PDF of nothing but pictures."""
    file = io.BytesIO()
    images[0].save(file, "PDF", save_all=True, append_images=images[1:], resolution=dpi, quality=90)
    return file.getvalue()
