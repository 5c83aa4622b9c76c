"""Contracts of three to six pages: parties, price table, terms, signatures, seals."""

# ruff: noqa: E501  (the wording of papers stands in one piece)

from __future__ import annotations

import random
from decimal import Decimal

from PIL import Image

from . import marks
from .case import Case
from .figures import day, figures, in_words
from .scroll import Scroll
from .sheet import press, px

_TITLES = {
    "api": ("大模型API服务采购合同", "大语言模型接口调用服务协议", "技术服务合同"),
    "private": ("大模型私有化部署采购合同", "软件采购及实施合同", "大模型系统采购合同"),
    "compute": ("智能算力租赁服务合同", "算力服务采购合同", "云算力租用协议"),
}
_SUBJECT = {
    "api": "{model}API调用服务（含在线推理接口、调用额度及技术支持），乙方保证所提供的大模型已完成生成式人工智能服务备案，备案号为{filing}",
    "private": "{model}私有化部署软件一套（含企业版授权、模型权重文件及推理引擎），并完成安装部署，备案号为{filing}",
    "compute": "智能算力资源租赁服务，用于甲方{product}的模型训练与推理",
}
_DELIVERY = {
    "api": "乙方应于{start}前为甲方开通接口服务账号及调用密钥，并按月向甲方提供调用量明细。",
    "private": "乙方应于合同生效之日起三十日内将软件部署至甲方指定的服务器，并提交安装手册、管理员手册。",
    "compute": "乙方应于{start}前将上述算力资源交付甲方使用，交付以甲方可远程登录并通过性能测试为准；服务期内按月交付。",
}

_ANNEXED = (1, 2, 4)  # looks whose contract has annexes behind the signatures; one has none


def contract(case: Case, chance: random.Random) -> list[Image.Image]:
    """The whole contract, sealed unless a defect says otherwise."""
    face, size = (("song", 12), ("song2", 11), ("kai", 12), ("print", 12))[case.look % 4]
    title = _TITLES[case.route][case.look % 3]
    scroll = Scroll(face, size, head=title if case.look % 2 else "")
    if case.look % 3 == 0:
        _cover(scroll, case, title)
    _parties(scroll, case, title)
    _terms(scroll, case)
    sheet_at = _signing(scroll, case, chance)
    if case.look % 6 in _ANNEXED:
        _annexes(scroll, case)
    pages = scroll.pages()
    _press_seals(case, pages, sheet_at, chance)
    return pages


def _cover(scroll: Scroll, case: Case, title: str) -> None:
    scroll.sheet.text(178, 28, f"合同编号：{case.contract_number}", 12, scroll.style, align="r")
    scroll.sheet.text(105, 85, title, 26, "bold", align="m", within=160)
    lines = (("甲方（采购方）：", case.applicant.name), ("乙方（供应方）：", case.vendor.name),
             ("签订地点：", "北京市"), ("签订日期：", day(case.signed_on)))  # fmt: skip
    for at, (label, value) in enumerate(lines):
        y = 165 + at * 13
        scroll.sheet.text(45, y, label, 14, scroll.style)
        scroll.sheet.text(84, y, value, 14, scroll.style, within=95)
        scroll.sheet.rule(83, y + 6.5, 180, y + 6.5, 0.2)
    scroll.turn()


def _parties(scroll: Scroll, case: Case, title: str) -> None:
    if case.look % 3:
        scroll.title(title, 19)
        scroll.para(f"合同编号：{case.contract_number}", False)
    words = ("甲方", "乙方") if case.look % 2 == 0 else ("委托方（甲方）", "受托方（乙方）")
    for word, firm in zip(words, (case.applicant, case.vendor), strict=True):
        scroll.para(f"{word}：{firm.name}", False)
        scroll.para(f"统一社会信用代码：{firm.uscc}", False)
        scroll.para(f"住所：{firm.address}", False)
        scroll.para(f"法定代表人：{firm.head}　　联系电话：{firm.phone}", False)
        scroll.gap(2)
    scroll.para(
        "根据《中华人民共和国民法典》及有关法律法规，甲乙双方本着平等自愿、诚实信用的原则，经友好协商，就下列事项达成一致，订立本合同，以资共同遵守。"
    )


def _terms(scroll: Scroll, case: Case) -> None:
    numbers = iter("一二三四五六七八九十")

    def head(text: str) -> None:
        mark = next(numbers)
        scroll.heading(f"第{mark}条　{text}" if case.look % 2 else f"{mark}、{text}")

    words = {"model": case.model, "filing": case.filing, "product": case.product,
             "start": day(case.starts_on)}  # fmt: skip
    head("合同标的")
    scroll.para(f"1. 甲方向乙方采购{_SUBJECT[case.route].format(**words)}。")
    if case.route != "compute":
        scroll.para(f"2. 甲方将上述大模型用于{case.scenario}行业的“{case.product}”应用项目。")
    head("规模与合同价款")
    scroll.para("采购内容、规模及价款（单位：人民币元，含税）如下：")
    rows = [("序号", "名称", "单位", "数量", "含税单价", "含税金额")]
    rows += [(str(n), r.name, r.unit, r.quantity, figures(r.price), figures(r.amount))
             for n, r in enumerate(case.rows, 1)]  # fmt: skip
    rows.append(("", "合计", "", "", "", figures(case.amount)))
    scroll.table((10, 50, 14, 18, 30, 34), rows, "mlmmrr")
    words_of = case.amount
    if "words-differ" in case.defects:
        words_of += Decimal(200_000)
    form = ("本合同总价（含税）为人民币{w}（小写：¥{f}），税率6%，该价款为固定总价。",
            "合同总金额：￥{f}元（大写：人民币{w}），含增值税。",
            "本合同含税总价款为{f}元，大写：{w}。")[case.look % 3]  # fmt: skip
    scroll.para(form.format(w=in_words(words_of), f=figures(case.amount)))
    head("服务期限" if not case.private else "合同期限")
    dates = (day(case.starts_on), day(case.ends_on))
    scroll.para("本合同有效期自{}起至{}止。".format(*dates) if case.look % 2 else
                "服务期限为{}至{}。".format(*dates))  # fmt: skip
    if "no-delivery-clause" not in case.defects:
        head("交付")
        scroll.para(_DELIVERY[case.route].format(**words))
    head("付款方式")
    _payment_terms(scroll, case)
    if case.private:
        head("验收")
        scroll.para("软件部署完成并试运行十五日后，甲方组织验收，验收合格的由双方签署验收报告。")
    head("双方的权利和义务")
    scroll.para(
        "1. 甲方应按照本合同约定的用途使用服务，不得转租、转让或者用于违法目的；甲方对其输入的数据享有全部权利。"
    )
    scroll.para(
        "2. 乙方应保证服务的可用性不低于99.9%，提供7×24小时技术支持，出现故障时应在两小时内响应；乙方不得将甲方数据用于模型训练。"
    )
    scroll.para(
        "3. 乙方按本合同约定向甲方开具增值税发票，并于每一结算周期结束后五个工作日内出具结算单。"
    )
    head("保密条款")
    scroll.para(
        "任何一方对因履行本合同而知悉的对方商业秘密负有保密义务，未经对方书面同意，不得向第三方披露。保密义务不因合同终止而免除。本合同不含涉密内容。"
    )
    head("违约责任与争议解决")
    scroll.para(
        "1. 乙方逾期交付的，每逾期一日按合同总价的千分之一支付违约金；甲方逾期付款的，按同期贷款市场报价利率支付利息。"
    )
    scroll.para(
        "2. 因本合同发生争议的，双方应协商解决；协商不成的，提交甲方所在地有管辖权的人民法院诉讼解决。"
    )
    head("其他")
    scroll.para("本合同一式肆份，甲乙双方各执贰份，自双方盖章之日起生效，具有同等法律效力。")


def _annexes(scroll: Scroll, case: Case) -> None:
    scroll.turn()
    scroll.para("附件一", False)
    scroll.title("服务水平说明", 15)
    rows = [("序号", "指标", "要求", "说明"), ("1", "可用性", "不低于99.9%", "按自然月统计，计划内维护除外"),
            ("2", "响应时间", "两小时内", "一级故障三十分钟内响应"),
            ("3", "恢复时间", "八小时内", "涉及硬件更换的为二十四小时"),
            ("4", "技术支持", "7×24小时", "电话、工单及驻场三种方式"),
            ("5", "培训", "不少于两次", "每次不少于半天，提供课件")]  # fmt: skip
    scroll.table((10, 30, 40, 70), rows, "mmml")
    scroll.para(
        "乙方未达到上述指标的，甲方有权要求乙方书面说明原因并限期整改；一个季度内累计三次未达标的，甲方可以按当月服务费的百分之五扣减。"
    )
    scroll.para(
        f"{case.model}版本升级的，乙方应提前十五日通知甲方，并保证接口向下兼容不少于六个月。"
    )
    if case.look % 2:
        scroll.turn()
    scroll.para("附件二", False)
    scroll.title("数据安全与廉洁承诺", 15)
    scroll.para(
        "一、乙方应当按照《中华人民共和国数据安全法》《中华人民共和国个人信息保护法》的规定处理甲方数据，采取加密、访问控制、日志留存等措施，未经甲方许可不得复制、导出或者向境外提供。"
    )
    scroll.para(
        "二、合同终止后十五日内，乙方应当删除其保有的甲方数据并出具书面证明，法律另有规定的除外。"
    )
    scroll.para(
        "三、双方工作人员不得索取、收受对方财物，不得在费用结算、验收等环节谋取不正当利益；违反的，守约方有权解除合同并追究责任。"
    )


def _payment_terms(scroll: Scroll, case: Case) -> None:
    first, last = case.payments[0], case.payments[-1]
    if case.private:
        scroll.para(
            f"1. 合同签订后，甲方应于{day(first.paid_on)}前支付首期款人民币{figures(first.amount)}元；"
        )
        scroll.para(f"2. 验收合格后，甲方应于{day(last.paid_on)}前付清余款。")
        return
    scroll.para(
        "1. 双方按自然月结算，乙方于次月十日前提供上月结算单，甲方确认后十五个工作日内以银行转账方式支付；"
    )
    scroll.para(
        "2. 服务费分期交付、分期支付，各期金额以结算单为准，累计不超过合同总金额。合同期限内每期服务于当月最后一日视为交付完成。"
    )
    scroll.para(
        f"3. 乙方收款账户：户名{case.vendor.name}，开户行{case.vendor.bank}，账号{case.vendor.account}。"
    )


def _signing(scroll: Scroll, case: Case, chance: random.Random) -> tuple[int, float]:
    """The block at the end: two columns or one below the other. Gives sheet and height."""
    scroll.room(85)
    scroll.gap(6)
    scroll.para("（以下无正文，为签署部分）", False)
    scroll.gap(4)
    top = scroll.y
    for x, word, firm in ((scroll.side, "甲方", case.applicant), (112, "乙方", case.vendor)):
        rows = (f"{word}（盖章）：{firm.name}", "法定代表人或授权代表（签字）：", "",
                f"开户行：{firm.bank}", f"账号：{firm.account}",
                f"签订日期：{day(case.signed_on, ('zh', 'spaced', 'dot')[case.look % 3])}")  # fmt: skip
        for at, text in enumerate(rows):
            scroll.sheet.text(x, top + at * 9.5, text, 10.5, scroll.style, within=80)
        scroll.sheet.stamp(marks.signature(firm.head, chance), x + 32, top + 21)
    return len(scroll.sheets) - 1, top


def _press_seals(case: Case, pages: list[Image.Image], at, chance: random.Random) -> None:
    number, top = at
    kind = ("合同专用章", "", "合同专用章")[case.look % 3]
    for x, firm in ((68.0, case.applicant), (152.0, case.vendor)):
        if firm is case.vendor and "vendor-seal-missing" in case.defects:
            continue
        seal = marks.round_seal(firm.name, chance, kind if firm is case.vendor else "")
        box = (px(x) - seal.width // 2, px(top + 22 + chance.uniform(-3, 6)) - seal.height // 2)
        press(pages[number], seal, box)
        if firm is case.applicant or case.look % 2:
            for page, piece in zip(pages, marks.slices(seal, len(pages)), strict=True):
                high = 120 if firm is case.applicant else 180
                press(page, piece, (page.width - piece.width, px(high)))
