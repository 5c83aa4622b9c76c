"""Ten packages: five sound ones, five with planted defects, all routes of both policies."""

# ruff: noqa: E501

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from .bill import Bill, digital_number, items_for, old_code
from .case import Case, Month, Payment, Row
from .firms import APPLICANTS, VENDORS

D = Decimal
BEIJING, TONGZHOU = "beijing-model-2024", "tongzhou-2025"
_GOODS = {
    "api": ("*信息技术服务*大模型API调用服务费", "", "项"),
    "private": ("*软件*大模型私有化部署软件", "企业版", "套"),
    "compute": ("*信息技术服务*智能算力租赁服务", "", "项"),
}
_CONTACTS = (
    ("乔雨桐", "13911204587", "qiaoyt@example.com"), ("段成", "13810067723", "duanc@example.cn"),
    ("温雅", "15810349920", "wenya@example.com"), ("邢子昂", "18612233905", "xza@example.cn"),
    ("尤佳", "13601177268", "youjia@example.com"),
)  # fmt: skip


def _on(text: str) -> date:
    return date.fromisoformat(text)


def _months(*rows: tuple[str, str, str, str]) -> tuple[Month, ...]:
    return tuple(Month(_on(a), _on(b), D(amount), used) for a, b, amount, used in rows)


def _case(at: int, chance: random.Random, route: str, policy: str, bills, payments, **more) -> Case:
    """Fills in what follows: invoices (day, total, paper form?) and payments (day, bank, sum)."""
    applicant, vendor = more.pop("applicant"), more.pop("vendor")
    buyer = more.pop("buyer", applicant)
    made = []
    for n, (on, total, old) in enumerate(bills):
        day = _on(on)
        bill = Bill(
            number=f"{chance.randrange(10**7, 10**8)}" if old else digital_number(day, chance),
            issued_on=day,
            items=items_for(D(total), 6, chance, (_GOODS[route],)),
            buyer=buyer if n == 0 else applicant,
            seller=vendor,
            code=old_code(day, chance, "paper") if old else "",
            check="".join(str(chance.randrange(10)) for _ in range(20)) if old else "",
            special=n % 2 == 0,
            note=f"合同编号：{more['contract_number']}",
        )
        made.append(_exact(bill, D(total)))
    serials = (f"{chance.randrange(10**15, 10**16)}" for _ in payments)
    paid = tuple(
        Payment(_on(on), D(total), serial, bank, purpose)
        for (on, total, bank, purpose), serial in zip(payments, serials, strict=True)
    )
    return Case(
        policy=policy, route=route, applicant=applicant, vendor=vendor, bills=tuple(made),
        payments=paid, contact=_CONTACTS[at % 5], look=at, **more,
    )  # fmt: skip


def _exact(bill: Bill, total: Decimal) -> Bill:
    """Moves a cent of net so that the row with its tax makes the total."""
    item = bill.items[0]
    for cents in range(-3, 4):
        moved = replace(item, net=item.net + D(cents) / 100)
        if moved.net + moved.tax == total:
            return replace(bill, items=(moved,))
    return bill


def cases(chance: random.Random) -> tuple[Case, ...]:
    """The ten, in order: p01 to p05 sound, p06 to p10 not."""
    builders = (_p01, _p02, _p03, _p04, _p05, _p06, _p07, _p08, _p09, _p10)
    return tuple(build(chance) for build in builders)


def _row(name: str, unit: str, quantity: str, price: str, amount: str) -> Row:
    return Row(name, unit, quantity, D(price), D(amount))


def _p01(chance: random.Random) -> Case:
    return _case(
        0, chance, "api", BEIJING, name="p01",
        applicant=APPLICANTS[0], vendor=VENDORS[0],
        model="穹衡大模型", filing="Beijing-QiongHeng-202401150007", product="澜图影像报告助手",
        scenario="医疗", industry_code="I6513", region="北京市海淀区",
        applied_on=_on("2024-12-12"), contract_number="QH-API-20240903-017",
        signed_on=_on("2024-09-03"), starts_on=_on("2024-09-10"), ends_on=_on("2025-09-09"),
        rows=(_row("穹衡大模型API（输入tokens）", "百万", "20000", "34.00", "680000.00"),
              _row("穹衡大模型API（输出tokens）", "百万", "5000", "120.00", "600000.00")),
        months=_months(("2024-09-10", "2024-09-30", "268450.00", "486,120"),
                       ("2024-10-01", "2024-10-31", "352110.50", "637,590"),
                       ("2024-11-01", "2024-11-30", "339439.50", "614,660")),
        bills=(("2024-11-08", "620560.50", False), ("2024-12-04", "339439.50", False)),
        payments=(("2024-11-15", "620560.50", "cmb", "9-10月大模型API服务费"),
                  ("2024-12-10", "339439.50", "cmb", "11月大模型API服务费")),
    )  # fmt: skip


def _p02(chance: random.Random) -> Case:
    return _case(
        1, chance, "private", BEIJING, name="p02",
        applicant=APPLICANTS[1], vendor=VENDORS[3],
        model="知谱工业大模型", filing="Zhejiang-ZhiPuGongYe-202406180031", product="首衡设备运维专家",
        scenario="工业", industry_code="C4019", region="北京市顺义区",
        applied_on=_on("2024-12-16"), contract_number="SH2024-CG-1093",
        signed_on=_on("2024-09-12"), starts_on=_on("2024-09-12"), ends_on=_on("2025-03-11"),
        rows=(_row("知谱工业大模型V4企业版永久授权", "套", "1", "1980000.00", "1980000.00"),
              _row("大模型安装部署服务", "项", "1", "220000.00", "220000.00")),
        months=(), accepted_on=_on("2024-11-22"), employees=312,
        bills=(("2024-09-24", "660000.00", False), ("2024-11-28", "1540000.00", True)),
        payments=(("2024-09-25", "660000.00", "icbc", "大模型采购首期款"),
                  ("2024-12-03", "1540000.00", "icbc", "大模型采购余款")),
    )  # fmt: skip


def _p03(chance: random.Random) -> Case:
    return _case(
        3, chance, "compute", TONGZHOU, name="p03",
        applicant=APPLICANTS[3], vendor=VENDORS[4],
        model="智能算力租赁", filing="", product="通运智联调度大模型", scenario="交通",
        industry_code="I6531", region="北京市通州区",
        applied_on=_on("2025-09-10"), contract_number="CLZS-2024-0528",
        signed_on=_on("2024-05-28"), starts_on=_on("2024-06-01"), ends_on=_on("2025-05-31"),
        rows=(_row("智能算力服务器（A800×8）租赁", "台·月", "24", "65000.00", "1560000.00"),),
        months=_months(("2024-06-01", "2024-08-31", "390000.00", "35,328"),
                       ("2024-09-01", "2024-11-30", "390000.00", "34,944"),
                       ("2024-12-01", "2025-02-28", "390000.00", "34,560"),
                       ("2025-03-01", "2025-05-31", "390000.00", "35,328")),
        bills=(("2024-12-05", "780000.00", False), ("2025-06-06", "780000.00", False)),
        payments=(("2024-12-18", "780000.00", "ccb", "算力服务费"),
                  ("2025-06-20", "780000.00", "ccb", "算力服务费")),
    )  # fmt: skip


def _p04(chance: random.Random) -> Case:
    return _case(
        4, chance, "api", TONGZHOU, name="p04",
        applicant=APPLICANTS[4], vendor=VENDORS[1],
        model="叙言大模型", filing="Shanghai-XuYan-20231108", product="翎羽剧本工坊", scenario="文旅",
        industry_code="I6572", region="北京市通州区", employees=37,
        applied_on=_on("2025-09-05"), contract_number="XY-2025-BJ-00416",
        signed_on=_on("2025-01-06"), starts_on=_on("2025-01-10"), ends_on=_on("2025-12-31"),
        rows=(_row("叙言大模型API调用额度包", "包", "4", "221500.00", "886000.00"),),
        months=_months(("2025-01-10", "2025-02-28", "183620.40", "91,800"),
                       ("2025-03-01", "2025-04-30", "262415.10", "131,200"),
                       ("2025-05-01", "2025-06-30", "296564.50", "148,280")),
        bills=(("2025-05-12", "446035.50", False), ("2025-07-09", "296564.50", False)),
        payments=(("2025-05-20", "446035.50", "abc", "大模型API服务费"),
                  ("2025-07-16", "296564.50", "abc", "大模型API服务费")),
    )  # fmt: skip


def _p05(chance: random.Random) -> Case:
    return _case(
        7, chance, "private", TONGZHOU, name="p05",
        applicant=APPLICANTS[7], vendor=VENDORS[5],
        model="言澈大模型", filing="Anhui-YanChe-202403280012", product="木樨公文校核平台",
        scenario="政务", industry_code="I6550", region="北京市通州区",
        applied_on=_on("2025-09-18"), contract_number="MX-YC-2025-03",
        signed_on=_on("2025-02-17"), starts_on=_on("2025-02-17"), ends_on=_on("2026-02-16"),
        rows=(_row("言澈大模型私有化部署授权", "套", "1", "1180000.00", "1180000.00"),),
        months=(), accepted_on=_on("2025-05-23"),
        bills=(("2025-03-03", "590000.00", False), ("2025-06-03", "590000.00", False)),
        payments=(("2025-03-10", "590000.00", "boc", "大模型软件款"),
                  ("2025-06-12", "590000.00", "boc", "大模型软件尾款")),
        defects=("award-capped",),
    )  # fmt: skip


def _p06(chance: random.Random) -> Case:
    case = _case(
        5, chance, "api", BEIJING, name="p06",
        applicant=APPLICANTS[5], vendor=VENDORS[1],
        model="叙言大模型", filing="Shanghai-XuYan-20231108", product="问渠智能备课", scenario="教育",
        industry_code="I6513", region="北京市朝阳区",
        applied_on=_on("2024-12-18"), contract_number="WQ-2024-0815",
        signed_on=_on("2024-08-15"), starts_on=_on("2024-09-01"), ends_on=_on("2024-12-31"),
        rows=(_row("叙言大模型API调用服务", "项", "1", "500000.00", "500000.00"),),
        months=_months(("2024-09-01", "2024-09-30", "98750.00", "40,120"),
                       ("2024-10-01", "2024-10-31", "121300.00", "50,460"),
                       ("2024-11-01", "2024-11-30", "154950.00", "63,330")),
        bills=(("2024-08-20", "120000.00", False), ("2024-12-06", "255000.00", False)),
        payments=(("2024-10-22", "120000.00", "boc", "API服务费"),
                  ("2024-12-13", "255000.00", "boc", "API服务费")),
        defects=("vendor-seal-missing", "invoice-early", "undated-letter", "qr-differs"),
    )  # fmt: skip
    first, second = case.bills
    return replace(case, bills=(first, replace(second, qr_shift=D("-1000.00"))))


def _p07(chance: random.Random) -> Case:
    return _case(
        6, chance, "private", BEIJING, name="p07",
        applicant=APPLICANTS[6], vendor=VENDORS[0], buyer=APPLICANTS[5],
        model="穹衡大模型", filing="Beijing-QiongHeng-202401150007", product="源控电力巡检助手",
        scenario="能源", industry_code="I6531", region="北京市丰台区",
        applied_on=_on("2024-12-19"), contract_number="JNYK-2024-HT-088",
        signed_on=_on("2024-09-20"), starts_on=_on("2024-09-20"), ends_on=_on("2025-09-19"),
        rows=(_row("穹衡大模型企业版软件", "套", "1", "760000.00", "760000.00"),),
        months=(), accepted_on=_on("2024-11-29"),
        bills=(("2024-10-15", "380000.00", False), ("2024-12-05", "380000.00", False)),
        payments=(("2024-10-21", "380000.00", "bob", "大模型软件首付款"),
                  ("2024-12-12", "380000.00", "bob", "大模型软件尾款")),
        defects=("grey-contract", "wrong-buyer", "unsigned-commitment"),
    )  # fmt: skip


def _p08(chance: random.Random) -> Case:
    return _case(
        2, chance, "compute", TONGZHOU, name="p08",
        applicant=APPLICANTS[2], vendor=VENDORS[2],
        model="铂算智能算力", filing="", product="数岳城市治理大模型", scenario="城市管理",
        industry_code="I6513", region="北京市通州区",
        applied_on=_on("2025-09-15"), contract_number="BS20241008-22",
        signed_on=_on("2024-10-08"), starts_on=_on("2024-10-15"), ends_on=_on("2025-10-14"),
        rows=(_row("H800算力卡租赁", "卡·月", "120", "12500.00", "1500000.00"),),
        months=_months(("2024-10-15", "2024-12-31", "380000.00", "22,100"),
                       ("2025-01-01", "2025-03-31", "410000.00", "25,920"),
                       ("2025-04-01", "2025-06-30", "410000.00", "26,208")),
        bills=(("2025-04-08", "790000.00", False), ("2025-07-08", "410000.00", False)),
        payments=(("2025-04-17", "790000.00", "bob", "算力租赁费"),
                  ("2025-07-18", "410000.00", "bob", "算力租赁费")),
        defects=("payment-amount", "no-delivery-clause", "poor-scan"),
    )  # fmt: skip


def _p09(chance: random.Random) -> Case:
    return _case(
        8, chance, "api", TONGZHOU, name="p09",
        applicant=APPLICANTS[8], vendor=VENDORS[3],
        model="知谱大模型", filing="Zhejiang-ZhiPu-20230831", product="蓟门合同审查", scenario="政务",
        industry_code="I6513", region="北京市通州区",
        applied_on=_on("2025-09-08"), contract_number="ZP-LAW-2501",
        signed_on=_on("2025-01-02"), starts_on=_on("2025-01-02"), ends_on=_on("2025-12-31"),
        rows=(_row("知谱大模型API服务", "年", "1", "640000.00", "640000.00"),),
        months=_months(("2025-01-02", "2025-03-31", "160000.00", "64,000"),
                       ("2025-04-01", "2025-06-30", "180000.00", "72,000")),
        bills=(("2025-04-11", "160000.00", False), ("2025-07-04", "180000.00", False)),
        payments=(("2025-04-22", "160000.00", "ccb", "API调用费"),
                  ("2025-07-15", "180000.00", "ccb", "API调用费")),
        defects=("unsealed-commitment", "statement-2023", "words-differ"),
    )  # fmt: skip


def _p10(chance: random.Random) -> Case:
    return _case(
        9, chance, "private", TONGZHOU, name="p10",
        applicant=APPLICANTS[9], vendor=VENDORS[4],
        model="川流大模型", filing="Beijing-ChuanLiu-202312210009", product="燕陶图纸审查智能体",
        scenario="工业", industry_code="M7485", region="北京市通州区",
        applied_on=_on("2025-09-22"), contract_number="YT-2023-1220",
        signed_on=_on("2023-12-20"), starts_on=_on("2024-01-05"), ends_on=_on("2025-01-04"),
        rows=(_row("川流大模型私有化版", "套", "1", "720000.00", "720000.00"),),
        months=(), accepted_on=_on("2024-03-29"),
        bills=(("2024-01-16", "220000.00", False), ("2024-04-12", "500000.00", False)),
        payments=(("2024-01-24", "220000.00", "icbc", "模型采购款"),
                  ("2024-04-25", "500000.00", "icbc", "模型采购款")),
        defects=("unsealed-statement", "invoice-number", "signed-early"),
    )  # fmt: skip
