"""Contracts in Word, as they are sent before they are signed or beside the scan."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .office import grid, say, title, word, word_bytes
from .truth import Document, Stretch, day, shows, yuan


def _framework() -> bytes:
    """A framework contract: unit prices, no total."""
    w = word()
    title(w, "大模型API调用服务框架协议")
    say(
        w,
        "协议编号：KJ-YQ-2024-22",
        "甲方：北京同晖教育咨询有限公司",
        "乙方：北京语穹人工智能有限公司",
        "为建立长期合作关系，甲乙双方就甲方使用乙方大模型API服务签订本框架协议。",
        "1. 合作内容：甲方按需调用乙方“千语”系列大模型，全年预计使用量不少于20亿tokens。",
        "2. 计费标准：输入0.008元/千tokens，输出0.02元/千tokens，均为含税价格，据实结算，本协议不约定总价。",
        "3. 结算与付款：每月最后一日为结算日，次月15日前甲方以银行转账方式支付。",
        "4. 协议期限：本协议自2024年9月1日起生效，至2025年8月31日终止。期满前30日双方无异议的，自动续期一年。",
        "5. 知识产权：甲方基于接口输出形成的成果归甲方所有。",
        "（签署页）",
        "甲方（盖章）：　　　　　　　　　　　乙方（盖章）：",
        "签约日期：2024年8月28日　　　　　　签约日期：2024年8月28日",
    )
    return word_bytes(w)


def _deployment() -> bytes:
    """The parties in a table of two columns, the price table with a total row."""
    w = word()
    title(w, "“清数医语”大模型私有化部署项目合同书")
    grid(
        w,
        [
            ["合同编号", "AHJC-XX-2024-0311", "签订日期", "2024.10.15"],
            [
                "甲方（需方）",
                "北京安和嘉诚医院管理有限公司",
                "乙方（供方）",
                "清数智能科技（北京）有限公司",
            ],
            ["注册地址", "北京市西城区南礼士路1号", "注册地址", "北京市海淀区中关村大街甲59号"],
        ],
    )
    say(
        w,
        "",
        "第一章 项目内容",
        "乙方负责在甲方指定机房完成大模型部署、知识库构建与应用联调。",
        "第二章 合同价款",
        "合同价款明细如下表（单位：人民币元）：",
    )
    grid(
        w,
        [
            ["序号", "内容", "费用类别", "数量", "单价", "金额（含税）"],
            ["1", "医语大模型软件许可", "大模型", "1套", "1,200,000.00", "1,200,000.00"],
            ["2", "GPU推理服务器", "算力", "2台", "210,000.00", "420,000.00"],
            ["3", "数据标注与清洗", "数据", "1项", "80,000.00", "80,000.00"],
            ["合计", "", "", "", "", "1,700,000.00"],
            ["大写：壹佰柒拾万元整", "", "", "", "", ""],
        ],
        merge=[(4, 0, 4), (5, 0, 5)],
    )
    say(
        w,
        "第三章 付款方式",
        "合同签订后7日内支付40%；系统上线试运行后支付40%；终验合格后支付20%。",
        "第四章 工期",
        "自2024年10月20日开工，2025年1月20日前完成终验。",
        "第五章 质保",
        "质保期为终验之日起12个月。",
    )
    return word_bytes(w)


def _procurement_public() -> bytes:
    """A school's contract after a tender: 采购人, 中标人, the bid's number beside the contract's."""
    w = word()
    title(w, "政府采购合同（服务类）")
    say(
        w,
        "项目编号：BJJY-2024-CS-0455",
        "合同编号：BJZH-HT-2024-038",
        "项目名称：智慧校园大模型应用采购项目",
        "采购人（甲方）：北京振华职业学院",
        "中标供应商（乙方）：北京朔方智汇科技股份有限公司",
        "签订日期：2024 年 11 月 20 日",
        "一、服务内容与数量：详见投标文件第三章。",
        "二、合同总金额：",
        "本合同总金额为（大写）人民币玖拾捌万陆仟伍佰元整（￥986500.00元）。",
        "三、服务期限：自合同签订之日起至2025年12月31日。",
        "四、履约保证金：中标金额的5%，计￥49325.00元，验收合格后无息退还。",
        "五、付款：甲方收到发票后 10 个工作日内支付合同金额的 50%，终验后支付剩余款项。",
        "六、本合同一式六份，甲方执三份，乙方执二份，采购代理机构执一份。",
    )
    return word_bytes(w)


def _consulting() -> bytes:
    """买方 and 卖方, the sum in 万元 alone, the term in words."""
    w = word()
    title(w, "购 销 合 同")
    say(
        w,
        "买方：北京丰泽农业科技有限公司　　　　　　合同编号：FZ〔2024〕117号",
        "卖方：北京朔方智汇科技股份有限公司　　　　签约地点：北京市昌平区",
        "一、买方向卖方购买“朔方·谷雨”农业大模型推理服务，服务方式为API调用。",
        "二、费用总额共计62.5万元（含6%增值税），其中模型调用费60万元，接口定制费2.5万元。",
        "三、服务期为壹年，即2024年12月1日至2025年11月30日。",
        "四、买方于2024年12月15日前支付首期款30万元，余款于2025年6月15日前付清。",
        "五、双方均应遵守国家关于生成式人工智能服务的管理规定。",
    )
    grid(
        w,
        [
            ["买方：北京丰泽农业科技有限公司", "卖方：北京朔方智汇科技股份有限公司"],
            ["法定代表人：钱立", "法定代表人：霍启明"],
            ["开户行：北京农商银行昌平支行", "开户行：中国工商银行北京上地支行"],
            ["账号：0400010103000112233", "账号：0200006009014488996"],
            ["日期：2024年11月26日", "日期：2024年11月26日"],
        ],
    )
    return word_bytes(w)


def _amendment() -> bytes:
    """A supplement: what it adds, and the sum after it."""
    w = word()
    title(w, "补充协议")
    say(
        w,
        "编号：CG-2024-1107-补1",
        "甲方：北京澄观数据科技有限公司",
        "乙方：北京语穹人工智能有限公司",
        "甲乙双方于2024年11月7日签订了《大模型服务采购协议》（编号：CG-2024-1107，以下简称“原协议”），现就原协议有关事项补充如下：",
        "一、调用量由8.6亿tokens增加至10亿tokens，增加服务费人民币200,000.00元（大写：贰拾万元整）。",
        "二、原协议服务期限延长至2025年12月31日。",
        "三、本补充协议与原协议具有同等法律效力，未涉及事项按原协议执行。",
        "甲方（盖章）：　　　　　　　　乙方（盖章）：",
        "2025年1月6日",
    )
    return word_bytes(w)


CONTRACTS_WORD = (
    Document(
        "框架协议-语穹.docx",
        _framework,
        (
            Stretch(
                "contract",
                shows(
                    number="KJ-YQ-2024-22",
                    amount=(),
                    party_a="北京同晖教育咨询有限公司",
                    party_b="北京语穹人工智能有限公司",
                    signed_on=day("2024-08-28"),
                    starts_on=day("2024-09-01"),
                    ends_on=day("2025-08-31"),
                ),
            ),
        ),
    ),
    Document(
        "新建 Microsoft Word 文档 (2).docx",
        _deployment,
        (
            Stretch(
                "contract",
                shows(
                    number="AHJC-XX-2024-0311",
                    amount=yuan("1700000.00"),
                    party_a="北京安和嘉诚医院管理有限公司",
                    party_b="清数智能科技（北京）有限公司",
                    signed_on=day("2024-10-15"),
                ),
                may=shows(starts_on=day("2024-10-20"), ends_on=day("2025-01-20")),
            ),
        ),
    ),
    Document(
        "合同正文.docx",
        _procurement_public,
        (
            Stretch(
                "contract",
                shows(
                    number="BJZH-HT-2024-038",
                    amount=yuan("986500.00"),
                    party_a="北京振华职业学院",
                    party_b="北京朔方智汇科技股份有限公司",
                    signed_on=day("2024-11-20"),
                    ends_on=day("2025-12-31"),
                ),
                may=shows(starts_on=day("2024-11-20")),
            ),
        ),
    ),
    Document(
        "final_v3.docx",
        _consulting,
        (
            Stretch(
                "contract",
                shows(
                    number="FZ〔2024〕117号",
                    amount=yuan("625000"),
                    party_a="北京丰泽农业科技有限公司",
                    party_b="北京朔方智汇科技股份有限公司",
                    signed_on=day("2024-11-26"),
                    starts_on=day("2024-12-01"),
                    ends_on=day("2025-11-30"),
                ),
            ),
        ),
    ),
    Document(
        "补充协议.docx",
        _amendment,
        (
            Stretch(
                "contract",
                shows(
                    number="CG-2024-1107-补1",
                    party_a="北京澄观数据科技有限公司",
                    party_b="北京语穹人工智能有限公司",
                    signed_on=day("2025-01-06"),
                ),
                may=shows(amount=yuan("200000.00"), ends_on=day("2025-12-31")),
            ),
        ),
    ),
)
