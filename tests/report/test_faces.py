"""The same outline on a terminal and as Markdown."""

from voucher_cli.report.markdown import as_markdown
from voucher_cli.report.outline import (
    Block,
    Column,
    Fields,
    Heading,
    Item,
    Paragraph,
    Span,
    Table,
    Tone,
    line,
    strong,
)
from voucher_cli.report.terminal import as_rich, as_text

TABLE = Table(
    (Column("材料", wrap=True), Column("金额", right=True)),
    (
        (line("项目合同：合同.pdf"), line("1,050.00")),
        (line("发票"), line("3.00")),
    ),
)


def text(*blocks: Block, columns: int = 40) -> str:
    return as_text(blocks, columns)


def test_headings_are_underlined_as_wide_as_they_are_and_stand_off_from_text() -> None:
    blocks = [Heading(line("检查结论"), rank=1), Paragraph(line("a")), Heading(line("文件"))]
    shown = text(*blocks, Heading(line("c"), rank=3), Heading(line("d"), rank=2))
    assert shown == "检查结论\n========\na\n\n文件\n----\nc\n\nd\n-\n"


def test_items_and_paragraphs_hang_under_their_first_line() -> None:
    assert text(Item("12", line("发票日期不在执行期内"), depth=1), columns=20) == (
        "  12 发票日期不在执\n     行期内\n"
    )
    assert text(Paragraph(line("ab " * 8), depth=1), columns=20) == (
        "  ab ab ab ab ab ab\n  ab ab\n"
    )


def test_fields_align_their_values_under_each_other() -> None:
    fields = Fields((("位置", line("合同.pdf")), ("应为值", line("很长的一段文字写在这里面"))))
    assert text(fields, columns=20) == (
        "位置    合同.pdf\n应为值  很长的一段文\n        字写在这里面\n"
    )


def test_table_columns_line_up_by_cells_and_one_wraps() -> None:
    assert text(TABLE, columns=22) == (
        "材料              金额\n项目合同：合  1,050.00\n同.pdf\n发票              3.00\n"
    )


def test_a_table_without_titles_has_no_header() -> None:
    assert text(Table((Column(""), Column("", right=True)), ((line("a"), line("1")),))) == "a  1\n"


def test_colours_are_tones_on_the_same_text() -> None:
    blocks = (Heading(line("结论：", Span("需补正", Tone.ERROR)), rank=1), TABLE)
    rich = as_rich(blocks, 40)
    assert rich.plain.split() == as_text(blocks, 40).split()
    assert any(str(span.style) == "bold red" for span in rich.spans)


def test_rich_takes_brackets_as_text() -> None:
    assert "[red]合同[/red].pdf" in as_rich((Paragraph(line("[red]合同[/red].pdf")),), 80).plain


def test_markdown_has_the_same_structure() -> None:
    assert as_markdown(
        (
            Heading(line("结论"), rank=1),
            Paragraph(line("说明")),
            Item("1", line(strong("标题"), "  name")),
            Item("-", line("消息"), depth=1),
            Fields((("位置", line("a.pdf")),), depth=2),
            TABLE,
        )
    ) == (
        "# 结论\n\n说明\n\n- 1\\. **标题**  name\n  - 消息\n    - 位置: a.pdf\n\n"
        "| 材料 | 金额 |\n| --- | ---: |\n"
        "| 项目合同：合同.pdf | 1,050.00 |\n| 发票 | 3.00 |\n"
    )


def test_markdown_disarms_what_strangers_write() -> None:
    shown = as_markdown((Paragraph(line("<script>[x](http://y)|*a* `b` ![c]")),))
    assert shown == "\\<script\\>\\[x\\](http://y)\\|\\*a\\* \\`b\\` \\!\\[c\\]\n"
