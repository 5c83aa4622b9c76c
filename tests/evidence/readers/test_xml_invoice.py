"""XML invoices: the platform's own, other dialects and encodings, and what is refused."""

from dataclasses import replace
from decimal import Decimal

import pytest
from dossier.xml_invoice import invoice_xml

from voucher_cli.evidence.model import FileState, PartKind, Source
from voucher_cli.evidence.readers.xml_invoice import read_xml
from voucher_cli.evidence.readers.xml_tree import MAX_DEPTH

from ..invoice_sheets import NUMBER, RED, SHEET, part_of, told

OTHER = """<?xml version="1.0" encoding="{encoding}"?>
<fp:eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019">
 <fp:InvoiceNo>83089647</fp:InvoiceNo><fp:InvoiceCode>033002000211</fp:InvoiceCode>
 <fp:IssueDate>2024年11月20日</fp:IssueDate>
 <fp:Buyer><fp:BuyerName>北京汀兰数据科技有限公司</fp:BuyerName>
  <fp:BuyerTaxID>91110108MA01ABCD2H</fp:BuyerTaxID></fp:Buyer>
 <fp:Seller><fp:SellerName>北京栖霞云计算有限公司</fp:SellerName></fp:Seller>
 <fp:TaxInclusiveTotalAmount>526.00</fp:TaxInclusiveTotalAmount>
 <fp:TaxExclusiveTotalAmount>510.68</fp:TaxExclusiveTotalAmount>
 <fp:TaxTotalAmount>15.32</fp:TaxTotalAmount>
 <fp:GoodsInfos><fp:GoodsInfo><fp:Item>*信息技术服务*调用</fp:Item><fp:Amount>510.68</fp:Amount>
 </fp:GoodsInfo></fp:GoodsInfos>
</fp:eInvoice>"""


def test_the_platforms_own() -> None:
    part = part_of("a.xml", invoice_xml(SHEET))
    assert part.kind is PartKind.INVOICE
    assert part.conflicts == ()
    assert told(part.facts) | {"cost_kind": ("", "")} == {
        "number": (NUMBER, "xml"),
        "issued_on": ("2024-11-28", "xml"),
        "amount": ("212000.00", "xml"),
        "amount_capital": ("212000", "xml"),
        "net": ("200000.00", "xml"),
        "tax": ("12000.00", "xml"),
        "buyer": ("北京汀兰数据科技有限公司", "xml"),
        "buyer_id": ("91110108MA01ABCD2H", "xml"),
        "seller": ("北京栖霞云计算有限公司", "xml"),
        "seller_id": ("91110105MA7XKQ4H3P", "xml"),
        "item": ("*信息技术服务*模型调用", "xml"),
        "type": ("增值税专用发票", "xml"),
        "cost_kind": ("", ""),
    }


def test_its_rows_name_the_values_as_the_print_does() -> None:
    [page] = read_xml(invoice_xml(SHEET)).pages
    assert page.rows[0].text == "电子发票（增值税专用发票）"
    assert page.read_by is Source.XML
    rows = {row.cells[0].text: row.cells[-1] for row in page.rows}
    assert rows["备注"].text == "合同号 QX-2024-17"
    assert rows["开票日期"].where == "EInvoice/TaxSupervisionInfo/IssueTime"


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK", "GB2312", "UTF-16"])
def test_other_dialects_and_encodings(encoding: str) -> None:
    data = OTHER.format(encoding=encoding).encode(encoding)
    facts = told(part_of("a.xml", data).facts)
    assert facts["number"] == ("83089647", "xml")
    assert facts["net"] == ("510.68", "xml")
    assert facts["buyer"] == ("北京汀兰数据科技有限公司", "xml")


def test_an_encoding_that_is_not_the_declared_one() -> None:
    data = OTHER.format(encoding="UTF-8").encode("gbk")
    assert told(part_of("a.xml", data).facts)["seller"][0] == "北京栖霞云计算有限公司"


def test_red_letters_are_negative_and_do_not_take_the_number_of_the_other() -> None:
    red = invoice_xml(RED).decode()
    other = "<OriginalInvoice><InvoiceNumber>24112000000011112222</InvoiceNumber></OriginalInvoice>"
    part = part_of("a.xml", red.replace("<EInvoiceData>", f"<EInvoiceData>{other}").encode())
    facts = told(part.facts)
    assert facts["amount"][0] == "-212000.00"
    assert facts["amount_capital"][0] == "-212000"
    assert facts["number"][0] == NUMBER


def test_several_in_one_file_are_pages_of_their_own() -> None:
    second = replace(SHEET, number="24112000000087654322", total=Decimal("5.00"))
    both = b"".join(invoice_xml(s).split(b"?>", 1)[1] for s in (SHEET, second))
    content = read_xml(b"<Batch><List>" + both + b"</List></Batch>")
    assert [record.page for record in content.records] == [1, 2]
    assert [record.facts[0].value for record in content.records] == [NUMBER, second.number]


def test_the_tax_bureaus_signature_is_no_row() -> None:
    signature = f"<Signature><SignatureValue>{'QUJD' * 60}</SignatureValue></Signature>"
    data = invoice_xml(SHEET).decode().replace("</EInvoice>", f"{signature}</EInvoice>")
    assert "QUJD" not in read_xml(data.encode()).pages[0].text


@pytest.mark.parametrize(
    "evil",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE EInvoice SYSTEM "http://example.com/a.dtd"><EInvoice/>',
    ],
)
def test_document_types_are_refused(evil: str) -> None:
    content = read_xml(f'<?xml version="1.0"?>{evil}'.encode())
    assert content.state is FileState.UNSUPPORTED
    assert content.detail is not None
    assert "DOCTYPE" in content.detail.zh


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1),
        b"<EInvoice><EInvoiceData>",
        "<发票".encode("utf-16"),
    ],
)
def test_damaged_and_endless_ones_are_unreadable(data: bytes) -> None:
    assert read_xml(data).state is FileState.UNREADABLE


def test_other_xml_is_read_only_where_it_holds_words() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M 0 0 L 5 5"/></svg>'
    assert read_xml(svg).state is FileState.UNSUPPORTED
    words = "<说明><正文>本公司二〇二四年度大模型使用情况说明</正文></说明>".encode()
    content = read_xml(words)
    assert (content.state, content.records) == (FileState.READ, ())
    assert content.pages[0].rows[0].cells[1].text == "本公司二〇二四年度大模型使用情况说明"


def test_a_million_blanks_are_no_work() -> None:
    """They would be, if the declaration were looked for among them."""
    blanks = b" " * 1_000_000
    assert read_xml(b"<a>" + blanks + b"</a>").state is FileState.UNSUPPORTED
