"""Blanks of the official forms as other people would have drawn them: from the policy texts alone,
each with other rows, widths, numbering, spelling, merges and habits. None is made from templates/.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .facts import (
    BEIJING,
    BEIJING_WANTED,
    SECOND_CLAIM,
    SECOND_WANTED,
    TONGZHOU,
    TONGZHOU_WANTED,
)
from .official_text import lines, rows
from .word import STRICT, Cell, Drawing, Habits, lab, on, val

Wanted = Mapping[str, str]


@dataclass(frozen=True)
class Blank:
    """A blank: the policy and form that it is of, the manifest to fill it from, how to draw it."""

    name: str
    policy: str
    form: str
    manifest: str
    draw: Callable[[], Drawing]


def _plain(text: str) -> str:
    return re.sub(r"\s|（按照.*", "", text)


def _official(policy: str, form: str, wanted: Wanted) -> list[list[Cell]]:
    """The rows as the text has them: labels and cells to fill in turn."""
    out: list[list[Cell]] = []
    group = False
    for texts in rows(policy, form):
        row: list[Cell] = []
        if len(texts) == 1:
            row = [lab(texts[0], 4)]
        elif len(texts) == 3:
            row = [lab(texts[0], starts=True) if texts[0] else on(), lab(texts[1], 2)]
            row.append(_value(texts[1], texts[2], wanted))
        else:
            span = 1 if len(texts) == 4 else 3
            for label, text in zip(texts[::2], texts[1::2], strict=True):
                row += [lab(label), _value(label, text, wanted, span)]
        out.append(row)
        group = group or len(texts) == 3
    return out


def _value(label: str, text: str, wanted: Wanted, span: int = 1) -> Cell:
    want = wanted.get(_plain(label))
    return Cell(text, want, span) if want is not None else Cell(text, None, span)


def _beijing(wanted: Wanted = BEIJING_WANTED) -> list[list[Cell]]:
    return _official("beijing-model-2024", "3-3", wanted)


def _tongzhou(wanted: Wanted = TONGZHOU_WANTED) -> list[list[Cell]]:
    return _official("tongzhou-2025", "1-1", wanted)


def _drawn(title: list[str], table: list[list[Cell]], habits: Habits) -> Drawing:
    drawing = Drawing(habits)
    for line in title:
        drawing.line(line)
    drawing.table(table)
    return drawing


_UNITS = {"万元", "%"}
_B, _T = ["附件3-3", "模型券奖励申报表"], ["附件1-1", "申报表"]


def beijing_as_printed() -> Drawing:
    return _drawn(_B, _beijing(), Habits())


def beijing_split_runs() -> Drawing:
    """Every run holds two characters, with spelling marks and revision ids between."""
    return _drawn(_B, _beijing(), Habits(split=2, noise=True, spare=2))


def beijing_spaced_letters() -> Drawing:
    """Labels spaced out to one width: 企 业 名 称."""

    def spaced(text: str) -> str:
        return "　".join(text) if len(text) <= 6 and text.isalpha() else text

    return _drawn(_B, _beijing(), Habits(letters=spaced))


def beijing_numbered_no_hints() -> Drawing:
    """Numbered labels with colons, no hints, 劵 for 券, line breaks in labels."""
    number = itertools.count(1)

    def redrawn(cell: Cell, row: list[Cell]) -> Cell:
        if cell.want is not None:
            return Cell("", cell.want, cell.span)
        if len(row) == 1 or cell.text.startswith("（"):
            return cell
        return lab(f"{next(number)}．{cell.text.replace('券', '劵')}：", cell.span)

    table = [[redrawn(cell, row) for cell in row] for row in _beijing()]
    return _drawn(["附件3-3", "模型劵奖励申报表"], table, Habits(lines="br"))


def beijing_hints_in_labels() -> Drawing:
    """The hints stand in the label's cell, in brackets, below the label."""
    table = []
    for row in _beijing():
        if len(row) == 2:
            hint = row[1].text
            table.append(
                [lab(f"{row[0].text}\n{hint}".rstrip()), Cell("", row[1].want, row[1].span)]
                if row[1].want is not None
                else row
            )
        else:
            table.append(row)
    return _drawn(_B, table, Habits(spare=5))


def beijing_labels_above() -> Drawing:
    """Long answers stand below their labels, over the whole width."""
    table: list[list[Cell]] = []
    for row in _beijing():
        if len(row) == 2 and row[1].want is not None and row[1].text:
            table += [[lab(row[0].text, 4)], [Cell(row[1].text, row[1].want, 4)]]
        else:
            table.append(row)
    return _drawn(_B, table, Habits(merge="hmerge"))


def beijing_two_tables_in_controls() -> Drawing:
    """A table for each part, in strict markup of another prefix, every answer a content control."""
    table = _beijing()
    cut = next(n for n, row in enumerate(table) if "第二部分" in row[0].text)
    drawing = Drawing(Habits(prefix="x", namespace=STRICT, control=True))
    for line in _B:
        drawing.line(line)
    drawing.table(table[:cut])
    drawing.line("")
    drawing.table(table[cut:])
    return drawing


def beijing_one_row_each() -> Drawing:
    """One label a row, side headings merged downwards with their letters below each other."""
    table: list[list[Cell]] = []
    heading = ""
    for row in _beijing():
        if len(row) == 1:
            heading = "\n".join("企业情况" if "第一部分" in row[0].text else "产品情况")
            continue
        for label, value in zip(row[::2], row[1::2], strict=True):
            side = lab(heading, starts=True) if heading else on()
            heading = ""
            table.append([side, lab(label.text), Cell(value.text, value.want)])
    return _drawn(_B, table, Habits())


def beijing_nested() -> Drawing:
    """The applicant's part is a table within a cell of a frame around the whole form."""
    table = _beijing()
    cut = next(n for n, row in enumerate(table) if "第二部分" in row[0].text)
    inner = tuple(tuple(row) for row in table[:cut])
    frame = [[Cell("", None, 4, table=inner)], *table[cut:]]
    return _drawn(_B, frame, Habits())


def beijing_two_products() -> Drawing:
    """The blank has one product; the rows are to be copied for the second one."""
    first = {**BEIJING_WANTED, "补充说明": SECOND_WANTED["补充说明"]}
    table = _beijing(first)
    begin = next(n for n, row in enumerate(table) if row[0].text == "产品名称")
    end = next(n for n, row in enumerate(table) if row[0].text == "补充说明")
    second = [
        [row[0], Cell(row[1].text, SECOND_WANTED[_plain(row[0].text)], row[1].span)]
        for row in table[begin:end]
    ]
    drawing = _drawn(_B, table, Habits(noise=True))
    other = _drawn(_B, [*table[:end], *second, *table[end:]], Habits(noise=True))
    drawing.expected, drawing.wanted = other.expected, other.wanted
    return drawing


def beijing_two_products_drawn() -> Drawing:
    """The blank has the product's rows twice already."""
    first = {**BEIJING_WANTED, "补充说明": SECOND_WANTED["补充说明"]}
    table = _beijing(first)
    begin = next(n for n, row in enumerate(table) if row[0].text == "产品名称")
    end = next(n for n, row in enumerate(table) if row[0].text == "补充说明")
    second = [
        [lab(row[0].text), Cell(row[1].text, SECOND_WANTED[_plain(row[0].text)], row[1].span)]
        for row in table[begin:end]
    ]
    return _drawn(_B, [*table[:end], *second, *table[end:]], Habits())


def beijing_second_block_is_longer() -> Drawing:
    """Two blocks of product rows, drawn with labels above; the first one lacks some rows."""
    first = {**BEIJING_WANTED, "补充说明": SECOND_WANTED["补充说明"]}
    table = _beijing(first)
    begin = next(n for n, row in enumerate(table) if row[0].text == "产品名称")
    end = next(n for n, row in enumerate(table) if row[0].text == "补充说明")
    blocks: list[list[Cell]] = []
    for wanted, rows_ in ((first, table[begin : end - 2]), (SECOND_WANTED, table[begin:end])):
        for row in rows_:
            want = wanted[_plain(row[0].text)]
            blocks += [[lab(row[0].text, 4)], [Cell(row[1].text, want, 4)]]
    return _drawn(_B, [*table[:begin], *blocks, *table[end:]], Habits())


def beijing_labels_above_two_products() -> Drawing:
    """Labels above their answers; the rows are to be copied, labels and all."""
    first = {**BEIJING_WANTED, "补充说明": SECOND_WANTED["补充说明"]}
    table = _beijing(first)
    begin = next(n for n, row in enumerate(table) if row[0].text == "产品名称")
    end = next(n for n, row in enumerate(table) if row[0].text == "补充说明")

    def block(wanted: Wanted) -> list[list[Cell]]:
        out = []
        for row in table[begin:end]:
            want = wanted[_plain(row[0].text)]
            out += [[lab(row[0].text, 4)], [Cell(row[1].text, want, 4)]]
        return out

    drawing = _drawn(_B, [*table[:begin], *block(first), *table[end:]], Habits())
    both = [*table[:begin], *block(first), *block(SECOND_WANTED), *table[end:]]
    other = _drawn(_B, both, Habits())
    drawing.expected, drawing.wanted = other.expected, other.wanted
    return drawing


def beijing_letter() -> Drawing:
    """附件3-4, its blank drawn with underscores in several runs."""
    drawing = Drawing(Habits(split=5))
    for line in lines("beijing-model-2024", "3-4"):
        want = None
        if "_" in line:
            want = re.sub("_+", BEIJING_WANTED["企业名称"], line)
        drawing.line(line, want)
    return drawing


def beijing_letter_underlined() -> Drawing:
    """附件3-4, its blank drawn as underlined spaces."""
    drawing = Drawing()
    for line in lines("beijing-model-2024", "3-4"):
        if "_" not in line:
            drawing.line(line)
            continue
        before, after = re.split("_+", line)
        raw = (
            f'<w:p><w:r><w:t>{before}</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr>'
            f'<w:t xml:space="preserve">            </w:t></w:r><w:r><w:t>{after}</w:t></w:r></w:p>'
        )
        drawing.line(line, before + BEIJING_WANTED["企业名称"] + after, raw)
    return drawing


def whole_annex() -> Drawing:
    """附件3-3 and 3-4 in one file, behind a page of text that speaks of the same things."""
    drawing = Drawing()
    drawing.line("一、申报条件")
    drawing.line("企业名称、统一社会信用代码应与营业执照一致。产品名称：以登记为准。")
    for line in _B:
        drawing.line(line)
    drawing.table(_beijing())
    for line in lines("beijing-model-2024", "3-4"):
        want = re.sub("_+", BEIJING_WANTED["企业名称"], line) if "_" in line else None
        drawing.line(line, want)
    return drawing


def tongzhou_as_printed() -> Drawing:
    return _drawn(_T, _tongzhou(), Habits())


def tongzhou_units_in_labels() -> Drawing:
    """Units stand behind the labels in brackets, cells are empty; 券 for 劵; boxes in one line."""

    def redrawn(cell: Cell, after: Cell | None) -> Cell:
        text, want = cell.text.replace("劵", "券"), cell.want
        if want is None:
            unit = after.text if after is not None and after.text in _UNITS else None
            label = f"{text}（{unit}）" if unit else text
            return Cell(label, None, cell.span, cell.joined, cell.starts)
        if text in _UNITS:
            return Cell("", want.removesuffix(text), cell.span)
        if "□" in text:
            text, want = text.replace("\n", "  "), want.replace("劵", "券").replace("\n", "  ")
        return Cell(text, want, cell.span)

    table = [
        [redrawn(cell, after) for cell, after in zip(row, [*row[1:], None], strict=True)]
        for row in _tongzhou()
    ]
    return _drawn(_T, table, Habits(spare=1))


def tongzhou_three_tables() -> Drawing:
    """Three tables, lines as headings between them; amounts drawn as ____万元."""
    table = _tongzhou()
    drawing = Drawing(Habits(split=3))
    for line in _T:
        drawing.line(line)
    drawing.line("一、申报单位基本情况")
    cuts = [n for n, row in enumerate(table) if row[0].text.startswith("财务")]
    end = next(n for n, row in enumerate(table) if row[0].text.startswith("二、"))
    drawing.table(table[1 : cuts[0]])
    finances = [
        [lab(row[1].text), Cell(f"______{row[2].text}", row[2].want)]
        for row in table[cuts[0] : cuts[0] + 9]
    ]
    drawing.table(finances)
    drawing.table(table[cuts[0] + 9 : end])
    drawing.line("二、申报项目基本情况")
    drawing.table(table[end + 1 :])
    return drawing


def tongzhou_matrix() -> Drawing:
    """The finances as rows and years as columns, the rest as printed."""
    w = {k: v.removesuffix("万元").removesuffix("%") for k, v in TONGZHOU_WANTED.items()}
    table = _tongzhou()
    start = next(n for n, row in enumerate(table) if row[0].text.startswith("财务"))
    matrix = [
        [lab("财务数据", starts=True), lab("项目"), lab("2023年度"), lab("2024年度")],
        [on(), lab("营业收入（万元）"), val(w["2023年度营业收入"]), val(w["2024年度营业收入"])],
        [on(), lab("净利润（万元）"), Cell(""), val(w["2024年度净利润"])],
        [on(), lab("研发费用投入（万元）"), Cell(""), val(w["2024年度研发费用投入"])],
        [
            on(),
            lab("研发费用占营业收入比例（%）"),
            Cell(""),
            val(w["2024年度研发费用占营业收入比例"]),
        ],
    ]
    single = {"2024年度营业收入增长率", "预计2025年度营业收入", "2024年纳税", "企业估值"}
    rest = [row for row in table[start : start + 9] if row[1].text in single]
    rest = [[lab(row[1].text, 2), Cell(row[2].text, row[2].want, 2)] for row in rest]
    return _drawn(_T, [*table[:start], *matrix, *rest, *table[start + 9 :]], Habits(noise=True))


def tongzhou_reworded() -> Drawing:
    """Labels as other versions of the form word them, another order, UTF-16, default namespace."""
    other = {
        "单位名称": "申报单位名称", "办公地址": "实际办公地址", "登记注册时间": "成立时间",
        "单位人数": "员工人数", "2024年纳税": "2024年度纳税总额", "企业估值": "最新估值",
        "申请单位情况说明": "单位简介", "项目联系人及电话": "联系人/联系电话",
    }  # fmt: skip
    table = [
        [Cell(other.get(c.text, c.text), c.want, c.span, c.joined, c.starts) for c in row]
        for row in _tongzhou()
    ]
    table[1:6] = reversed(table[1:6])
    return _drawn(_T, table, Habits(encoding="utf-16"))


def tongzhou_answers_with_labels() -> Drawing:
    """Label and answer share a cell, parted by a colon; some answers have a line to write on."""
    drawing = Drawing()
    for line in _T:
        drawing.line(line)
    table: list[list[Cell]] = []
    for row in _tongzhou():
        if len(row) == 4:
            cells = []
            for label, value in zip(row[::2], row[1::2], strict=True):
                if "□" in value.text:
                    text, want = f"{label.text}：\n{value.text}", f"{label.text}：\n{value.want}"
                else:
                    text, want = f"{label.text}：______", f"{label.text}：{value.want}"
                cells.append(Cell(text, want, 2))
            table.append(cells)
        else:
            table.append(row)
    drawing.table(table)
    return drawing


def tongzhou_with_remarks() -> Drawing:
    """A number, the item, the answer and a column for remarks; side headings; contacts parted."""
    table: list[list[Cell]] = [[lab("序号"), lab("项目"), lab("填写内容"), lab("备注")]]
    number = itertools.count(1)
    for row in _tongzhou():
        if len(row) == 1:
            table.append([lab(row[0].text, 4)])
            continue
        cells = row[1:] if len(row) == 3 else row
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            if label.text == "项目联系人及电话":
                name, phone = (value.want or "").split()
                table.append([lab(str(next(number))), lab("项目联系人"), val(name), Cell()])
                table.append([lab(str(next(number))), lab("联系电话"), val(phone), Cell()])
                continue
            answer = Cell(value.text, value.want)
            table.append([lab(str(next(number))), lab(label.text), answer, Cell()])
    return _drawn(_T, table, Habits(noise=True))


def tongzhou_unit_over_all() -> Drawing:
    """财务数据（万元） over empty cells; boxes to tick in cells of their own; a date's frame."""
    table: list[list[Cell]] = []
    for row in _tongzhou():
        if len(row) == 3:
            head = Cell("财务数据\n（单位：万元）" if row[0].text else "", None, 1, row[0].joined,
                        row[0].starts)  # fmt: skip
            want = (row[2].want or "").removesuffix("万元")
            table.append([head, row[1], Cell("", want)])
        elif any("□" in cell.text for cell in row):
            for label, value in zip(row[::2], row[1::2], strict=True):
                if "□" not in value.text:
                    table.append([lab(label.text, 2), Cell(value.text, value.want, 2)])
                    continue
                boxes = zip(value.text.split("\n"), (value.want or "").split("\n"), strict=True)
                cells = [val(want, text) if want != text else lab(text) for text, want in boxes]
                table.append([lab(label.text, 2), *cells])
        else:
            table.append([_framed(cell) for cell in row])
    return _drawn(_T, table, Habits(lines="br", split=4))


def _framed(cell: Cell) -> Cell:
    return Cell("      年  月  日", cell.want, cell.span) if cell.want == "2018年5月3日" else cell


def beijing_with_other_parties() -> Drawing:
    """A part about the vendor and rows about other people: all of it stays blank."""
    table = _beijing()
    begin = next(n for n, row in enumerate(table) if row[0].text == "企业基本情况介绍")
    others = [
        [lab("法定代表人"), Cell(), lab("手机号码"), Cell()],
        [lab("财务负责人"), Cell(), lab("电子邮箱"), Cell()],
    ]
    vendor = [
        [lab("第三部分 大模型服务提供方情况", 4)],
        [lab("企业名称"), Cell(), lab("统一社会信用代码"), Cell()],
        [lab("注册地址"), Cell(), lab("联系人手机"), Cell()],
        [lab("审核意见"), Cell("（公章）\n    年  月  日", None, 3)],
    ]
    return _drawn(_B, [*table[:begin], *others, *table[begin:], *vendor], Habits())


_BJ, _TZ = "beijing-model-2024", "tongzhou-2025"
BLANKS = (
    *(
        Blank(draw.__name__, _BJ, "3-3", BEIJING, draw)
        for draw in (
            beijing_as_printed, beijing_split_runs, beijing_spaced_letters,
            beijing_numbered_no_hints, beijing_hints_in_labels, beijing_labels_above,
            beijing_two_tables_in_controls, beijing_one_row_each, beijing_nested,
            beijing_with_other_parties,
        )
    ),
    *(
        Blank(draw.__name__, _BJ, "3-3", BEIJING + SECOND_CLAIM, draw)
        for draw in (
            beijing_two_products, beijing_two_products_drawn, beijing_second_block_is_longer,
            beijing_labels_above_two_products,
        )
    ),
    Blank("beijing_letter", _BJ, "3-4", BEIJING, beijing_letter),
    Blank("beijing_letter_underlined", _BJ, "3-4", BEIJING, beijing_letter_underlined),
    Blank("whole_annex", _BJ, "3-3 3-4", BEIJING, whole_annex),
    *(
        Blank(draw.__name__, _TZ, "1-1", TONGZHOU, draw)
        for draw in (
            tongzhou_as_printed, tongzhou_units_in_labels, tongzhou_three_tables, tongzhou_matrix,
            tongzhou_reworded, tongzhou_answers_with_labels, tongzhou_with_remarks,
            tongzhou_unit_over_all,
        )
    ),
)  # fmt: skip
