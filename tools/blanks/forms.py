"""The blank forms, row by row as the policy texts have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tools.blanks.paper import (
    CENTRE,
    FANG,
    HEI,
    LEFT,
    RIGHT,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SIZE_SMALL_4,
    SONG,
    Box,
    Style,
    line,
    new_paper,
    table,
)

ANNEX = Style(HEI, SIZE_3)
TITLE = Style(SONG, SIZE_2, bold=True)
BODY = Style(FANG, SIZE_3)
GRID = Style(FANG, SIZE_SMALL_4)

Row = tuple[float, Sequence[Box]]


def beijing_application() -> Any:
    """附件3-3 模型券奖励申报表."""
    document = _headed("附件3-3", "模型券奖励申报表")
    rows: list[Row] = [
        (1.0, [_heading("第一部分 申请基本情况——申请企业情况（加盖公章）", 4)]),
        _pair("企业名称", "统一社会信用代码"),
        _pair("注册地址", "单位性质"),
        _pair("联系地址", "联系邮箱"),
        _pair("申报联系人", "联系人手机"),
        _pair("企业上一年营收", "员工数量"),
        _pair("大模型应用产品\n2024年上半年收入", "国民经济行业分类代码", 1.4),
        _wide(
            "企业基本情况介绍",
            "（企业基本信息、发展现状、主营业务和近3年主营业务收入情况，成立不满3年的企业提供成立"
            "以来的主营业务收入情况）",
            4.6,
        ),
        _wide(
            "企业所处行业排名",
            "（描述在行业内的竞争排名，并提供佐证材料，材料类别不限，若无此项可不填）",
            2.4,
        ),
        (1.0, [_heading("第二部分 大模型应用产品基本情况", 4)]),
        _wide("产品名称", "（拟申报的大模型应用产品）", 1.0),
        _wide("产品类型", "（API调用、云端模型调优、私有化部署、智能体、硬件终端结合等方式）", 1.2),
        _wide("产品上线时间", "", 1.0),
        _wide(
            "应用场景说明",
            "（说明该产品的行业应用场景，是否为教育、医疗、文化、交通、政务、工业、金融、营销、司法、"
            "传媒、能源、影视、游戏、园林绿化等行业细分应用场景，需列举行业场景应用情况）",
            3.0,
        ),
        _wide(
            "产品申报费用\n（万元）",
            "（分项说明大模型产品各类费用，包括API调用费用、私有化部署费用、大模型采购费用等，算力"
            "费用需单独列出）",
            2.4,
        ),
        _wide("产品说明", "（1000字以内描述）", 4.0),
        _wide("产品成效说明", "（产品应用后的成效和已取得成绩）", 3.0),
        _wide(
            "补充说明",
            "（企业可同时申请API调用和私有化部署两种方式的应用奖励，申报多项产品的自行扩充本表）",
            2.2,
        ),
    ]
    table(document, (4.0, 4.1, 4.0, 4.1), rows, GRID)
    return document


def tongzhou_application() -> Any:
    """附件1-1 申报表."""
    document = _headed("附件1-1", "申报表")
    finances = (
        ("2023年度营业收入", "万元"),
        ("2024年度营业收入", "万元"),
        ("2024年度营业收入增长率", "%"),
        ("预计2025年度营业收入", "万元"),
        ("2024年度净利润", "万元"),
        ("2024年纳税", "万元"),
        ("2024年度研发费用投入", "万元"),
        ("2024年度研发费用占营业收入比例", "%"),
        ("企业估值", "万元"),
    )
    rows: list[Row] = [
        (1.0, [_heading("一、申报单位基本情况", 4)]),
        _pair("单位名称", "统一社会信用代码"),
        _pair("注册地址", "办公地址", 1.2),
        _pair("注册资本", "登记注册时间"),
        _pair("注册行业代码", "统计行业代码"),
        (
            1.5,
            [
                _label("单位人数"),
                Box(),
                _label("挂牌或上市进展"),
                Box("□计划3年内挂牌或上市\n□暂无计划"),
            ],
        ),
        *(
            (
                0.9,
                [
                    Box("财务数据", label=True, joined=n > 0),
                    Box(label, 2, label=True),
                    Box(unit, centred=True),
                ],
            )
            for n, (label, unit) in enumerate(finances)
        ),
        _wide(
            "申请单位情况说明",
            "示例：历史沿革、技术优势、主要产品、行业优势、资质荣誉、发展预期、专利情况、人员学历占比"
            "情况、近三年获得市、区两级各类政府资金支持情况等（不超过1000字）",
            7.5,
        ),
        (1.0, [_heading("二、申报项目基本情况", 4)]),
        _wide("申报方向\n（按照《申报指南》政策条款原文内容填写）", "□算力劵\n□模型劵", 2.2),
        _wide("申报支持资金（万元）", "", 1.1),
        _wide("项目联系人及电话", "", 1.1),
    ]
    table(document, (3.4, 4.0, 3.9, 4.9), rows, GRID)
    return document


def commitment(text: Sequence[str], annex: str) -> Any:
    """A commitment letter, word for word as the policy text has it.

    `text` is its lines: title lines up to the addressee (which ends with ：), the paragraphs, then
    the lines to sign, seal and date.
    """
    lines = [entry.strip() for entry in text if entry.strip()]
    addressee = next(n for n, entry in enumerate(lines) if entry.endswith("："))
    closing = next(n for n, entry in enumerate(lines) if entry.startswith("法定代表人"))
    document = new_paper()
    line(document, annex, ANNEX)
    for n, entry in enumerate(lines[:addressee]):
        style = Style(SONG, SIZE_4) if entry.startswith("（") else TITLE
        line(document, entry, style, align=CENTRE, before=12 if n == 0 else 0)
    line(document, lines[addressee], BODY, before=18)
    for entry in lines[addressee + 1 : closing]:
        line(document, entry, BODY, indent=True)
    _closing(document, lines[closing:])
    return document


def letter(title: str, addressee: str, paragraphs: Sequence[str], closing: Sequence[str]) -> Any:
    """A draft of a letter whose form is free (格式自拟), in the usual official style."""
    document = new_paper()
    line(document, title, TITLE, align=CENTRE, after=18)
    line(document, f"{addressee}：", BODY)
    for entry in paragraphs:
        line(document, entry, BODY, indent=True)
    _closing(document, closing)
    return document


def _closing(document: Any, entries: Sequence[str]) -> None:
    for n, entry in enumerate(entries):
        dated = entry.replace(" ", "").endswith("年月日")
        # one line may hold two blanks to sign and to seal, as the official text has it
        paragraph = line(
            document,
            entry,
            BODY,
            align=RIGHT if dated else LEFT,
            before=36 if n == 0 else 8,
        )
        if not dated:
            paragraph.paragraph_format.left_indent = SIZE_3 * (2 if len(entry) > 20 else 10)


def _headed(annex: str, title: str) -> Any:
    document = new_paper(2.4)
    line(document, annex, ANNEX)
    line(document, title, TITLE, align=CENTRE, after=10)
    return document


def _label(text: str) -> Box:
    return Box(text, label=True)


def _heading(text: str, span: int) -> Box:
    return Box(text, span, label=True, heading=True)


def _pair(left: str, right: str, height: float = 1.0) -> Row:
    return height, [_label(left), Box(), _label(right), Box()]


def _wide(label: str, hint: str, height: float) -> Row:
    return height, [_label(label), Box(hint, 3)]
