"""All the documents, and small packages of them under names that say nothing."""

from __future__ import annotations

from .contracts import CONTRACTS
from .contracts_rent import CONTRACTS_RENT
from .contracts_word import CONTRACTS_WORD
from .invoices import INVOICES
from .invoices_older import INVOICES_OLDER
from .letters import LETTERS
from .payments import PAYMENTS
from .payments_plain import PAYMENTS_PLAIN
from .registers import REGISTERS
from .reports import REPORTS
from .second_others import SECOND_OTHERS
from .second_purchases import SECOND_PURCHASES
from .settlements import SETTLEMENTS
from .third_round import THIRD_ROUND
from .truth import Document
from .volumes import VOLUMES

DOCUMENTS: tuple[Document, ...] = (
    *CONTRACTS,
    *CONTRACTS_RENT,
    *CONTRACTS_WORD,
    *INVOICES,
    *INVOICES_OLDER,
    *PAYMENTS,
    *PAYMENTS_PLAIN,
    *SETTLEMENTS,
    *REPORTS,
    *LETTERS,
    *REGISTERS,
    *VOLUMES,
)

SECOND_ROUND: tuple[Document, ...] = (*SECOND_PURCHASES, *SECOND_OTHERS)
"""drawn after what the first round showed had been mended"""

ROUNDS = {"first": DOCUMENTS, "second": SECOND_ROUND, "third": THIRD_ROUND}

Placed = dict[str, str | None]
"""by a document's name the material that it is for; None where it is for none"""

PACKAGES: dict[tuple[str, str], Placed] = {
    ("beijing-model-2024", "api"): {
        "附件3-3 申报表.docx": "application-form",
        "大模型服务采购协议.pdf": "contract",
        "补充协议.docx": "contract",
        "03 API调用结算单（语穹）.pdf": "settlement",
        "4-1发票.pdf": "invoice-or-payment",
        "dzfp_25112000000001230045.pdf": "invoice-or-payment",
        "付款回单-语穹.pdf": "invoice-or-payment",
        "5.资质与使用说明.pdf": "qualification-and-usage",
        "承诺书（2024年）.docx": "commitment-letter",
        "scan_p7.pdf": "no-other-funding-letter",
        "附件八.pdf": "scenario-letter",
        "新建文档.docx": "non-affiliation-proof",
        "20240903.docx": None,
        "保密协议.pdf": None,
        "manual_v3.2.pdf": None,
    },
    ("beijing-model-2024", "private"): {
        "0A1B2C3D.pdf": "contract",
        "新建 Microsoft Word 文档 (2).docx": "contract",
        "附件4 发票-医语.pdf": "invoice-or-payment",
        "mmexport1735200000.pdf": "invoice-or-payment",
        "验收单.docx": "acceptance-report",
        "扫描全能王 2024-12-10 11.02.pdf": "acceptance-report",
        "7-未获其他资金承诺.docx": "no-other-funding-letter",
        "制度汇编-差旅.pdf": None,
    },
    ("tongzhou-2025", "compute"): {
        "3.算力合同（盖章版）.pdf": "contract",
        "增值税专票扫描.pdf": "invoice-and-payment",
        "IMG_20241104_0911.pdf": "invoice-and-payment",
        "未命名.pdf": "settlement",
        "情况说明.pdf": "usage-statement",
        "营业执照副本.pdf": "licence-and-financials",
        "京信会审字2025-0418.pdf": "licence-and-financials",
    },
    ("tongzhou-2025", "api"): {
        "表格(1).docx": "application-form",
        "IMG_0231.pdf": "contract",
        "SCAN0007.pdf": "invoice-and-payment",
        "银行回单合集.pdf": "invoice-and-payment",
        "CCF_000192.pdf": "settlement",
        "文档1.docx": "usage-statement",
        "IMG_20250811_2.pdf": "commitment-letter",
        "webprint.pdf": "licence-and-financials",
        "2024报表.xlsx": "licence-and-financials",
        "IMG_0455.pdf": "licence-and-financials",
        "工作簿2.xlsx": None,
    },
    ("tongzhou-2025", "private"): {
        "合同正文.docx": "contract",
        "7f91c2.pdf": "acceptance-or-deployment",
        "证明.docx": "acceptance-or-deployment",
        "20250630.pdf": "model-statement",
        "print.pdf": "invoice-and-payment",
        "B0003.pdf": "licence-and-financials",
    },
}
