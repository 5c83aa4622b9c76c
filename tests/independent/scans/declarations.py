"""Forms 3-3, 3-4, 1-1, 1-2 filled in, and the three letters of one's own drafting."""

# ruff: noqa: E501  (the wording of papers stands in one piece)

from __future__ import annotations

import random
from decimal import Decimal

from PIL import Image

from . import marks
from .case import Case, ceiling
from .figures import day, wan
from .scroll import Scroll
from .sheet import Sheet

_SCENES = "教育、医疗、文化、交通、政务、工业、金融、营销、司法、传媒、能源、影视、游戏、园林绿化等"
PROMISES = (
    "1.本单位承诺提交的全部申报材料均真实、准确、有效，申请资格和条件符合政策规定。",
    "2.本单位近三年内在工商、税务、银行、海关、环保等部门无严重不良行为，主要生产经营活动和结算在本市，无重大安全环保和质量事故。",
    "3.本次申请奖励的事项在京建设、各项手续齐备且未获得其他市级财政资金支持。",
    "4.本单位将长期立足北京稳定发展。",
    "5.本单位自愿接受并积极配合市区相关部门监管。",
    "6.本单位遵循诚实守信原则，若违反以上承诺事项，将在六个月内向北京市经济和信息化局退还全部资金。",
    f"8.承诺使用大模型所开展的应用符合《北京市推动“人工智能+”行动计划（2024-2025年）》所明{_SCENES}细分行业场景。（格式自拟，法定代表人签字并加企业公章）。",
    "9.本企业所采购的大模型企业为非关联企业。",
    "10.本单位将按照相关法律法规和制度规定使用奖励资金，如申报和使用中存在虚报、骗取、挪用、贿赂等违法违规行为，将依照《财政违法行为处罚处分条例》等相关法律法规接受处理。涉嫌犯罪的，自愿接受司法机关依法处理。",
)
_TONGZHOU = (
    "1.本单位对项目申报材料的准确性和真实性负责，如有不实，愿承担相应的责任；",
    "2.本单位财务管理制度健全且近三年无严重失信记录和重大安全事故；",
    "3.项目申报后，本单位不会以任何形式干预后续进行的项目审查、评审和确定工作；",
    "4.本次申请资金的项目在通州区未获得其他区级财政资金支持。",
)
PROFILE = (
    "公司专注于人工智能行业应用，主营业务为应用软件开发与技术服务，近三年主营业务收入稳步增长。"
)
RESULT = "上线以来累计服务用户一万二千人次，业务处理效率提升约三成。"
PRODUCT = "产品基于大模型构建，包含知识库问答、文书生成、流程助手三个模块。"
TYPES = {"api": "API调用", "private": "私有化部署", "compute": "算力租赁"}


def form(case: Case, chance: random.Random) -> list[Image.Image]:
    """The application form of the policy."""
    return _form_beijing(case, chance) if case.beijing else _form_tongzhou(case, chance)


def _form_beijing(case: Case, chance: random.Random) -> list[Image.Image]:
    firm, (person, phone, mail) = case.applicant, case.contact
    first, second = Sheet(), Sheet()
    first.text(28, 18, "附件3-3", 12, "hei")
    first.text(105, 28, "模型券奖励申报表", 20, "songbold", align="m")
    y = first.table(
        20, 44, (170,), [("第一部分 申请基本情况——申请企业情况（加盖公章）",)], 10, 12, "hei"
    )
    rows = [("企业名称", firm.name, "统一社会信用代码", firm.uscc),
            ("注册地址", firm.address, "单位性质", "民营企业"),
            ("联系地址", firm.address, "联系邮箱", mail),
            ("申报联系人", person, "联系人手机", phone),
            ("企业上一年营收", f"{wan(Decimal(case.revenue[0]))}万元", "员工数量", f"{case.employees}人"),
            ("大模型应用产品2024年上半年收入", "80万元", "国民经济行业分类代码", case.industry_code)]  # fmt: skip
    y = first.table(20, y, (36, 54, 36, 44), rows, 13, 10.5, "kai", "mmmm")
    y = first.table(20, y, (36, 134), [("企业基本情况介绍", PROFILE)], 46, 10.5, "kai", "ml")
    y = first.table(20, y, (36, 134), [("企业所处行业排名", "")], 16, 10.5, "kai", "ml")
    first.stamp(marks.round_seal(firm.name, chance), 160, 58)
    y = second.table(20, 24, (170,), [("第二部分 大模型应用产品基本情况",)], 10, 12, "hei")
    fee = f"{TYPES[case.route]}费用：{wan(case.amount)}万元；其中大模型费用{wan(case.amount)}万元，算力费用0万元。"
    rows2 = [("产品名称", case.product), ("产品类型", TYPES[case.route]),
             ("产品上线时间", day(case.starts_on)),
             ("应用场景说明", f"{case.scenario}。产品应用于{case.scenario}行业，服务一线业务人员。"),
             ("产品申报费用（万元）", fee), ("产品说明", PRODUCT), ("产品成效说明", RESULT),
             ("补充说明", "无")]  # fmt: skip
    second.table(20, y, (36, 134), rows2, 20, 10.5, "kai", "ml")
    return [first.image, second.image]


def _form_tongzhou(case: Case, chance: random.Random) -> list[Image.Image]:
    firm, sheet = case.applicant, Sheet()
    r23, r24, r25 = (Decimal(n) for n in case.revenue)
    sheet.text(24, 14, "附件1-1", 12, "hei")
    sheet.text(105, 20, "申报表", 20, "songbold", align="m")
    sheet.text(24, 34, "一、申报单位基本情况", 12, "hei")
    rows = [("单位名称", firm.name, "统一社会信用代码", firm.uscc),
            ("注册地址", firm.address, "办公地址", firm.address),
            ("注册资本", f"{firm.capital // 10000}万元", "登记注册时间", _founded(firm.founded)),
            ("注册行业代码", case.industry_code, "统计行业代码", case.industry_code),
            ("单位人数", str(case.employees), "挂牌或上市进展", "□计划3年内挂牌或上市\n☑暂无计划")]  # fmt: skip
    rows = [(a, b, c, d.replace("\n", " ")) for a, b, c, d in rows]
    y = sheet.table(20, 41, (32, 56, 34, 48), rows, 11, 10, "song", "mmmm")
    growth = ((r24 - r23) / r23 * 100).quantize(Decimal("0.01"))
    ratio = (rnd(case) / r24 * 100).quantize(Decimal("0.01"))
    money = [("2023年度营业收入", f"{wan(r23)}万元"), ("2024年度营业收入", f"{wan(r24)}万元"),
             ("2024年度营业收入增长率", f"{growth}%"), ("预计2025年度营业收入", f"{wan(r25)}万元"),
             ("2024年度净利润", f"{wan(profit(case))}万元"), ("2024年纳税", f"{wan(tax(case))}万元"),
             ("2024年度研发费用投入", f"{wan(rnd(case))}万元"),
             ("2024年度研发费用占营业收入比例", f"{ratio}%"), ("企业估值", "12000万元")]  # fmt: skip
    top = y
    y = sheet.table(52, y, (70, 68), money, 8, 10, "song", "lm")
    sheet.frame(20, top, 32, y - top, 0.2)
    sheet.text(36, (top + y) / 2, "财务数据", 10, "song", align="m")
    y = sheet.table(20, y, (32, 138), [("申请单位情况说明", PROFILE)], 30, 10, "song", "ml")
    sheet.text(24, y + 4, "二、申报项目基本情况", 12, "hei")
    compute = case.route == "compute"
    way = f"{'☑' if compute else '□'}算力劵　　{'□' if compute else '☑'}模型劵"
    rows2 = [("申报方向（按照《申报指南》政策条款原文内容填写）", way),
             ("申报支持资金（万元）", wan(ceiling(case))),
             ("项目联系人及电话", f"{case.contact[0]} {case.contact[1]}")]  # fmt: skip
    y = sheet.table(20, y + 11, (60, 110), rows2, 10, 10, "song", "mm")
    sheet.stamp(marks.round_seal(firm.name, chance), 165, y - 8)
    return [sheet.image]


def _founded(iso: str) -> str:
    year, month, dom = (int(n) for n in iso.split("-"))
    return f"{year}年{month}月{dom}日"


def profit(case: Case) -> Decimal:
    return Decimal(case.revenue[1]) * 7 / 100


def tax(case: Case) -> Decimal:
    return Decimal(case.revenue[1]) * 4 / 100


def rnd(case: Case) -> Decimal:
    return Decimal(case.revenue[1]) / 5


def commitment(case: Case, chance: random.Random) -> list[Image.Image]:
    """3-4 or 1-2, the official wording."""
    scroll = Scroll(("song", "kai", "song2")[case.look % 3], 12.5, numbered=False, leading=1.55)
    if case.beijing:
        scroll.para("附件3-4", False, "hei")
        scroll.title("模型券奖励承诺书", 19)
        scroll.title("（2024年）", 14, scroll.style)
        scroll.para("北京市经济和信息化局：", False)
        scroll.para(
            f"申报单位（全称）{case.applicant.name}（以下简称“本单位”）拟申报2024年模型券奖励，具体承诺如下："
        )
        for text in PROMISES:
            scroll.para(text)
    else:
        scroll.para("附件1-2", False, "hei")
        scroll.title("北京城市副中心数字经济高质量", 19)
        scroll.title("发展项目申报承诺书", 19)
        scroll.gap(4)
        scroll.para("通州区经济和信息化局：", False)
        scroll.para("本单位拟申请贵局数字经济高质量发展项目补助资金，承诺如下：")
        for text in _TONGZHOU:
            scroll.para(text)
    labels = (("法定代表人（签字）：", "单位（签章）：", "") if case.beijing else
              ("法定代表人（签字）：", "申请单位（签章）：", "时间："))  # fmt: skip
    _sign(scroll, case, chance, labels, "unsigned-commitment" not in case.defects, True,
          "unsealed-commitment" not in case.defects)  # fmt: skip
    return scroll.pages()


def no_other_funding(case: Case, chance: random.Random) -> list[Image.Image]:
    """Letter 7."""
    return _letter(case, chance, "未获得其他市级财政资金支持承诺书", (
        f"我单位{case.applicant.name}就申报2024年模型券奖励事宜郑重承诺：",
        f"在项目申报期内，我单位申报的“{case.product}”项目未获得其他市级财政资金相关支持，不存在重复申报、多头申报情形。",
        "如有不实，我单位愿退还全部奖励资金，并承担相应法律责任。"), "undated-letter" not in case.defects)  # fmt: skip


def scenario(case: Case, chance: random.Random) -> list[Image.Image]:
    """Letter 8."""
    return _letter(case, chance, "应用场景承诺书", (
        f"{case.applicant.name}承诺：使用{case.model}所开展的“{case.product}”应用，符合《北京市推动“人工智能+”行动计划（2024-2025年）》所明确的{_SCENES}细分行业场景，具体为{case.scenario}场景。",
        "本单位对上述承诺的真实性负责。"), True)  # fmt: skip


def non_affiliation(case: Case, chance: random.Random) -> list[Image.Image]:
    """Proof 9."""
    return _letter(case, chance, "非关联企业声明", (
        f"{case.applicant.name}（统一社会信用代码：{case.applicant.uscc}）与所使用大模型的所属企业{case.vendor.name}（统一社会信用代码：{case.vendor.uscc}）为非关联企业，双方之间不存在直接或间接的控制关系、共同控制关系或重大影响关系，法定代表人、股东及董监高人员无交叉。",
        "特此声明。"), True)  # fmt: skip


def _letter(case, chance, title, texts, dated: bool) -> list[Image.Image]:
    scroll = Scroll(("kai", "song", "hei2")[case.look % 3], 14, top=35, numbered=False, leading=1.9)
    scroll.title(title, 20)
    scroll.gap(8)
    scroll.para("北京市经济和信息化局：", False)
    for text in texts:
        scroll.para(text)
    _sign(scroll, case, chance, ("法定代表人（签字）：", "单位（公章）：", ""), True, dated, True)
    return scroll.pages()


def _sign(scroll, case, chance, labels, signed: bool, dated: bool, sealed: bool) -> None:
    """Signature, seal over the company's name, date below."""
    scroll.gap(10)
    scroll.room(48)
    x, y = 84, scroll.y
    scroll.sheet.text(x, y, labels[0], 13, scroll.style)
    scroll.sheet.text(x, y + 13, f"{labels[1]}{case.applicant.name}", 13, scroll.style, within=112)
    date = day(case.applied_on, ("zh", "spaced", "words")[case.look % 3])
    scroll.sheet.text(x, y + 26, labels[2] + (date if dated else "     年    月    日"), 13,
                      scroll.style)  # fmt: skip
    if signed:
        scroll.sheet.stamp(marks.signature(case.applicant.head, chance), x + 62, y + 3)
    if sealed:
        scroll.sheet.stamp(marks.round_seal(case.applicant.name, chance), x + 76, y + 16)
