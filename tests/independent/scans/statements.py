"""Settlements, acceptance reports, licences, financial statements, usage statements."""

# ruff: noqa: E501  (the wording of papers stands in one piece)

from __future__ import annotations

import random
from decimal import Decimal

from PIL import Image

from . import marks
from .case import Case
from .codes import qr
from .figures import day, figures, in_words
from .scroll import Scroll
from .sheet import Sheet, px

_SETTLEMENT = {
    "api": ("大模型API调用结算单", "模型服务费用结算确认单", "API调用服务对账结算单"),
    "compute": ("算力服务结算单", "智能算力资源使用结算表", "算力租赁费用结算单"),
}


def settlement(case: Case, chance: random.Random) -> list[Image.Image]:
    """A table of months with its sum, issued and sealed by the vendor."""
    face = ("hei", "song", "kai")[case.look % 3]
    scroll = Scroll(face, 11, side=20, numbered=False)
    scroll.title(_SETTLEMENT[case.route][case.look % 3], 18)
    scroll.gap(2)
    first, last = case.months[0], case.months[-1]
    issuer = ("出具单位", "服务提供方", "结算单位（乙方）")[case.look % 3]
    user = ("使用单位", "服务使用方", "客户名称（甲方）")[case.look % 3]
    scroll.para(f"{issuer}：{case.vendor.name}", False)
    scroll.para(f"{user}：{case.applicant.name}", False)
    scroll.para(
        f"合同编号：{case.contract_number}　　{'模型' if case.route == 'api' else '资源'}名称：{case.model}",
        False,
    )
    form = ("zh", "dash", "dot")[case.look % 3]
    scroll.para(f"结算周期：{day(first.starts_on, form)} 至 {day(last.ends_on, form)}", False)
    scroll.gap(2)
    unit = "调用量（万tokens）" if case.route == "api" else "使用量（卡时）"
    rows = [("序号", "结算月份", "起止日期", unit, "结算金额（元）")]
    for n, month in enumerate(case.months, 1):
        rows.append((str(n), f"{month.starts_on.year}年{month.starts_on.month}月",
                     f"{day(month.starts_on, 'dot')}-{day(month.ends_on, 'dot')}", month.usage,
                     figures(month.amount)))  # fmt: skip
    rows.append(("", "合计", "", "", figures(case.settled)))
    scroll.table((10, 30, 55, 40, 38), rows, "mmmrr")
    scroll.para(
        f"本期结算金额合计（含税）：人民币{in_words(case.settled)}（￥{figures(case.settled)}）。",
        False,
    )
    what = "大模型API调用服务" if case.route == "api" else "算力资源分配及使用"
    scroll.para(
        f"兹证明上述期间内{case.applicant.name}实际发生的{what}费用如上表所列，数据与我方计费系统一致。"
    )
    scroll.gap(16)
    at = scroll.y
    scroll.sheet.text(190, at, f"{case.vendor.name}（盖章）", 11, face, align="r")
    on = case.bills[-1].issued_on
    scroll.sheet.text(190, at + 9, day(on, "spaced"), 11, face, align="r")
    scroll.sheet.stamp(marks.round_seal(case.vendor.name, chance), 158, at + 4)
    return scroll.pages()


def acceptance(case: Case, chance: random.Random) -> list[Image.Image]:
    """项目验收报告 sealed by both."""
    assert case.accepted_on is not None
    scroll = Scroll("song" if case.look % 2 else "song2", 12)
    scroll.title("项目验收报告", 20)
    rows = [("项目名称", f"{case.product}（{case.model}私有化部署）"), ("合同编号", case.contract_number),
            ("建设单位（甲方）", case.applicant.name), ("实施单位（乙方）", case.vendor.name),
            ("合同金额", f"{figures(case.amount)}元"), ("应用场景领域", f"{case.scenario}行业"),
            ("验收日期", day(case.accepted_on))]  # fmt: skip
    scroll.table((45, 110), rows, "ml")
    scroll.heading("一、项目实施情况")
    scroll.para(
        f"乙方已按照合同约定将{case.model}部署于甲方机房服务器，完成了推理服务、知识库接入、权限管理及日志审计等模块的安装调试，试运行十五日，期间系统运行稳定，未发生重大故障。"
    )
    scroll.heading("二、应用场景及应用效果")
    scroll.para(
        f"系统应用于{case.scenario}领域的{case.product}，已覆盖业务人员四十二人，日均处理任务一千三百余件，单件处理时长由二十六分钟降至七分钟，准确率达到百分之九十四点六，应用效果明显。"
    )
    scroll.heading("三、验收结论")
    scroll.para("经验收小组现场测试和文档审查，项目功能、性能指标均满足合同要求，同意通过验收。")
    scroll.gap(10)
    top = scroll.y
    for x, word, firm in ((28, "甲方", case.applicant), (112, "乙方", case.vendor)):
        scroll.sheet.text(x, top, f"{word}（盖章）：", 12, scroll.style)
        scroll.sheet.text(x, top + 9, firm.name, 11, scroll.style, within=76)
        scroll.sheet.text(x, top + 18, day(case.accepted_on), 11, scroll.style)
        scroll.sheet.stamp(marks.round_seal(firm.name, chance), x + 40, top + 12)
    return scroll.pages()


def licence(case: Case, chance: random.Random) -> list[Image.Image]:
    """营业执照（副本）, lying, with the registrar's seal and the company's for the copy."""
    firm = case.applicant
    sheet = Sheet(297, 210, paper=(252, 250, 243))
    gold = (176, 138, 62)
    sheet.frame(8, 8, 281, 194, 2.2, gold)
    sheet.frame(12, 12, 273, 186, 0.6, gold)
    sheet.text(148, 32, "营 业 执 照", 40, "songbold", align="m")
    sheet.text(148, 52, "（副  本）", 15, "song2", align="m")
    sheet.text(30, 44, "统一社会信用代码", 12, "song2")
    sheet.text(30, 51, firm.uscc, 13, "hei")
    left = (("名　　称", firm.name), ("类　　型", "有限责任公司（自然人投资或控股）"),
            ("法定代表人", firm.head), ("经营范围", "技术开发、技术咨询、技术服务；软件开发；人工智能应用软件开发；数据处理；计算机系统服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）"))  # fmt: skip
    y = 72.0
    for label, value in left:
        sheet.text(30, y, label, 13, "kai", (110, 70, 30))
        y = max(sheet.lines(58, y, 100, value, 12, "song2", leading=1.5), y + 9) + 3
    year, month, dom = (int(n) for n in firm.founded.split("-"))
    right = (("注册资本", f"{firm.capital // 10000}万元"),
             ("成立日期", f"{year}年{month:02}月{dom:02}日"), ("住　　所", firm.address))  # fmt: skip
    y = 72.0
    for label, value in right:
        sheet.text(172, y, label, 13, "kai", (110, 70, 30))
        y = max(sheet.lines(198, y, 78, value, 12, "song2", leading=1.5), y + 9) + 3
    sheet.image.paste(qr(f"http://bj.gsxt.gov.cn/x?uscc={firm.uscc}", 28), (px(245), px(26)))
    sheet.text(172, 165, "登记机关", 13, "kai", (110, 70, 30))
    sheet.text(172, 180, f"{year + 2}年 09 月 16 日", 12, "song2")
    sheet.stamp(marks.round_seal("北京市市场监督管理局", chance, number=False), 222, 168)
    sheet.text(30, 190, "与原件一致", 13, "kai")
    sheet.stamp(marks.round_seal(firm.name, chance), 66, 178)
    return [sheet.image]


def financials(case: Case, chance: random.Random) -> list[Image.Image]:
    """资产负债表 and 利润表 of 2024 (of 2023 where that is the defect)."""
    year = 2023 if "statement-2023" in case.defects else 2024
    revenue = case.revenue[0] if year == 2023 else case.revenue[1]
    tail = Decimal(chance.randrange(10**6, 9 * 10**6)) / 100
    assets = Decimal(revenue) * 2 + tail
    balance = [("资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额")]
    for a, b in (("货币资金", "短期借款"), ("应收账款", "应付账款"), ("预付款项", "应付职工薪酬"),
                 ("存货", "应交税费"), ("流动资产合计", "流动负债合计"), ("固定资产", "实收资本"),
                 ("无形资产", "未分配利润"), ("非流动资产合计", "所有者权益合计")):  # fmt: skip
        numbers = [figures(tail * chance.randrange(2, 90) / 7) for _ in range(4)]
        balance.append((a, numbers[0], numbers[1], b, numbers[2], numbers[3]))
    balance.append(("资产总计", figures(assets), "", "负债和权益总计", figures(assets), ""))
    profit = [("项目", "行次", "本年金额", "上年金额")]
    figures_of = (("一、营业收入", revenue), ("减：营业成本", revenue * 0.52),
                  ("税金及附加", revenue * 0.004), ("销售费用", revenue * 0.09),
                  ("管理费用", revenue * 0.11), ("研发费用", revenue * 0.2),
                  ("二、营业利润", revenue * 0.076), ("三、利润总额", revenue * 0.076),
                  ("减：所得税费用", revenue * 0.006), ("四、净利润", revenue * 0.07))  # fmt: skip
    for n, (label, value) in enumerate(figures_of, 1):
        profit.append((label, str(n), figures(Decimal(round(value))), ""))
    pages = []
    for title, rows, widths, when in (
        ("资产负债表", balance, (30, 30, 28, 36, 30, 28), f"{year}年12月31日"),
        ("利 润 表", profit, (70, 14, 50, 48), f"{year}年度"),
    ):
        sheet = Sheet()
        sheet.text(105, 20, title, 18, "songbold", align="m")
        sheet.text(14, 34, f"编制单位：{case.applicant.name}", 10, "song")
        sheet.text(120, 34, when, 10, "song")
        sheet.text(196, 34, "单位：元", 10, "song", align="r")
        y = sheet.table(
            14, 41, widths, rows, 9, 9, "song", "lrrlrr" if len(widths) == 6 else "lmrr"
        )
        sheet.text(14, y + 6, f"单位负责人：{case.applicant.head}", 10, "song")
        sheet.text(80, y + 6, "主管会计：孔令宜", 10, "song")
        sheet.text(140, y + 6, "制表人：付晓", 10, "song")
        sheet.stamp(marks.round_seal(case.applicant.name, chance), 160, y + 2)
        pages.append(sheet.image)
    return pages


def usage(case: Case, chance: random.Random) -> list[Image.Image]:
    """使用情况说明 as the route asks; sealed unless that is the defect."""
    title = ("大模型应用开发企业资质及大模型使用情况说明" if case.beijing else
             "算力使用情况说明" if case.route == "compute" else
             "大模型使用情况说明" if case.route == "api" else "大模型情况说明")  # fmt: skip
    scroll = Scroll(("kai", "song", "hei")[case.look % 3], 12)
    scroll.title(title, 17)
    name, what = case.applicant.name, case.product
    if case.beijing:
        scroll.heading("一、企业资质")
        scroll.para(
            f"{name}成立于{case.applicant.founded[:4]}年，为国家高新技术企业、中关村高新技术企业，现有员工{case.employees}人，专注于{case.scenario}行业的人工智能应用开发。"
        )
        scroll.heading("二、应用场景")
        scroll.para(
            f"本项目“{what}”面向{case.scenario}行业，服务于一线人员的日常业务办理、文书生成与智能问答等场景。"
        )
        scroll.heading("三、应用案例")
        scroll.para(
            "案例一：某三级单位自2024年10月起上线使用，累计服务八千余人次；案例二：某连锁机构接入后，人工复核工作量下降约四成。"
        )
        scroll.heading("四、大模型简介")
        scroll.para(
            f"本项目采用{case.vendor.name}的{case.model}，已通过生成式人工智能服务备案（备案号：{case.filing}），参数规模七百二十亿，支持128K上下文。"
        )
        scroll.heading("五、团队人员背景")
        scroll.para(
            "项目团队共二十三人，其中博士三人、硕士十一人，核心成员来自清华大学、中国科学院自动化研究所等单位。"
        )
        scroll.heading("六、相关专利和著作权")
        scroll.para("已获授权发明专利六项，登记计算机软件著作权十七项，部分清单附后。")
    elif case.route == "compute":
        scroll.heading("一、项目介绍")
        scroll.para(
            f"本合同所采购的智能算力用于“{what}”项目，该项目面向{case.scenario}行业训练并部署行业大模型。"
        )
        scroll.heading("二、使用算力的目的")
        scroll.para(
            "租用算力的目的是完成行业语料上的增量预训练、指令微调以及上线后的推理分析，以弥补自有显卡不足。"
        )
        scroll.heading("三、使用算力的场景")
        scroll.para(
            f"算力主要用于{case.scenario}领域的模型训练（约占七成）和推理分析（约占三成），累计完成训练任务三十六个。"
        )
    else:
        scroll.heading("一、大模型简介")
        scroll.para(
            f"{case.model}由{case.vendor.name}研发，已在中央网信办完成备案（{case.filing}），具备长文本理解、代码生成与工具调用能力。"
        )
        scroll.heading("二、应用场景")
        scroll.para(f"本合同采购的大模型应用于{case.scenario}行业的“{what}”。")
        scroll.heading("三、应用目的")
        scroll.para("应用目的在于减轻人工处理负担，统一业务口径，提升响应速度。")
        scroll.heading("四、应用效果")
        scroll.para(
            "上线以来累计处理请求五十六万次，平均响应一点八秒，人工工单量下降百分之三十七，客户满意度提升九个百分点。"
        )
    scroll.gap(14)
    scroll.room(40)
    scroll.sheet.text(180, scroll.y, name, 12, scroll.style, align="r")
    scroll.sheet.text(180, scroll.y + 9, day(case.applied_on), 12, scroll.style, align="r")
    if "unsealed-statement" not in case.defects:
        scroll.sheet.stamp(marks.round_seal(name, chance), 152, scroll.y + 5)
    return scroll.pages()
