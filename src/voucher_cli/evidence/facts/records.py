"""Facts of invoices that a file holds as named values: XML, OFD's custom data, a PDF's keys.

The names are those of the tax platform (EInvoice), of the older OFD invoices
(original_invoice.xml), of interfaces that abbreviate (fphm, kprq …), and the Chinese ones of OFD's
CustomDatas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from voucher_cli.dates import find_dates
from voucher_cli.evidence.model import Fact, PartKind, Record, Source
from voucher_cli.money import AmountError, parse_amount, parse_capital_amount
from voucher_cli.text import normalise

_NAMES: dict[str, str] = {
    "number": "taxsupervisioninfoinvoicenumber invoicenumber invoiceno einvoicenumber "
    "electronicinvoicenumber invoicenum einvno fphm fp_hm qdfphm sdfphm eiid 发票号码 数电票号码 "
    "数电发票号码 全电发票号码 电子发票号码",
    "issued_on": "issuetime issuedate dateofissue dateofissuance invoicedate issuedatetime kprq "
    "kprqsj 开票日期 开具日期 requesttime",
    "amount": "totaltaxincludedamount taxinclusivetotalamount totaltaxincludedam jshj "
    "amounttaxincluded totalamountincludingtax totalamountwithtax 价税合计 价税合计小写 "
    "价税合计金额 含税总额 totalamount",
    "net": "totalamwithouttax totalamountwithouttax taxexclusivetotalamount hjje "
    "amountwithouttax totalamountexcludingtax amountwithoutvat 合计金额 不含税金额 金额合计",
    "tax": "totaltaxam totaltaxamount taxtotalamount totaltax hjse 合计税额 税额合计",
    "buyer": "buyername purchasername nameofbuyer nameofpurchaser gmfmc gfmc ghfmc "
    "购买方名称 购方名称 购买方",
    "buyer_id": "buyeridnum buyertaxid buyertaxno purchasertaxid purchasertaxno buyertaxpayerid "
    "taxpayerregistrationnumberofbuyer gmfnsrsbh gfsh gmfsbh ghfnsrsbh 购买方纳税人识别号 "
    "购方纳税人识别号 购买方识别号 购买方统一社会信用代码/纳税人识别号",
    "seller": "sellername nameofseller salername salesname xsfmc xfmc xhfmc 销售方名称 销方名称 "
    "销售方",
    "seller_id": "selleridnum sellertaxid sellertaxno salertaxno salestaxid sellertaxpayerid "
    "taxpayerregistrationnumberofseller xsfnsrsbh xfsh xsfsbh xhfnsrsbh 销售方纳税人识别号 "
    "销方纳税人识别号 销售方识别号 销售方统一社会信用代码/纳税人识别号",
    "item": "itemname item goodsname projectname xmmc spmc 项目名称 货物名称 商品名称",
    "type": "generalorspecialvatlabelname einvoicetypelabelname invoicetypename "
    "nameofinvoice fplxmc 发票类型 票种",
    "amount_capital": "totaltaxincludedamountinchinese amountinwords "
    "taxinclusivetotalamountinchinese taxinclusivetotalamountwithwords jshjdx 价税合计大写",
}  # fmt: skip
"""the keys of each fact, the best first"""

_FACT_OF = {key: name for name, keys in _NAMES.items() for key in keys.split()}
_RANK = {key: rank for keys in _NAMES.values() for rank, key in enumerate(keys.split())}
LABELS = {
    "number": "发票号码",
    "issued_on": "开票日期",
    "amount": "价税合计（小写）",
    "amount_capital": "价税合计（大写）",
    "net": "合计金额",
    "tax": "合计税额",
    "buyer": "购买方名称",
    "buyer_id": "购买方纳税人识别号",
    "seller": "销售方名称",
    "seller_id": "销售方纳税人识别号",
    "item": "项目名称",
}
"""the words for a fact on an invoice"""
_MANY = frozenset({"item"})
_SPARED = re.compile(r"[^0-9a-z_/\u4e00-\u9fff]")
_OTHER_INVOICE = re.compile(r"original(?!invoice)|blue|corresponding|原发票|原票|蓝字|对应")
"""words for the invoice that a red-letter one takes back"""
_DIGITS = re.compile(r"\d{8}|\d{20}")
_COMPACT_TIME = re.compile(r"(\d{8})(?:\d{4,9})?(?:\.\d+)?Z?")
_ID = re.compile(r"[0-9A-Z]{15,20}")
_TYPE_CODES = {"01": "增值税专用发票", "02": "普通发票"}
_TYPE_CODE_PATH = "generalorspecialvatlabelcode"


@dataclass(frozen=True, slots=True)
class Field:
    """One named value. `inside` names what it stands in (Buyer of Buyer/Name), `where` its place
    for people."""

    name: str
    text: str
    inside: str = ""
    where: str | None = None

    @property
    def keys(self) -> tuple[str, str]:
        """What it is looked up by: its name, and its name after that of what it stands in."""
        name, inside = _key(self.name), _key(self.inside)
        return (inside + name, name)

    @property
    def fact(self) -> str | None:
        """The name of the fact that it may be."""
        if _OTHER_INVOICE.search(_key(self.inside)):
            return None
        return next((_FACT_OF[key] for key in self.keys if key in _FACT_OF), None)

    @property
    def rank(self) -> int:
        """0 for the surest of the names of its fact."""
        return next((_RANK[key] for key in self.keys if key in _RANK), len(_RANK))


def _key(name: str) -> str:
    return _SPARED.sub("", normalise(name).casefold())


def number_in(field: Field) -> str | None:
    """The invoice number that a field states."""
    if field.fact != "number":
        return None
    value = _read_number(field.text)
    return value if isinstance(value, str) else None


def invoice_record(
    fields: Iterable[Field], source: Source, page: int | None = None
) -> Record | None:
    """The invoice that the fields describe; None where they are not one's."""
    fields = tuple(fields)
    facts: dict[str, list[tuple[int, Fact]]] = {}
    for field in fields:
        name = field.fact
        value = _READERS[name](normalise(field.text).strip()) if name else None
        if name and value is not None:
            fact = Fact(name, value, field.text[:80], source, page, field.where)
            facts.setdefault(name, []).append((field.rank, fact))
    if "type" not in facts and (told := _type_by_code(fields)) is not None:
        facts["type"] = [(0, Fact("type", told[1], told[0].text, source, page, told[0].where))]
    found = [fact for name in _NAMES if name in facts for fact in _best(name, facts[name])]
    values = {fact.name: fact.value for fact in found}
    if "number" not in values or not values.keys() & {"amount", "net", "issued_on"}:
        return None
    return Record(PartKind.INVOICE, source, (*found, *_sum(values, source, page)), page)


def _best(name: str, ranked: Sequence[tuple[int, Fact]]) -> list[Fact]:
    if name in _MANY:
        return list({fact.value: fact for _, fact in ranked}.values())
    return [min(ranked, key=lambda pair: pair[0])[1]]


def _type_by_code(fields: Iterable[Field]) -> tuple[Field, str] | None:
    for field in fields:
        if _TYPE_CODE_PATH in field.keys and field.text in _TYPE_CODES:
            return field, _TYPE_CODES[field.text]
    return None


def _sum(
    values: dict[str, Decimal | date | str], source: Source, page: int | None
) -> tuple[Fact, ...]:
    """价税合计, where only what it is the sum of is told."""
    net, tax = values.get("net"), values.get("tax")
    if "amount" in values or not isinstance(net, Decimal) or not isinstance(tax, Decimal):
        return ()
    return (Fact("amount", net + tax, f"{net} + {tax}", source, page),)


# --- single values -------------------------------------------------------------------------------


def _read_number(text: str) -> str | None:
    digits = re.sub(r"\s", "", text)
    return digits if _DIGITS.fullmatch(digits) else None


def read_day(text: str) -> date | None:
    """The day of a date or a time in any of the usual styles."""
    compact = _COMPACT_TIME.fullmatch(text)
    written = next(find_dates(compact[1] if compact else text), None)
    return written.value if written else None


def _read_amount(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except AmountError:
        return None


def _read_capitals(text: str) -> Decimal | None:
    try:
        return parse_capital_amount(text)
    except AmountError:
        return None


def _read_id(text: str) -> str | None:
    squeezed = re.sub(r"[\s-]", "", text).upper()
    return squeezed if _ID.fullmatch(squeezed) else None


def _read_name(text: str) -> str | None:
    return text if 2 <= len(text) <= 120 else None


def _read_type(text: str) -> str | None:
    return text if "票" in text and len(text) < 60 else None


_READERS = {
    "number": _read_number,
    "issued_on": read_day,
    "amount": _read_amount,
    "net": _read_amount,
    "tax": _read_amount,
    "amount_capital": _read_capitals,
    "buyer": _read_name,
    "seller": _read_name,
    "buyer_id": _read_id,
    "seller_id": _read_id,
    "item": _read_name,
    "type": _read_type,
}
