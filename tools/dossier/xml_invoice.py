"""Fully digital invoices as the XML that the tax platform issues beside the print."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dossier.invoice import InvoiceSheet


def invoice_xml(sheet: InvoiceSheet, encoding: str = "UTF-8") -> bytes:
    """The invoice as an EInvoice document."""
    root = Element("EInvoice")
    head = SubElement(root, "Header")
    _put(head, EIid=sheet.number, EInvoiceTag="SWEI3200", Version="0.2")
    label = SubElement(head, "InherentLabel")
    special = "专用" in sheet.kind
    for name, code, words in (
        ("InIssuType", "N" if sheet.total < 0 else "Y", "是否蓝字发票标志"),
        ("EInvoiceType", "01" if special else "02", sheet.kind),
        ("GeneralOrSpecialVAT", "01" if special else "02", sheet.kind),
    ):
        _put(SubElement(label, name), LabelCode=code, LabelName=words)
    _put_data(SubElement(root, "EInvoiceData"), sheet)
    supervision = SubElement(root, "TaxSupervisionInfo")
    day = sheet.issued_on.translate(str.maketrans({"年": "-", "月": "-", "日": None}))
    _put(
        supervision,
        InvoiceNumber=sheet.number,
        IssueTime=f"{day} 10:21:36",
        TaxBureauCode="11100000000",
        TaxBureauName="国家税务总局北京市税务局",
    )
    indent(root)
    data: bytes = tostring(root, encoding=encoding, xml_declaration=True)
    return data


def _put_data(data: Element, sheet: InvoiceSheet) -> None:
    for side, (name, number) in (("Seller", sheet.seller), ("Buyer", sheet.buyer)):
        _put(
            SubElement(data, f"{side}Information"),
            **{f"{side}IdNum": number, f"{side}Name": name, f"{side}Addr": ""},
        )
    net = sum((n for _, n, _ in sheet.rows), Decimal(0))
    tax = sum((t for _, _, t in sheet.rows), Decimal(0))
    _put(
        SubElement(data, "BasicInformation"),
        **{
            "TotalAmWithoutTax": f"{net:f}",
            "TotalTaxAm": f"{tax:f}",
            "TotalTax-includedAmount": f"{sheet.total:.2f}",
            "TotalTax-includedAmountInChinese": sheet.in_capitals,
            "Drawer": "孟瑶",
        },
    )
    for item, row_net, row_tax in sheet.rows:
        _put(
            SubElement(data, "IssuItemInformation"),
            ItemName=item,
            MeaUnits="项",
            Quantity="1" if row_net > 0 else "-1",
            Amount=f"{row_net:f}",
            TaxRate=f"{Decimal(sheet.rate.rstrip('%')) / 100}",
            ComTaxAm=f"{row_tax:f}",
        )
    _put(SubElement(data, "AdditionalInformation"), Remark=sheet.note)


def _put(parent: Element, **children: str) -> None:
    for name, text in children.items():
        SubElement(parent, name).text = text
