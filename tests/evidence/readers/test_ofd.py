"""OFD: the dossier's invoices, odd packages written by hand, seals, hostile ones."""

import base64
import hashlib
from collections.abc import Mapping

import pytest
from dossier.ofd import Parts, draw_ofd

from voucher_cli.evidence.model import FileState, Integrity, PartKind, Source
from voucher_cli.evidence.readers import ofd_package
from voucher_cli.evidence.readers.ofd import read_ofd
from voucher_cli.evidence.readers.ofd_geometry import deltas
from voucher_cli.evidence.readers.ofd_pictures import ofd_page_pictures

from ..invoice_sheets import NUMBER, RED, SHEET, part_of, told
from ..papers import zipped

ROOT = (
    "<OFD><DocBody><DocInfo/><DocRoot>{root}</DocRoot>"
    "<Signatures>Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>"
)
DOCUMENT = (
    "<Document><CommonData><PageArea><PhysicalBox>0 0 100 50</PhysicalBox></PageArea>"
    "<DocumentRes>Res.xml</DocumentRes></CommonData>"
    '<Pages><Page ID="7" BaseLoc="{page}"/></Pages></Document>'
)
PAGE = "<Page><Content><Layer>{objects}</Layer></Content></Page>"
TEXT = (
    '<TextObject Boundary="10 10 60 5" Size="4"><TextCode X="0" Y="4">合同金额</TextCode>'
    "</TextObject>"
)


def ofd(
    objects: str = TEXT,
    root: str = "Doc_0/Document.xml",
    page: str = "Pages/Page_0/Content.xml",
    **more: bytes,
) -> dict[str, bytes]:
    """The members of a small OFD without namespaces."""
    return {
        "OFD.xml": ROOT.format(root=root).encode(),
        "Doc_0/Document.xml": DOCUMENT.format(page=page).encode(),
        "Doc_0/Pages/Page_0/Content.xml": PAGE.format(objects=objects).encode(),
        **more,
    }


def text(members: Mapping[str, bytes]) -> str:
    content = read_ofd(zipped(members))
    assert content.state is FileState.READ
    return "\n".join(page.text for page in content.pages)


# --- invoices -------------------------------------------------------------------------------------


def test_page_attachment_and_custom_data_agree() -> None:
    part = part_of("a.ofd", draw_ofd(SHEET))
    assert (part.kind, part.read_by, part.conflicts) == (PartKind.INVOICE, Source.OFD, ())
    facts = told(part.facts)
    assert facts["number"] == (NUMBER, "ofd")
    assert facts["amount"] == ("212000.00", "ofd")
    assert facts["seller"] == ("北京栖霞云计算有限公司", "ofd")
    amount = part.first("amount")
    assert amount is not None
    assert amount.box is not None
    assert amount.page == 1


@pytest.mark.parametrize(
    "parts",
    [
        Parts(attachment=False, custom_data=False),
        Parts(text=False),
        Parts(attachment=False),
        Parts(custom_data=False),
        Parts(text=False, attachment=False),
    ],
)
def test_each_part_alone_tells_the_invoice(parts: Parts) -> None:
    part = part_of("a.ofd", draw_ofd(SHEET, parts))
    assert part.kind is PartKind.INVOICE
    assert part.readable
    facts = told(part.facts)
    assert facts["number"][0] == NUMBER
    assert facts["amount"][0] == "212000.00"
    assert facts["issued_on"][0] == "2024-11-28"


def test_red_letters() -> None:
    assert told(part_of("a.ofd", draw_ofd(RED)).facts)["amount"][0] == "-212000.00"


def test_custom_data_that_disagree_with_the_page() -> None:
    data = draw_ofd(SHEET, Parts(attachment=False))
    content = read_ofd(data)
    assert content.records[0].page == 1
    other = draw_ofd(RED, Parts(attachment=False))
    assert read_ofd(other).records[0].facts != content.records[0].facts


# --- odd packages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("root", "page"),
    [
        ("/Doc_0/Document.xml", "/Doc_0/Pages/Page_0/Content.xml"),
        ("./Doc_0/../Doc_0/Document.xml", "./Pages/Page_0/Content.xml"),
        ("Doc_0\\Document.xml", "Pages\\Page_0\\Content.xml"),
        ("doc_0/document.XML", "pages/PAGE_0/content.xml"),
        ("Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"),
        ("../../Doc_0/Document.xml", "../Doc_0/Pages/Page_0/Content.xml"),
    ],
)
def test_paths_as_their_writers_mean_them(root: str, page: str) -> None:
    assert text(ofd(root=root, page=page)) == "合同金额"


def test_names_of_members_in_other_styles() -> None:
    moved = {f"发票/{name.replace('/', chr(92))}": data for name, data in ofd().items()}
    assert text(moved) == "合同金额"


@pytest.mark.parametrize("space", ["ofd", "x", ""])
def test_any_prefix_declared_or_not(space: str) -> None:
    mark = f"{space}:" if space else ""
    declared = f' xmlns{":" + space if space else ""}="http://www.ofdspec.org/2016"'

    def prefixed(xml: bytes) -> bytes:
        plain = xml.decode().replace("</", "\0").replace("<", f"<{mark}").replace("\0", f"</{mark}")
        first = plain.index(">")
        return (plain[:first] + declared + plain[first:]).encode()

    assert text({name: prefixed(data) for name, data in ofd().items()}) == "合同金额"


def test_a_missing_page_is_unread_and_a_lost_root_is_found_without() -> None:
    members = ofd()
    del members["Doc_0/Pages/Page_0/Content.xml"]
    [page] = read_ofd(zipped(members)).pages
    assert not page.readable
    members = ofd()
    members["OFD.xml"] = b"<OFD"
    assert text(members) == "合同金额"


# --- text and lines -------------------------------------------------------------------------------


def test_glyphs_one_by_one_are_one_word_in_points() -> None:
    glyphs = "".join(
        f'<TextObject Boundary="{10 + 4 * n} 10 4 5" Size="4"><TextCode X="0" Y="4">{c}</TextCode>'
        "</TextObject>"
        for n, c in enumerate("价税合计")
    )
    [page] = read_ofd(zipped(ofd(glyphs))).pages
    [row] = page.rows
    [cell] = row.cells
    assert cell.text == "价税合计"
    assert cell.box is not None
    assert cell.box[0] == pytest.approx(10 * 72 / 25.4, abs=0.01)
    assert page.width == pytest.approx(100 * 72 / 25.4)


def test_steps_and_matrices_place_characters() -> None:
    apart = (
        '<TextObject Boundary="10 10 80 5" Size="4" CTM="1 0 0 1 2 0"><TextCode X="0" Y="4" '
        'DeltaX="g 3 4 30 g 3 4">合同金额甲方乙方</TextCode></TextObject>'
    )
    [page] = read_ofd(zipped(ofd(apart))).pages
    assert [cell.text for cell in page.rows[0].cells] == ["合同金额", "甲方乙方"]
    box = page.rows[0].cells[0].box
    assert box is not None
    assert box[0] == pytest.approx(12 * 72 / 25.4, abs=0.01)


def test_runs_of_steps() -> None:
    assert deltas("1 g 3 2 5", 10) == [1, 2, 2, 2, 5]
    assert deltas("g 999999999 2", 4) == [2, 2, 2, 2]
    assert deltas("g 2", 4) == [0, 0]
    assert deltas(None, 4) == []


def test_blocks_and_templates() -> None:
    block = f"<PageBlock><PageBlock>{TEXT}</PageBlock></PageBlock>"
    assert text(ofd(block)) == "合同金额"


def test_glyphs_without_codes_are_no_text() -> None:
    [page] = read_ofd(zipped(ofd(TEXT.replace("合同金额", "\u00a4\u00a4\ue123\u00a4")))).pages
    assert not page.readable


# --- pictures -------------------------------------------------------------------------------------

IMAGE = '<ImageObject Boundary="0 0 100 50" CTM="100 0 0 50 0 0" ResourceID="{id}"/>'
RESOURCES = (
    b'<Res BaseLoc="Res"><MultiMedias><MultiMedia ID="5" Type="Image"><MediaFile>a.png</MediaFile>'
    b"</MultiMedia></MultiMedias></Res>"
)


def test_a_scan_is_unread_and_its_picture_is_handed_out() -> None:
    members = ofd(IMAGE.format(id=5), **{"Doc_0/Res.xml": RESOURCES, "Doc_0/Res/a.png": b"PIXELS"})
    data = zipped(members)
    [page] = read_ofd(data).pages
    assert (page.readable, page.pictured) == (False, True)
    [picture] = ofd_page_pictures(data, 1)
    assert picture.data == b"PIXELS"
    assert picture.box == pytest.approx((0, 0, 100 * 72 / 25.4, 50 * 72 / 25.4))
    assert ofd_page_pictures(data, 2) == ()
    assert ofd_page_pictures(b"PK\x03\x04", 1) == ()


def test_a_picture_without_its_file_is_none() -> None:
    assert ofd_page_pictures(zipped(ofd(IMAGE.format(id=9))), 1) == ()


# --- seals ----------------------------------------------------------------------------------------


def der(tag: int, *contents: bytes) -> bytes:
    body = b"".join(contents)
    size = bytes([len(body)]) if len(body) < 128 else b"\x82" + len(body).to_bytes(2, "big")
    return bytes([tag]) + size + body


SEAL = der(
    0x30,
    der(0x30, der(0x16, b"ES"), der(0x02, b"\x04")),
    der(0x16, b"1101"),
    der(
        0x30,
        der(0x02, b"\x01"),
        der(0x0C, "北京汀兰数据科技有限公司".encode()),
        der(0x02, b"\x01"),
        der(0x18, b"20240101000000Z"),
        der(0x18, b"20340101000000Z"),
    ),
)
SIGNATURE = '<Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>'


def sealed(page: bytes | None = None, padding: int = 0, times: int = 1) -> bytes:
    """An OFD sealed several `times`, its page made larger by `padding` bytes; `page` replaces the
    signed page afterwards."""
    members = ofd(TEXT + " " * padding)
    path = "Doc_0/Pages/Page_0/Content.xml"
    digest = base64.b64encode(hashlib.sha256(members[path]).digest()).decode()
    listed = f"<Signatures>{SIGNATURE * times}</Signatures>"
    members["Doc_0/Signs/Signatures.xml"] = listed.encode()
    members["Doc_0/Signs/Sign_0/Seal.esl"] = SEAL
    members["Doc_0/Signs/Sign_0/Signature.xml"] = (
        "<Signature><SignedInfo><SignatureDateTime>20241128093000.120Z</SignatureDateTime>"
        f'<References CheckMethod="SHA256"><Reference FileRef="/{path}"><CheckValue>{digest}'
        "</CheckValue></Reference></References>"
        '<StampAnnot PageRef="7" Boundary="10 20 40 40"/><Seal><BaseLoc>Seal.esl</BaseLoc></Seal>'
        "</SignedInfo></Signature>"
    ).encode()
    if page is not None:
        members[path] = page
    return zipped(members)


def test_whose_seal_it_is_and_where() -> None:
    content = read_ofd(sealed())
    assert content.has_signature_field
    [signature] = content.signatures
    assert signature.organisation == "北京汀兰数据科技有限公司"
    assert str(signature.signed_on) == "2024-11-28"
    assert signature.integrity is Integrity.UNKNOWN
    assert signature.covers_all
    assert signature.doubts
    assert signature.page == 1
    assert signature.box == pytest.approx((28.35, 56.69, 141.73, 170.08))


def test_a_page_changed_after_sealing() -> None:
    [signature] = read_ofd(sealed(PAGE.format(objects=TEXT + TEXT).encode())).signatures
    assert signature.integrity is Integrity.CHANGED


def test_what_many_signatures_cover_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit of what is read, members would seem changed."""
    monkeypatch.setattr(ofd_package, "MAX_READ", 200_000)
    other = PAGE.format(objects=TEXT + " " * 50_000 + TEXT).encode()
    for page, integrity in ((None, Integrity.UNKNOWN), (other, Integrity.CHANGED)):
        signatures = read_ofd(sealed(page, padding=50_000, times=20)).signatures
        assert [signature.integrity for signature in signatures] == [integrity] * 20


# --- hostile --------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [0, 1, 30, 300, 1000])
def test_truncated_ones_are_unreadable(cut: int) -> None:
    assert read_ofd(draw_ofd(SHEET)[:cut]).state is FileState.UNREADABLE


def test_bombs_and_entities() -> None:
    evil = b'<!DOCTYPE a [<!ENTITY x "y">]><Page>&x;</Page>'
    members = {**ofd(), "Doc_0/Pages/Page_0/Content.xml": evil}
    assert not read_ofd(zipped(members)).pages[0].readable
    huge = {**ofd(), "Doc_0/Document.xml": b" " * (65 * 1024 * 1024)}
    assert read_ofd(zipped(huge)).state is FileState.UNREADABLE


def test_drawings_that_hold_themselves_end() -> None:
    loop = (
        b'<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="9"><Content>'
        + b'<CompositeObject ResourceID="9"/>' * 9
        + b"</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>"
    )
    members = ofd('<CompositeObject ResourceID="9"/>', **{"Doc_0/Res.xml": loop})
    assert not read_ofd(zipped(members)).pages[0].readable


def test_nothing_but_a_root_is_no_document() -> None:
    assert read_ofd(zipped({"OFD.xml": b"<OFD/>"})).state is FileState.UNREADABLE
    locked = {"OFD.xml": b"\x9a\x01", "Encryptions.xml": b"<E/>"}
    assert read_ofd(zipped(locked)).state is FileState.ENCRYPTED
