"""Plans and papers to bind, made by hand."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

from dossier.electronic import signed
from dossier.paper import ElectronicSeal
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from voucher_cli.evidence.model import SourceFile
from voucher_cli.evidence.packed import PackedFile
from voucher_cli.evidence.read import read_file
from voucher_cli.language import Bilingual
from voucher_cli.volume.archive import Packed, Packer
from voucher_cli.volume.binding import Binder, Bound
from voucher_cli.volume.opening import Opener
from voucher_cli.volume.plan import Entry, Plan, Section

Papers = Mapping[str, Mapping[str, bytes]]
"""the title of a material → its files"""


def text_pdf(*texts: str) -> bytes:
    """A PDF with a page for each text."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for text in texts:
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(72, 770, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def signed_pdf(text: str) -> bytes:
    """A PDF of one page with an electronic signature that shows as a red seal."""
    return signed(text_pdf(text), ElectronicSeal("北京云阶人工智能有限公司", (300.0, 300.0)))


def jpeg(size: tuple[int, int] = (400, 566), **options: object) -> bytes:
    """A photo: dark to the left, light to the right."""
    image = Image.linear_gradient("L").rotate(90).resize(size).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80, **options)
    return out.getvalue()


def source(path: str, data: bytes) -> SourceFile:
    """The file as `check` sees it, no picture looked at."""
    return read_file(path, data, ocr=False)


def plan_of_papers(papers: Papers) -> Plan:
    """A plan with a material for each key."""
    sections = []
    for number, (title, files) in enumerate(papers.items(), start=1):
        entries = tuple(Entry(source(path, data)) for path, data in files.items())
        sections.append(Section(number, str(number), Bilingual(title, title), None, entries))
    return Plan(
        policy=Bilingual("某市模型券", "A voucher"),
        routes=(Bilingual("API调用", "API calls"),),
        applicant="北京云帆智能科技有限公司",
        applied_on="2024-12-10",
        sections=tuple(sections),
        absent=(),
    )


def opener(papers: Papers, folder: Path) -> Opener:
    """Opens these papers."""
    entries = {}
    for files in papers.values():
        for path, data in files.items():
            entries[path] = PackedFile(path, len(data), lambda data=data: data)
    return Opener(entries, folder)


def bound(papers: Papers, folder: Path, limit: int | None = None) -> Bound:
    """The papers as PDF volumes in `folder`."""
    plan = plan_of_papers(papers)
    return Binder(plan, opener(papers, folder), folder, limit, lambda _: None).bind()


def packed(papers: Papers, folder: Path, limit: int | None = None) -> Packed:
    """The papers as zip volumes in `folder`."""
    plan = plan_of_papers(papers)
    return Packer(plan, opener(papers, folder), folder, limit, lambda _: None).pack()


def texts(data: bytes | Path) -> list[str]:
    """The text of each page, without white space."""
    stream = io.BytesIO(data) if isinstance(data, bytes) else io.BytesIO(data.read_bytes())
    reader = PdfReader(stream, strict=True)
    return ["".join(page.extract_text().split()) for page in reader.pages]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
