"""Electronic signatures: intact, changed, unknown, and what is doubtful of each."""

import hashlib
import io
import re
import socket
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from voucher_cli.evidence.model import ElectronicSignature, Integrity
from voucher_cli.evidence.read import read_file
from voucher_cli.evidence.readers import pdf_signatures
from voucher_cli.evidence.readers.pdf_signatures import signatures_in

from .signed_pdfs import APPLICANT, VENDOR, plain_pdf, signed

SIGNED = signed(plain_pdf())


def only(data: bytes) -> ElectronicSignature:
    (found,) = signatures_in(data)
    return found


def doubts(found: ElectronicSignature) -> str:
    return " / ".join(doubt.en for doubt in found.doubts)


def test_an_intact_signature_tells_who_when_and_where() -> None:
    found = only(SIGNED)
    assert found.integrity is Integrity.INTACT
    assert (found.signer, found.organisation) == (VENDOR.name, VENDOR.organisation)
    assert found.signed_on == date(2024, 9, 5)  # in China, where it was still the 4th in UTC
    assert found.covers_all
    assert (found.page, found.box) == (1, (300.0, 682.0, 420.0, 742.0))


def test_no_trust_is_claimed() -> None:
    assert doubts(only(SIGNED)) == "the issuer of its certificate and revocation were not checked"


def test_the_reader_of_pdfs_hands_them_on() -> None:
    assert read_file("合同.pdf", SIGNED).signatures == signatures_in(SIGNED)
    assert read_file("合同.pdf", plain_pdf()).signatures == ()


@pytest.mark.parametrize("old", [b"startxref", b"/Producer", b"endobj"])
def test_changed_bytes_are_a_change_whatever_they_break(old: bytes) -> None:
    changed = SIGNED.replace(old, old[:-1] + b"?", 1)
    assert only(changed).integrity is Integrity.CHANGED


def test_a_change_that_moves_everything_behind_it() -> None:
    changed = SIGNED.replace(b"%PDF-1", b"%PDF-1.7 \n%a longer beginning\n%", 1)
    assert only(changed).integrity is not Integrity.INTACT


def digest_of(pdf: bytes) -> bytes:
    """Of the ranges that its signature covers, as it stands in the signature."""
    own = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf)
    assert own is not None
    a, b, c, d = map(int, own.groups())
    return hashlib.sha256(pdf[a : a + b] + pdf[c : c + d]).hexdigest().upper().encode()


def test_a_forged_digest_does_not_help() -> None:
    """Where the digest in the signature is made to fit the change, the key does not."""
    changed = SIGNED.replace(b"/Producer", b"/Predator", 1)
    assert digest_of(SIGNED) in changed
    forged = changed.replace(digest_of(SIGNED), digest_of(changed))
    assert only(forged).integrity is Integrity.CHANGED


def test_two_signers_sign_one_after_the_other() -> None:
    found = signatures_in(signed(SIGNED, APPLICANT, "Second", page=1))
    assert [s.signer for s in found] == [VENDOR.name, APPLICANT.name]
    assert [s.page for s in found] == [1, 2]
    assert all(s.integrity is Integrity.INTACT and s.covers_all for s in found)


def test_what_is_appended_after_signing_is_told() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(SIGNED))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))
    out = io.BytesIO()
    writer.write(out)
    found = only(out.getvalue())
    assert found.integrity is Integrity.INTACT
    assert not found.covers_all
    assert "added to after signing" in doubts(found)


def test_a_line_end_behind_the_file_is_no_addition() -> None:
    assert only(SIGNED + b"\r\n").covers_all


def test_an_expired_certificate() -> None:
    expired = replace(VENDOR, until=datetime(2023, 1, 1, tzinfo=UTC))
    found = only(signed(plain_pdf(), expired))
    assert found.integrity is Integrity.INTACT
    assert "not valid at the time of signing" in doubts(found)
    assert "not valid" not in doubts(only(SIGNED))


def test_a_self_signed_certificate() -> None:
    assert "self-signed" in doubts(only(signed(plain_pdf(), replace(VENDOR, issued=False))))


def test_an_old_digest() -> None:
    found = only(signed(plain_pdf(), VENDOR, md="sha1"))
    assert found.integrity is Integrity.INTACT
    assert "no longer safe" in doubts(found)


_SM2 = {
    "2a8648ce3d030107": "2a811ccf5501822d",  # the curve: P-256 → SM2
    "2a8648ce3d040302": "2a811ccf55018375",  # the signature: ECDSA with SHA-256 → SM2 with SM3
}


def test_sm2_is_unknown_and_not_broken() -> None:
    chinese = signed(plain_pdf(), APPLICANT)
    for ours, theirs in _SM2.items():
        assert ours.upper().encode() in chinese
        chinese = chinese.replace(ours.upper().encode(), theirs.upper().encode())
    found = only(chinese)
    assert found.integrity is Integrity.UNKNOWN
    assert found.signer == APPLICANT.name
    assert "SM2" in doubts(found)


def test_an_unknown_digest_is_unknown_even_where_bytes_changed() -> None:
    """Nothing is concluded with an algorithm that is not known."""
    sha256, odd = b"608648016503040201", b"608648016503040263"
    assert only(SIGNED.replace(sha256, odd)).integrity is Integrity.UNKNOWN


@pytest.mark.parametrize("contents", [b"00", b"ff", b"30", b""])
def test_signature_data_that_cannot_be_read(contents: bytes) -> None:
    whole = re.search(rb"/Contents <([0-9A-Fa-f]+)>", SIGNED)
    assert whole is not None
    filled = (contents * len(whole[1]) or b"0" * len(whole[1]))[: len(whole[1])]
    found = only(SIGNED.replace(whole[1], filled))
    assert found.integrity is Integrity.UNKNOWN
    assert found.doubts


def with_ranges(ranges: bytes) -> bytes:
    """The signed file with other ranges in the place of its own."""
    own = re.search(rb"/ByteRange \[[^\]]*\]", SIGNED)
    assert own is not None
    return SIGNED.replace(own[0], (b"/ByteRange [" + ranges).ljust(len(own[0]) - 1) + b"]")


@pytest.mark.parametrize(
    "ranges",
    [b"0 10", b"0 99999999999 5 5", b"10 20 5 5", b"0 -5 10 10", b"0 1 2", b"5 5", b"", b"0 0 0 0"],
)
def test_odd_ranges_never_pass(ranges: bytes) -> None:
    found = only(with_ranges(ranges))
    assert found.integrity is not Integrity.INTACT


def test_many_signatures_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signatures, "MAX_SIGNATURES", 2)
    pdf = SIGNED
    for number in range(2, 5):
        pdf = signed(pdf, VENDOR, f"Field{number}")
    found = signatures_in(pdf)
    assert len(found) == 3
    assert found[-1].integrity is Integrity.UNKNOWN


def test_no_connection_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    assert only(SIGNED).integrity is Integrity.INTACT


@settings(max_examples=60)
@given(st.data())
def test_hostile_bytes_never_raise_and_never_pass(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(SIGNED) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=40))
    broken = SIGNED[:place] + junk + SIGNED[place + len(junk) :]
    contents = SIGNED.index(b"/Contents <")
    end = SIGNED.index(b">", contents)
    for found in signatures_in(broken):
        if broken[: contents + 11] + broken[end:] != SIGNED[: contents + 11] + SIGNED[end:]:
            assert found.integrity is not Integrity.INTACT
