"""What a signature in a PDF signs, and whether that is unchanged: CMS over ranges of the file.

Nothing is fetched and no issuer is trusted: all that can be told is whether the bytes are those
that were signed with the certificate that lies in the signature itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from asn1crypto import cms, x509
from cryptography.hazmat.primitives import hashes
from pyhanko.sign.general import CMSExtractionError, extract_certificate_info, extract_signer_info
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts, validate_sig_integrity

from voucher_cli.evidence.model import Integrity
from voucher_cli.language import Bilingual

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "md5": hashes.MD5(),
    "sha1": hashes.SHA1(),
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_WEAK = {"md5", "sha1"}
_CHINA = timezone(timedelta(hours=8))
_MOST_RANGES = 16

MALFORMED = Bilingual("签名数据残缺或格式有误", "its data is damaged or malformed")
_NO_CERTIFICATE = Bilingual("签名未附证书", "it comes without its certificate")
_ALGORITHM = Bilingual(
    "采用的算法（如国密 SM2/SM3）无法在此验证",
    "its algorithm (such as SM2/SM3) cannot be verified here",
)
_WEAK_DIGEST = Bilingual("采用的摘要算法已不安全", "its digest algorithm is no longer safe")
_RANGES = Bilingual("所覆盖的范围异常", "the range that it covers is odd")
_SELF_SIGNED = Bilingual(
    "证书为自签名，签署人身份无从证明", "its certificate is self-signed and proves no identity"
)
_UNTRUSTED = Bilingual(
    "证书的签发机构和吊销状态未经核验",
    "the issuer of its certificate and revocation were not checked",
)
_EXPIRED = Bilingual(
    "签署时证书不在有效期内", "its certificate was not valid at the time of signing"
)
_NO_TIME = Bilingual("未载明签署时间", "it does not tell when it was made")


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as it lies in the file: its CMS data, and offset and length of each range of
    the file that it signs. `old_digest` where what is signed is the SHA-1 of the ranges;
    `signed_on` is the day that the PDF itself tells."""

    contents: bytes
    ranges: tuple[int, ...]
    old_digest: bool = False
    signed_on: date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """Who signed and when, as the signature says, and whether the bytes are unchanged."""

    integrity: Integrity
    doubts: tuple[Bilingual, ...]
    signer: str = ""
    organisation: str = ""
    signed_on: date | None = None


def verify(signed: Signed, data: bytes) -> Verified:
    """Whether `data` is what was signed. Never raises."""
    try:
        return _verify(signed, data)
    except Exception:  # asn1crypto and pyHanko raise what comes along on data from strangers
        return Verified(Integrity.UNKNOWN, (MALFORMED,), signed.name, signed_on=signed.signed_on)


def is_timestamp(contents: bytes) -> bool:
    """Whether it attests a time only, and nobody's consent."""
    try:
        content = _signed_data(contents)["encap_content_info"]["content_type"].native
    except Exception:
        return False
    return bool(content == "tst_info")


def _verify(signed: Signed, data: bytes) -> Verified:
    signed_data = _signed_data(signed.contents)
    certificate = _certificate(signed_data)
    signer = extract_signer_info(signed_data)
    moment = extract_self_reported_ts(signer)
    day = moment.astimezone(_CHINA).date() if moment else signed.signed_on
    integrity, doubts = _integrity(signed, signed_data, signer, certificate, data)
    if certificate is None:
        return Verified(integrity, (*doubts, _NO_CERTIFICATE), signed.name, signed_on=day)
    if integrity is Integrity.INTACT:
        doubts = (*doubts, *_doubts_about(certificate, moment or _noon(day)))
    subject = certificate.subject.native
    return Verified(
        integrity,
        doubts,
        _text(subject.get("common_name")) or signed.name or certificate.subject.human_friendly,
        _text(subject.get("organization_name")),
        day,
    )


def _signed_data(contents: bytes) -> Any:
    """The SignedData; under the object identifiers of GM/T 0010 (SM2), too."""
    info = cms.ContentInfo.load(contents)
    if info["content_type"].native == "signed_data":
        return info["content"]
    return info["content"].parse(cms.SignedData)


def _certificate(signed_data: Any) -> x509.Certificate | None:
    try:
        return extract_certificate_info(signed_data).signer_cert
    except CMSExtractionError:
        return None


def _integrity(
    signed: Signed,
    signed_data: Any,
    signer: Any,
    certificate: x509.Certificate | None,
    data: bytes,
) -> tuple[Integrity, tuple[Bilingual, ...]]:
    if not _in_order(signed.ranges, len(data)):
        return Integrity.UNKNOWN, (_RANGES,)
    method = signer["digest_algorithm"]["algorithm"].native
    if method not in _HASHES:
        return Integrity.UNKNOWN, (_ALGORITHM,)
    inner = signed_data["encap_content_info"]
    pieces = _pieces(signed.ranges, data)
    if signed.old_digest:
        if inner["content"].native != _digest("sha1", pieces):
            return Integrity.CHANGED, ()
        pieces = iter([inner["content"].native])
    digest = _digest(method, pieces)
    if _attested_digest(signer) not in {None, digest}:
        return Integrity.CHANGED, ()
    integrity, doubts = _by_key(signer, certificate, inner["content_type"].native, digest)
    if method in _WEAK or signed.old_digest:
        doubts = (*doubts, _WEAK_DIGEST)
    return integrity, doubts


def _by_key(
    signer: Any, certificate: x509.Certificate | None, kind: str, digest: bytes
) -> tuple[Integrity, tuple[Bilingual, ...]]:
    """Whether the certificate's key made the signature over the digest."""
    if certificate is None:
        return Integrity.UNKNOWN, ()
    if not _is_known(signer, certificate):
        return Integrity.UNKNOWN, (_ALGORITHM,)
    try:
        intact, valid = validate_sig_integrity(signer, certificate, kind, digest)
    except SignatureValidationError:
        return Integrity.UNKNOWN, (MALFORMED,)
    except Exception:  # of a key or algorithm that the library does not know
        return Integrity.UNKNOWN, (_ALGORITHM,)
    return (Integrity.INTACT if intact and valid else Integrity.CHANGED), ()


def _is_known(signer: Any, certificate: x509.Certificate) -> bool:
    """Whether the kinds of signature and key have names, and not only numbers (1.2.156.10197…)."""
    key = certificate.public_key
    names = [signer["signature_algorithm"]["algorithm"].native, key.algorithm]
    if key.algorithm == "ec":
        names.append(key.curve[1])
    return not any("." in str(name) for name in names)


def _in_order(ranges: tuple[int, ...], size: int) -> bool:
    """Whether the ranges follow each other from the first byte on and end within the file."""
    if len(ranges) % 2 or not 2 <= len(ranges) <= _MOST_RANGES or ranges[0] != 0:
        return False
    end = 0
    for start, length in zip(ranges[::2], ranges[1::2], strict=True):
        if start < end or length < 0:
            return False
        end = start + length
    return end <= size


def _pieces(ranges: tuple[int, ...], data: bytes) -> Iterator[memoryview | bytes]:
    view = memoryview(data)
    for start, length in zip(ranges[::2], ranges[1::2], strict=True):
        yield view[start : start + length]


def _digest(method: str, pieces: Iterator[memoryview | bytes]) -> bytes:
    hashing = hashes.Hash(_HASHES[method])
    for piece in pieces:
        hashing.update(piece)
    return hashing.finalize()


def _attested_digest(signer: Any) -> bytes | None:
    """The digest among the signed attributes, None where the signature has none of them."""
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "message_digest":
            found: bytes = attribute["values"][0].native
            return found
    return None


def _doubts_about(certificate: x509.Certificate, moment: datetime | None) -> Iterator[Bilingual]:
    yield _UNTRUSTED if certificate.self_issued is False else _SELF_SIGNED
    if moment is None:
        yield _NO_TIME
    elif not certificate.not_valid_before <= moment <= certificate.not_valid_after:
        yield _EXPIRED


def _noon(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, 12, tzinfo=_CHINA) if day else None


def _text(value: object) -> str:
    """A name in a certificate, which may hold several."""
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
