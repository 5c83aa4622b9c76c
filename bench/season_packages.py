"""Seasons to measure with: packages that differ in every name, number and amount."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from drawn import scan_pdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"
_MANIFEST = """\
version: 1
policy: beijing-model-2024
applied_on: 2024-12-10
applicant:
  name: {applicant}
  uscc: {uscc}
  region: 北京市海淀区
  legal_representative: 王建国
claims:
  - route: api
    project: {{name: 智能客服{n}, product_type: API调用, scenario: 金融}}
    purchases:
      - model: 云阶大模型
        filing_number: Beijing-YunJie-202311150001
        vendor: {{name: {vendor}, affiliated: false}}
        contract: {{file: 2-项目合同.pdf, number: {contract}, signed_on: 2024-09-05,
                   starts_on: 2024-09-10, ends_on: 2025-09-09, amount: {total}}}
        settlements:
          - {{file: 3-结算单.pdf, starts_on: 2024-09-10, ends_on: 2024-11-30, amount: {total}}}
        invoices:
          - {{file: 4-发票.pdf, number: "{invoice}", issued_on: 2024-12-01, amount: {total}}}
        payments:
          - {{file: 4-付款回单.pdf, paid_on: 2024-12-03, amount: {total}}}
"""
_CLAUSES = (
    "第{i}条 甲方按月向乙方支付大模型API调用服务费，乙方应于次月五日前出具结算单并开具增值税发票。",
    "乙方保证其大模型已通过国家互联网信息办公室备案，服务期限内调用成功率不低于百分之九十九点五。",
    "任何一方违约，应向对方支付合同金额百分之五的违约金；争议提交北京市海淀区人民法院诉讼解决。",
)


def text_season(folder: Path, count: int) -> Path:
    """Packages of eight papers whose PDFs hold text."""
    for number in range(1, count + 1):
        package = folder / f"材料包{number:04d}"
        package.mkdir(parents=True)
        for name, pages in _papers(number).items():
            (package / name).write_bytes(_pdf(pages))
        (package / "manifest.yaml").write_text(_MANIFEST.format(**_facts(number)), "utf-8")
    return folder


def scan_season(folder: Path, count: int) -> Path:
    """Packages of three scanned papers, a page each."""
    for number in range(1, count + 1):
        package = folder / f"扫描包{number:03d}"
        package.mkdir(parents=True)
        papers = _papers(number)
        for name in ("2-项目合同.pdf", "3-结算单.pdf", "4-发票.pdf"):
            with pypdfium2.PdfDocument(_pdf(papers[name][:1])) as document:
                image = document[0].render(scale=150 / 72).to_pil().convert("RGB")
            (package / name).write_bytes(scan_pdf([image]))
        (package / "manifest.yaml").write_text(_MANIFEST.format(**_facts(number)), "utf-8")
    return folder


def _facts(n: int) -> dict[str, str]:
    return {
        "n": str(n),
        "applicant": f"北京第{n}号智能科技有限公司",
        "uscc": f"911101080{n:08d}X",
        "vendor": f"北京第{n}号大模型服务有限公司",
        "contract": f"HT-2024-{n:05d}",
        "invoice": f"2411200000{n:010d}",
        "total": f"{500_000 + n}.00",
    }


def _papers(n: int) -> dict[str, list[list[str]]]:
    """Each paper as pages of lines."""
    f = _facts(n)
    parties = [f"甲方：{f['applicant']}", f"乙方：{f['vendor']}"]
    clauses = [clause.format(i=i) for i in range(1, 11) for clause in _CLAUSES]
    letter = [
        f"{f['applicant']}郑重承诺：所提交的材料真实、合法、有效。",
        "法定代表人（签字）：",
        "2024年12月10日",
    ]
    return {
        "1-申报表.pdf": [
            ["模型券奖励申报表", f"企业名称 {f['applicant']}", f"申报支持资金 {n} 万元"]
        ],
        "2-项目合同.pdf": [
            ["大模型API服务采购合同", f"合同编号：{f['contract']}", *parties,
             f"合同金额：{f['total']}元",
             "签订日期：2024年9月5日", "合同期限：2024年9月10日至2025年9月9日", *clauses[:20]],
            clauses[10:],
        ],
        "3-结算单.pdf": [
            ["大模型API调用结算单", *parties, "结算周期：2024年9月10日至2024年11月30日",
             f"结算金额（元）：{f['total']}"]
        ],
        "4-发票.pdf": [
            ["电子发票（普通发票）", f"发票号码：{f['invoice']}", "开票日期：2024年12月01日",
             f"购买方名称：{f['applicant']}", f"销售方名称：{f['vendor']}",
             "项目名称 *信息技术服务*大模型API调用",
             f"价税合计（小写）￥{f['total']}"]
        ],
        "4-付款回单.pdf": [
            ["网上银行电子回单", f"付款人：{f['applicant']}", f"收款人：{f['vendor']}",
             "交易日期：2024年12月03日", f"金额：{f['total']}元"]
        ],
        "6-资金承诺书.pdf": [["北京市高精尖产业发展资金承诺书", *letter]],
        "7-未获得其他市级财政资金支持承诺书.pdf": [["未获得其他市级财政资金支持承诺书", *letter]],
        "8-应用承诺书.pdf": [["应用承诺书", *letter]],
    }  # fmt: skip


def _pdf(pages: list[list[str]]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for lines in pages:
        canvas.setFont(_FONT, 15)
        canvas.drawCentredString(A4[0] / 2, 800, lines[0])
        canvas.setFont(_FONT, 11)
        for row, text in enumerate(lines[1:], 1):
            canvas.drawString(50, 790 - 22 * row, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
