"""Pages of PDFs are taken over as they are."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from voucher_cli.language import Bilingual
from voucher_cli.volume.copying import open_pdf
from voucher_cli.volume.notes import BROKEN, LOCKED
from voucher_cli.volume.opening import PdfPapers
from voucher_cli.volume.pdf_file import Bookmark, PdfFile
from voucher_cli.volume.stamp import number_on

from .papers import jpeg, signed_pdf, text_pdf, texts


def copied(data: bytes, *, number: int = 128, count: int | None = None) -> bytes | Bilingual:
    """The PDF bound by itself, every page with the same number."""
    out = io.BytesIO()
    file = PdfFile(out)
    written = PdfPapers(data, count).write(file, lambda _: lambda frame: number_on(frame, number))
    if isinstance(written, Bilingual):
        return written
    file.finish(written, [Bookmark("全部", written[0])], "册")
    return out.getvalue()


def taken(data: bytes) -> bytes:
    made = copied(data)
    assert isinstance(made, bytes)
    return made


def reader_of(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def streams(data: bytes) -> list[bytes]:
    """The bytes of every stream of a file, as they are."""
    reader = reader_of(data)
    found = []
    for number in range(1, len(reader.xref.get(0, {})) + 2):
        value = reader.get_object(number) if number in reader.xref[0] else None
        if hasattr(value, "_data"):
            found.append(value._data)
    return found


def picture_pdf() -> tuple[bytes, bytes]:
    """A page with a JPEG on it as a scanner writes it, and the JPEG."""
    photo = jpeg()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), pageCompression=0)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 50, "scan")
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(buffer.getvalue()))
    picture = DecodedStreamObject()
    picture.set_data(photo)
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(400),
            NameObject("/Height"): NumberObject(566),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    drawn = DictionaryObject({NameObject("/Scan"): writer._add_object(picture)})
    writer.pages[0]["/Resources"][NameObject("/XObject")] = drawn
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue(), photo


def test_streams_keep_their_bytes() -> None:
    data, photo = picture_pdf()
    before = streams(data)
    after = streams(taken(data))
    assert photo in after
    assert all(stream in after for stream in before if stream)


def test_every_page_is_there_with_its_text() -> None:
    assert texts(taken(text_pdf("第一页", "第二页", "第三页"))) == ["第一页", "第二页", "第三页"]


def test_what_is_bound_is_the_same_whenever_it_is_bound() -> None:
    data = text_pdf("甲", "乙")
    assert taken(data) == taken(data)


def ink(data: bytes) -> Any:
    """Where the first page is dark, as a viewer shows it."""
    return pypdfium2.PdfDocument(data)[0].render(scale=2).to_numpy()[:, :, 0] < 160


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_sizes_and_turns_stay_and_the_number_stands_at_the_lower_right(rotation: int) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, 500))
    canvas.setPageRotation(rotation)
    canvas.drawString(140, 250, "x")
    canvas.save()
    made = taken(buffer.getvalue())
    (page,) = reader_of(made).pages
    assert page.rotation == rotation
    before = reader_of(buffer.getvalue()).pages[0]
    assert page.mediabox == before.mediabox
    added = ink(made) & ~ink(buffer.getvalue())
    height, width = added.shape
    assert added.sum() > 50
    assert added[int(height * 0.94) :, width // 2 :].sum() == added.sum()


def test_the_number_is_no_text() -> None:
    assert texts(taken(text_pdf("正文"))) == ["正文"]


def test_a_cropped_page_has_its_number_where_it_is_seen() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(text_pdf("x")))
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((100, 200, 400, 600))
    out = io.BytesIO()
    writer.write(out)
    shown = pypdfium2.PdfDocument(taken(out.getvalue()))[0].render(scale=2).to_numpy()[:, :, 0]
    assert shown.shape == (800, 600)
    assert (shown[720:, 300:] < 160).sum() > 50


def with_field(value: str, *, flags: int = 4) -> bytes:
    """A form field with a drawn value, as PDF forms have it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(text_pdf("表")))
    look = DecodedStreamObject()
    look.set_data(b"BT /Helv 12 Tf 2 4 Td (" + value.encode() + b") Tj ET")
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/Helv"): font})
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, 100, 20))),
            NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts}),
        }
    )
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/F"): NumberObject(flags),
            NameObject("/V"): TextStringObject(value),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (200, 300, 400, 340))),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(field)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_stands_in_form_fields_becomes_part_of_the_page() -> None:
    made = taken(with_field("Filled"))
    assert texts(made) == ["表Filled"]
    assert "/Annots" not in reader_of(made).pages[0]
    page = pypdfium2.PdfDocument(made)[0].get_textpage()
    left, bottom, right, top = page.get_charbox(page.get_text_range().index("F"))
    assert 200 <= left < right <= 230
    assert 300 <= bottom < top <= 340


def test_a_hidden_field_stays_hidden() -> None:
    assert texts(taken(with_field("secret", flags=2))) == ["表"]


def test_the_look_of_a_signature_stays() -> None:
    made = taken(signed_pdf("合同"))
    assert "/AcroForm" not in reader_of(made).trailer["/Root"]
    shown = pypdfium2.PdfDocument(made)[0].render(scale=1).to_numpy().astype(int)
    seal = shown[842 - 340 : 842 - 260, 260:340]  # blue, green, red
    assert (seal[:, :, 2] - seal[:, :, 0] > 60).sum() > 300


def with_annotation(**entries: object) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(text_pdf("甲", "乙")))
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (10, 10, 90, 30))),
            **{NameObject(f"/{key}"): value for key, value in entries.items()},
        }
    )
    if "Dest" in entries:
        target = writer.pages[1].indirect_reference
        annotation[NameObject("/Dest")] = ArrayObject([target, NameObject("/Fit")])
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_scripts_and_films_stay_behind_and_links_lead_to_the_copied_page() -> None:
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )
    made = taken(with_annotation(Subtype=NameObject("/Link"), A=script, AA=script))
    assert b"JavaScript" not in made
    assert b"RichMedia" not in taken(with_annotation(Subtype=NameObject("/RichMedia")))
    reader = reader_of(taken(with_annotation(Subtype=NameObject("/Link"), Dest=None)))
    (link,) = reader.pages[0]["/Annots"]
    assert link.get_object()["/Dest"][0].get_object() == reader.pages[1]


def encrypted(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(text_pdf("内容")))
    writer.encrypt(user, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_owner_password_alone_does_not_count() -> None:
    assert texts(taken(encrypted(""))) == ["内容"]
    assert copied(encrypted("secret")) is LOCKED


def test_another_number_of_pages_than_was_checked_is_refused() -> None:
    assert copied(text_pdf("甲"), count=2) is BROKEN


def test_what_one_library_cannot_read_the_other_mends(monkeypatch: pytest.MonkeyPatch) -> None:
    data, photo = picture_pdf()
    asked = []

    def choosy(asked_for: bytes) -> pypdf.PdfReader:
        asked.append(asked_for)
        if asked_for == data:
            raise pypdf.errors.PdfReadError
        return open_pdf(asked_for)

    monkeypatch.setattr("voucher_cli.volume.opening.open_pdf", choosy)
    made = taken(data)
    assert len(asked) == 2
    assert texts(made) == ["scan"]
    assert photo in streams(made)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_pdf_never_ends_in_an_error(drawn: st.DataObject) -> None:
    data = bytearray(with_field("x"))
    for _ in range(drawn.draw(st.integers(1, 40))):
        data[drawn.draw(st.integers(0, len(data) - 1))] = drawn.draw(st.integers(0, 255))
    made = copied(bytes(data))
    assert made in (BROKEN, LOCKED) or pypdfium2.PdfDocument(made)
