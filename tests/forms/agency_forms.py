"""Made-up forms of other agencies, each with the pairs that fill it: other tables, other words, and
places that must stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .word import Cell, Drawing, Habits, lab, on, val

Pairs = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class AgencyForm:
    """A form and what to fill it with."""

    name: str
    pairs: Pairs
    draw: Callable[[], Drawing]


def _run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def high_tech_fund() -> Drawing:
    """Pairs, boxes in brackets, a matrix of years, and a part for the authority."""
    d = Drawing(Habits(split=3))
    d.line("高新技术企业培育资金申请表")
    d.table(
        [
            [lab("企业名称（盖章）"), val("甲公司"), lab("法定代表人"), val("张三")],
            [
                lab("成立日期"),
                val("2019年3月4日", "    年   月   日"),
                lab("所属领域"),
                val("电子信息"),
            ],
            [
                lab("企业规模"),
                val("（√）微型  （ ）小型  （ ）中型", "（ ）微型  （ ）小型  （ ）中型", 3),
            ],
            [lab("指标"), lab("2022年"), lab("2023年"), lab("2024年")],
            [lab("营业收入（万元）"), val("10"), val("20"), val("30")],
            [lab("研发费用（万元）"), Cell(), Cell(), val("3.5")],
            [lab("申请理由", 4)],
            [val("第一段\n第二段", "（300字以内）", 4)],
            [lab("主管部门意见"), Cell("（盖章）\n年  月  日", None, 3)],
            [lab("企业承诺"), Cell("法定代表人（签字）：\n单位（盖章）：", None, 3)],
        ]
    )
    return d


def smart_factory() -> Drawing:
    """联系人 and 电话 recur under two headings; side headings are merged downwards."""
    d = Drawing()
    d.line("智能工厂示范项目申报书")
    d.table(
        [
            [lab("一、申报单位", 4)],
            [lab("单位名称"), val("甲公司", span=3)],
            [lab("联系人"), val("李敏"), lab("联系电话"), val("010-1")],
            [lab("二、技术支持单位", 4)],
            [lab("单位名称"), val("乙公司", span=3)],
            [lab("联系人"), val("王五"), lab("联系电话"), val("010-2")],
            [lab("项\n目\n情\n况", starts=True), lab("项目名称"), val("智能工厂", span=2)],
            [on(), lab("总投资"), val("500万元", "        万元", 2)],
            [on(), lab("建设地点"), val("北京", "（精确到门牌号）", 2)],
        ]
    )
    return d


def talent_subsidy() -> Drawing:
    """Lines with blanks outside of any table, some of underlined spaces."""
    d = Drawing()
    d.line("人才引进补贴申请书")
    d.line(
        "姓名：________  性别：____  出生年月：______", "姓名：赵六  性别：女  出生年月：1990年1月"
    )
    d.line("工作单位：", "工作单位：甲公司")
    number, phone = "11010119900101001X", "13900000000"
    blanks = f"身份证号码：{' ' * 20}手机：{' ' * 12}"
    d.line(blanks, f"身份证号码：{number}  手机：{phone}")
    drawn = _run("        ", '<w:u w:val="single"/>')
    raw = f"<w:p>{_run('申请金额（大写）')}{drawn}{_run('元。')}</w:p>"
    d.line("", "申请金额（大写）壹万元。", raw)
    d.line("本人承诺：以上内容属实。")
    d.line("申请人（签字）：              年   月   日")
    d.line("受理部门：__________")
    return d


def list_of_awards() -> Drawing:
    """A table with headings over columns and empty rows below; another one that must stay empty."""
    d = Drawing(Habits(noise=True))
    d.line("近三年获得资金支持情况")
    d.table(
        [
            [lab("序号"), lab("项目名称"), lab("年度"), lab("金额（万元）")],
            [lab("1"), val("项目甲"), val("2022"), val("10")],
            [lab("2"), val("项目乙"), val("2023"), val("20.5")],
            [lab("3"), Cell(), Cell(), Cell()],
        ]
    )
    d.line("近三年处罚情况")
    d.table([[lab("处罚日期"), lab("处罚事由")], [Cell(), Cell()]])
    return d


def boxes_of_all_kinds() -> Drawing:
    """□, ☐, symbols, Word's controls, old form fields, marks behind the words."""
    symbol = '<w:sym w:font="Wingdings" w:char="F0A8"/>'
    symbols = f"<w:p><w:r>{symbol}</w:r>{_run('股权 ')}<w:r>{symbol}</w:r>{_run('债权')}</w:p>"
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2611" '
        'w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
    legacy = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        '</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    d = Drawing()
    d.table(
        [
            [lab("企业类型"), val("□国有  ☑民营  □外资", "□国有  □民营  □外资")],
            [lab("是否上市"), val("是 ☐   否 ☑", "是 ☐   否 ☐")],
            [
                lab("融资方式"),
                Cell("□股权 □债权", "☑股权 □债权", raw=symbols),
            ],
            [
                lab("园区"),
                Cell("☐东区 ☐西区", "☐东区 ☑西区",
                     raw=f"<w:p>{control}{_run('东区 ')}{control}{_run('西区')}</w:p>"),
            ],
            [
                lab("材料齐备"),
                Cell("□齐备 □不齐备", "☑齐备 □不齐备",
                     raw=f"<w:p>{legacy}{_run('齐备 ')}{legacy}{_run('不齐备')}</w:p>"),
            ],
            [lab("资质（可多选）"), val("☑专精特新 □独角兽 ☑科技型中小企业",
                                  "□专精特新 □独角兽 □科技型中小企业")],
            [lab("诚信承诺"), val("☑已阅读并同意", "□已阅读并同意")],
        ]
    )  # fmt: skip
    return d


def nested_frames() -> Drawing:
    """Tables within cells of a frame, two deep."""
    d = Drawing()
    inner = ((lab("开户银行"), val("某某银行")), (lab("账号"), val("0123456789")))
    middle = ((Cell("收款信息", table=inner),),)
    d.table([[lab("申请单位"), val("甲公司")], [Cell("附页", None, 2, table=middle)]])
    return d


def prompts_in_controls() -> Drawing:
    """Cells show Word's own prompt, and hints of many wordings."""
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>"
        f"{_run('单击或点击此处输入文字。')}</w:p></w:sdtContent></w:sdt>"
    )
    d = Drawing()
    d.table(
        [
            [lab("项目名称"), Cell("单击或点击此处输入文字。", "低空物流", raw=prompt)],
            [lab("项目概述"), val("内容", "请简要描述项目背景、目标，不超过500字")],
            [lab("创新点"), val("新", "示例：技术路线、关键指标")],
            [lab("经济效益"), val("好", "从收入、利润、税收三方面说明")],
            [lab("专家意见"), Cell("（由评审专家填写）")],
            [lab("推荐单位"), Cell("某某协会")],
            [lab("备注"), Cell()],
        ]
    )
    return d


def uneven_rows() -> Drawing:
    """Rows of different cells, a picture's place, a value cell that two labels share."""
    d = Drawing(Habits(merge="hmerge", spare=1))
    d.table(
        [
            [lab("姓 名"), val("孙七"), lab("民　族"), val("汉"), Cell("照片", starts=True)],
            [lab("通讯地址"), val("北京市"), lab("邮　编"), val("100000"), on()],
            [lab("职务"), Cell("", starts=True), lab("职称"), val("工程师", span=2)],
            [lab("工龄"), on(), lab("学历"), val("博士", span=2)],
            [lab("E-mail"), val("a@example.com", span=4)],
        ]
    )
    return d


def two_languages() -> Drawing:
    """Labels in two languages, with stars for what must be filled in."""
    d = Drawing(Habits(prefix="ns0"))
    d.table(
        [
            [lab("*企业名称 Company Name："), val("甲公司 A Ltd.")],
            [lab("*注册资本（人民币万元）"), val("500")],
            [lab("主营业务(Main business)"), val("软件")],
            [lab("Website"), val("https://a.example/?a=1&b=2")],
        ]
    )
    return d


def signature_page() -> Drawing:
    """Nothing here is to be written but the name: seals, signatures, dates and dots."""
    d = Drawing()
    d.line("授权委托书")
    d.line("兹委托__________（身份证号：__________）办理有关事宜。",
           "兹委托李敏（身份证号：110101）办理有关事宜。")  # fmt: skip
    d.line("委托单位（公章）：")
    d.line("法定代表人（签字）：__________")
    d.line("日期：    年    月    日")
    return d


FORMS = (
    AgencyForm(
        "high_tech_fund",
        {
            "企业名称": "甲公司",
            "法定代表人": "张三",
            "成立日期": "2019-03-04",
            "所属领域": "电子信息",
            "企业规模": "微型",
            "2022年营业收入": "10", "2023年营业收入": "20万元",
            "2024年营业收入": "30", "2024年研发费用": "3.5", "申请理由": "第一段\n第二段",
            "主管部门意见": "同意",
        },
        high_tech_fund,
    ),
    AgencyForm(
        "smart_factory",
        {
            "单位名称": ["甲公司", "乙公司"], "申报单位/联系人": "李敏",
            "技术支持单位/联系人": "王五", "联系电话": ["010-1", "010-2"],
            "项目名称": "智能工厂", "总投资": "500", "建设地点": "北京",
        },
        smart_factory,
    ),
    AgencyForm(
        "talent_subsidy",
        {
            "姓名": "赵六", "性别": "女", "出生年月": "1990年1月", "工作单位": "甲公司",
            "身份证号码": "11010119900101001X", "手机": "13900000000", "申请金额（大写）": "壹万",
            "申请人（签字）": "赵六",
        },
        talent_subsidy,
    ),
    AgencyForm(
        "list_of_awards",
        {"项目名称": ["项目甲", "项目乙"], "年度": ["2022", "2023"], "金额": ["10", "20.5万元"]},
        list_of_awards,
    ),
    AgencyForm(
        "boxes_of_all_kinds",
        {
            "企业类型": "民营企业", "是否上市": "false", "股权": "true", "园区/西区": "true",
            "材料齐备": "齐备", "资质": "专精特新、科技型中小企业", "已阅读并同意": "true",
        },
        boxes_of_all_kinds,
    ),
    AgencyForm(
        "nested_frames",
        {"申请单位": "甲公司", "开户银行": "某某银行", "账号": "0123456789"},
        nested_frames,
    ),
    AgencyForm(
        "prompts_in_controls",
        {
            "项目名称": "低空物流", "项目概述": "内容", "创新点": "新", "经济效益": "好",
            "专家意见": "好", "推荐单位": "别的协会",
        },
        prompts_in_controls,
    ),
    AgencyForm(
        "uneven_rows",
        {
            "姓名": "孙七", "民族": "汉", "通讯地址": "北京市", "邮编": "100000", "职务": "经理",
            "工龄": "10", "职称": "工程师", "学历": "博士", "E-mail": "a@example.com",
        },
        uneven_rows,
    ),
    AgencyForm(
        "two_languages",
        {
            "企业名称 Company Name": "甲公司 A Ltd.", "注册资本": "500万元", "主营业务": "软件",
            "Website": "https://a.example/?a=1&b=2",
        },
        two_languages,
    ),
    AgencyForm(
        "signature_page",
        {"兹委托": "李敏", "身份证号": "110101", "委托单位": "甲公司"},
        signature_page,
    ),
)  # fmt: skip
