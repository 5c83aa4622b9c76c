"""Records and QR codes go to the part that they are of."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from dossier.xml_invoice import invoice_xml

from voucher_cli.evidence.model import (
    Cell,
    Code,
    FileState,
    FileType,
    Look,
    Page,
    Part,
    PartKind,
    Row,
    Source,
    SourceFile,
    ToldBy,
)
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.vocabulary import load_vocabulary

from .invoice_sheets import NUMBER, SHEET, part_of, pdf_with, seen, told

INFO = {
    "InvoiceNumber": NUMBER,
    "IssueTime": "2024年11月28日",
    "TotalAmWithoutTax": "200000.00",
    "TotalTaxAm": "12000.00",
    "TotalTax-includedAmount": "212000.00",
}
OTHER_NUMBER = "24112000000011112222"


def scan(*pages: tuple[str, str | None], name: str = "扫描件.pdf") -> tuple[Part, ...]:
    """The documents of a scan: for each page its text (lines, `|` parts cells) and its code."""
    made = []
    for n, (text, payload) in enumerate(pages, start=1):
        rows = tuple(
            Row(tuple(Cell(c, (50.0, 40.0 * m, 300.0, 40.0 * m + 10)) for c in line.split("|")))
            for m, line in enumerate(filter(None, text.split("\n")), start=1)
        )
        codes = (Code(payload, (20, 20, 80, 80)),) if payload else ()
        made.append(
            Page(n, rows, bool(rows), 595, 400, Source.OCR, pictured=True, look=Look(codes=codes))
        )
    file = SourceFile(
        name, 1, "", FileType.PDF, FileState.READ, pages=tuple(made), read_by=Source.OCR
    )
    return parts_of(file, load_vocabulary())


def payload(number: str = NUMBER, amount: str = "212000.00", kind: str = "31") -> str:
    return f"01,{kind},,{number},{amount},20241128,,7C1E"


def test_keys_of_the_information_dictionary() -> None:
    part = part_of("a.pdf", pdf_with(SHEET, INFO))
    assert part.conflicts == ()
    assert told(part.facts)["net"] == ("200000.00", "pdf-info")
    assert told(part.facts)["seller"] == ("北京栖霞云计算有限公司", "pdf-text")
    assert part.all("amount")[0].box is not None


def test_print_that_was_altered_disagrees_with_its_keys() -> None:
    altered = replace(SHEET, total=Decimal("912000.00"))
    [conflict] = part_of("a.pdf", pdf_with(altered, INFO)).conflicts
    assert (conflict.better.source, conflict.worse.source) == (Source.PDF_INFO, Source.PDF_TEXT)
    assert (conflict.better.value, conflict.worse.value) == (212000, 912000)


def test_an_attached_xml_is_the_best_source() -> None:
    part = part_of("a.pdf", pdf_with(SHEET, INFO, {"invoice.xml": invoice_xml(SHEET)}))
    assert {source for _, source in told(part.facts).values()} <= {"xml", "pdf-text"}
    assert told(part.facts)["seller"][1] == "xml"


def test_a_pdf_without_data_has_none() -> None:
    assert seen("a.pdf", pdf_with(SHEET, {"Title": "发票"}, {"a.txt": b"x"})).records == ()


def test_a_code_tells_what_was_misread() -> None:
    text = f"电子发票(普通发票)\n发票号码:|{NUMBER[:-1]}\n价税合计(小写)|¥212000.00\n开票日期|税率"
    [part] = scan((text, payload()))
    assert told(part.facts)["number"] == (NUMBER, "qr")
    assert part.first("number").box == (20, 20, 80, 80)  # type: ignore[union-attr]
    assert part.conflicts == ()


def test_a_code_makes_an_unread_page_an_invoice() -> None:
    [part] = scan(("", payload()))
    assert (part.kind, part.told_by) == (PartKind.INVOICE, ToldBy.MARKS)
    assert told(part.facts)["amount"] == ("212000.00", "qr")


def test_other_codes_change_nothing() -> None:
    [part] = scan(("收据\n金额|5.00", "https://example.com/?id=01,31"))
    assert part.kind is not PartKind.INVOICE


def test_each_page_with_a_code_is_an_invoice_of_its_own() -> None:
    parts = scan(("票", payload()), ("票", payload(OTHER_NUMBER)))
    assert [told(part.facts)["number"][0] for part in parts] == [NUMBER, OTHER_NUMBER]


def test_a_titled_contract_stays_one_whatever_code_is_on_it() -> None:
    [part] = scan(("技术服务合同\n甲方:|北京汀兰数据科技有限公司", payload()))
    assert part.kind is PartKind.CONTRACT
    assert part.conflicts == ()


def test_records_go_by_number_and_one_that_no_page_shows_stands_alone() -> None:
    stray = invoice_xml(replace(SHEET, number=OTHER_NUMBER))
    attached: Mapping[str, bytes] = {"1.xml": invoice_xml(SHEET), "2.xml": stray}
    file = seen("a.pdf", pdf_with(SHEET, attached=attached))
    parts = parts_of(file, load_vocabulary())
    numbers = [told(part.facts)["number"][0] for part in parts]
    assert numbers == [NUMBER, OTHER_NUMBER]
    assert all(part.conflicts == () for part in parts)
    assert parts[1].read_by is Source.XML


def test_a_lone_record_of_another_number_is_told_against_the_print() -> None:
    stray = invoice_xml(replace(SHEET, number=OTHER_NUMBER))
    [conflict] = part_of("a.pdf", pdf_with(SHEET, attached={"1.xml": stray})).conflicts
    assert (conflict.better.value, conflict.worse.value) == (OTHER_NUMBER, NUMBER)
