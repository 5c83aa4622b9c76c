"""Business licences and yearly financial statements."""

from __future__ import annotations

from decimal import Decimal

from dossier.blocks import Block, Gap, Grid, NewPage, Signer, Signing, Text, line, title
from dossier.facts import Applicant, Year
from dossier.office import CellValue, Sheet
from dossier.writing import figures, padded_date, wan

ZERO = Decimal(0)


def licence_blocks(applicant: Applicant) -> tuple[Block, ...]:
    """A copy of the business licence."""
    authority = f"{(applicant.region or '北京市')}市场监督管理局"
    return (
        Gap(30),
        title("营 业 执 照", 26),
        Text("（副　本）", align="center", indent=False, gap=16),
        line(f"统一社会信用代码　{applicant.uscc}", bold=True),
        Grid(
            (
                ("名　　称", applicant.name),
                ("类　　型", "有限责任公司（自然人投资或控股）"),
                ("住　　所", applicant.address),
                ("法定代表人", applicant.representative),
                ("注册资本", f"人民币{wan(applicant.registered_capital)}万元"),
                ("成立日期", padded_date(applicant.founded_on)),
                ("营业期限", f"{padded_date(applicant.founded_on)}至长期"),
                ("经营范围", applicant.business),
            ),
            (1, 4),
            ruled=False,
            size=11,
        ),
        Gap(20),
        Signing((Signer(()), Signer(("登记机关", authority, padded_date(applicant.founded_on))))),
    )


Statement = tuple[tuple[str, Decimal, Decimal], ...]


def _income(applicant: Applicant) -> Statement:
    this = applicant.finances.get(2024, Year())
    before = applicant.finances.get(2023, Year())
    revenue, last = this.revenue or ZERO, before.revenue or ZERO
    rnd, profit = this.rnd or ZERO, this.net_profit or ZERO
    levy = revenue / 200
    income_tax = max((this.tax or ZERO) / 4, ZERO)
    total_profit = profit + income_tax
    selling, managing = revenue / 20, revenue / 10
    cost = revenue - levy - selling - managing - rnd - total_profit
    return (
        ("一、营业收入", revenue, last),
        ("减：营业成本", cost, last * 6 / 10),
        ("　　税金及附加", levy, last / 200),
        ("　　销售费用", selling, last / 20),
        ("　　管理费用", managing, last / 10),
        ("　　研发费用", rnd, last / 10),
        ("二、营业利润", total_profit, last * 145 / 1000),
        ("三、利润总额", total_profit, last * 145 / 1000),
        ("减：所得税费用", income_tax, last * 45 / 1000),
        ("四、净利润", profit, last / 10),
    )


def _balance(applicant: Applicant) -> Statement:
    revenue = applicant.finances.get(2024, Year()).revenue or ZERO
    cash, due, fixed = revenue / 4, revenue / 5, revenue / 10
    assets = cash + due + fixed
    debts = assets * 3 / 10
    capital = applicant.registered_capital
    return (
        ("货币资金", cash, cash * 8 / 10),
        ("应收账款", due, due * 8 / 10),
        ("固定资产", fixed, fixed),
        ("资产总计", assets, (cash + due) * 8 / 10 + fixed),
        ("负债合计", debts, debts * 8 / 10),
        ("实收资本", capital, capital),
        ("所有者权益合计", assets - debts, (cash + due) * 8 / 10 + fixed - debts * 8 / 10),
    )


def _cash(applicant: Applicant) -> Statement:
    this = applicant.finances.get(2024, Year())
    revenue, tax = this.revenue or ZERO, this.tax or ZERO
    return (
        ("销售商品、提供劳务收到的现金", revenue * 9 / 10, revenue * 7 / 10),
        ("支付的各项税费", tax, tax * 8 / 10),
        ("经营活动产生的现金流量净额", revenue / 10, revenue / 12),
        ("期末现金及现金等价物余额", revenue / 4, revenue / 5),
    )


def statement_sheets(applicant: Applicant, year: int) -> tuple[Sheet, ...]:
    """The three statements as a workbook."""

    def sheet(name: str, when: str, columns: tuple[str, str], rows: Statement) -> Sheet:
        cells: list[tuple[CellValue, ...]] = [
            (name, None, None),
            (f"编制单位：{applicant.name}　　{when}　　单位：元", None, None),
            ("项目", *columns),
            *(
                (key, a.quantize(Decimal("0.01")), b.quantize(Decimal("0.01")))
                for key, a, b in rows
            ),
        ]
        return Sheet(name, tuple(cells), (36, 22, 22), title_rows=2, first_ruled=3)

    end = f"{year}年12月31日"
    return (
        sheet("资产负债表", end, ("期末余额", "年初余额"), _balance(applicant)),
        sheet("利润表", f"{year}年度", ("本期金额", "上期金额"), _income(applicant)),
        sheet("现金流量表", f"{year}年度", ("本期金额", "上期金额"), _cash(applicant)),
    )


def statement_blocks(applicant: Applicant, year: int) -> tuple[Block, ...]:
    """The statements as an auditor binds them: a cover and a page each."""

    def page(name: str, when: str, columns: tuple[str, str], rows: Statement) -> list[Block]:
        return [
            NewPage(),
            title(name, 16),
            line(f"编制单位：{applicant.name}　　　{when}　　　金额单位：人民币元", size=9),
            Grid(
                (
                    ("项　目", *columns),
                    *((key, figures(a), figures(b)) for key, a, b in rows),
                ),
                (2.4, 1.5, 1.5),
                head=1,
            ),
            line(
                f"法定代表人：{applicant.representative}　　主管会计工作负责人：卞舒"
                "　　会计机构负责人：卞舒",
                size=9,
            ),
        ]

    end = f"{year}年12月31日"
    return (
        Gap(180),
        title(applicant.name, 20),
        title(f"{year}年度财务报表", 22),
        *page("资产负债表", end, ("期末余额", "期初余额"), _balance(applicant)),
        *page("利润表", f"{year}年度", ("本年累计", "上年累计"), _income(applicant)),
        *page("现金流量表", f"{year}年度", ("本年累计", "上年累计"), _cash(applicant)),
    )
