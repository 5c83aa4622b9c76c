import io
from xml.sax.saxutils import escape

import docx
import pytest

from voucher_cli.evidence.model import FileState, Page
from voucher_cli.evidence.readers.word import read_word

from ..papers import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELS = (
    b'<Relationships xmlns="r"><Relationship Id="1" '
    b'Type="http://x/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def package(body: str, **others: str) -> bytes:
    """A Word file with this body; `others` are further parts of word/."""
    spaces = 'xmlns:mc="mc" xmlns:w14="w14" xmlns:wps="wps" xmlns:v="v" xmlns:a="a" xmlns:r="r"'
    entries = {
        "_rels/.rels": RELS,
        "word/document.xml": (
            f'<w:document xmlns:w="{W}" {spaces}><w:body>{body}</w:body></w:document>'.encode()
        ),
    }
    for name, xml in others.items():
        entries[f"word/{name}.xml"] = (
            f'<w:{name.rstrip("0123456789")} xmlns:w="{W}">{xml}</w:{name.rstrip("0123456789")}>'
        ).encode()
    return zipped(entries)


def p(*runs: str) -> str:
    return "<w:p>" + "".join(runs) + "</w:p>"


def t(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def page_of(data: bytes) -> Page:
    content = read_word(data)
    assert content.state is FileState.READ
    (page,) = content.pages
    return page


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in page_of(data).rows]


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_paragraphs_and_tables_in_the_order_of_the_body() -> None:
    document = docx.Document()
    document.add_paragraph("合同编号：YF-2024-091")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "企业名称", "云帆公司"
    table.cell(1, 0).text, table.cell(1, 1).text = "员工数量", "86"
    document.add_paragraph("")
    document.add_paragraph("特此承诺。")
    page = page_of(saved(document))
    assert [[(c.text, c.where) for c in row.cells] for row in page.rows] == [
        [("合同编号：YF-2024-091", "第1段")],
        [("企业名称", "表1 第1行第1格"), ("云帆公司", "表1 第1行第2格")],
        [("员工数量", "表1 第2行第1格"), ("86", "表1 第2行第2格")],
        [("特此承诺。", "第2段")],
    ]
    assert page.readable


def test_merged_cells_are_met_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "第一部分"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "付款人"
    for row in (1, 2):
        table.cell(row, 1).text, table.cell(row, 2).text = f"标签{row}", f"值{row}"
    assert texts(saved(document)) == [
        ["第一部分"],
        ["付款人", "标签1", "值1"],
        ["标签2", "值2"],
    ]


def test_headers_and_footers_once_however_many_sections() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.add_paragraph("正文")
    section = document.add_section()
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "内部资料"
    assert texts(saved(document)) == [["内部资料"], ["正文"], ["第 1 页"]]


def test_a_cell_of_several_paragraphs_is_one_and_a_frame_of_them_none() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "项目说明"
    table.cell(0, 1).text = "第一段"
    table.cell(0, 1).add_paragraph("第二段")
    frame = table.cell(1, 0).merge(table.cell(1, 1))
    frame.text = "法定代表人（签字）："
    frame.add_paragraph("日期：2024年9月5日")
    assert texts(saved(document)) == [
        ["项目说明", "第一段\n第二段"],
        ["法定代表人（签字）："],
        ["日期：2024年9月5日"],
    ]


def test_a_label_set_downwards_is_one_word() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "付\n款\n人", "云帆公司"
    assert texts(saved(document)) == [["付款人", "云帆公司"]]


def test_tables_within_tables_follow_their_row() -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text, outer.cell(0, 1).text = "明细", "见下表"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "模型", "3200000"
    assert texts(saved(document)) == [["明细", "见下表"], ["模型", "3200000"]]


def test_a_text_box_is_read_once_not_with_its_fallback() -> None:
    box = p(t("盖章处"))
    body = p(
        t("正文"),
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        f"{box}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    page = page_of(package(body))
    assert [(r.text, r.cells[0].where) for r in page.rows] == [
        ("正文", "第1段"),
        ("盖章处", "文本框"),
    ]


def test_an_old_text_box_is_read_too() -> None:
    body = p(
        "<w:r><w:pict><v:textbox><w:txbxContent>" + p(t("旧文本框")) + "</w:txbxContent>"
        "</v:textbox></w:pict></w:r>"
    )
    assert texts(package(body)) == [["旧文本框"]]


def test_content_controls_in_lines_rows_and_blocks() -> None:
    inline = "<w:sdt><w:sdtPr/><w:sdtContent>" + t("云帆公司") + "</w:sdtContent></w:sdt>"
    block = "<w:sdt><w:sdtContent>" + p(t("整段")) + "</w:sdtContent></w:sdt>"
    row = (
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>"
        + p(t("格"))
        + "</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    assert texts(package(p(t("名称："), inline) + block + row)) == [
        ["名称：云帆公司"],
        ["整段"],
        ["格"],
    ]


def test_tracked_changes_show_what_stands_in_the_end() -> None:
    body = p(
        t("金额"),
        "<w:del><w:r><w:delText>100</w:delText></w:r></w:del>",
        "<w:ins>" + t("200") + "</w:ins>",
        "<w:moveFrom>" + t("移走") + "</w:moveFrom>",
        "<w:moveTo>" + t("移来") + "</w:moveTo>",
    )
    rows = (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(t("删")) + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p(t("留")) + "</w:tc></w:tr></w:tbl>"
    )
    assert texts(package(body + rows)) == [["金额200移来"], ["留"]]


def test_hidden_text_field_codes_and_ruby_readings_are_not_seen() -> None:
    body = p(
        t("看见"),
        t("隐藏", "<w:vanish/>"),
        t("仍见", '<w:vanish w:val="0"/>'),
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:ruby><w:rt>"
        + t("pin")
        + "</w:rt><w:rubyBase>"
        + t("字")
        + "</w:rubyBase></w:ruby></w:r>",
    )
    assert texts(package(body)) == [["看见仍见字"]]


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
         "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>", "☑"),
        ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
         "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>", "☐"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0"/></w:r>', "ð"),
        ('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>', ""),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>', "☑"),
        ('<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
         "</w:ffData></w:fldChar></w:r>", "☑"),
        ('<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox>'
         "</w:ffData></w:fldChar></w:r>", "☐"),
        ('<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/>'
         '<w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r>', "乙"),
        ("<w:r><w:t>☑是 □否</w:t></w:r>", "☑是 □否"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>", "A-B"),
    ],
)  # fmt: skip
def test_boxes_and_symbols_as_people_see_them(xml: str, shown: str) -> None:
    assert texts(package(p(t("有"), xml))) == [["有" + shown]]


def test_wide_spaces_part_a_line_and_line_breaks_part_rows() -> None:
    body = p(t("甲方（盖章）：          乙方（盖章）：")) + p(
        t("户　　名：云帆"), "<w:r><w:br/></w:r>", t("账号"), "<w:r><w:tab/></w:r>", t("1109")
    )
    assert texts(package(body)) == [
        ["甲方（盖章）：", "乙方（盖章）："],
        ["户　　名：云帆"],
        ["账号", "1109"],
    ]


def test_notes_stand_after_the_body_without_their_separators() -> None:
    notes = (
        '<w:footnote w:type="separator">' + p(t("——")) + "</w:footnote>"
        "<w:footnote>" + p(t("含税。")) + "</w:footnote>"
    )
    data = package(p(t("金额320万元")), footnotes=notes)
    assert texts(data) == [["金额320万元"], ["含税。"]]


def test_strict_files_differ_only_in_their_names() -> None:
    data = package(p(t("正文")))
    strict = zipped(
        {
            "_rels/.rels": RELS,
            "word/document.xml": (
                f'<w:document xmlns:w="{STRICT}"><w:body>{p(t("正文"))}</w:body></w:document>'
            ).encode(),
        }
    )
    assert texts(strict) == texts(data) == [["正文"]]


def test_the_saved_number_of_pages_is_told() -> None:
    entries = {
        "_rels/.rels": RELS,
        "word/document.xml": f'<d xmlns="{W}"><body>{p(t("x"))}</body></d>'.replace(
            "w:", ""
        ).encode(),
    }
    for pages, count in (("12", 12), ("0", None), ("x", None)):
        app = f"<Properties><Pages>{pages}</Pages></Properties>".encode()
        assert read_word(zipped({**entries, "docProps/app.xml": app})).page_count == count


# --- what is not read ----------------------------------------------------------------------------

PICTURE = '<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>'


def test_pictures_without_text_are_not_readable() -> None:
    assert not page_of(package(p(PICTURE))).readable
    assert not page_of(package(p(t("营业执照")) + p(PICTURE))).readable
    assert page_of(package(p(t("正文很长" * 20)) + p(PICTURE))).readable


def test_an_imported_part_is_text_that_was_not_read() -> None:
    assert not page_of(package(p(t("正文" * 40)) + '<w:altChunk r:id="r1"/>')).readable


def test_an_empty_document_is_empty() -> None:
    assert read_word(saved(docx.Document())).state is FileState.EMPTY


def test_tables_nested_without_end_are_told_not_followed() -> None:
    deep = p(t("底"))
    for _ in range(200):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert not page_of(package(p(t("正文")) + deep)).readable


def test_runs_nested_without_end_are_told_not_followed() -> None:
    deep = "<w:smartTag>" * 5000 + t("底") + "</w:smartTag>" * 5000
    assert not page_of(package(p(t("正文"), deep))).readable


@pytest.mark.parametrize(
    "entries",
    [
        {"_rels/.rels": RELS},
        {"word/document.xml": b"<a/>"},
        {"_rels/.rels": RELS, "word/document.xml": b"<w:document"},
        {"_rels/.rels": RELS, "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'},
    ],
)
def test_broken_parts_make_an_unreadable_file(entries: dict[str, bytes]) -> None:
    content = read_word(zipped(entries))
    assert content.state is FileState.UNREADABLE
    assert content.detail is not None


def test_a_part_larger_than_any_real_one_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.evidence.readers.zipped.MAX_PART_BYTES", 1000)
    assert read_word(package(p(t("长" * 2000)))).state is FileState.UNREADABLE


def test_a_broken_header_is_text_that_was_not_read() -> None:
    data = package(p(t("正文")))
    with_header = zipped(
        {"_rels/.rels": RELS, "word/document.xml": _part(data), "word/header1.xml": b"<broken"}
    )
    assert not page_of(with_header).readable


def _part(data: bytes) -> bytes:
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
