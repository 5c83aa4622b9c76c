"""The invoices of 2016 to 2023: electronic ordinary and special, and the paper special one."""

from __future__ import annotations

import random

from .bill import Bill, Drawn
from .codes import content, qr
from .figures import day, in_words, plain
from .invoices_digital import RED, bureau_stamp, crossed
from .sheet import BLACK, Colour, Sheet, px

_WIDTHS = (52, 24, 14, 18, 24, 30, 14, 28)
_HEADS = ("货物或应税劳务、服务名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额")
_CIPHER = "0123456789+-*/<>"
RUST: Colour = (150, 72, 30)
GREEN: Colour = (28, 110, 70)


def electronic(bill: Bill, chance: random.Random, special: bool) -> Drawn:
    """增值税电子普通发票 / 专用发票 as downloaded and printed."""
    sheet = Sheet(214, 140)
    kind = "专用" if special else "普通"
    place = "北京" if bill.seller.uscc.startswith("9111") else "上海"
    sheet.text(107, 8, f"{place}增值税电子{kind}发票", 17, "kai", RUST, "m")
    bureau_stamp(sheet, 107, 14)
    sheet.image.paste(qr(content(bill, "08" if special else "10"), 20), (px(8), px(4)))
    machine = "".join(str(chance.randrange(10)) for _ in range(12))
    sheet.text(8, 25.5, "机器编号：", 8.5, "song", RUST)
    sheet.text(23, 25.6, machine, 8.5, "song")
    labels = (("发票代码：", bill.code), ("发票号码：", bill.number),
              ("开票日期：", day(bill.issued_on, "zh0").replace("年", " 年").replace("月", " 月")),
              ("校 验 码：", _fours(bill.check)))  # fmt: skip
    for at, (label, value) in enumerate(labels):
        sheet.text(150, 5 + at * 5.6, label, 9, "song", RUST)
        sheet.text(167, 5.1 + at * 5.6, value, 9, "song", within=45)
    return _body(sheet, bill, chance, RUST, 31, (0, 0), "song")


def _fours(check: str) -> str:
    return " ".join(check[n : n + 5] for n in range(0, len(check), 5))


def paper(bill: Bill, chance: random.Random) -> Drawn:
    """增值税专用发票 发票联: preprinted form, data printed by needles a few mm off."""
    sheet = Sheet(240, 140, paper=(253, 251, 244))
    slip = (chance.uniform(-1.5, 2.5), chance.uniform(-1.6, 1.6))
    colour = chance.choice((RUST, GREEN))
    sheet.text(120, 7, "北京增值税专用发票", 18, "kai", colour, "m")
    sheet.rule(78, 16, 162, 16, 0.3, colour)
    sheet.rule(78, 17, 162, 17, 0.3, colour)
    bureau_stamp(sheet, 120, 16)
    sheet.text(120, 19, "发 票 联" if colour is RUST else "抵 扣 联", 11, "kai", RED, "m")
    sheet.text(20, 10, bill.code, 14, "song2", colour)
    sheet.text(172, 9, "№", 14, "song2", colour)
    sheet.text(182, 9, bill.number, 16, "song2", (40, 40, 60))
    sheet.text(212, 9, bill.code, 8.5, "mono")
    sheet.text(212, 13, bill.number, 8.5, "mono")
    sheet.text(172, 20, "开票日期：", 9, "kai", colour)
    date = f"{bill.issued_on.year}年{bill.issued_on.month:02}月{bill.issued_on.day:02}日"
    sheet.text(190 + slip[0], 20 + slip[1], date, 9.5, "print")
    sheet.image.paste(qr(content(bill, "01"), 19), (px(48), px(3)))
    return _body(sheet, bill, chance, colour, 28, slip, "print")


def _body(
    sheet: Sheet,
    bill: Bill,
    chance: random.Random,
    colour: Colour,
    top: float,
    slip: tuple[float, float],
    style: str,
) -> Drawn:
    """The four bands that both have: buyer and cipher, rows, total, seller and note."""
    left, wide = (sheet.width - 204) / 2, 204
    dx, dy = slip
    _party(sheet, left, top, "购买方", bill.buyer, colour, slip, style)
    sheet.frame(left, top, wide, 24, 0.3, colour)
    sheet.rule(left + 120, top, left + 120, top + 24, 0.3, colour)
    sheet.rule(left + 126, top, left + 126, top + 24, 0.3, colour)
    for at, letter in enumerate("密码区"):
        sheet.text(left + 123, top + 3 + at * 6, letter, 9, "kai", colour, "m")
    for at in range(4):
        cipher = "".join(chance.choice(_CIPHER) for _ in range(27))
        sheet.text(left + 128 + dx, top + 2.5 + at * 5.2 + dy, cipher, 10, "mono", within=73)
    y = top + 24
    at_x = left
    for head, w in zip(_HEADS, _WIDTHS, strict=True):
        sheet.text(at_x + w / 2, y + 1.5, head, 8.5, "kai", colour, "m", within=w - 1)
        sheet.rule(at_x, y, at_x, y + 40, 0.25, colour)
        at_x += w
    line = y + 7 + dy
    for item in bill.items:
        cells = (item.name, item.model, item.unit, f"{item.quantity:f}", item.price[:12],
                 plain(item.net), f"{item.rate}%", plain(item.tax))  # fmt: skip
        line = sheet.table(left + dx, line, _WIDTHS, [cells], 6, 8.5, style, "lmmrrrmr", False)
    sheet.text(left + 26, y + 34, "合    计", 9, "kai", colour, "m")
    sheet.text(left + 161 + dx, y + 34 + dy, "￥" + plain(bill.net), 9, style, align="r")
    sheet.text(left + 203 + dx, y + 34 + dy, "￥" + plain(bill.tax), 9, style, align="r")
    sheet.frame(left, y, wide, 40, 0.3, colour)
    y += 40
    sheet.frame(left, y, wide, 8, 0.3, colour)
    sheet.rule(left + 52, y, left + 52, y + 8, 0.3, colour)
    sheet.text(left + 26, y + 2, "价税合计（大写）", 9, "kai", colour, "m")
    crossed(sheet, left + 58 + dx, y + 4 + dy)
    sheet.text(left + 62 + dx, y + 2 + dy, in_words(bill.total, "圆"), 10, style)
    sheet.text(left + 144, y + 2, "（小写）", 9, "kai", colour)
    sheet.text(left + 160 + dx, y + 2 + dy, "￥" + plain(bill.total), 10, style)
    y += 8
    _party(sheet, left, y, "销售方", bill.seller, colour, slip, style)
    sheet.frame(left, y, wide, 24, 0.3, colour)
    sheet.rule(left + 120, y, left + 120, y + 24, 0.3, colour)
    sheet.rule(left + 126, y, left + 126, y + 24, 0.3, colour)
    sheet.text(left + 123, y + 4, "备", 9, "kai", colour, "m")
    sheet.text(left + 123, y + 14, "注", 9, "kai", colour, "m")
    sheet.lines(left + 128, y + 3, 72, bill.note, 8.5, style)
    names = (("收款人：", bill.people[0]), ("复核：", bill.people[1]), ("开票人：", bill.people[2]))
    for at, (label, person) in enumerate(names):
        sheet.text(left + 4 + at * 52, y + 25.5, label, 9, "kai", colour)
        sheet.text(left + 20 + at * 52 + dx, y + 25.5 + dy, person, 9, style)
    sheet.text(left + 160, y + 25.5, "销售方：（章）", 9, "kai", colour)
    return Drawn((sheet.image,), (left + 172, y - 4))


def _party(sheet, left, top, word, firm, colour, slip, style) -> None:
    for at, letter in enumerate(word):
        sheet.text(left + 3, top + 3 + at * 6, letter, 9, "kai", colour, "m")
    sheet.rule(left + 6, top, left + 6, top + 24, 0.3, colour)
    rows = (("名    称：", firm.name), ("纳税人识别号：", firm.uscc),
            ("地 址、电 话：", f"{firm.address} {firm.phone}"),
            ("开户行及账号：", f"{firm.bank} {firm.account}"))  # fmt: skip
    for at, (label, value) in enumerate(rows):
        sheet.text(left + 8, top + 1.6 + at * 5.6, label, 8.5, "kai", colour)
        sheet.text(left + 32 + slip[0], top + 1.7 + at * 5.6 + slip[1], value, 9 if at < 2 else 8,
                   style, BLACK, within=86)  # fmt: skip
