"""The words for awards, in both languages."""

from __future__ import annotations

from voucher_cli.award.model import Measure
from voucher_cli.language import Bilingual
from voucher_cli.policy.award_rules import AwardUnit, CapPer

MEASURES = {
    Measure.CONTRACT: Bilingual("合同", "contract"),
    Measure.SETTLEMENT: Bilingual("结算", "settlement"),
    Measure.INVOICES: Bilingual("发票", "invoices"),
    Measure.PAYMENTS: Bilingual("付款", "payments"),
}
UNITS = {
    AwardUnit.SERVICE: Bilingual("大模型API服务", "service"),
    AwardUnit.CLAIM: Bilingual("申报项", "claim"),
    AwardUnit.PURCHASE: Bilingual("采购", "purchase"),
}
CAPS = {
    CapPer.PROJECT: Bilingual("单个项目上限", "cap per project"),
    CapPer.PROJECT_YEAR: Bilingual("单个项目年度上限", "cap per project and year"),
    CapPer.ENTERPRISE_YEAR: Bilingual("单个企业年度上限", "cap per enterprise and year"),
}
CEILING = Bilingual("最高可申领额", "Award ceiling")
CEILING_NOTE = Bilingual("不是核定或批准金额", "the most the policy allows, not an amount granted")
