"""Acceptance, deployment, usage and qualification: what applicants write about their projects."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .office import grid, say, title, word, word_bytes
from .paper import Paper
from .truth import Document, Stretch, day, shows


def _acceptance_form() -> bytes:
    """A form with the opinions of both sides, each dated."""
    w = word()
    title(w, "项 目 验 收 单")
    grid(
        w,
        [
            ["项目名称", "“清数医语”大模型私有化部署项目", "合同编号", "AHJC-XX-2024-0311"],
            [
                "建设单位",
                "北京安和嘉诚医院管理有限公司",
                "承建单位",
                "清数智能科技（北京）有限公司",
            ],
            ["开工日期", "2024-10-20", "完工日期", "2025-01-10"],
            ["验收日期", "2025-01-15", "验收地点", "医院信息中心机房"],
            [
                "验收内容",
                "病历质控、导诊问答两个场景；抽检500份病历，问题检出率由72%提升至91%。",
                "",
                "",
            ],
            ["验收结论", "系统运行稳定，达到合同要求，同意通过验收。", "", ""],
        ],
        merge=[(4, 1, 3), (5, 1, 3)],
    )
    say(w, "建设单位（盖章）：　　　　　　　　承建单位（盖章）：")
    return word_bytes(w)


def _final_report() -> bytes:
    """Several pages, the day of the meeting in the text."""
    p = Paper(latin="Times-Roman", foot="{page}")
    p.y = 200
    p.title("智能工单大模型系统", 22, after=6)
    p.title("竣工验收报告", 22, after=200)
    p.title("北京澄观数据科技有限公司", 14, after=4)
    p.title("2024年12月", 14)
    p.turn()
    p.texts(
        "一、项目概况",
        "　　项目由北京语穹人工智能有限公司承建，合同于2024年9月12日签订，2024年11月29日完成部署。",
        "二、验收情况",
        "　　2024年12月6日，北京澄观数据科技有限公司组织召开验收会，专家组听取汇报、查看系统演示，并审阅了测试报告。",
        "三、应用场景及效果",
        "　　系统应用于政务热线工单分派场景，日均处理工单1.2万件，分派准确率94.6%，平均办理时长缩短31%。",
        "四、验收结论",
        "　　专家组一致同意该项目通过验收。",
        "验收组成员签字：",
    )
    p.y += 50
    p.text("验收时间：2024年12月6日", indent=220)
    return p.done()


def _confirmation() -> bytes:
    """A letter of confirmation, dated in Chinese numerals."""
    p = Paper()
    p.title("大模型部署项目验收确认书", 19)
    p.texts(
        "甲方：北京振华职业学院",
        "乙方：北京朔方智汇科技股份有限公司",
        "　　乙方承担的“智慧校园大模型应用采购项目”（合同编号：BJZH-HT-2024-038）已按合同约定完成全部交付内容。"
        "经甲方组织测试，教学问答、作业批阅等教育场景功能满足要求，师生满意度96%，验收合格。",
    )
    p.y += 40
    p.text("甲方（盖章）：　　　　　　　　　　乙方（盖章）：")
    p.text("验收日期：二〇二五年三月二十一日")
    return p.done()


def _delivery_note() -> bytes:
    """A delivery and acceptance note in a table, the date with dots."""
    w = word()
    title(w, "软件交付验收报告", 16)
    grid(
        w,
        [
            ["交付方", "凌云云计算（上海）有限公司"],
            ["接收方", "北京丰泽农业科技有限公司"],
            ["交付物", "凌云农业大模型一体机软件 V2.1"],
            ["交付时间", "2025.02.18"],
            ["验收通过时间", "2025.03.04"],
            ["应用场景", "农技问答、病虫害识别"],
            ["应用效果", "识别准确率93%，减少专家现场出诊约40%"],
            ["结论", "■通过  □不通过  □整改后复验"],
        ],
    )
    return word_bytes(w)


def _deployment() -> bytes:
    """Not yet accepted: what is deployed where."""
    w = word()
    title(w, "大模型部署及使用情况证明")
    say(
        w,
        "兹证明，我公司已于2025年4月22日在北京禾木文旅发展有限公司自有机房完成“观微-文旅”大模型本地化部署，"
        "部署节点4个，目前处于试运行阶段，尚未组织验收。",
        "该模型已接入景区导览、票务客服两个文旅场景，试运行期间日均请求2.3万次，一次解决率88%。",
        "杭州观微网络科技有限公司（盖章）",
        "2025年5月12日",
    )
    return word_bytes(w)


def _compute_usage() -> bytes:
    p = Paper()
    p.title("关于算力使用情况的说明", 19)
    p.texts(
        "　　一、项目介绍：我公司租用砺算智算中心16台8卡服务器，用于“澄观·研报”金融大模型的增量预训练与推理服务。",
        "　　二、使用目的：提升研报摘要、公告抽取的准确率，降低人工成本。",
        "　　三、应用场景：金融。已服务6家券商，累计生成摘要210万篇。",
        "　　四、算力使用：2024年7月至2024年12月累计消耗44.8万卡时，平均利用率79%。",
    )
    p.y += 50
    p.text("北京澄观数据科技有限公司", indent=260)
    p.text("2025年6月10日", indent=280)
    return p.done()


def _model_usage() -> bytes:
    w = word()
    title(w, "大模型使用情况说明")
    say(
        w,
        "一、大模型简介",
        "“观微”大模型由杭州观微网络科技有限公司研发，参数量720亿，已通过中央网信办备案（备案号：Zhejiang-GuanWei-202405200031）。",
        "二、应用场景与目的",
        "用于文旅智能导览，为游客提供多语种讲解与路线规划，解决讲解员不足的问题。",
        "三、应用效果",
        "上线三个月服务游客46万人次，投诉率下降27%。",
        "北京禾木文旅发展有限公司",
        "2025年7月8日",
    )
    return word_bytes(w)


def _private_model_statement() -> bytes:
    p = Paper(latin="Times-Roman")
    p.title("大模型情况说明", 20)
    p.texts(
        "（一）模型概述",
        "　　本合同采购的“清数医语”大模型为医疗垂类语言模型，由清数智能科技（北京）有限公司研发，参数规模700亿。",
        "（二）使用目的",
        "　　辅助医生书写病历、质控病历，减轻医务人员文书负担。",
        "（三）场景与成效",
        "　　应用于医疗场景，病历书写平均用时由12分钟降至5分钟。",
    )
    return p.done()


def _qualification() -> bytes:
    p = Paper(foot="{page}")
    p.title("企业资质及大模型使用情况说明", 19)
    p.texts(
        "一、企业概况",
        "　　北京澄观数据科技有限公司成立于2019年，国家高新技术企业、中关村高新技术企业，主营政务与金融数据智能。",
        "二、团队背景",
        "　　公司现有员工86人，其中硕士及以上占58%，核心团队来自知名高校和研究院所。",
        "三、知识产权",
        "　　拥有发明专利11项，软件著作权37项。",
        "四、大模型简介",
        "　　采用北京语穹人工智能有限公司“千语”大模型（备案号 Beijing-QianYu-202312110007），通过API方式调用。",
        "五、应用场景及案例",
        "　　应用于政务热线工单分派，已在3个区落地。",
    )
    return p.done()


def _accepted(on: str, last: int = 1) -> tuple[Stretch, ...]:
    return (Stretch("acceptance-report", shows(accepted_on=day(on)), 1, last),)


def _plain(kind: str) -> tuple[Stretch, ...]:
    return (Stretch(kind),)


REPORTS = (
    Document("验收单.docx", _acceptance_form, _accepted("2025-01-15")),
    Document("扫描全能王 2024-12-10 11.02.pdf", _final_report, _accepted("2024-12-06", 2)),
    Document("7f91c2.pdf", _confirmation, _accepted("2025-03-21")),
    Document("验收报告-丰泽.docx", _delivery_note, _accepted("2025-03-04")),
    Document("证明.docx", _deployment, _plain("deployment-proof")),
    Document("情况说明.pdf", _compute_usage, _plain("usage-statement")),
    Document("文档1.docx", _model_usage, _plain("usage-statement")),
    Document("20250630.pdf", _private_model_statement, _plain("usage-statement")),
    Document(
        "5.资质与使用说明.pdf",
        _qualification,
        (Stretch("qualification", or_kind="usage-statement"),),
    ),
)
