"""数电票: the two official layouts, with a list annexed, red-letter; train and air tickets."""

from __future__ import annotations

import random
from decimal import Decimal

from PIL import ImageDraw

from .bill import Bill, Drawn
from .codes import content, qr
from .faces import face
from .figures import day, in_words, plain
from .sheet import BLACK, Colour, Sheet, px

BROWN: Colour = (128, 62, 28)
RED: Colour = (206, 38, 44)
_COLUMNS = (38, 24, 14, 18, 26, 30, 22, 30)
_HEADS = ("项目名称", "规格型号", "单 位", "数 量", "单 价", "金 额", "税率/征收率", "税 额")


def digital(bill: Bill, chance: random.Random, special: bool, annex: bool = False) -> Drawn:
    """The A5-wide sheet; `annex` puts the rows on a second page and (详见销货清单) on the first."""
    title = "电子发票（增值税专用发票）" if special else "电子发票（普通发票）"
    sheet = Sheet(214, 142)
    _head(sheet, bill, title, "31" if special else "32")
    y = _parties(sheet, bill)
    y = _rows(sheet, bill, y, annex)
    total_at = _foot(sheet, bill, y)
    pages = [sheet.image]
    if annex:
        pages.append(_list(bill, chance))
    return Drawn(tuple(pages), total_at)


def _head(sheet: Sheet, bill: Bill, title: str, kind: str) -> None:
    sheet.text(107, 8, title, 17, "kai", BROWN, "m")
    sheet.rule(62, 17, 152, 17, 0.3, BROWN)
    sheet.rule(62, 18, 152, 18, 0.3, BROWN)
    bureau_stamp(sheet, 107, 14)
    sheet.image.paste(qr(content(bill, kind), 22), (px(7), px(3)))
    sheet.text(158, 11, "发票号码：", 9, "song2", BROWN)
    sheet.text(174, 11.2, bill.number, 9, "song2")
    sheet.text(158, 17, "开票日期：", 9, "song2", BROWN)
    sheet.text(174, 17.2, day(bill.issued_on, "zh0"), 9, "song2")


def bureau_stamp(sheet: Sheet, x: float, y: float) -> None:
    """The 全国统一发票监制章, an oval that is no company's seal."""
    sheet.ellipse(x - 15, y - 9, 30, 19, RED, 0.5)
    pen = ImageDraw.Draw(sheet.image)
    font = face("song2", px(2.5))
    for text, at in (("全国统一发票监制章", -6.5), ("国家税务总局", 0.5), ("北京市税务局", 5.0)):
        pen.text((px(x), px(y + at)), text, fill=RED, font=font, anchor="mm")


def _parties(sheet: Sheet, bill: Bill) -> float:
    top, high = 26.0, 20.0
    sheet.frame(6, top, 202, high, 0.3, BROWN)
    for x, word, firm in ((6, "购买方信息", bill.buyer), (107, "销售方信息", bill.seller)):
        sheet.rule(x + 6, top, x + 6, top + high, 0.3, BROWN)
        sheet.rule(x, top, x, top + high, 0.3, BROWN)
        for at, letter in enumerate(word):
            sheet.text(x + 3, top + 1.4 + at * 3.5, letter, 8.5, "song2", BROWN, "m")
        sheet.text(x + 8, top + 3.5, "名称：", 9, "song2", BROWN)
        sheet.text(x + 18, top + 3.7, firm.name, 9, "song2", within=80)
        sheet.text(x + 8, top + 12.5, "统一社会信用代码/纳税人识别号：", 8.5, "song2", BROWN)
        sheet.text(x + 55, top + 12.6, firm.uscc, 9, "song2", within=44)
    return top + high


def _rows(sheet: Sheet, bill: Bill, top: float, annex: bool) -> float:
    left = 6.0
    for head, wide in zip(_HEADS, _COLUMNS, strict=True):
        sheet.text(left + wide / 2, top + 2, head, 8.5, "song2", BROWN, "m")
        left += wide
    y = top + 8
    rows = [("（详见销货清单）", "", "", "", "", plain(bill.net), f"{bill.items[0].rate}%",
             plain(bill.tax))] if annex else [_cells(item) for item in bill.items]  # fmt: skip
    for row in rows:
        y = sheet.table(6, y, _COLUMNS, [row], 6.5, 8.5, "song2", "lmmrrrmr", ruled=False)
    low = top + 46
    sheet.text(20, low - 6, "合", 9, "song2", BROWN)
    sheet.text(32, low - 6, "计", 9, "song2", BROWN)
    sheet.text(155, low - 6, "¥" + plain(bill.net), 9, "song2", align="r")
    sheet.text(207, low - 6, "¥" + plain(bill.tax), 9, "song2", align="r")
    sheet.frame(6, top, 202, low - top, 0.3, BROWN)
    return low


def _cells(item) -> tuple[str, ...]:
    return (item.name, item.model, item.unit, f"{item.quantity:f}", item.price, plain(item.net),
            f"{item.rate}%", plain(item.tax))  # fmt: skip


def _foot(sheet: Sheet, bill: Bill, top: float) -> tuple[float, float]:
    sheet.frame(6, top, 202, 9, 0.3, BROWN)
    sheet.rule(60, top, 60, top + 9, 0.3, BROWN)
    sheet.text(16, top + 2.5, "价税合计（大写）", 9, "song2", BROWN)
    words = ("（负数）" if bill.total < 0 else "") + in_words(abs(bill.total), "圆")
    crossed(sheet, 66, top + 4.5)
    sheet.text(70, top + 2.4, words, 10, "song2", within=76)
    sheet.text(149, top + 2.5, "（小写）", 9, "song2", BROWN)
    sheet.text(164, top + 2.4, "¥" + plain(bill.total), 10, "song2")
    sheet.frame(6, top + 9, 202, 24, 0.3, BROWN)
    sheet.rule(12, top + 9, 12, top + 33, 0.3, BROWN)
    sheet.text(9, top + 13, "备", 9, "song2", BROWN, "m")
    sheet.text(9, top + 23, "注", 9, "song2", BROWN, "m")
    sheet.lines(14, top + 11, 190, bill.note, 8.5, "song2")
    sheet.text(22, top + 34.5, "开票人：", 9, "song2", BROWN)
    sheet.text(36, top + 34.6, bill.people[2], 9, "song2")
    return 176.0, top + 4.5


def crossed(sheet: Sheet, x: float, y: float) -> None:
    sheet.ellipse(x - 1.8, y - 1.8, 3.6, 3.6, BLACK, 0.25)
    sheet.rule(x - 1.2, y - 1.2, x + 1.2, y + 1.2, 0.25)
    sheet.rule(x - 1.2, y + 1.2, x + 1.2, y - 1.2, 0.25)


def _list(bill: Bill, chance: random.Random):
    """销售货物或者提供应税劳务、服务清单: the rows, then sum lines."""
    page = Sheet(214, 142)
    page.text(107, 8, "销售货物或者提供应税劳务、服务清单", 14, "song2", align="m")
    page.text(10, 18, f"购买方名称：{bill.buyer.name}", 9, "song2")
    page.text(10, 23, f"销售方名称：{bill.seller.name}", 9, "song2")
    page.text(10, 28, f"所属电子发票号码：{bill.number}", 9, "song2")
    page.text(204, 28, "共 1 页 第 1 页", 9, "song2", align="r")
    widths = (12, 46, 24, 14, 18, 24, 26, 14, 22)
    rows = [
        ("序号", "货物（劳务）名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额")
    ]
    rows += [(str(n), *_cells(item)) for n, item in enumerate(bill.items, 1)]
    rows.append(("", "小计", "", "", "", "", "¥" + plain(bill.net), "", "¥" + plain(bill.tax)))
    page.table(7, 34, widths, rows, 7.5, 8, "song2")
    page.text(10, 132, f"填开日期：{day(bill.issued_on, 'zh0')}", 9, "song2")
    return page.image


def train(bill: Bill, chance: random.Random) -> Drawn:
    """电子发票（铁路电子客票）: only the fare stands on it."""
    sheet = Sheet(180, 96, paper=(246, 250, 254))
    sheet.text(90, 6, "电子发票（铁路电子客票）", 15, "kai", BLACK, "m")
    bureau_stamp(sheet, 90, 18)
    sheet.text(10, 28, f"发票号码：{bill.number}", 10, "hei")
    sheet.text(170, 28, f"开票日期：{day(bill.issued_on, 'zh0')}", 10, "hei", align="r")
    sheet.text(24, 38, "北京南站", 15, "hei")
    sheet.text(82, 37, "G127", 13, "hei")
    sheet.rule(74, 44, 100, 44, 0.4)
    sheet.text(120, 38, "上海虹桥站", 15, "hei")
    sheet.text(24, 48, f"{day(bill.issued_on, 'zh0')}  11:18开", 10, "hei")
    sheet.text(120, 48, "06车12A号   二等座", 10, "hei")
    sheet.text(24, 56, "票价：￥" + plain(bill.total), 12, "hei")
    sheet.text(24, 64, "110108********2316  林晓", 10, "hei")
    sheet.text(
        24, 72, f"电子客票号：{chance.randrange(10**9, 10**10)}{chance.randrange(10**9)}", 9, "hei"
    )
    sheet.text(24, 79, f"购买方名称：{bill.buyer.name}", 9.5, "hei")
    sheet.text(24, 86, f"统一社会信用代码：{bill.buyer.uscc}", 9.5, "hei")
    sheet.image.paste(qr(f"01,51,,{bill.number},{bill.total:.2f},{bill.issued_on:%Y%m%d},,", 24),
                      (px(148), px(60)))  # fmt: skip
    return Drawn((sheet.image,), (48, 58), absent=frozenset({"net", "tax", "seller", "seller_id"}))


def air(bill: Bill, chance: random.Random) -> Drawn:
    """电子发票（航空运输电子客票行程单）: fare, fund, fuel, tax, other, total."""
    sheet = Sheet(230, 110)
    sheet.text(115, 6, "电子发票（航空运输电子客票行程单）", 15, "kai", BLACK, "m")
    sheet.text(10, 20, f"发票号码：{bill.number}", 9.5, "song2")
    sheet.text(220, 20, "开票状态：正常    国内国际标识：国内", 9.5, "song2", align="r")
    fund, fuel = Decimal("50.00"), Decimal("40.00")
    rows = [("旅客姓名", "有效身份证件号码", "签注"), ("林晓", "1101081987****2316", "不得签转")]
    y = sheet.table(10, 28, (60, 80, 70), rows, 7, 9, "song2")
    rows = [("承运人", "航班号", "座位等级", "日期", "时间", "客票级别"),
            ("国航", "CA1521", "Y", day(bill.issued_on, "zh0"), "14:30", "Y")]  # fmt: skip
    y = sheet.table(10, y, (35, 35, 30, 50, 30, 30), rows, 7, 9, "song2")
    fare = bill.net - fund - fuel
    rows = [("票价", "燃油附加费", "增值税税率", "增值税税额", "民航发展基金", "合计"),
            (f"CNY {fare:.2f}", f"CNY {fuel:.2f}", "9%", f"CNY {bill.tax:.2f}", f"CNY {fund:.2f}",
             f"CNY {bill.total:.2f}")]  # fmt: skip
    y = sheet.table(10, y, (40, 30, 30, 35, 35, 40), rows, 7, 9, "song2")
    sheet.text(10, y + 3, f"购买方名称：{bill.buyer.name}", 9.5, "song2")
    sheet.text(10, y + 10, f"统一社会信用代码/纳税人识别号：{bill.buyer.uscc}", 9.5, "song2")
    sheet.text(10, y + 17, f"填开单位：{bill.seller.name}", 9.5, "song2")
    sheet.text(140, y + 17, f"填开日期：{day(bill.issued_on, 'zh0')}", 9.5, "song2")
    return Drawn((sheet.image,), (200, y - 4), absent=frozenset({"net", "seller_id"}))
