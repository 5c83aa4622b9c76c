"""What is remembered is what was read, and nothing else's."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from voucher_cli.evidence.cache import fingerprint, recognition
from voucher_cli.evidence.cache.contents import Contents
from voucher_cli.evidence.cache.store import Store
from voucher_cli.evidence.codec import decode_content, decode_pages, encode_content, encode_pages
from voucher_cli.evidence.model import (
    Cell,
    Code,
    Edge,
    ElectronicSignature,
    Fact,
    FileState,
    FileType,
    Inked,
    Integrity,
    Leaf,
    Look,
    Page,
    PartKind,
    Record,
    Row,
    Seal,
    SealShape,
    SigningPlace,
    Sought,
    Source,
    TablePlace,
)
from voucher_cli.evidence.readers import Content
from voucher_cli.language import Bilingual

BOX = (1.5, 2.25, 3.125, 4.0)
PAGE = Page(
    3,
    (
        Row((Cell("甲方：\u3000\x01𠮷", BOX), Cell("", None, "表1", TablePlace(1, 2, 3, 4)))),
        Row((Cell("内", at=TablePlace(1, 1, 1, 1, TablePlace(2, 2, 2, 2))),)),
    ),
    readable=False,
    width=595.28,
    height=841.89,
    read_by=Source.OCR,
    pictured=True,
    look=Look(
        coloured=False,
        dpi=150,
        confidence=0.875,
        seals=(Seal(BOX, SealShape.OVAL, "某公司", "合同专用章", Edge.LEFT, 0.5),),
        signing_places=(SigningPlace("法定代表人", BOX, Inked.UNSURE),),
        codes=(Code("01,31,,2411", BOX),),
        failed=(Sought.CODES,),
    ),
    leaves=(Leaf(0.0, (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)),),
)
CONTENT = Content(
    FileState.READ,
    (PAGE, Page(4, ())),
    page_count=4,
    read_by=Source.PDF_TEXT,
    detail=Bilingual("说明", "detail"),
    has_signature_field=True,
    signatures=(
        ElectronicSignature(
            "CN=x", Integrity.CHANGED, "某公司", date(2024, 9, 1), False, (Bilingual("疑", "?"),),
            1, BOX,
        ),
    ),
    records=(
        Record(
            PartKind.INVOICE,
            Source.XML,
            (
                Fact("amount", Decimal("3200000.00"), "3,200,000.00", Source.XML),
                Fact("net", Decimal("-1E+2"), "", Source.XML),
                Fact("issued_on", date(2024, 12, 1), "2024年12月1日", Source.QR, 1, "a", BOX),
                Fact("number", "2024-12-01", "2024-12-01", Source.XML),
                Fact("buyer", "12.00", "12.00", Source.XML),
                Fact("seller", "", "", Source.XML),
            ),
            page=1,
        ),
    ),
)  # fmt: skip


def test_content_comes_back_as_it_was() -> None:
    kind, content = decode_content(encode_content(FileType.OFD, CONTENT))
    assert (kind, content) == (FileType.OFD, CONTENT)
    before, after = CONTENT.records[0].facts, content.records[0].facts
    assert [(type(f.value), repr(f.value)) for f in after] == [
        (type(f.value), repr(f.value)) for f in before
    ]


def test_pages_come_back_as_they_were() -> None:
    assert decode_pages(encode_pages((PAGE,))) == (PAGE,)


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[]", b'["pdf", {}]', b'["exe", {"state": "read"}]']
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        decode_content(data)


@pytest.mark.parametrize("value", ["n1.2.3", "d2024-13-01", "x1", "n"])
def test_a_value_that_is_none_is_refused(value: str) -> None:
    fact = Fact("amount", Decimal(7), "", Source.XML)
    record = Record(PartKind.INVOICE, Source.XML, (fact,))
    data = encode_content(FileType.XML, Content(FileState.READ, records=(record,)))
    with pytest.raises(ValueError):
        decode_content(data.replace(b'"n7"', f'"{value}"'.encode()))


def test_a_file_is_known_by_bytes_suffix_and_way_of_reading(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        Contents(store, ocr=True).remember("digest", "a/合同.pdf", FileType.PDF, CONTENT)
        known = Contents(store, ocr=True)
        assert known.find("digest", "b/别名.PDF") == (FileType.PDF, CONTENT)
        assert known.find("digest", "合同.docx") is None
        assert known.find("other", "合同.pdf") is None
        assert Contents(store, ocr=False).find("digest", "合同.pdf") is None


def test_a_new_version_forgets_what_an_old_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path) as store:
        known = Contents(store, ocr=True)
        known.remember("digest", "a.pdf", FileType.PDF, CONTENT)
        monkeypatch.setattr(fingerprint, "of_reading", lambda: "of another version")
        assert known.find("digest", "a.pdf") is None


def test_the_fingerprint_changes_with_the_code_and_with_the_libraries(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text("1")
    first = fingerprint._digest([code], ("numpy",))
    assert first == fingerprint._digest([code], ("numpy",))
    assert first != fingerprint._digest([code], ("pypdf",))
    code.write_text("2")
    assert first != fingerprint._digest([code], ("numpy",))


def test_what_was_recognised_is_known_by_the_pixels(tmp_path: Path) -> None:
    import numpy as np

    white, grey = np.full((4, 5, 3), 255, np.uint8), np.full((4, 5, 3), 128, np.uint8)
    asked: list[str] = []

    def find() -> list[float]:
        asked.append("asked")
        return [0.5, float(len(asked))]

    def answer(
        what: str, *pictures: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]"
    ) -> list[float]:
        return recognition.remembered(what, list[float], pictures, find)

    recognition.remember_in(tmp_path)
    try:
        assert answer("text", white) == answer("text", white) == [0.5, 1.0]
        assert answer("text", grey) == [0.5, 2.0]
        assert answer("lines", white) == [0.5, 3.0]
        assert answer("text", white, grey) == [0.5, 4.0]
        assert answer("text", white.reshape(5, 4, 3)) == [0.5, 5.0]
    finally:
        recognition.remember_in(None)
    assert answer("text", white) == [0.5, 6.0]


def test_other_words_to_look_for_are_another_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / fingerprint.WORDS).write_text("1")
    monkeypatch.setattr(fingerprint, "data_folder", lambda _: tmp_path)
    first = fingerprint.of_reading.__wrapped__()
    (tmp_path / fingerprint.WORDS).write_text("2")
    assert fingerprint.of_reading.__wrapped__() != first
