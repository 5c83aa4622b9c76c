"""Two applications, and what their forms are to hold, worked out by hand."""

from __future__ import annotations

from voucher_cli.forms.applied import Applied
from voucher_cli.manifest.load import parse_manifest
from voucher_cli.policy.library import get_policy
from voucher_cli.workflow.awarding import award_of, bases_of

_APPLICANT = """
applicant:
  name: 北京云帆智能科技有限公司
  uscc: 91110108MA01ABCD2H
  registered_address: 北京市海淀区学院路8号3层301
  office_address: 北京市通州区新华东街11号
  contact_address: 北京市海淀区学院路8号
  founded_on: 2018-05-03
  registered_capital: 10000000
  industry_code: I6513
  statistics_code: I6510
  entity_type: enterprise
  entity_nature: 民营企业
  legal_representative: 王建国
  employees: 86
  listing_plan: none
  contact: {name: 李敏, phone: "13800000000", email: limin@example.com}
  finances:
    2023: {revenue: 23000000}
    2024: {revenue: 31050000, net_profit: 2100000, tax: 1500050, rnd: 6200000}
    2025: {revenue_forecast: 40000000}
  valuation: 150000000
  profile: |-
    公司成立于2018年。

    主营智能客服软件。
  industry_rank: 行业前十。
  model_product_revenue_h1_2024: 1200000
"""
BEIJING = f"""
version: 1
policy: beijing-model-2024
applied_on: 2024-12-10
{_APPLICANT}
claims:
  - route: api
    project:
      name: 云帆智能客服
      product_type: API调用
      launched_on: 2024-09-20
      scenario: 金融
      scenario_note: 用于银行客服。
      description: 调用大模型识别意图。
      results: 通话时长缩短19%。
    purchases:
      - model: 云阶大模型
        vendor: {{name: 北京云阶人工智能有限公司, affiliated: false}}
        contract:
          amount: 3600000
          starts_on: 2024-09-10
          lines: [{{kind: model, amount: 3200000}}, {{kind: compute, amount: 400000}}]
        settlements: [{{starts_on: 2024-09-10, ends_on: 2024-11-30, amount: 3200000}}]
        invoices: [{{issued_on: 2024-12-01, amount: 3200000}}]
        payments: [{{paid_on: 2024-12-03, amount: 3200000}}]
"""
SECOND_CLAIM = """
  - route: private
    project:
      name: 云帆知识库
      product_type: 私有化部署
      launched_on: 2024-11-02
      scenario: 医疗
      scenario_note: 用于病历质控。
      description: 在院内部署大模型。
      results: 缺陷率下降一半。
      supplement: 两项产品相互独立。
    purchases:
      - model: 玄鸟大模型
        vendor: {name: 上海玄鸟科技有限公司, affiliated: false}
        contract: {amount: 1000000, signed_on: 2024-09-20}
        invoices: [{issued_on: 2024-12-01, amount: 1000000}]
        acceptance: {accepted_on: 2024-11-30}
"""
TONGZHOU = f"""
version: 1
policy: tongzhou-2025
applied_on: 2025-08-28
deadline: 2025-09-30
{_APPLICANT}
claims:
  - route: compute
    requested: 180000
    project: {{name: 微调, scenario: 金融}}
  - route: api
    requested: 151234.56
    project: {{name: 客服, scenario: 金融}}
"""

PROFILE = "公司成立于2018年。\n\n主营智能客服软件。"
BEIJING_WANTED = {
    "企业名称": "北京云帆智能科技有限公司",
    "统一社会信用代码": "91110108MA01ABCD2H",
    "注册地址": "北京市海淀区学院路8号3层301",
    "单位性质": "民营企业",
    "联系地址": "北京市海淀区学院路8号",
    "联系邮箱": "limin@example.com",
    "申报联系人": "李敏",
    "联系人手机": "13800000000",
    "企业上一年营收": "2300万元",
    "员工数量": "86",
    "大模型应用产品2024年上半年收入": "120万元",
    "国民经济行业分类代码": "I6513",
    "企业基本情况介绍": PROFILE,
    "企业所处行业排名": "行业前十。",
    "产品名称": "云帆智能客服",
    "产品类型": "API调用",
    "产品上线时间": "2024年9月20日",
    "应用场景说明": "金融：用于银行客服。",
    "产品申报费用（万元）": (
        "云阶大模型API调用费用320万元；算力费用40万元（单独列出，不计入申报费用）"
    ),
    "产品说明": "调用大模型识别意图。",
    "产品成效说明": "通话时长缩短19%。",
}
SECOND_WANTED = {
    "产品名称": "云帆知识库",
    "产品类型": "私有化部署",
    "产品上线时间": "2024年11月2日",
    "应用场景说明": "医疗：用于病历质控。",
    "产品申报费用（万元）": "玄鸟大模型采购费用100万元",
    "产品说明": "在院内部署大模型。",
    "产品成效说明": "缺陷率下降一半。",
    "补充说明": "两项产品相互独立。",
}
TONGZHOU_WANTED = {
    "单位名称": "北京云帆智能科技有限公司",
    "统一社会信用代码": "91110108MA01ABCD2H",
    "注册地址": "北京市海淀区学院路8号3层301",
    "办公地址": "北京市通州区新华东街11号",
    "注册资本": "1000万元",
    "登记注册时间": "2018年5月3日",
    "注册行业代码": "I6513",
    "统计行业代码": "I6510",
    "单位人数": "86人",
    "挂牌或上市进展": "□计划3年内挂牌或上市\n☑暂无计划",
    "2023年度营业收入": "2300万元",
    "2024年度营业收入": "3105万元",
    "2024年度营业收入增长率": "35%",
    "预计2025年度营业收入": "4000万元",
    "2024年度净利润": "210万元",
    "2024年纳税": "150.005万元",
    "2024年度研发费用投入": "620万元",
    "2024年度研发费用占营业收入比例": "19.97%",
    "企业估值": "15000万元",
    "申请单位情况说明": PROFILE,
    "申报方向": "☑算力劵\n☑模型劵",
    "申报支持资金（万元）": "33.123456",
    "项目联系人及电话": "李敏 13800000000",
}


def applied(manifest: str) -> Applied:
    """The application of a manifest."""
    stated = parse_manifest(manifest.encode(), "manifest.yaml").value
    policy = get_policy(stated.policy or "")
    bases = bases_of(policy, stated, stated.claims)
    return Applied(stated, stated.claims, award_of(policy, stated, stated.claims, bases))
