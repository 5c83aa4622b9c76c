"""A second round, drawn after the first had been mended: settlements, reports, letters."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .office import grid, say, title, word, word_bytes, workbook
from .paper import Paper
from .truth import Document, Stretch, day, shows, yuan

_XINGHE, _LANJING = "北京星禾医药科技有限公司", "蓝鲸云数（北京）信息技术有限责任公司"


def _monthly_fee() -> bytes:
    """A confirmation of one month's fee, the sums in a small table without 合计."""
    p = Paper(margin=60)
    p.title("月度服务费确认单", 18)
    p.texts(
        f"甲方：{_XINGHE}",
        f"乙方（服务提供方）：{_LANJING}",
        "双方确认，2025年4月份鲸文大模型API服务费用如下：",
    )
    p.table(
        [120, 120, 110, 120],
        [
            ["调用模型", "调用量（亿tokens）", "单价（元/亿）", "费用（元）"],
            ["鲸文-L", "12.5", "3,600", "45,000.00"],
            ["鲸文-M", "30", "800", "24,000.00"],
            ["本月应结算总额", "", "", "69,000.00"],
        ],
        right_from=1,
    )
    p.y += 20
    p.put(80, p.y, "甲方确认：")
    p.put(320, p.y, "乙方确认：")
    p.put(320, p.y + 24, "2025.05.06")
    return p.done()


def _resource_sheet() -> bytes:
    """A usage sheet of a compute vendor with several headings and two totals."""
    return workbook(
        (
            "Sheet1",
            [
                ["砺算智算中心（北京）有限公司算力资源使用及费用结算表"],
                [
                    "客户：北京城市副中心智慧文旅集团有限公司",
                    None,
                    None,
                    "统计时间：2024/05/06-2024/07/31",
                ],
                ["资源类型", "规格", "使用时长（小时）", "不含税金额", "税额", "含税金额"],
                ["GPU", "8卡", 2112, 245283.02, 14716.98, 260000],
                ["GPU", "4卡", 1056, 122641.51, 7358.49, 130000],
                ["总计", None, 3168, 367924.53, 22075.47, 390000],
                ["制表：郭欣", "审核：柳青", None, "制表日期：2024-08-02"],
            ],
            ["A1:F1"],
        )
    )


def _uat() -> bytes:
    """A report of the users' tests, signed and dated at its foot."""
    p = Paper(margin=64)
    p.title("星禾药研大模型助手项目", 18, after=4)
    p.title("用户验收报告", 18)
    p.texts(
        "项目承建方：" + _LANJING,
        "1 验收依据：合同、需求说明书、测试方案。",
        "2 应用场景：医疗行业的药物警戒文献筛查。",
        "3 应用效果：人工筛查工作量下降63%，漏检率低于0.5%。",
        "4 遗留问题：无。",
        "5 结论：系统满足需求，通过验收。",
    )
    p.y += 40
    p.text("用户代表签字：　　　　　　　　验收完成日期：2025年6月18日")
    return p.done()


def _statement_of_model() -> bytes:
    w = word()
    title(w, "鲸文大模型介绍及使用说明")
    say(
        w,
        "大模型简介：鲸文大模型由" + _LANJING + "研发，已完成生成式人工智能服务备案。",
        "应用场景：医疗行业药物警戒。",
        "采购目的：提高文献筛查效率。",
        "应用效果：人工工作量下降63%。",
        _XINGHE + "（公章）",
    )
    return word_bytes(w)


def _declaration() -> bytes:
    """A letter on letterhead with its number, of no affiliation."""
    p = Paper(margin=70)
    p.title(_XINGHE, 18, after=6)
    p.put(525, p.y, "星禾函〔2025〕12号", 10, "r")
    p.y += 20
    p.title("关于与大模型服务商不存在关联关系的声明函", 15)
    p.texts(
        "北京市经济和信息化局：",
        f"　　本公司与{_LANJING}在股权、董监高任职、实际控制人等方面均不存在关联关系，双方交易价格公允。",
        "　　法定代表人（签字）：",
        "　　　　　　　　　　　　　　　　二〇二五年七月一日",
    )
    return p.done()


def _quarter_statements() -> bytes:
    """The tax office's set of a small firm: balance and income in two sheets."""
    return workbook(
        (
            "资产负债表",
            [
                ["资产负债表"],
                ["纳税人识别号：91110302MA01B2C3D4", None, "所属时期：2024-10-01 至 2024-12-31"],
                ["资产", "期末余额", "年初余额"],
                ["货币资金", 1200000, 800000],
                ["资产合计", 5200000, 4100000],
            ],
            ["A1:C1"],
        ),
        (
            "利润表",
            [
                ["利润表"],
                ["纳税人名称：" + _XINGHE, None, "报表所属期：2024年度"],
                ["项目", "本年累计金额", "本月金额"],
                ["营业收入", 9800000, 900000],
                ["净利润", 640000, 50000],
            ],
            ["A1:C1"],
        ),
    )


def _register_certificate() -> bytes:
    """A public institution's certificate stands for the licence."""
    p = Paper((842, 595), margin=60)
    p.put(421, 110, "事业单位法人证书", 28, "c", 6)
    p.put(421, 140, "统一社会信用代码  121100004000005679", 12, "c")
    for at, text in enumerate(
        (
            "名    称  北京市燕北医院",
            "宗旨和业务范围  医疗与护理、医学教学、医学研究",
            "住    所  北京市昌平区回龙观西大街1号",
            "法定代表人  杜衡",
            "经费来源  财政补助、事业收入",
            "开办资金  ￥21000万元",
            "举办单位  北京市卫生健康委员会",
        )
    ):
        p.put(120, 200 + 36 * at, text, 13)
    p.put(560, 500, "有效期  自2023年04月01日 至2028年03月31日", 11)
    return p.done()


def _refusal() -> bytes:
    """Mentions everything and is nothing: a reminder to hand in papers."""
    p = Paper()
    p.title("关于补充提交申报材料的提醒", 18)
    p.texts(
        "各申报单位：",
        "　　请于2025年8月15日前补充提交项目合同、结算单、发票、付款回单、验收报告及承诺书。",
        "　　联系电话：010-12345678",
    )
    return p.done()


def _resolution() -> bytes:
    """The shareholders' decision; no list asks for it."""
    w = word()
    title(w, "股东会决议")
    say(
        w,
        _XINGHE + "于2025年2月20日召开股东会，一致同意采购鲸文大模型服务，采购金额不超过100万元。",
        "全体股东签字：",
    )
    grid(w, [["股东", "出资比例"], ["郝乐", "60%"], ["宁远", "40%"]])
    return word_bytes(w)


def _is(kind: str, **facts: object) -> tuple[Stretch, ...]:
    return (Stretch(kind, shows(**facts)),)  # type: ignore[arg-type]


SECOND_OTHERS = (
    Document(
        "a4.pdf",
        _monthly_fee,
        _is(
            "settlement",
            starts_on=day("2025-04-01"),
            ends_on=day("2025-04-30"),
            amount=yuan("69000"),
            issuer=_LANJING,
        ),
    ),
    Document(
        "Book1.xlsx",
        _resource_sheet,
        _is(
            "settlement",
            starts_on=day("2024-05-06"),
            ends_on=day("2024-07-31"),
            amount=yuan("390000"),
            issuer="砺算智算中心（北京）有限公司",
        ),
    ),
    Document("a5.pdf", _uat, _is("acceptance-report", accepted_on=day("2025-06-18"))),
    Document("文档2.docx", _statement_of_model, _is("usage-statement")),
    Document("a6.pdf", _declaration, _is("non-affiliation-proof")),
    Document(
        "Book2.xlsx",
        _quarter_statements,
        (Stretch("financial-statement", shows(year="2024"), 1, 2),),
    ),
    Document(
        "a7.pdf",
        _register_certificate,
        _is("business-licence", name="北京市燕北医院", uscc="121100004000005679"),
    ),
    Document("a8.pdf", _refusal, _is("other")),
    Document("文档3.docx", _resolution, _is("other")),
)
