"""Bank slips as the online banks print them: six banks, six layouts."""

# ruff: noqa: E501

from __future__ import annotations

import random

from PIL import Image, ImageDraw

from . import marks
from .case import Case, Payment
from .figures import day, figures, in_words, plain
from .sheet import Colour, Sheet


def slip(case: Case, payment: Payment, chance: random.Random) -> Image.Image:
    """The slip of a payment in its bank's layout."""
    return _LAYOUTS[payment.bank](case, payment, chance)


def _sealed(sheet: Sheet, bank: str, x: float, y: float, chance: random.Random) -> None:
    sheet.stamp(marks.round_seal(f"{bank}电子回单专用章", chance, number=False, across=30), x, y)


def _icbc(case: Case, pay: Payment, chance: random.Random) -> Image.Image:
    sheet = Sheet(210, 110)
    red: Colour = (190, 20, 30)
    sheet.text(12, 6, "中国工商银行", 15, "kai", red)
    sheet.text(120, 7, "网上银行电子回单", 14, "hei", align="m")
    sheet.text(12, 17, f"电子回单号码：{pay.serial}", 9, "song")
    a, b = case.applicant, case.vendor
    rows = [("付款人", "户名", a.name, "收款人", "户名", b.name),
            ("", "账号", a.account, "", "账号", b.account),
            ("", "开户银行", a.bank, "", "开户银行", b.bank)]  # fmt: skip
    y = sheet.table(10, 23, (14, 20, 62, 14, 20, 62), rows, 10, 9, "song", "mmlmml")
    rows = [("金额", f"¥{figures(pay.amount)} 元", "金额（大写）", f"人民币{in_words(pay.amount)}"),
            ("摘要", pay.purpose, "业务（产品）种类", "跨行汇款"),
            ("用途", pay.purpose, "交易流水号", pay.serial[-8:]),
            ("时间戳", f"{day(pay.paid_on, 'dash')} 14.22.31.208", "", "")]  # fmt: skip
    y = sheet.table(10, y, (28, 68, 34, 62), rows, 9, 9, "song", "mlml")
    sheet.text(12, y + 3, "重要提示：本回单不作为收款方发货依据，并请勿重复记账。", 8, "song")
    sheet.text(150, y + 3, f"记账日期：{day(pay.paid_on, 'zh0')}", 9, "song")
    _sealed(sheet, "中国工商银行", 180, y - 6, chance)
    return sheet.image


def _ccb(case: Case, pay: Payment, chance: random.Random) -> Image.Image:
    sheet = Sheet(210, 120)
    sheet.text(105, 8, "中国建设银行客户专用回单", 15, "song2", (20, 60, 140), "m")
    sheet.text(14, 20, "币别：人民币", 9.5, "song2")
    sheet.text(90, 20, day(pay.paid_on, "zh0"), 9.5, "song2")
    sheet.text(196, 20, f"流水号：{pay.serial}", 9.5, "song2", align="r")
    a, b = case.applicant, case.vendor
    rows = [("付款人", "全　称", a.name, "收款人", "全　称", b.name),
            ("", "账　号", a.account, "", "账　号", b.account),
            ("", "开户行", a.bank, "", "开户行", b.bank)]  # fmt: skip
    y = sheet.table(12, 27, (14, 18, 61, 14, 18, 61), rows, 9, 9, "song2", "mmlmml")
    rows = [("金　额", f"（大写）人民币{in_words(pay.amount)}　（小写）￥{figures(pay.amount)}")]
    y = sheet.table(12, y, (32, 154), rows, 9, 9, "song2", "ml")
    rows = [("凭证种类", "电子转账凭证", "凭证号码", f"{chance.randrange(10**11)}"),
            ("结算方式", "转账", "用　途", pay.purpose)]  # fmt: skip
    y = sheet.table(12, y, (32, 61, 32, 61), rows, 9, 9, "song2", "mlml")
    sheet.text(
        14,
        y + 4,
        "打印柜员：K110011   打印机构：企业网银   本回单可通过建行对公自助设备验证",
        8,
        "song2",
    )
    _sealed(sheet, "中国建设银行股份有限公司", 172, y - 2, chance)
    return sheet.image


def _cmb(case: Case, pay: Payment, chance: random.Random) -> Image.Image:
    sheet = Sheet(210, 125)
    sheet.fill(0, 0, 210, 14, (200, 22, 40))
    sheet.text(10, 3.5, "招商银行", 16, "hei2", (255, 255, 255))
    sheet.text(105, 18, "付款回单", 15, "hei2", align="m")
    a, b = case.applicant, case.vendor
    rows = (("日期", day(pay.paid_on, "zh0")), ("交易流水", pay.serial), ("付款账号", a.account),
            ("付款人", a.name), ("付款开户行", a.bank), ("收款账号", b.account), ("收款人", b.name),
            ("收款开户行", b.bank), ("金额（小写）", f"CNY{figures(pay.amount)}"),
            ("金额（大写）", f"人民币{in_words(pay.amount)}"), ("交易摘要", pay.purpose))  # fmt: skip
    for at, (label, value) in enumerate(rows):
        sheet.text(14, 28 + at * 7.2, f"{label}：", 9.5, "hei2", (90, 90, 90))
        sheet.text(44, 28 + at * 7.2, value, 9.5, "hei2")
    sheet.rule(12, 110, 198, 110, 0.2, (150, 150, 150))
    sheet.text(14, 112, f"回单编号：{chance.randrange(10**15)}    第1次打印", 8, "hei2")
    _sealed(sheet, "招商银行股份有限公司", 165, 78, chance)
    return sheet.image


def _boc(case: Case, pay: Payment, chance: random.Random) -> Image.Image:
    sheet = Sheet(210, 120)
    sheet.text(105, 8, "中国银行 国内支付业务付款回单", 14, "sans", align="m")
    a, b = case.applicant, case.vendor
    left = (("客户号", f"{chance.randrange(10**9)}"), ("付款人账号", a.account),
            ("付款人名称", a.name), ("付款人开户行", a.bank))  # fmt: skip
    right = (("日期", day(pay.paid_on, "zh0")), ("收款人账号", b.account), ("收款人名称", b.name),
             ("收款人开户行", b.bank))  # fmt: skip
    for x, rows in ((12, left), (110, right)):
        for at, (label, value) in enumerate(rows):
            sheet.text(x, 24 + at * 9, f"{label}：{value}", 9.5, "sans", within=94)
    rest = (f"金额：CNY {figures(pay.amount)}", f"人民币（大写）：{in_words(pay.amount)}",
            f"业务种类：跨行汇款      业务编号：{chance.randrange(10**8)}      凭证号码：",
            f"用途：{pay.purpose}", f"交易流水号：{pay.serial}      自助终端编号：ZZ0021")  # fmt: skip
    for at, text in enumerate(rest):
        sheet.text(12, 62 + at * 8, text, 9.5, "sans")
    sheet.text(12, 108, "如您已通过银行网点取得相应纸质回单，请注意核对，勿重复记账！", 8, "sans")
    _sealed(sheet, "中国银行", 178, 88, chance)
    return sheet.image


def _bob(case: Case, pay: Payment, chance: random.Random) -> Image.Image:
    sheet = Sheet(210, 148)
    sheet.text(105, 10, "北京银行电子回单", 17, "songbold", align="m")
    sheet.text(14, 24, f"回单编号：{pay.serial}", 9.5, "song")
    sheet.text(196, 24, f"交易日期：{day(pay.paid_on, 'slash')}", 9.5, "song", align="r")
    a, b = case.applicant, case.vendor
    rows = [("付款方名称", a.name), ("付款方账号", a.account), ("付款方开户行", a.bank),
            ("收款方名称", b.name), ("收款方账号", b.account), ("收款方开户行", b.bank),
            ("交易金额", f"{plain(pay.amount)}元"), ("大写金额", in_words(pay.amount)),
            ("附言", pay.purpose), ("交易状态", "交易成功")]  # fmt: skip
    sheet.table(14, 31, (42, 140), rows, 9.5, 10, "song", "ml")
    _sealed(sheet, "北京银行", 166, 112, chance)
    return sheet.image


def _abc(case: Case, pay: Payment, chance: random.Random) -> Image.Image:
    sheet = Sheet(210, 118, paper=(250, 254, 250))
    green: Colour = (0, 120, 90)
    sheet.text(105, 7, "中国农业银行电子回单", 15, "hei", green, "m")
    pen = ImageDraw.Draw(sheet.image)
    pen.ellipse((130, 80, 210, 160), outline=green, width=6)
    a, b = case.applicant, case.vendor
    rows = [("回单编号", pay.serial, "回单类型", "网银业务"),
            ("付款方户名", a.name, "收款方户名", b.name),
            ("付款方账号", a.account, "收款方账号", b.account),
            ("付款方开户银行", a.bank, "收款方开户银行", b.bank),
            ("交易时间", f"{day(pay.paid_on, 'dash')} 09:41:07", "币种", "人民币"),
            ("金额（小写）", figures(pay.amount), "金额（大写）", in_words(pay.amount)),
            ("用途", pay.purpose, "钞汇标志", "钞户")]  # fmt: skip
    sheet.table(10, 20, (30, 65, 30, 65), rows, 11, 9, "hei", "mlml", colour=green)
    _sealed(sheet, "中国农业银行股份有限公司", 160, 96, chance)
    return sheet.image


_LAYOUTS = {"icbc": _icbc, "ccb": _ccb, "cmb": _cmb, "boc": _boc, "bob": _bob, "abc": _abc}
