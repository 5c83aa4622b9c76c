"""Small packages of plain text, enough to be judged in an instant."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

MANIFEST = """\
version: 1
policy: beijing-model-2024
applied_on: 2024-12-10
applicant: {{name: {applicant}, uscc: {uscc}, legal_representative: 王建国}}
claims:
  - route: api
    project: {{name: 智能客服}}
    purchases:
      - model: 云阶大模型
        vendor: {{name: {vendor}}}
        contract: {{file: 合同.txt, number: {contract}, signed_on: 2024-09-05, amount: {amount}}}
        settlements:
          - {{file: 结算单.txt, starts_on: 2024-09-10, ends_on: 2024-11-30, amount: {amount}}}
        invoices:
          - {{file: 发票.txt, number: "{invoice}", issued_on: 2024-12-01, amount: {amount}}}
"""

CONTRACT = """\
大模型服务合同
合同编号：{contract}
甲方：{applicant}
乙方：{vendor}
合同金额：{amount}元
签订日期：2024年9月5日
"""

INVOICE = """\
电子发票（普通发票）
发票号码：{invoice}
开票日期：2024年12月1日
购买方名称：{applicant}
销售方名称：{vendor}
价税合计（小写）￥{amount}
"""


def papers(
    applicant: str = "北京云帆智能科技有限公司",
    uscc: str = "91110108MA01ABCD2H",
    vendor: str = "北京云阶人工智能有限公司",
    contract: str = "YF-2024-091",
    invoice: str = "24112000000012345678",
    amount: str = "3200000.00",
) -> dict[str, bytes]:
    """The files of one package, by their names."""
    said = {
        "applicant": applicant,
        "uscc": uscc,
        "vendor": vendor,
        "contract": contract,
        "invoice": invoice,
        "amount": amount,
    }
    texts = {"manifest.yaml": MANIFEST, "合同.txt": CONTRACT, "发票.txt": INVOICE}
    return {name: text.format(**said).encode() for name, text in texts.items()}


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path.write_bytes(stream.getvalue())
    return path


def season(folder: Path, count: int = 3) -> Path:
    """A folder of packages that have nothing in common."""
    for number in range(1, count + 1):
        put(
            folder / f"包{number}",
            papers(
                applicant=f"北京第{number}号科技有限公司",
                uscc=f"911101080000{number:05d}X",
                vendor=f"上海第{number}号人工智能有限公司",
                contract=f"HT-2024-{number:03d}",
                invoice=f"241120000000{number:08d}",
                amount=f"{number}00000.00",
            ),
        )
    return folder
