"""Seals and signatures as facts."""

from voucher_cli.evidence.facts.seals import seal_facts
from voucher_cli.evidence.model import (
    ElectronicSignature,
    FileState,
    FileType,
    Inked,
    Integrity,
    Look,
    Page,
    Seal,
    SealShape,
    SigningPlace,
    Source,
    SourceFile,
)
from voucher_cli.evidence.recognise import parts_of
from voucher_cli.vocabulary import load_vocabulary

BOX = (1.0, 2.0, 3.0, 4.0)
SEAL = Seal(BOX, SealShape.ROUND, "北京云阶人工智能有限公司", "合同专用章")
MUTE = Seal(BOX, SealShape.ROUND)


def page(number: int, *seals: Seal, inked: Inked | None = None) -> Page:
    places = (SigningPlace("法定代表人（签字）", BOX, inked),) if inked else ()
    return Page(number, (), look=Look(seals=seals, signing_places=places))


def test_a_seal_is_a_fact_with_its_words_or_none() -> None:
    found = seal_facts([page(2, SEAL, MUTE), Page(3, ())])
    assert [(f.name, f.value, f.page, f.box) for f in found] == [
        ("seal", "北京云阶人工智能有限公司 合同专用章", 2, BOX),
        ("seal", "", 2, BOX),
    ]


def test_only_what_was_written_is_a_signature() -> None:
    pages = [page(n, inked=inked) for n, inked in enumerate(Inked, 1)]
    assert [(f.name, f.page) for f in seal_facts(pages)] == [("signature", 1)]


def test_an_electronic_signature_counts_for_the_pages_it_stands_on() -> None:
    def signed(who: str, page: int | None, integrity: Integrity) -> ElectronicSignature:
        return ElectronicSignature(who, integrity, page=page)

    signatures = [
        signed("甲", 1, Integrity.INTACT),
        signed("乙", None, Integrity.UNKNOWN),
        signed("丙", 2, Integrity.INTACT),
        signed("丁", 1, Integrity.CHANGED),
    ]
    found = seal_facts([page(1)], signatures)
    assert [(f.value, f.page) for f in found] == [("甲", 1), ("乙", None)]


def test_the_seal_of_an_ofd_is_from_the_ofd() -> None:
    file = SourceFile(
        "a.ofd", 1, "", FileType.OFD, FileState.READ, pages=(page(1),), read_by=Source.OFD,
        signatures=(ElectronicSignature("甲", Integrity.UNKNOWN),),
    )  # fmt: skip
    [part] = parts_of(file, load_vocabulary())
    assert [fact.source for fact in part.all("signature")] == [Source.OFD]
