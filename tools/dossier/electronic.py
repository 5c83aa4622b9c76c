"""Signs a PDF electronically with a key that is made for it and thrown away: no two runs agree."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

from asn1crypto import keys, x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from dossier.paper import ElectronicSeal, Seal
from dossier.seals import seal_picture
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.lib.units import mm

FIELD = "Seal1"


def signed(pdf: bytes, electronic: ElectronicSeal) -> bytes:
    """The PDF with that signature, whose face is the seal of the organisation."""
    signer = _signer(electronic.organisation)
    seal = Seal(electronic.organisation, strength=1.0)
    half, (x, y) = seal.width * mm / 2, electronic.at
    box = tuple(round(v) for v in (x - half, y - half, x + half, y + half))
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    fields.append_signature_field(writer, fields.SigFieldSpec(FIELD, on_page=-1, box=box))
    style = StaticStampStyle(
        background=PdfImage(seal_picture(seal)), background_opacity=1.0, border_width=0
    )
    metadata = signers.PdfSignatureMetadata(field_name=FIELD, reason="电子签章", location="北京")
    result = signers.PdfSigner(metadata, signer, stamp_style=style).sign_pdf(writer)
    data: bytes = result.getvalue()
    return data


def _signer(organisation: str) -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = crypto_x509.Name(
        [
            crypto_x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            crypto_x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            crypto_x509.NameAttribute(NameOID.COMMON_NAME, organisation),
        ]
    )
    now = datetime.now(UTC)
    usage = crypto_x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        crypto_x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(crypto_x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    der = serialization.Encoding.DER
    private = key.private_bytes(
        der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own = x509.Certificate.load(certificate.public_bytes(der))
    return signers.SimpleSigner(own, keys.PrivateKeyInfo.load(private), SimpleCertificateStore())
