"""Which contracts and invoices a row keeps: what is stated, and what lies there instead."""

from __future__ import annotations

from pathlib import Path

from voucher_cli.batch.model import Row
from voucher_cli.batch.row import row_of
from voucher_cli.evidence.model import Source
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.workflow.check import Request, check

from .seasons import CONTRACT, papers, put
from .test_row_invoices import read_by

SHOWN = {"applicant": "北京乙二科技有限公司", "vendor": "上海通州算力公司", "amount": "1000000.00"}
TWICE = """
  - route: private
    project: {name: 另一项目}
    purchases:
      - model: 云海大模型
        contract: {number: PR-1}
        invoices: [{number: "24112000000000000099"}]
"""


def row(folder: Path, *routes: str, **changed: bytes) -> Row:
    files = {**papers(), **{f"{name}.txt": data for name, data in changed.items()}}
    return _row(put(folder, files), *routes)


def _row(folder: Path, *routes: str) -> Row:
    reading = ReadOptions(ocr=False, jobs=0)
    return row_of("包", "", check(Request(folder, None, routes, reading=reading)), {})


def test_the_model_is_kept(tmp_path: Path) -> None:
    (contract,) = row(tmp_path).contracts
    assert (contract.number, contract.model, contract.certain) == (
        "YF-2024-091",
        "云阶大模型",
        True,
    )


def test_the_number_in_the_file_counts_beside_the_stated_one(tmp_path: Path) -> None:
    shown = CONTRACT.format(contract="REAL-2024-77", **SHOWN).encode()
    stated, read = row(tmp_path, 合同=shown).contracts
    assert (stated.number, read.number) == ("YF-2024-091", "REAL-2024-77")
    assert (read.claim, read.file, read.vendor) == ("api", "合同.txt", stated.vendor)
    assert f"{read.amount}" == "1000000.00"


def test_an_invoice_in_the_file_of_an_entry_is_listed(tmp_path: Path) -> None:
    other = papers(invoice="24112000000087654321")["发票.txt"]
    stated, read = row(tmp_path, 发票=other).invoices
    assert (stated.number, stated.claim) == ("24112000000012345678", "api")
    assert (read.number, read.claim, read.file) == ("24112000000087654321", "api", "发票.txt")


def test_a_number_that_was_only_recognised_is_not_certain(tmp_path: Path) -> None:
    other = CONTRACT.format(contract="REAL-2024-77", **SHOWN).encode()
    put(tmp_path, {**papers(invoice="24112000000087654321"), "合同.txt": other})
    put(tmp_path, {"manifest.yaml": papers()["manifest.yaml"]})
    report = check(Request(tmp_path, reading=ReadOptions(ocr=False, jobs=0)))
    shown = row_of("包", "", read_by(report, Source.OCR), {})
    assert [c.certain for c in shown.contracts] == [True, False]
    assert [i.certain for i in shown.invoices] == [True, False]


def test_claims_that_are_not_judged_are_compared_too(tmp_path: Path) -> None:
    folder = put(tmp_path, papers())
    manifest = folder / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8") + TWICE, "utf-8")
    found = _row(folder, "api")
    assert [claim.id for claim in found.claims] == ["api"]
    assert [contract.number for contract in found.contracts] == ["YF-2024-091", "PR-1"]
    assert [invoice.claim for invoice in found.invoices] == ["api", "private"]
