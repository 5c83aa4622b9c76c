"""Licences, financial statements, and papers that no list asks for."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .office import grid, say, title, word, word_bytes, workbook
from .paper import Paper
from .truth import Document, Stretch, shows


def _licence() -> bytes:
    """The landscape form since 2019."""
    p = Paper((842.0, 595.0), latin="Helvetica", margin=60)
    p.put(90, 90, "统一社会信用代码", 11)
    p.put(80, 108, "91110108MA02K7XT3X", 12)
    p.put(421, 110, "营业执照", 34, "c", 18)
    p.put(421, 140, "（副  本）(1-1)", 13, "c")
    for at, (left, right) in enumerate(
        (
            ("名　　称　北京澄观数据科技有限公司", "注册资本　1000万元"),
            ("类　　型　有限责任公司(自然人投资或控股)", "成立日期　2019年05月17日"),
            ("法定代表人　周可", "住　　所　北京市海淀区学清路8号B座12层1206"),
            ("经营范围　技术开发、技术服务；数据处理；软件开发。", ""),
        )
    ):
        p.put(80, 220 + 44 * at, left, 12)
        p.put(460, 220 + 44 * at, right, 12)
    p.put(700, 500, "登记机关", 12)
    p.put(640, 530, "2023 年 08 月 02 日", 12)
    p.put(60, 570, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", 8)
    return p.done()


def _licence_table() -> bytes:
    """An extract of the register, as portals print it."""
    p = Paper()
    p.title("营业执照信息", 18)
    p.table(
        [130, 320],
        [
            ["统一社会信用代码/注册号", "91110112MABL90RT6U"],
            ["企业名称", "北京禾木文旅发展有限公司"],
            ["法定代表人", "苏雯"],
            ["类型", "有限责任公司（法人独资）"],
            ["成立日期", "2021年04月09日"],
            ["注册资本", "800万元人民币"],
            ["营业期限", "2021年04月09日 至 2051年04月08日"],
            ["登记状态", "存续（在营、开业、在册）"],
        ],
    )
    return p.done()


def _income_sheet() -> bytes:
    return workbook(
        (
            "利润表",
            [
                ["利润表"],
                ["会企02表"],
                ["编制单位：北京禾木文旅发展有限公司", None, "2024年度", "单位：元"],
                ["项  目", "行次", "本期金额", "上期金额"],
                ["一、营业收入", 1, 22350000.00, 18600000.00],
                ["减：营业成本", 2, 14012000.50, 11988000.00],
                ["税金及附加", 3, 98200.11, 81200.00],
                ["研发费用", 6, 3100000.00, 2400000.00],
                ["四、净利润（净亏损以“－”号填列）", 20, 1880000.00, 1502300.12],
            ],
            ["A1:D1"],
        )
    )


def _balance() -> bytes:
    p = Paper(latin="Helvetica", margin=40)
    p.title("资 产 负 债 表", 17, after=6)
    p.put(297, p.y + 4, "2024年12月31日", 10, "c")
    p.put(40, p.y + 20, "编制单位：北京禾木文旅发展有限公司", 9)
    p.put(555, p.y + 20, "单位：人民币元", 9, "r")
    p.y += 28
    p.table(
        [110, 74, 74, 110, 74, 74],
        [
            ["资产", "期末余额", "年初余额", "负债和所有者权益", "期末余额", "年初余额"],
            ["货币资金", "6,102,331.20", "4,880,120.00", "短期借款", "2,000,000.00", "0.00"],
            ["应收账款", "3,310,028.75", "2,991,300.10", "应付账款", "1,230,556.00", "980,000.00"],
            [
                "固定资产",
                "1,020,000.00",
                "1,200,000.00",
                "实收资本",
                "8,000,000.00",
                "8,000,000.00",
            ],
            [
                "资产总计",
                "13,440,220.11",
                "11,020,000.00",
                "负债和所有者权益总计",
                "13,440,220.11",
                "11,020,000.00",
            ],
        ],
        size=8.5,
        right_from=4,
    )
    p.y += 10
    p.text("法定代表人：苏雯　　主管会计工作负责人：高洁　　会计机构负责人：高洁", 9)
    return p.done()


def _audit() -> bytes:
    """The first page of the auditor's report and the statement behind it."""
    p = Paper(foot="{page}")
    p.title("审 计 报 告", 22, after=10)
    p.put(530, p.y, "京信会审字[2025]第0418号", 10, "r")
    p.y += 20
    p.texts(
        "北京澄观数据科技有限公司全体股东：",
        "一、审计意见",
        "　　我们审计了北京澄观数据科技有限公司（以下简称“贵公司”）财务报表，包括2024年12月31日的资产负债表，"
        "2024年度的利润表、现金流量表、所有者权益变动表以及相关财务报表附注。",
        "　　我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了贵公司2024年12月31日的财务状况"
        "以及2024年度的经营成果和现金流量。",
    )
    p.y += 60
    p.text("北京京信会计师事务所（普通合伙）　　中国注册会计师：", indent=120)
    p.text("中国·北京　　二〇二五年四月十五日", indent=220)
    p.turn()
    p.title("利 润 表", 16, after=4)
    p.put(297, p.y + 6, "2024年度", 10, "c")
    p.y += 14
    p.table(
        [200, 120, 120],
        [
            ["项目", "本年累计数", "上年同期数"],
            ["一、营业收入", "42,100,000.00", "33,000,000.00"],
            ["减：营业成本", "21,900,000.00", "18,220,000.00"],
            ["三、利润总额", "5,010,000.00", "3,880,000.00"],
            ["四、净利润", "4,320,000.00", "3,300,000.00"],
        ],
        right_from=1,
    )
    return p.done()


def _cash_flow() -> bytes:
    """Of the small firms' rules, told by its time of tax."""
    p = Paper(margin=50)
    p.title("现金流量表（适用执行小企业会计准则的企业）", 15, after=6)
    p.texts(
        "纳税人名称：北京丰泽农业科技有限公司　　报送日期：2025-05-20",
        "所属时期：2024-01-01 至 2024-12-31　　单位：元",
    )
    p.table(
        [250, 40, 100, 100],
        [
            ["项目", "行次", "本年累计金额", "上年金额"],
            ["一、经营活动产生的现金流量：", "", "", ""],
            ["销售产成品、商品、提供劳务收到的现金", "1", "9,880,123.00", "8,012,000.00"],
            ["经营活动产生的现金流量净额", "7", "1,020,311.40", "611,090.00"],
            ["二、投资活动产生的现金流量净额", "13", "-300,000.00", "0.00"],
        ],
        right_from=1,
    )
    return p.done()


def _minutes() -> bytes:
    w = word()
    title(w, "会议纪要")
    grid(
        w,
        [
            ["会议时间", "2024年9月3日14:00"],
            ["会议地点", "三层会议室"],
            ["主持人", "周可"],
            ["议题", "大模型采购方案及付款安排"],
        ],
    )
    say(
        w,
        "一、会议讨论了大模型API采购方案，倾向与北京语穹人工智能有限公司签订合同，预算不超过130万元。",
        "二、财务部负责在收到发票后安排付款。",
        "三、技术部于9月底前完成验收方案。",
    )
    return word_bytes(w)


def _travel_rules() -> bytes:
    p = Paper(foot="{page}")
    p.title("差旅费管理办法", 20)
    p.texts(
        "第一条　为规范公司差旅费报销，制定本办法。",
        "第二条　住宿标准：一线城市每日600元，其他城市每日400元。",
        "第三条　报销须提供增值税发票、行程单及付款凭证。",
        "第四条　借款应于出差返回后10个工作日内结清。",
        "第五条　本办法自2023年1月1日起施行。",
    )
    return p.done()


def _nda() -> bytes:
    p = Paper()
    p.title("保密协议", 20)
    p.texts(
        "甲方（披露方）：北京澄观数据科技有限公司",
        "乙方（接收方）：北京语穹人工智能有限公司",
        "　　鉴于双方拟就大模型应用开展合作洽谈，为保护双方商业秘密，签订本协议。",
        "一、保密信息包括但不限于技术资料、客户名单、价格信息。",
        "二、保密期限自2024年8月1日起五年。",
        "三、违反本协议的，应赔偿对方因此遭受的全部损失。",
        "签署日期：2024年8月1日",
    )
    return p.done()


def _handbook() -> bytes:
    p = Paper(latin="Helvetica", foot="{page}")
    p.y = 250
    p.title("千语大模型开放平台", 26, after=8)
    p.title("产品使用手册 V3.2", 18)
    p.turn()
    p.texts(
        "1 产品概述",
        "千语大模型提供文本生成、向量化、多模态理解等接口。",
        "2 计费说明",
        "2.1 按量付费：输入0.008元/千tokens，输出0.02元/千tokens。账单每日更新，可在控制台下载用量账单。",
        "2.2 发票：在“费用中心-发票管理”申请，支持增值税专用发票与普通发票。",
        "3 快速开始",
        "调用前请在控制台创建应用并获取 API Key。",
    )
    return p.done()


def _quotation() -> bytes:
    return workbook(
        (
            "报价",
            [
                ["大模型服务报价单"],
                ["报价单位：杭州观微网络科技有限公司", None, "报价日期：2025-02-20"],
                ["项目", "单价", "备注"],
                ["对话接口", "0.12元/次", "含税"],
                ["图文接口", "0.30元/次", "含税"],
                ["本报价有效期30天"],
            ],
            ["A1:C1"],
        )
    )


def _other() -> tuple[Stretch, ...]:
    return (Stretch("other"),)


REGISTERS = (
    Document(
        "营业执照副本.pdf",
        _licence,
        (
            Stretch(
                "business-licence",
                shows(name="北京澄观数据科技有限公司", uscc="91110108MA02K7XT3X"),
            ),
        ),
    ),
    Document(
        "webprint.pdf",
        _licence_table,
        (
            Stretch(
                "business-licence",
                shows(name="北京禾木文旅发展有限公司", uscc="91110112MABL90RT6U"),
            ),
        ),
    ),
    Document("2024报表.xlsx", _income_sheet, (Stretch("financial-statement", shows(year="2024")),)),
    Document("IMG_0455.pdf", _balance, (Stretch("financial-statement", shows(year="2024")),)),
    Document(
        "京信会审字2025-0418.pdf",
        _audit,
        (Stretch("financial-statement", shows(year="2024"), 1, 2),),
    ),
    Document("B0003.pdf", _cash_flow, (Stretch("financial-statement", shows(year="2024")),)),
    Document("20240903.docx", _minutes, _other()),
    Document("制度汇编-差旅.pdf", _travel_rules, _other()),
    Document("保密协议.pdf", _nda, _other()),
    Document("manual_v3.2.pdf", _handbook, (Stretch("other", {}, 1, 2),)),
    Document("工作簿2.xlsx", _quotation, _other()),
)
