"""A package whose every name, text and entry tries to become markup or to run."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from evidence.papers import lines, pdf
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.language import Language
from voucher_cli.report.html.build import html_report
from voucher_cli.report.json import SCHEMA
from voucher_cli.report.model import Report
from voucher_cli.workflow.check import Request, check
from voucher_cli.workflow.picturing import pictures_for

BREAKOUT = (
    "\"'></title></style></script><script>window.ran=1</script><img src=x onerror=window.ran=1>"
)
TURNED = "\u202egpj.exe"
TEMPLATE = "{{ 7 * 7 }}{% for x in y %}${alert(1)}"
NAME = "<svg onload=window.ran=1>&amp;'合同.pdf"
OTHER = f"<img src=x onerror=window.ran=1>{TURNED}.txt"


def hostile_package(folder: Path) -> Path:
    """Writes it; a contract of it differs from the manifest in a place that has a box."""
    said = f"{BREAKOUT}{TEMPLATE}{TURNED}"
    contract = pdf(
        lines(
            "大模型 API 服务采购合同", "合同编号：<b>YF-1</b>", f"甲方：{said}", "乙方：<i>乙</i>",
            "签订日期：2024年9月5日", "合同总金额（含税）：3,100,000.00 元",
        ),
        lines("第二页 </svg><script>window.ran=1</script>"),
    )  # fmt: skip
    manifest = {
        "version": 1,
        "policy": "beijing-model-2024",
        "applied_on": "2024-12-10",
        "applicant": {"name": said, "uscc": "<u>91</u>"},
        "claims": [{
            "route": "api",
            "id": f"api {BREAKOUT}",
            "project": {"name": said, "scenario": said},
            "purchases": [{
                "model": said,
                "filing_number": said,
                "vendor": {"name": said, "affiliated": False},
                "contract": {"file": NAME, "number": "<b>YF-2",
                             "signed_on": "2024-09-05", "amount": "3200000"},
                "invoices": [{"file": NAME, "number": said,
                              "issued_on": "2024-12-01", "amount": "3200000"}],
            }],
        }],
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_bytes(contract)
    (folder / OTHER).write_text(said, "utf-8")
    (folder / "manifest.yaml").write_text(yaml.safe_dump(manifest, allow_unicode=True), "utf-8")
    return folder


def earlier_report(path: Path) -> Path:
    """A report of long ago that says the same sort of things."""
    finding = {
        "id": BREAKOUT,
        "name": TEMPLATE,
        "level": "error",
        "message": BREAKOUT,
        "file": NAME,
    }
    path.write_text(json.dumps({"schema": SCHEMA, "findings": [finding]}), "utf-8")
    return path


def judged(folder: Path, since: Path | None = None) -> tuple[Report, Request]:
    """What `check` makes of a package, read in this process."""
    request = Request(folder, since=since, reading=ReadOptions(jobs=0, ocr=False))
    return check(request), request


def page_of(folder: Path, language: Language = Language.ZH, since: Path | None = None) -> str:
    """Its report as HTML, with pictures."""
    report, request = judged(folder, since)
    return html_report(report, language, pictures_for(report, request))
