"""What is written looks like the form, and the markup stays good Word markup."""

from __future__ import annotations

import re

from voucher_cli.forms.document import open_form
from voucher_cli.forms.fill import fill
from voucher_cli.forms.load import blank_path, form_map
from voucher_cli.forms.markup import apply, in_utf8, parse
from voucher_cli.forms.pairs import fill_pairs

from .facts import BEIJING, applied
from .word import Cell, Drawing, lab


def markup(cell: str, pairs: dict[str, str], label: str = "名称") -> str:
    """The document after filling a cell of this markup."""
    drawing = Drawing()
    drawing.table([[lab(label), Cell("x", raw=cell)]])
    form = open_form(drawing.bytes(), "b")
    return fill_pairs(form, {k: (v,) for k, v in pairs.items()}).form.changed().decode()


def test_a_value_in_an_empty_cell_looks_like_the_label_but_for_its_weight() -> None:
    drawing = Drawing()
    label = (
        '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:b/><w:color w:val="FF0000"/>'
        '<w:sz w:val="28"/></w:rPr><w:t>名称</w:t></w:r></w:p>'
    )
    drawing.table([[Cell("名称", raw=label), Cell("")]])
    form = fill_pairs(open_form(drawing.bytes(), "b"), {"名称": ("甲",)}).form
    run = '<w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="28"/></w:rPr>'
    assert f'{run}<w:t xml:space="preserve">甲</w:t></w:r>' in form.changed().decode()


def test_the_paragraph_s_own_mark_comes_before_the_label() -> None:
    mark = '<w:rPr><w:sz w:val="18"/></w:rPr>'
    result = markup(f"<w:p><w:pPr>{mark}</w:pPr></w:p>", {"名称": "甲"})
    assert f'<w:pPr>{mark}</w:pPr><w:r>{mark}<w:t xml:space="preserve">甲' in result


def test_a_hint_s_grey_and_italics_go_with_it() -> None:
    look = '<w:rPr><w:i/><w:color w:val="808080"/><w:sz w:val="21"/></w:rPr>'
    result = markup(f"<w:p><w:r>{look}<w:t>（请填写）</w:t></w:r></w:p>", {"名称": "甲"})
    assert (
        '<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">甲</w:t></w:r>' in result
    )
    assert "请填写" not in result


def test_a_content_control_no_longer_shows_its_prompt() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:id w:val='7'/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        "<w:p><w:r><w:t>单击此处输入文字。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    result = markup(control, {"名称": "甲"})
    assert "<w:sdtPr><w:id w:val='7'/></w:sdtPr>" in result
    assert "甲" in result


def test_word_s_check_box_gets_its_state_and_its_character() -> None:
    box = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="00FE" w14:font="Wingdings"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )
    result = markup(f"<w:p>{box}<w:r><w:t>同意</w:t></w:r></w:p>", {"同意": "true"})
    assert '<w14:checked w14:val="1"/>' in result
    assert '<w:t xml:space="preserve">þ</w:t>' in result


def test_a_name_in_place_of_underscores_is_underlined_in_a_run_of_its_own() -> None:
    form = open_form(blank_path("beijing-model-2024", "3-4").read_bytes(), "3-4")
    filled = fill(form, form_map("beijing-model-2024", "3-4"), applied(BEIJING)).form
    run = re.search(r"<w:r>(?:(?!<w:r>).)*北京云帆.*?</w:r>", filled.changed().decode())
    assert run is not None
    assert re.search(r'<w:sz w:val="32"/><w:u w:val="single"/></w:rPr>', run[0])


def test_two_blanks_in_one_run_are_both_filled() -> None:
    drawing = Drawing()
    drawing.line("甲：____ 乙：____ 丙：____")
    form = fill_pairs(open_form(drawing.bytes(), "b"), {"丙": ("3",), "甲": ("1",)}).form
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", form.changed().decode())) == (
        "甲：1 乙：____ 丙：3"
    )


def test_saving_without_edits_gives_the_same_markup() -> None:
    data = blank_path("tongzhou-2025", "1-1").read_bytes()
    form = open_form(data, "1-1")
    assert form.changed() == form.markup == open_form(form.saved(), "1-1").markup


def test_every_element_knows_its_bytes() -> None:
    data = '<?xml version="1.0"?><a x="1>2"><b/><c>文<d></d></c></a>'.encode()
    root = parse(data)
    b, c = root.children
    assert data[b.start : b.end] == b"<b/>"
    assert data[c.start : c.end] == "<c>文<d></d></c>".encode()
    assert data[c.inner : c.inner_end] == "文<d></d>".encode()
    assert apply(data, []) == data


def test_other_encodings_are_brought_to_utf_8() -> None:
    text = '<?xml version="1.0" encoding="GBK"?><a>名</a>'
    assert parse(in_utf8(text.encode("gbk"))).text == "名"
    assert parse(in_utf8(text.replace("GBK", "UTF-16").encode("utf-16"))).text == "名"
