"""Invoices with code and number, on the paper form and its electronic kin; parties stacked."""
# ruff: noqa: E501  the lines of documents are as long as documents have them

from __future__ import annotations

from .invoices import AT, HEADS, draw_item
from .paper import INVOICE, Paper
from .truth import Document, Stretch, day, shows, yuan


def _stacked() -> bytes:
    """An A4 print-out of a 数电票 whose parties stand one below the other; names over two lines."""
    p = Paper(latin="Courier", margin=40)
    p.title("电子发票(普通发票)", 18, after=8)
    p.put(550, p.y, "发票号码: 24952000000077889900", 9, "r")
    p.put(550, p.y + 16, "开票日期: 2024年09月30日", 9, "r")
    p.y += 30
    p.table(
        [60, 455],
        [
            [
                "购买方",
                "名称: 北京丰泽农业科技有限公司\n统一社会信用代码/纳税人识别号: 91330106MA2GYU5177",
            ],
            [
                "销售方",
                "名称: 北京朔方智汇科技股份有限公司\n统一社会信用代码/纳税人识别号: 91440300MA5F3D8N2N",
            ],
        ],
    )
    p.table(
        [130, 50, 35, 35, 70, 75, 40, 80],
        [
            ["项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额"],
            [
                "*人工智能服务*“朔方·谷雨”农业大模型推理调用服务（2024年第三季度）",
                "",
                "",
                "1",
                "78301.89",
                "78301.89",
                "6%",
                "4698.11",
            ],
            ["*信息技术服务*接口定制", "", "", "1", "5554.71", "5554.71", "6%", "333.29"],
            ["合计", "", "", "", "", "¥83856.60", "", "¥5031.40"],
        ],
        right_from=3,
    )
    p.table([150, 365], [["价税合计(大写)", "捌万捌仟捌佰捌拾捌圆整       (小写) ¥88888.00"]])
    p.table([60, 455], [["备注", "开票人: 何静"]])
    return p.done()


def _paper_special() -> bytes:
    """The paper form with code and number, cipher block, and the seller at the bottom."""
    p = Paper(INVOICE, latin="Courier", margin=10)
    p.put(40, 45, "1100243130", 14)
    p.put(305, 42, "北京增值税专用发票", 18, "c")
    p.put(305, 60, "发 票 联", 11, "c")
    p.put(460, 45, "№ 06812345", 15)
    p.put(440, 66, "开票日期：2024年10月30日", 9.5)
    p.down(22, 90, "购买方", 9)
    for y, text in (
        (86, "名　　　　称：北京澄观数据科技有限公司"),
        (101, "纳税人识别号：91110108MA02K7XT3X"),
        (116, "地 址、电 话：北京市海淀区学清路8号B座 010-82660001"),
        (131, "开户行及账号：招商银行北京清华园支行 110907712310101"),
    ):
        p.put(42, y, text, 9)
    p.down(348, 90, "密码区", 9)
    for at, cipher in enumerate(
        (
            "03*45/+-<8>7612>*8+29",
            "/6-45<+0098>*3/71-22>",
            "5+<*98/7-6>012*45+<77",
            ">9/08*3+-41<62>7/5*10",
        )
    ):
        p.put(366, 86 + 15 * at, cipher, 9)
    for x, head in zip(AT, ("货物或应税劳务、服务名称", *HEADS[1:6], "税率", "税 额"), strict=True):
        p.put(x, 152, head, 8.5, "c" if x < 200 else "r")
    draw_item(
        p,
        (
            "*信息技术服务*算力租赁费",
            "8卡A型",
            "台月",
            "16",
            "17688.68",
            "283018.87",
            "6%",
            "16981.13",
        ),
        168,
    )
    p.put(60, 268, "合　　计", 9)
    p.put(440, 268, "￥283018.87", 9, "r")
    p.put(575, 268, "￥16981.13", 9, "r")
    p.put(40, 284, "价税合计（大写）", 9)
    p.put(160, 284, "ⓧ叁拾万圆整", 9)
    p.put(420, 284, "（小写）￥300000.00", 9)
    p.down(22, 304, "销售方", 9)
    for y, text in (
        (300, "名　　　　称：砺算智算中心（北京）有限公司"),
        (315, "纳税人识别号：91110112MABL90RT6U"),
        (330, "地 址、电 话：北京市通州区潞城镇水仙东路1号 010-89520000"),
        (345, "开户行及账号：中国建设银行北京通州支行 11050163360000000456"),
    ):
        p.put(42, y, text, 9)
    p.put(40, 368, "收款人：郑洁      复核：刘海      开票人：白露      销售方：（章）", 9)
    return p.done()


def _electronic_ordinary() -> bytes:
    """The electronic one before 数电票, with machine number and check code."""
    p = Paper(INVOICE, margin=10)
    p.put(60, 40, "机器编号：499099887766", 8.5)
    p.put(305, 42, "北京增值税电子普通发票", 17, "c")
    for y, text in (
        (30, "发票代码：011002400211"),
        (44, "发票号码：45678901"),
        (58, "开票日期：2024年09月12日"),
        (72, "校 验 码：05671 22334 98765 10293"),
    ):
        p.put(430, y, text, 8.5)
    for y, text in (
        (92, "购　名　　　　称：北京同晖教育咨询有限公司"),
        (105, "买　纳税人识别号：91110112MABL90RT6U"),
        (118, "方　地址、电话：北京市通州区玉带河西街9号 69540000"),
    ):
        p.put(24, y, text, 9)
    for x, head in zip(AT, ("货物或应税劳务、服务名称", *HEADS[1:6], "税率", "税 额"), strict=True):
        p.put(x, 152, head, 8.5, "c" if x < 200 else "r")
    draw_item(
        p,
        (
            "*信息技术服务*智能对话接口调用",
            "",
            "次",
            "1000000",
            "0.12",
            "118867.92",
            "6%",
            "7132.08",
        ),
        168,
    )
    p.put(60, 268, "合　计", 9)
    p.put(440, 268, "￥118867.92", 9, "r")
    p.put(575, 268, "￥7132.08", 9, "r")
    p.put(40, 284, "价税合计（大写）  ⊗ 壹拾贰万陆仟元整              （小写） ￥126000.00", 9)
    for y, text in (
        (304, "销　名　　　　称：杭州观微网络科技有限公司"),
        (317, "售　纳税人识别号：91330106MA2GYU5177"),
        (330, "方　开户行及账号：浙商银行杭州西湖支行 3310010120100123456"),
    ):
        p.put(24, y, text, 9)
    p.put(40, 368, "收款人：系统      复核：系统      开票人：系统      销售方（章）：", 9)
    return p.done()


INVOICES_OLDER = (
    Document(
        "微信文件_8f3a.pdf",
        _stacked,
        (
            Stretch(
                "invoice",
                shows(
                    number="24952000000077889900",
                    issued_on=day("2024-09-30"),
                    amount=yuan("88888.00"),
                    net=yuan("83856.60"),
                    tax=yuan("5031.40"),
                    buyer="北京丰泽农业科技有限公司",
                    buyer_id="91330106MA2GYU5177",
                    seller="北京朔方智汇科技股份有限公司",
                    seller_id="91440300MA5F3D8N2N",
                ),
            ),
        ),
    ),
    Document(
        "增值税专票扫描.pdf",
        _paper_special,
        (
            Stretch(
                "invoice",
                shows(
                    number="06812345",
                    issued_on=day("2024-10-30"),
                    amount=yuan("300000.00"),
                    net=yuan("283018.87"),
                    tax=yuan("16981.13"),
                    buyer="北京澄观数据科技有限公司",
                    buyer_id="91110108MA02K7XT3X",
                    seller="砺算智算中心（北京）有限公司",
                    seller_id="91110112MABL90RT6U",
                ),
            ),
        ),
    ),
    Document(
        "SCAN0007.pdf",
        _electronic_ordinary,
        (
            Stretch(
                "invoice",
                shows(
                    number="45678901",
                    issued_on=day("2024-09-12"),
                    amount=yuan("126000.00"),
                    net=yuan("118867.92"),
                    tax=yuan("7132.08"),
                    buyer="北京同晖教育咨询有限公司",
                    buyer_id="91110112MABL90RT6U",
                    seller="杭州观微网络科技有限公司",
                    seller_id="91330106MA2GYU5177",
                ),
            ),
        ),
    ),
)
