"""PDFs signed with throw-away keys."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache
from unittest import mock

from cryptography import x509 as pyca_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

EVENING = datetime(2024, 9, 4, 22, tzinfo=UTC)
"""the morning of 2024-09-05 in China"""
BOX = (300, 100, 420, 160)


@dataclass(frozen=True)
class Who:
    """A signer: the name and organisation of the certificate, its key, its last day, and who
    issued it (None: itself)."""

    name: str = "北京云阶人工智能有限公司"
    organisation: str = "北京云阶人工智能有限公司"
    curve: bool = False
    until: datetime = datetime(2030, 1, 1, tzinfo=UTC)
    issued: bool = True


VENDOR = Who()
APPLICANT = Who("北京云帆智能科技有限公司", "北京云帆智能科技有限公司", curve=True)


def plain_pdf(pages: int = 2) -> bytes:
    """A PDF of a few pages with a line of text each."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"page {number}: the contract price is 3200000")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _Clock(datetime):
    """What pyHanko takes for the clock."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return EVENING.astimezone(tz)


@cache
def _key(curve: bool) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    if curve:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def signer(who: Who) -> signers.SimpleSigner:
    """Signs as `who`."""
    key = _key(who.curve)
    subject = _name(who.name, who.organisation)
    issuer = _name("测试电子认证服务", "测试电子认证服务") if who.issued else subject
    built = (
        pyca_x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(who.until)
        .sign(key, hashes.SHA256())
    )
    return signers.SimpleSigner(
        signing_cert=translate_pyca_cryptography_cert_to_asn1(built),
        signing_key=translate_pyca_cryptography_key_to_asn1(key),
        cert_registry=SimpleCertificateStore(),
    )


def _name(common: str, organisation: str) -> pyca_x509.Name:
    return pyca_x509.Name(
        [
            pyca_x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            pyca_x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            pyca_x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def signed(
    pdf: bytes, who: Who = VENDOR, field: str = "Signature1", *, page: int = 0, md: str = "sha256"
) -> bytes:
    """`pdf` with a signature in `field`, shown at BOX."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    fields.append_signature_field(writer, fields.SigFieldSpec(field, on_page=page, box=BOX))
    out = io.BytesIO()
    with mock.patch("pyhanko.sign.signers.pdf_signer.datetime", _Clock):
        signers.sign_pdf(
            writer,
            signers.PdfSignatureMetadata(field_name=field, md_algorithm=md),
            signer=signer(who),
            output=out,
        )
    return out.getvalue()
