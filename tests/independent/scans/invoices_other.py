"""Rolls, 通用机打发票, and the blockchain invoice of Shenzhen."""

from __future__ import annotations

import random

from .bill import Bill, Drawn
from .codes import content, qr
from .figures import day, in_words, plain
from .invoices_digital import bureau_stamp
from .sheet import Colour, Sheet, px

BLUE: Colour = (36, 66, 128)
WINE: Colour = (140, 40, 50)


def roll(bill: Bill, chance: random.Random) -> Drawn:
    """增值税普通发票（卷票）, 76 mm wide, printed in one column."""
    sheet = Sheet(76, 152 + 12 * len(bill.items))
    sheet.text(38, 6, "北京增值税普通发票（卷票）", 11, "hei", WINE, "m")
    bureau_stamp(sheet, 38, 17)
    y = 28.0
    rows = (
        ("发票代码", bill.code), ("发票号码", bill.number), ("机打号码", bill.number),
        ("机器编号", "".join(str(chance.randrange(10)) for _ in range(12))),
        ("销售方名称", bill.seller.name), ("纳税人识别号", bill.seller.uscc),
        ("开票日期", day(bill.issued_on, "dash")), ("收款员", bill.people[0]),
        ("购买方名称", bill.buyer.name), ("纳税人识别号", bill.buyer.uscc),
    )  # fmt: skip
    for label, value in rows:
        sheet.text(5, y, label + "：", 8.5, "hei", WINE)
        sheet.text(27, y, value, 8.5, "print", within=46)
        y += 6
    for x, head in ((5, "项目"), (34, "单价"), (48, "数量"), (60, "金额")):
        sheet.text(x, y, head, 8.5, "hei", WINE)
    y += 6
    for item in bill.items:
        sheet.text(5, y, item.name, 8, "print", within=66)
        gross = item.net + item.tax
        sheet.text(45, y + 4.5, plain(gross / item.quantity), 8, "print", align="r")
        sheet.text(54, y + 4.5, f"{item.quantity:f}", 8, "print", align="r")
        sheet.text(73, y + 4.5, plain(gross), 8, "print", align="r")
        y += 11
    sheet.text(5, y, "合计金额（小写）：", 8.5, "hei", WINE)
    sheet.text(34, y, "￥" + plain(bill.total), 9, "print")
    at = y + 2
    sheet.text(5, y + 6, "合计金额（大写）：", 8.5, "hei", WINE)
    sheet.text(34, y + 6, in_words(bill.total, "圆"), 8.5, "print", within=40)
    sheet.text(5, y + 12, "校验码：", 8.5, "hei", WINE)
    sheet.text(20, y + 12, bill.check, 8.5, "print")
    sheet.image.paste(qr(content(bill, "11"), 22), (px(27), px(y + 18)))
    return Drawn((sheet.image,), (44, at), absent=frozenset({"net", "tax"}))


def machine_printed(bill: Bill, chance: random.Random) -> Drawn:
    """通用机打发票: 210 by 139 mm, free rows, total in words and figures, no tax apart."""
    sheet = Sheet(210, 139, paper=(252, 252, 248))
    sheet.text(105, 8, "北京市国家税务局通用机打发票", 16, "kai", WINE, "m")
    bureau_stamp(sheet, 105, 20)
    sheet.text(105, 28, "发 票 联", 11, "kai", WINE, "m")
    sheet.text(150, 16, f"发票代码 {bill.code}", 10, "song2", WINE)
    sheet.text(150, 22, f"发票号码 {bill.number}", 10, "song2", WINE)
    sheet.text(14, 34, f"开票日期：{day(bill.issued_on, 'dash')}", 9.5, "print")
    sheet.text(110, 34, "行业分类：信息技术服务业", 9.5, "print")
    sheet.frame(10, 41, 190, 74, 0.3, WINE)
    left, slip = 14, chance.uniform(-1, 1.5)
    for at, text in enumerate((
        f"付款单位（个人）：{bill.buyer.name}", f"付款方识别号：{bill.buyer.uscc}",
        f"收款单位：{bill.seller.name}", f"收款方识别号：{bill.seller.uscc}",
    )):  # fmt: skip
        sheet.text(left + slip, 44 + at * 6, text, 9.5, "print")
    rows = [("品名", "单位", "数量", "单价", "金额")]
    for item in bill.items:
        gross = item.net + item.tax
        rows.append((item.name, item.unit, f"{item.quantity:f}", plain(gross / item.quantity),
                     plain(gross)))  # fmt: skip
    sheet.table(14 + slip, 69, (76, 18, 22, 32, 34), rows, 6, 9, "print", "lmrrr", ruled=False)
    y = 100
    sheet.text(left + slip, y, f"合计（大写）：人民币{in_words(bill.total)}", 10, "print")
    sheet.text(138 + slip, y, f"（小写）：￥{plain(bill.total)}", 10, "print")
    sheet.text(left + slip, y + 7, f"备注：{bill.note}", 9, "print", within=180)
    sheet.text(14, 119, f"开票人：{bill.people[2]}", 9.5, "print")
    sheet.text(80, 119, f"收款人：{bill.people[0]}", 9.5, "print")
    sheet.text(130, 119, "收款单位（盖章有效）", 9.5, "kai", WINE)
    return Drawn((sheet.image,), (165, y + 2), absent=frozenset({"net", "tax"}))


def blockchain(bill: Bill, chance: random.Random) -> Drawn:
    """深圳电子普通发票 on the chain: blue lines, 发票代码 beginning with 144, no cipher."""
    sheet = Sheet(214, 132)
    sheet.text(107, 8, "深圳电子普通发票", 17, "hei2", BLUE, "m")
    bureau_stamp(sheet, 107, 16)
    sheet.image.paste(qr(f"https://bcfp.shenzhen.chinatax.gov.cn/verify/scan?hash="
                         f"{chance.getrandbits(120):030x}&bill_num={bill.number}", 22),
                      (px(8), px(4)))  # fmt: skip
    for at, (label, value) in enumerate((
        ("发票代码：", bill.code), ("发票号码：", bill.number),
        ("开票日期：", day(bill.issued_on, "zh0")), ("校 验 码：", bill.check[-5:]),
    )):  # fmt: skip
        sheet.text(154, 5 + at * 5.6, label, 9, "hei2", BLUE)
        sheet.text(171, 5 + at * 5.6, value, 9, "hei2")
    for top, word, firm in ((30, "购方", bill.buyer), (93, "销方", bill.seller)):
        sheet.frame(8, top, 198, 18, 0.25, BLUE)
        for at, (label, value) in enumerate((
            (f"{word}名称：", firm.name), ("纳税人识别号：", firm.uscc),
            ("地址、电话：", f"{firm.address} {firm.phone}"),
        )):  # fmt: skip
            sheet.text(12, top + 1.5 + at * 5.4, label, 8.5, "hei2", BLUE)
            sheet.text(36, top + 1.5 + at * 5.4, value, 9, "hei2", within=166)
    rows = [("项目名称", "单位", "数量", "单价", "金额", "税率", "税额")]
    rows += [(i.name, i.unit, f"{i.quantity:f}", i.price, plain(i.net), f"{i.rate}%", plain(i.tax))
             for i in bill.items]  # fmt: skip
    sheet.frame(8, 48, 198, 36, 0.25, BLUE)
    sheet.table(8, 49, (62, 16, 18, 32, 30, 14, 26), rows, 6, 8.5, "hei2", "lmrrrmr", ruled=False)
    sheet.text(20, 78, "合计", 9, "hei2", BLUE)
    sheet.text(166, 78, "￥" + plain(bill.net), 9, "hei2", align="r")
    sheet.text(206, 78, "￥" + plain(bill.tax), 9, "hei2", align="r")
    sheet.frame(8, 84, 198, 9, 0.25, BLUE)
    sheet.text(12, 86.5, "价税合计（大写）", 9, "hei2", BLUE)
    sheet.text(50, 86.5, in_words(bill.total, "圆"), 9.5, "hei2")
    sheet.text(142, 86.5, "（小写）", 9, "hei2", BLUE)
    sheet.text(158, 86.5, "￥" + plain(bill.total), 9.5, "hei2")
    sheet.text(12, 113, f"备注：{bill.note}", 8.5, "hei2", within=190)
    sheet.text(12, 120, f"开票人：{bill.people[2]}", 9, "hei2")
    return Drawn((sheet.image,), (170, 88))
