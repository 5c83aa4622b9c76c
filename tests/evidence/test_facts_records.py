"""Named values → facts of an invoice."""

from datetime import date
from decimal import Decimal

import pytest

from voucher_cli.evidence.facts.records import Field, invoice_record, read_day
from voucher_cli.evidence.model import Record, Source

CUSTOM = {
    "发票代码": "033002000211",
    "发票号码": "83089647",
    "开票日期": "2024年11月20日",
    "合计金额": "510.68",
    "合计税额": "15.32",
    "购买方纳税人识别号": "91110108MA01ABCD2H",
}


def record(values: dict[str, str]) -> Record | None:
    return invoice_record((Field(k, v) for k, v in values.items()), Source.OFD)


def test_chinese_names_and_the_sum_of_what_is_told() -> None:
    found = record(CUSTOM)
    assert found is not None
    values = {fact.name: fact.value for fact in found.facts}
    assert values == {
        "number": "83089647",
        "issued_on": date(2024, 11, 20),
        "net": Decimal("510.68"),
        "tax": Decimal("15.32"),
        "buyer_id": "91110108MA01ABCD2H",
        "amount": Decimal("526.00"),
    }


@pytest.mark.parametrize("lacking", ["发票号码"])
def test_without_its_number_it_is_no_invoice(lacking: str) -> None:
    assert record({k: v for k, v in CUSTOM.items() if k != lacking}) is None
    assert record({"发票号码": "83089647"}) is None
    assert record({**CUSTOM, "发票号码": "8308"}) is None


def test_names_within_names() -> None:
    fields = [
        Field("InvoiceNo", "83089647"),
        Field("IssueDate", "2024-11-20"),
        Field("Name", "北京汀兰数据科技有限公司", "Buyer"),
        Field("Name", "北京栖霞云计算有限公司", "Seller"),
        Field("LabelCode", "01", "GeneralOrSpecialVAT"),
    ]
    found = invoice_record(fields, Source.XML)
    assert found is not None
    values = {fact.name: fact.value for fact in found.facts}
    assert values["buyer"] == "北京汀兰数据科技有限公司"
    assert values["seller"] == "北京栖霞云计算有限公司"
    assert values["type"] == "增值税专用发票"


@pytest.mark.parametrize(
    "text",
    ["2024-11-20 10:21:36", "2024-11-20T10:21:36", "20241120", "20241120102136", "2024/11/20"],
)
def test_days_in_every_style(text: str) -> None:
    assert read_day(text) == date(2024, 11, 20)


def test_no_day() -> None:
    assert read_day("20241345") is None
    assert read_day("") is None
