"""What contracts say: sections by route, and the general clauses that follow them.

A section is (key, heading, paragraphs); a paragraph that is TABLE stands for the price table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from dossier.facts import Claim, Company, Contract, Purchase
from dossier.writing import capitals, chinese_date, figures, number, wan

TABLE = "\0price table"


@dataclass(frozen=True)
class Section:
    """One article of a contract."""

    key: str
    heading: str
    paragraphs: tuple[str, ...]


def sections(buyer: Company, claim: Claim, purchase: Purchase) -> tuple[Section, ...]:
    """The special and the general articles, with the contract's own wording put in."""
    contract = purchase.contract
    if claim.route == "compute":
        special = _compute(claim, purchase)
    elif claim.route == "private":
        special = _private(buyer, claim, purchase)
    elif contract.framework:
        special = _api_framework(claim, purchase)
    else:
        special = _api(claim, purchase)
    general = _GENERAL_LONG if contract.layout != "terms" else _GENERAL_SHORT
    changed = [
        replace(section, paragraphs=contract.wording.get(section.key, section.paragraphs))
        for section in (*special, *general)
    ]
    return tuple(section for section in changed if section.paragraphs)


def price(contract: Contract) -> str:
    """The total in figures and capitals, as the contract's layout writes it."""
    if contract.amount is None:
        return ""
    capital = capitals(contract.printed_capitals or contract.amount)
    return {
        "cover": f"人民币{figures(contract.amount)}元（大写：{capital}）",
        "table": f"￥{figures(contract.amount)}（大写人民币{capital}）",
        "terms": f"{wan(contract.amount)}万元（大写：人民币{capital}）",
    }[contract.layout]


def _term(contract: Contract) -> tuple[str, str]:
    blank = "____年__月__日"
    first, last = contract.starts_on, contract.ends_on
    return chinese_date(first) if first else blank, chinese_date(last) if last else blank


def _volume(contract: Contract, kind: str) -> str:
    item = next(i for i in contract.items if i.kind == kind)
    return f"{number(item.quantity)}{item.unit}"


def _filed(purchase: Purchase) -> str:
    return f"（生成式人工智能服务备案号{purchase.filing_number}）" if purchase.filing_number else ""


def _api(claim: Claim, purchase: Purchase) -> list[Section]:
    contract, project = purchase.contract, claim.project
    first, last = _term(contract)
    found = [
        Section(
            "subject",
            "交付标的",
            (
                f"本合同的交付标的是“{purchase.model}”{_filed(purchase)}的在线调用服务。乙方通过"
                "应用程序接口（API）向甲方开放该大模型的文本生成、理解与向量化能力，甲方将其接入"
                f"自有产品“{project.name}”，在{project.scenario}场景中向最终用户提供服务。",
                "本合同价款全部为大模型调用费用，不包含算力租赁、数据加工及其他费用。",
            ),
        ),
        Section(
            "scale",
            "采购规模",
            (
                f"合同期内甲方采购的调用规模共{_volume(contract, 'model')}，输入与输出合并计量，"
                "以乙方计费系统记录并经甲方核对一致的数据为准。",
            ),
        ),
        Section(
            "term",
            "服务期限",
            (f"服务期限自{first}起至{last}止，乙方自服务期首日起开通接口权限。",),
        ),
        Section(
            "price",
            "合同价款",
            (f"合同总价（含税）为{price(contract)}，单价与明细见下表：", TABLE),
        ),
        Section(
            "payment",
            "价款支付",
            (
                "乙方于每月5日前就上一自然月的用量出具结算单并开具等额发票，甲方核对无误后，应在"
                "收到发票之日起十五个工作日内以银行转账方式付清当月款项。",
                f"乙方收款账户：{purchase.vendor.bank}，账号{purchase.vendor.account}。",
            ),
        ),
    ]
    if contract.outlasts:
        found.append(
            Section(
                "instalments",
                "分期交付与分期支付",
                (
                    "服务按自然月分期交付，每月为一期；当期交付量为该月实际调用量，当期应付价款为"
                    "当期交付量乘以本合同单价。各期单独结算、单独开票、单独支付，前一期未结清不影响"
                    "后一期的计量。",
                ),
            )
        )
    return found


def _api_framework(claim: Claim, purchase: Purchase) -> list[Section]:
    contract, project = purchase.contract, claim.project
    first, last = _term(contract)
    found = [
        Section(
            "subject",
            "服务内容",
            (
                f"甲方委托乙方提供“{purchase.model}”{_filed(purchase)}API调用服务，交付标的为大模型"
                f"推理能力，用于“{project.name}”在{project.scenario}领域的应用。算力、数据标注等"
                "费用不在本协议范围之内。",
                "本协议系框架协议，甲方在协议期内按需调用，乙方不得设置最低消费门槛。",
            ),
        ),
        Section(
            "volume",
            "使用量与使用期限",
            (
                f"预计使用量：协议期内合计{_volume(contract, 'model')}，双方每季度可书面调整。",
                f"使用期限：自{first}至{last}。",
            ),
        ),
        Section(
            "price",
            "计费标准",
            (
                "各档单价如下表所列，均为含税价；支付金额按当期实际使用量乘以单价计算，据实结算：",
                TABLE,
            ),
        ),
        Section(
            "payment",
            "结算与支付",
            (
                "双方按季度结算。乙方在每季度结束后次月8日以前提交结算单，甲方于5个工作日内确认；"
                "确认后乙方开具发票，甲方自收票之日起20日内汇付至乙方账户"
                f"（{purchase.vendor.bank}，{purchase.vendor.account}）。",
            ),
        ),
    ]
    if contract.outlasts:
        found.append(
            Section(
                "instalments",
                "分期",
                ("协议期内以季度为一期，分期交付、分期支付，逐期核算。",),
            )
        )
    return found


def _private(buyer: Company, claim: Claim, purchase: Purchase) -> list[Section]:
    contract, project = purchase.contract, claim.project
    first, last = _term(contract)
    model = sum((i.amount for i in contract.items if i.kind == "model"), Decimal(0))
    other = (contract.amount or Decimal(0)) - model
    apart = (
        f"其中大模型采购费用为{figures(model)}元；配套算力设备费用{figures(other)}元单独计价，"
        "不计入大模型采购金额。"
        if other and contract.amount
        else "上述价款均为大模型采购费用，不含算力、数据等相关费用。"
    )
    found = [
        Section(
            "subject",
            "采购标的",
            (
                f"甲方向乙方采购“{purchase.model}”{_filed(purchase)}软件的使用许可及私有化部署服务，"
                f"作为“{project.name}”的基础模型，应用于{project.scenario}领域。交付标的为该大模型的"
                "权重文件、推理引擎、管理控制台及相应授权证书。",
                f"部署地点为{buyer.address}甲方机房，部署完成后模型及数据均不出甲方网络边界。",
            ),
        ),
        Section(
            "scale",
            "采购规模",
            (f"本次采购的大模型规模为{_volume(contract, 'model')}，授权并发数不设上限。",),
        ),
        Section("price", "价格", (f"合同总金额（含税）{price(contract)}。{apart}", TABLE)),
        Section(
            "delivery",
            "履行期限与交付",
            (
                f"本合同履行期限为{first}至{last}。乙方应自合同生效之日起三十日内完成安装、调优和"
                "联调并交付甲方试运行，试运行期满十日后组织验收。",
            ),
        ),
        Section(
            "payment",
            "付款",
            (
                "甲方分两次付款：合同生效且收到等额发票后十个工作日内支付合同总金额的百分之六十；"
                "验收合格后十个工作日内支付其余百分之四十。",
                f"乙方开户行：{purchase.vendor.bank}；账号：{purchase.vendor.account}。",
            ),
        ),
        Section(
            "acceptance",
            "验收",
            ("验收以功能符合性、响应时延和业务效果为指标，双方共同签署验收报告后视为验收合格。",),
        ),
    ]
    if contract.outlasts:
        found.append(
            Section(
                "instalments",
                "分期安排",
                ("履行期限内按部署、验收两期分期交付，价款随两期分期支付。",),
            )
        )
    return found


def _compute(claim: Claim, purchase: Purchase) -> list[Section]:
    contract, project = purchase.contract, claim.project
    first, last = _term(contract)
    found = [
        Section(
            "subject",
            "租用内容",
            (
                f"乙方向甲方出租位于其“{purchase.model}”内的智能算力资源，交付标的为智能算力，供甲方"
                f"开展“{project.name}”所需的行业大模型训练和推理分析，服务于{project.scenario}领域。",
                "存储、网络、安全等其他服务不在本合同范围内，甲方另行购买。本合同及附件不含涉密内容。",
            ),
        ),
        Section(
            "scale",
            "算力规模",
            (
                f"算力交付规模合计{_volume(contract, 'compute')}，单卡半精度算力不低于312TFLOPS，"
                "按自然月平均分配，当月未用完的可顺延至次月。",
            ),
        ),
        Section(
            "delivery",
            "交付与租期",
            (
                f"租期自{first}起至{last}止。乙方应于租期首日零时以前完成资源开通，将登录凭证交付"
                "甲方并经甲方连通性测试确认。",
            ),
        ),
        Section("price", "租金", (f"合同金额为{price(contract)}，含增值税，单价如下：", TABLE)),
        Section(
            "payment",
            "支付",
            (
                "租金按季度后付。每季度终了，乙方据用量统计出具结算单及发票，甲方在收到之日起"
                f"15日内转账至{purchase.vendor.bank}{purchase.vendor.account}账户。",
            ),
        ),
    ]
    if contract.outlasts:
        found.append(
            Section(
                "instalments",
                "分期",
                ("算力以自然季度为一期分期交付，租金随之分期支付，每期以结算单为准。",),
            )
        )
    return found


_GENERAL_LONG = (
    Section(
        "service",
        "服务水平",
        (
            "乙方保证接口或系统的月度可用率不低于99.9%。当月可用率未达标的，乙方应按不足部分所"
            "对应价款的两倍抵扣后续费用。",
            "乙方设立专属技术支持群并安排值班工程师，故障应在一刻钟内响应，两小时内给出处置方案；"
            "重大变更须提前五日通知甲方。",
            "乙方升级模型版本的，应保留旧版本不少于三个月，以便甲方完成回归测试与切换。",
        ),
    ),
    Section(
        "duties",
        "双方义务",
        (
            "甲方应当依法依规使用乙方产品，落实生成内容标识和用户投诉处理机制，不得绕过乙方的内容"
            "安全策略。",
            "甲方自行保管调用密钥或授权证书，因泄露导致的用量由甲方承担，但乙方发现异常用量时应"
            "及时提示。",
            "乙方应持续具备开展本合同业务所需的资质，按主管部门要求完成备案并配合检查。",
        ),
    ),
    Section(
        "data",
        "数据与隐私",
        (
            "甲方输入的内容和得到的输出归甲方所有。除为履行本合同所必需外，乙方不得留存、分析或"
            "将其用于训练其他模型。",
            "涉及个人信息的，双方各自履行法律规定的义务；发生泄露事件时，知悉一方应于当日通知另一方"
            "并采取补救措施。",
        ),
    ),
    Section(
        "intellectual-property",
        "知识产权",
        (
            "模型、软件及技术文档的知识产权属于乙方或其许可人，甲方据此开发的应用、提示词工程及"
            "业务数据集的知识产权属于甲方。",
            "第三人对乙方产品提出侵权主张的，由乙方出面解决并赔偿甲方因此受到的损失。",
        ),
    ),
    Section(
        "confidentiality",
        "保密义务",
        (
            "任何一方对因签订、履行本合同而获知的对方商业秘密、技术资料负有保密义务，期限至合同终止"
            "后两年。依法向政府部门报送申报材料的除外。",
        ),
    ),
    Section(
        "default",
        "违约责任",
        (
            "甲方迟延付款的，按迟延金额每日万分之三支付违约金；乙方迟延交付的，按对应价款每日万分之三"
            "支付违约金。违约金总额以合同总价的百分之五为限。",
            "一方根本违约的，另一方可以书面通知解除合同，并就实际损失要求赔偿。",
        ),
    ),
    Section(
        "force-majeure",
        "不可抗力",
        (
            "因自然灾害、疫情、法律政策调整等不可抗力致使合同不能履行的，遭遇方应在七日内告知对方并"
            "提供证明，双方据此协商变更或解除合同，互不追究责任。",
        ),
    ),
    Section(
        "disputes",
        "争议处理",
        ("因本合同发生的争议先行协商，协商未果的，提交北京仲裁委员会按照其仲裁规则裁决。",),
    ),
    Section(
        "final",
        "附则",
        (
            "本合同经双方盖章后生效，正本一式四份，各执两份。未尽事宜由双方另行签订补充协议，补充协议"
            "与本合同效力相同。",
            "双方以合同首部所载地址、电话作为送达信息，变更时应在三日内书面告知对方。",
        ),
    ),
)

_GENERAL_SHORT = (
    Section(
        "service",
        "服务保障",
        (
            "受托方提供全年无休的在线支持，电话三十分钟内应答。资源或接口连续中断超过四小时的，当日"
            "费用免收；月累计中断超过十二小时的，免收当月费用的十分之一。",
            "受托方实施割接、扩容或版本更新前应当通知委托方，并尽量安排在零时至六时进行。",
        ),
    ),
    Section(
        "compliance",
        "合规要求",
        (
            "委托方承诺使用目的合法，不从事破坏计算机信息系统、生成违法信息等活动；受托方承诺提供的"
            "产品和资源来源合法、权属清晰。",
            "双方遵守网络安全、数据安全和个人信息保护方面的法律法规，互不访问对方的业务数据。",
        ),
    ),
    Section(
        "rights",
        "成果归属",
        ("委托方使用受托方服务所形成的模型、程序和数据成果归委托方，受托方的既有技术仍归受托方。",),
    ),
    Section(
        "confidentiality",
        "信息保护",
        ("双方不得泄露对方标注为内部使用的资料。法律法规要求披露或者向主管机关申报的除外。",),
    ),
    Section(
        "default",
        "违约处理",
        (
            "逾期付款或者逾期交付的，违约方自逾期之日起按未履行部分价款以同期贷款市场报价利率计付"
            "利息。逾期满三十日的，守约方可解除合同。",
        ),
    ),
    Section(
        "disputes",
        "法律适用与争议",
        ("适用中华人民共和国法律。协商不成的争议由委托方住所地人民法院管辖。",),
    ),
    Section(
        "final",
        "其他",
        ("本文件自双方签署并加盖印章之日起成立，附件为其组成部分。一式贰份，双方各壹份。",),
    ),
)
