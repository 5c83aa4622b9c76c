import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from voucher_cli.evidence.model import FileState, Page
from voucher_cli.evidence.readers import Content
from voucher_cli.evidence.readers.pdf import read_pdf

from ..papers import SONG, Draw, lines, pdf

LONG = "甲乙双方本着平等自愿诚实信用的原则经友好协商就大模型服务采购事宜订立本合同并共同遵守" * 3


def only_page(data: bytes) -> Page:
    content = read_pdf(data)
    assert content.state is FileState.READ
    (page,) = content.pages
    return page


def picture(left: float, bottom: float, width: float, height: float) -> Draw:
    image = ImageReader(Image.new("RGB", (20, 20), "red"))
    return lambda canvas: canvas.drawImage(image, left, bottom, width, height)


def both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def edited(data: bytes, **encryption: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    if encryption:
        writer.encrypt(algorithm="RC4-128", **encryption)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_pages_have_rows_size_and_boxes_from_the_top_left() -> None:
    page = only_page(pdf(lines("合同编号：YF-2024-091", left=100, top=742)))
    assert (page.width, page.height) == pytest.approx((595.28, 841.89), abs=0.01)
    (row,) = page.rows
    (cell,) = row.cells
    assert cell.text == "合同编号：YF-2024-091"
    assert cell.box is not None
    left, top, right, bottom = cell.box
    assert left == pytest.approx(100, abs=1)
    assert top < 841.89 - 742 < bottom + 0.5
    assert bottom - top < 15
    assert 190 < right < 220


def test_boxes_count_from_the_visible_corner() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines("正文", left=100, top=742)))))
    writer.pages[0].cropbox.lower_left = (50, 100)
    writer.pages[0].cropbox.upper_right = (500, 800)
    page = only_page(written(writer))
    assert (page.width, page.height) == (450, 700)
    box = page.rows[0].cells[0].box
    assert box is not None
    assert box[0] == pytest.approx(50, abs=1)
    assert box[1] < 58 < box[3] + 0.5


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(turn: int) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines("第一行", "第二行", "第三行")))))
    writer.pages[0].rotate(turn)
    page = only_page(written(writer))
    assert [row.text for row in page.rows] == ["第一行", "第二行", "第三行"]
    width, height = page.width or 0, page.height or 0
    assert (width > height) is (turn in {90, 270})
    for row in page.rows:
        box = row.cells[0].box
        assert box is not None
        assert 0 <= box[0] < box[2] <= width
        assert 0 <= box[1] < box[3] <= height


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_set_turned_on_an_upright_page_is_read_along(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.rotate(turn)
        canvas.drawString(-100, 30, "付款人")
        canvas.drawString(60, 30, "收款人")
        canvas.drawString(-100, 0, "金额：100.00")

    page = only_page(pdf(draw))
    assert [[c.text for c in row.cells] for row in page.rows] == [
        ["付款人", "收款人"],
        ["金额：100.00"],
    ]


def test_a_landscape_scan_of_text_drawn_upright_after_rotation() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -595)
        lines("第一行", "第二行", left=72, top=500)(canvas)

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(draw))))
    writer.pages[0].rotate(90)
    assert [row.text for row in only_page(written(writer)).rows] == ["第一行", "第二行"]


def test_a_watermark_across_the_page_sticks_to_no_row() -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(120, 700)
        canvas.rotate(45)
        canvas.drawString(0, 0, "仅供申报使用")
        canvas.restoreState()

    page = only_page(pdf(both(stamp, lines("甲方：云帆公司", "乙方：云阶公司"))))
    assert [row.text for row in page.rows] == ["甲方：云帆公司", "乙方：云阶公司", "仅供申报使用"]


def test_text_off_the_page_is_not_seen() -> None:
    page = only_page(pdf(both(lines("正文"), lines("页外", left=900), lines("页外", top=-50))))
    assert [row.text for row in page.rows] == ["正文"]


# --- what is readable ----------------------------------------------------------------------------


def readable(*draws: Draw) -> list[bool]:
    return [page.readable for page in read_pdf(pdf(*draws)).pages]


def test_a_scan_is_not_readable() -> None:
    assert readable(picture(0, 0, 595, 842)) == [False]


def test_a_scan_in_strips_is_not_readable() -> None:
    assert readable(both(*(picture(0, n * 84, 595, 84) for n in range(10)))) == [False]


def test_stray_text_does_not_make_a_scan_readable() -> None:
    assert readable(both(picture(0, 0, 595, 842), lines("第 1 页 共 12 页"))) == [False]


def test_a_scan_with_its_text_recognised_is_readable() -> None:
    assert readable(both(picture(0, 0, 595, 842), lines(*[LONG[n : n + 40] for n in range(9)])))[0]


def test_a_seal_or_logo_does_not_make_a_written_page_unreadable() -> None:
    assert readable(both(lines("承诺书", "特此承诺。"), picture(400, 100, 120, 120))) == [True]


def test_a_lone_small_picture_is_not_readable() -> None:
    assert readable(picture(200, 300, 120, 120)) == [False]


def test_letters_drawn_as_outlines_are_not_readable() -> None:
    def outlines(canvas: Canvas) -> None:
        for n in range(60):
            path = canvas.beginPath()
            path.moveTo(72 + 5 * n, 700)
            path.curveTo(73 + 5 * n, 705, 75 + 5 * n, 705, 76 + 5 * n, 700)
            path.lineTo(74 + 5 * n, 698)
            path.close()
            canvas.drawPath(path, fill=1)

    assert readable(outlines) == [False]


def test_a_blank_page_among_others_is_readable_and_empty() -> None:
    content = read_pdf(
        pdf(lines("正文"), lambda canvas: canvas.drawString(72, 700, " "), lines("完"))
    )
    assert [page.readable for page in content.pages] == [True, True, True]
    assert content.pages[1].rows == ()
    bare = read_pdf(pdf(lines("正文"), lambda _: None))
    assert [page.readable for page in bare.pages] == [True, True]


def test_blank_pages_alone_are_an_empty_file() -> None:
    content = read_pdf(pdf(lambda _: None, lambda _: None))
    assert content.state is FileState.EMPTY
    assert content.page_count == 2


def test_a_page_whose_content_is_broken_is_no_blank_page() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines("正文"), lines("第二页")))))
    stream = StreamObject()
    stream._data = b"\x00broken, not deflated at all"
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[1][NameObject("/Contents")] = writer._add_object(stream)
    content = read_pdf(written(writer))
    assert [page.readable for page in content.pages] == [True, False]


def test_text_that_maps_to_nothing_is_not_readable() -> None:
    private = "".join(chr(0xE000 + n) for n in range(60))
    assert readable(lines(private)) == [False]
    assert readable(lines(LONG[:50] + private[:5])) == [True]


# --- states --------------------------------------------------------------------------------------


def test_a_password_to_open_is_told() -> None:
    content = read_pdf(edited(pdf(lines("正文")), user_password="geheim", owner_password="x"))
    assert content.state is FileState.ENCRYPTED


def test_an_owner_password_alone_does_not_count() -> None:
    data = edited(pdf(lines("正文")), user_password="", owner_password="x")
    assert b"/Encrypt" in data
    assert only_page(data).rows[0].text == "正文"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_pdf_is_unreadable(share: float) -> None:
    data = pdf(lines("正文"), lines("第二页"))
    content = read_pdf(data[: int(len(data) * share)])
    assert content.state is FileState.UNREADABLE
    assert content.detail is not None


def test_bytes_after_the_end_do_no_harm() -> None:
    data = pdf(lines("正文"))
    assert read_pdf(data + b"\0" * 100_000).state is FileState.READ
    assert read_pdf(data + b"\n<!-- proxy -->\n").state is FileState.READ


def test_no_pages_is_empty() -> None:
    content = read_pdf(written(PdfWriter()))
    assert (content.state, content.page_count) == (FileState.EMPTY, 0)


def test_only_a_header_is_unreadable() -> None:
    assert read_pdf(b"%PDF-1.7\n%%EOF").state is FileState.UNREADABLE


def test_pages_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.readers.pdf.MAX_PAGES", 2)
    content = read_pdf(pdf(*[lines("正文")] * 3))
    assert [page.readable for page in content.pages] == [True, True, False]
    assert (content.pages[-1].number, content.page_count) == (3, 3)
    assert content.detail is not None


# --- forms, notes and signatures -----------------------------------------------------------------


def test_values_of_form_fields_are_text() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "企业名称")
        canvas.acroForm.textfield(
            name="company", value="Yunfan Ltd", x=150, y=690, width=200, height=20
        )

    assert "Yunfan Ltd" in only_page(pdf(form)).text


def annotated(**entries: object) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines("正文")))))
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (72, 600, 300, 640)]),
        }
    )
    note.update({NameObject(f"/{key}"): value for key, value in entries.items()})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    if "FT" in entries:
        fields = ArrayObject([note.indirect_reference])
        writer._root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): fields}
        )
    return written(writer)


def test_text_typed_onto_the_page_is_read() -> None:
    data = annotated(
        Subtype=NameObject("/FreeText"), Contents=TextStringObject("2024年9月5日\n盖章")
    )
    assert only_page(data).text.splitlines() == ["正文", "2024年9月5日", "盖章"]


def test_a_comment_is_not_part_of_the_paper() -> None:
    data = annotated(Subtype=NameObject("/Text"), Contents=TextStringObject("请核对"))
    assert only_page(data).text == "正文"


def signed(contents: bytes | None) -> Content:
    entries: dict[str, object] = {
        "Subtype": NameObject("/Widget"),
        "FT": NameObject("/Sig"),
        "T": TextStringObject("seal"),
    }
    if contents is not None:
        entries["V"] = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Sig"),
                NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
                NameObject("/Contents"): ByteStringObject(contents),
            }
        )
    return read_pdf(annotated(**entries))


def test_an_electronic_signature_is_seen_and_an_unsigned_field_is_none() -> None:
    assert signed(b"\x30\x82" * 20).has_signature_field
    assert not signed(None).has_signature_field
    assert not read_pdf(pdf(lines("正文"))).has_signature_field


def test_a_content_stream_of_many_characters_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.readers.pdf_text.MAX_CHARACTERS", 20)
    page = only_page(pdf(lines(LONG[:60])))
    assert not page.readable


def test_other_fonts_measure_alike() -> None:
    def mixed(canvas: Canvas) -> None:
        canvas.setFont(SONG, 10)
        canvas.drawString(72, 700, "合同金额：")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(122, 700, "3,200,000.00")
        canvas.setFont(SONG, 10)
        canvas.drawString(180, 700, "元")

    assert [c.text for c in only_page(pdf(mixed)).rows[0].cells] == ["合同金额：3,200,000.00元"]


def test_decoded_streams_need_no_filter() -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines("正文"), lines("二")))))
    writer.pages[1][NameObject("/Contents")] = writer._add_object(stream)
    assert [page.readable for page in read_pdf(written(writer)).pages] == [True, True]
