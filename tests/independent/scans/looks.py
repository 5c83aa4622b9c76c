"""How each package's files are named and taken, and what each planted defect must raise."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable

from .folder import Look
from .truths import Expected
from .wear import Quality

Q = Quality


def _numbered(key: str, at: int, form: str) -> str:
    titles = {"application-form": "申报表", "business-licence": "营业执照", "contract": "合同盖章版",
              "financial-statement": "2024年财报", "settlement": "结算单", "usage-statement": "使用说明",
              "commitment-letter": "承诺书", "acceptance-report": "验收", "qualification": "资质及使用说明",
              "no-other-funding-letter": "未重复申报承诺", "scenario-letter": "场景承诺",
              "non-affiliation-proof": "非关联声明"}  # fmt: skip
    kind, _, number = (
        key.partition("-") if key.startswith(("invoice", "payment")) else (key, "", "")
    )
    title = titles.get(key, {"invoice": f"发票{number}", "payment": f"回单{number}"}.get(kind, key))
    return f"{at + 1:02}{title}.{form}"


def _scanned(day: str) -> Callable[[str, int, str], str]:
    return lambda key, at, form: f"扫描件_{day}{f' ({at})' if at else ''}.{form}"


def _wechat(day: str) -> Callable[[str, int, str], str]:
    def name(key: str, at: int, form: str) -> str:
        stem = f"微信图片_{day}{142205 + at * 37}" if form == "jpg" else f"文档{at + 1}"
        return f"{stem}.{form}"

    return name


def _foldered(key: str, at: int, form: str) -> str:
    group = key.split("-", maxsplit=1)[0] if key.startswith(("invoice", "payment")) else key
    number = {"application-form": "1", "contract": "2", "invoice": "3", "payment": "3",
              "acceptance-report": "4", "qualification": "5"}.get(group, "6")  # fmt: skip
    return f"{number}/CCF{at:05}.{form}"


SHARP = (Q.JPEG, Q.CLEAN, Q.JPEG, Q.TURNED)
LOOKS = {
    "p01": Look(_scanned("20241212"), SHARP, (Q.JPEG, Q.FAX, Q.GREY)),
    "p02": Look(_foldered, (Q.CLEAN, Q.JPEG), (Q.JPEG, Q.TURNED), forms=("pdf", "png")),
    "p03": Look(_wechat("20250910"), (Q.PHOTO, Q.JPEG), (Q.PHOTO,), forms=("jpg",)),
    "p04": Look(_numbered, (Q.JPEG, Q.FAINT), (Q.CLEAN, Q.JPEG), forms=("pdf", "jpg")),
    "p05": Look(None, (Q.JPEG,), (Q.JPEG,)),
    "p06": Look(_numbered, (Q.JPEG, Q.PHOTO), (Q.CLEAN, Q.JPEG), forms=("pdf", "jpg")),
    "p07": Look(_scanned("20241219"), (Q.JPEG, Q.CLEAN), (Q.JPEG,), {"contract": Q.GREY}),
    "p08": Look(_wechat("20250915"), (Q.JPEG, Q.PHOTO), (Q.JPEG, Q.PHOTO),
                {"usage-statement": Q.ROUGH}, ("jpg", "pdf")),
    "p09": Look(_numbered, (Q.JPEG, Q.TURNED), (Q.JPEG,), forms=("pdf", "jpg")),
    "p10": Look(_scanned("2025-09-22"), (Q.JPEG,), (Q.CLEAN, Q.JPEG), forms=("pdf", "png")),
}  # fmt: skip
PLANTED = {
    "vendor-seal-missing": Expected("seal-missing", ("error",), "no vendor's seal", "contract"),
    "grey-contract": Expected("seal-unverifiable", ("review",), "greyscale copy", "contract"),
    "invoice-early": Expected("invoice-outside-window", ("review", "info"), "invoice of August"),
    "payment-amount": Expected("amount-mismatch", ("error", "review"), "slip shows 10,000 less"),
    "no-delivery-clause": Expected("contract-clause-missing", ("review",), "no delivery", "contract"),
    "undated-letter": Expected("document-undated", ("warning",), "letter 7 without date",
                               "no-other-funding-letter"),
    "wrong-buyer": Expected("party-mismatch", ("error", "review"), "invoice made out to another"),
    "qr-differs": Expected("source-conflict", ("error",), "QR 1,000 below the printed total"),
    "unsigned-commitment": Expected("signature-missing", ("review",), "not signed",
                                    "commitment-letter"),
    "poor-scan": Expected("scan-poor", ("warning",), "usage statement at 100 dpi", "usage-statement"),
    "statement-2023": Expected("document-year-wrong", ("error",), "statements of 2023"),
    "words-differ": Expected("uppercase-amount-mismatch", ("error",), "大写 200,000 above",
                             "contract"),
    "signed-early": Expected("contract-signed-too-early", ("error",), "signed 2023-12-20"),
    "unsealed-statement": Expected("seal-missing", ("error",), "statement not sealed",
                                   "model-statement"),
    "unsealed-commitment": Expected("seal-missing", ("error",), "commitment not sealed",
                                    "commitment-letter"),
    "invoice-number": Expected("number-mismatch", ("error", "review"), "manifest has other digits"),
    "award-capped": Expected("award-capped", ("info",), "300,000 a year"),
}  # fmt: skip
