"""Amounts under seals and beside their labels, in rows as scans have left them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.evidence.facts import facts_of
from voucher_cli.evidence.facts.sums import Figures, believed
from voucher_cli.evidence.model import Box, Cell, Fact, Page, PartKind, Row, Source
from voucher_cli.vocabulary import load_vocabulary

from .drawn_pages import page, shown

Seen = tuple[str, Box]
TOTAL, OTHER = Decimal("1653071.52"), Decimal("1658071.52")
FEN = st.integers(min_value=100, max_value=10**11).map(lambda fen: Decimal(fen) / 100)

SEALED_TOTAL = """
    北京市通用机打发票
    发票代码011002000411    发票号码31683122
    品名                          单位    数量    单价          金额
    *研发和技术服务*模型部署       项      12      59038.27      708459.22
    *信息技术服务*API调用服务      项      4       236153.08     944612.30
    合计（大写）:人民币壹佰陆拾伍万叁仟零柒拾壹元伍角贰分    (小写):11¥4653071×520
"""
CAPITALS = "人民币壹佰陆拾伍万叁仟零柒拾壹元伍角贰分"

SHIFTED_PRINT: tuple[tuple[Seen, ...], ...] = (
    (("北京增值税专用发票", (258, 17, 421, 39)), ("No86951331", (483, 23, 586, 40))),
    (("购买方", (52, 86, 66, 135)), ("密码区", (393, 85, 407, 133))),
    (("称：", (94, 84, 115, 95)), ("9**7+56>7++-6<376/--2*7<4", (412, 89, 579, 145))),
    (("北京澜图医学影像科技有限公司", (139, 87, 270, 99)),),
    (("纳税人识别号：", (71, 99, 131, 111)),),
    (("91110108MA7C4K2T6M", (140, 104, 225, 114)),),
    (("货物或应税劳务、服务名称", (73, 150, 176, 162)), ("金额", (457, 148, 478, 162))),
    (("合 计", (106, 243, 145, 255)), ("￥964908.92", (457, 246, 510, 257)),
     ("￥125438.16", (576, 245, 629, 257))),
    (("价税合计（大写）", (86, 265, 159, 278)), ("(小写)", (461, 263, 494, 276))),
    (("壹佰零玖万零叁佰肆拾柒圆零捌分", (208, 269, 379, 283)),
     ("￥1090347.08", (504, 268, 568, 281))),
    (("名 称：", (71, 286, 117, 300)), ("深圳市铂算云计算有限公司", (141, 292, 253, 303))),
    (("纳税人识别号：", (72, 303, 132, 315)),),
    (("91440300MA5G9T3H6G", (140, 308, 225, 318)),),
)  # fmt: skip

FLIGHT: tuple[tuple[Seen, ...], ...] = (
    (("电子发票（航空运输电子客票行程单）", (201, 17, 445, 32)),),
    (("发票号码：25112018669304365379", (27, 55, 181, 68)),),
    (("票价", (73, 161, 97, 178)), ("增值税税率", (244, 161, 295, 177)),
     ("增值税税额", (337, 162, 386, 176)), ("民航发展基金", (432, 162, 489, 176)),
     ("合计", (555, 161, 579, 178))),
    (("CNY 1504.87", (57, 183, 114, 195)), ("9%", (259, 182, 279, 197)),
     ("CNY 143.54", (335, 183, 388, 195)), ("CNY 50.00", (437, 183, 485, 196)),
     ("CNY 1738.41", (538, 183, 595, 195))),
    (("填开单位：北京川流智算科技有限公司", (27, 246, 192, 258)),
     ("填开日期：2025年07月07日", (397, 246, 516, 258))),
)  # fmt: skip

ROLL: tuple[tuple[Seen, ...], ...] = (
    (("发票号码：", (49, 267, 172, 306)), ("93071240", (220, 267, 328, 300))),
    (("项目", (47, 689, 105, 726)), ("单价", (273, 687, 337, 728)), ("数量", (384, 690, 446, 726)),
     ("金额", (477, 690, 539, 728))),
    (("*软件*大语言模型软件V3.0", (51, 735, 323, 768)),),
    (("462.86 3", (297, 775, 444, 805)), ("1388.57", (503, 772, 593, 805))),
    (("合计金额（小写", (48, 821, 217, 858)),),
    (("合计金额（大写", (48, 869, 205, 906)),),
)  # fmt: skip


def scanned(seen: str | tuple[tuple[Seen, ...], ...]) -> tuple[Fact, ...]:
    """The facts of an invoice drawn, or recorded with its boxes."""
    if isinstance(seen, str):
        drawn = page(seen)
    else:
        rows = tuple(Row(tuple(Cell(text, box) for text, box in row)) for row in seen)
        drawn = Page(1, rows, False, 650.0, 400.0)
    read = replace(drawn, read_by=Source.OCR)
    return facts_of(PartKind.INVOICE, [read], Source.OCR, load_vocabulary())


def test_a_scrap_of_a_seal_is_no_total_where_the_capitals_are_read() -> None:
    found = scanned(SEALED_TOTAL)
    assert shown(found)["amount"] == ["1653071.52"]
    assert {fact.raw for fact in found if fact.name == "amount"} == {
        CAPITALS.removeprefix("人民币")
    }


@pytest.mark.parametrize("scrap", ["11¥4653071×520", "¥11", "11.5", "¥1652.50", "911653071.5288"])
def test_a_scrap_of_a_seal_is_no_total_at_all(scrap: str) -> None:
    drawing = SEALED_TOTAL.replace(CAPITALS, "").replace("11¥4653071×520", scrap)
    assert "amount" not in shown(scanned(drawing))


@pytest.mark.parametrize("figure", ["¥1653071.52", "¥1,653,071.52", "¥1653071 52"])
def test_a_total_that_was_read_stays(figure: str) -> None:
    drawing = SEALED_TOTAL.replace("11¥4653071×520", figure)
    assert shown(scanned(drawing))["amount"] == ["1653071.52"]
    assert shown(scanned(drawing.replace(CAPITALS, "")))["amount"] == ["1653071.52"]


def test_a_total_read_in_full_stays_beside_other_capitals() -> None:
    found = shown(scanned(SEALED_TOTAL.replace("11¥4653071×520", "¥1658071.52")))
    assert (found["amount"], found["amount_capital"]) == (["1658071.52"], ["1653071.52"])


def test_a_figure_far_below_the_rows_gives_way_to_the_capitals() -> None:
    found = shown(scanned(SEALED_TOTAL.replace("11¥4653071×520", "¥1652.50")))
    assert found["amount"] == ["1653071.52"]


def test_capitals_are_the_amount_where_no_figure_is_read() -> None:
    drawing = SEALED_TOTAL.replace("11¥4653071×520", "")
    assert shown(scanned(drawing))["amount"] == ["1653071.52"]


def test_capitals_in_remarks_are_no_amount() -> None:
    drawing = SEALED_TOTAL.replace("11¥4653071×520", "").replace(CAPITALS, "")
    assert "amount" not in shown(scanned(drawing + f"    备注：押金{CAPITALS}"))


def test_print_half_a_line_off_belongs_to_its_labels() -> None:
    found = shown(scanned(SHIFTED_PRINT))
    assert found["amount"] == found["amount_capital"] == ["1090347.08"]
    assert (found["net"], found["tax"]) == (["964908.92"], ["125438.16"])
    assert found["buyer"] == ["北京澜图医学影像科技有限公司"]
    assert found["seller"] == ["深圳市铂算云计算有限公司"]
    assert found["buyer_id"] == ["91110108MA7C4K2T6M"]


def test_a_date_half_a_line_off_belongs_to_its_label() -> None:
    shifted: tuple[tuple[Seen, ...], ...] = (
        (("开票日期：", (485, 54, 533, 68)),),
        (("2021年08月26日", (541, 58, 610, 70)),),
    )
    found = shown(scanned((SHIFTED_PRINT[0], *shifted, *SHIFTED_PRINT[1:])))
    assert found["issued_on"] == ["2021-08-26"]


SEALED_TAX: tuple[tuple[Seen, ...], ...] = (
    (("北京增值税专用发票", (260, 21, 424, 41)),),
    (("货物或应税劳务、服务名称", (75, 153, 179, 164)), ("金额", (460, 152, 480, 166)),
     ("税额", (582, 153, 602, 165))),
    (("1003477.442006954.88", (466, 178, 512, 207)), ("130452.07260904.13", (590, 178, 631, 208))),
    (("合 计", (107, 245, 147, 257)), ("￥3010432.32", (455, 249, 513, 262))),
    (("价税合计（大写）", (88, 267, 160, 279)),
     ("叁佰肆拾万壹仟柒佰捌拾捌圆伍角贰分", (211, 272, 403, 286)),
     ("(小写)91313401788.5288", (461, 264, 592, 290))),
)  # fmt: skip


def test_the_tax_under_a_seal_is_that_of_the_rows() -> None:
    found = shown(scanned(SEALED_TAX))
    assert (found["amount"], found["tax"]) == (["3401788.52"], ["391356.20"])


def test_so_is_the_net_amount_beside_it_where_its_row_has_no_name() -> None:
    nameless = tuple(
        tuple((text.replace("合 计", "服务合 计"), box) for text, box in row) for row in SEALED_TAX
    )
    found = shown(scanned(nameless))
    assert (found["net"], found["tax"]) == (["3010432.32"], ["391356.20"])


def test_the_tax_of_rows_that_does_not_add_up_is_none() -> None:
    other = tuple(
        tuple((text.replace("130452.07", "130452.08"), box) for text, box in row)
        for row in SEALED_TAX
    )
    assert "tax" not in shown(scanned(other))


def test_without_its_figure_the_total_is_that_in_capitals() -> None:
    rows = tuple(tuple(cell for cell in row if cell[0] != "￥1090347.08") for row in SHIFTED_PRINT)
    assert shown(scanned(rows))["amount"] == ["1090347.08"]


def test_the_next_line_is_not_half_a_line_off() -> None:
    lower = tuple(
        tuple((t, (b[0], b[1] + 12, b[2], b[3] + 12)) if t.startswith("北京澜图") else (t, b)
              for t, b in row)
        for row in SHIFTED_PRINT
    )  # fmt: skip
    assert "buyer" not in shown(scanned(lower))


def test_a_flight_shows_its_tax_under_a_heading_and_who_issued_it() -> None:
    found = shown(scanned(FLIGHT))
    assert (found["tax"], found["amount"]) == (["143.54"], ["1738.41"])
    assert found["seller"] == ["北京川流智算科技有限公司"]


def test_a_lost_total_is_that_of_the_only_row() -> None:
    assert shown(scanned(ROLL))["amount"] == ["1388.57"]


@pytest.mark.parametrize(
    ("text", "to", "lower"),
    [("1388.57", "1288.57", 0), ("462.86 3", "项", 0), ("项目", "税率", 0), ("合计", "合计", 35)],
)
def test_the_only_row_is_no_total_where_nothing_proves_it(text: str, to: str, lower: int) -> None:
    rows = tuple(
        tuple(
            (t.replace(text, to), (b[0], b[1] + lower, b[2], b[3] + lower))
            if t.startswith(text) else (t, b)
            for t, b in row
        )
        for row in ROLL
    )  # fmt: skip
    assert "amount" not in shown(scanned(rows))


@pytest.mark.parametrize(
    ("read", "odd", "rows", "amount"),
    [
        (Figures(Decimal(11), capital=TOTAL), True, None, TOTAL),
        (Figures(Decimal(11)), True, None, None),
        (Figures(Decimal("11.00")), False, TOTAL, None),
        (Figures(Decimal("11.00"), net=TOTAL), False, None, None),
        (Figures(OTHER, capital=TOTAL), False, None, None),
        (Figures(OTHER, capital=TOTAL), False, TOTAL, TOTAL),
        (Figures(OTHER, capital=TOTAL), False, OTHER, OTHER),
        (Figures(OTHER, net=TOTAL - 100, tax=Decimal(100), capital=TOTAL), False, None, TOTAL),
        (Figures(OTHER, net=OTHER - 100, tax=Decimal(100), capital=TOTAL), False, None, OTHER),
        (Figures(Decimal(2000)), True, Decimal(2000), Decimal(2000)),
        (Figures(TOTAL), False, None, TOTAL),
        (Figures(None, capital=TOTAL), False, None, None),
    ],
)
def test_what_is_believed(
    read: Figures, odd: bool, rows: Decimal | None, amount: Decimal | None
) -> None:
    assert believed(read, odd=odd, rows=rows).amount == amount


@given(FEN, st.none() | FEN, st.none() | FEN, st.booleans())
def test_only_a_figure_that_was_read_is_believed(
    total: Decimal, capital: Decimal | None, rows: Decimal | None, odd: bool
) -> None:
    right = believed(Figures(total, capital=capital), odd=odd, rows=rows)
    assert right.amount in (total, capital, None)
    if odd and total not in (capital, rows):
        assert right.amount == capital
