"""How the text of real kinds of papers falls into rows and cells."""

from reportlab.pdfgen.canvas import Canvas

from voucher_cli.evidence.readers.pdf import read_pdf

from ..papers import Draw, pdf

Placed = tuple[float, float, str]


def cells(draw: Draw) -> list[list[str]]:
    (page,) = read_pdf(pdf(draw)).pages
    return [[cell.text for cell in row.cells] for row in page.rows]


def placed(*texts: Placed) -> Draw:
    """Each text at (x, y from the top)."""

    def draw(canvas: Canvas) -> None:
        for x, y, text in texts:
            canvas.drawString(x, 842 - y, text)

    return draw


def ruled(xs: list[float], ys: list[float], *texts: Placed) -> Draw:
    """Texts in a grid of ruled lines, y from the top."""

    def draw(canvas: Canvas) -> None:
        canvas.grid(xs, [842 - y for y in ys])
        placed(*texts)(canvas)

    return draw


def test_buyer_and_seller_stay_apart_and_labels_that_run_down_are_one_cell() -> None:
    labels = [(20.0, 100 + 14.0 * n, c) for n, c in enumerate("购买方信息")]
    labels += [(300.0, 100 + 14.0 * n, c) for n, c in enumerate("销售方信息")]
    draw = placed(
        *labels,
        (45, 105, "名称：北京云帆智能科技有限公司"),
        (325, 105, "名称：北京云阶人工智能有限公司"),
        (45, 140, "统一社会信用代码/纳税人识别号：91110108MA01ABCD2H"),
        (325, 140, "统一社会信用代码/纳税人识别号：91110108MA01ABCD3X"),
    )
    assert cells(draw) == [
        ["购买方信息", "销售方信息"],
        ["名称：北京云帆智能科技有限公司", "名称：北京云阶人工智能有限公司"],
        [
            "统一社会信用代码/纳税人识别号：91110108MA01ABCD2H",
            "统一社会信用代码/纳税人识别号：91110108MA01ABCD3X",
        ],
    ]


def test_a_column_of_units_or_numerals_is_no_label() -> None:
    units = placed(
        (72, 100, "服务一"),
        (200, 100, "项"),
        (260, 100, "100.00"),
        (72, 115, "服务二"),
        (200, 115, "套"),
        (260, 115, "200.00"),
        (72, 130, "服务三"),
        (200, 130, "年"),
        (260, 130, "300.00"),
    )
    assert [row[1] for row in cells(units)] == ["项", "套", "年"]
    numerals = placed(*((72.0, 100 + 15.0 * n, c) for n, c in enumerate("一二三")))
    assert cells(numerals) == [["一"], ["二"], ["三"]]


def test_spread_labels_below_each_other_stay_words() -> None:
    draw = placed(
        (72, 100, "名"),
        (112, 100, "称"),
        (150, 100, "北京云帆智能科技有限公司"),
        (72, 120, "类"),
        (112, 120, "型"),
        (150, 120, "有限责任公司"),
        (72, 140, "住"),
        (112, 140, "所"),
        (150, 140, "北京市海淀区"),
    )
    assert [row[0].replace(" ", "") for row in cells(draw)] == ["名称", "类型", "住所"]
    assert [row[1] for row in cells(draw)] == [
        "北京云帆智能科技有限公司",
        "有限责任公司",
        "北京市海淀区",
    ]


def test_lines_of_spread_labels_are_no_labels_that_run_down() -> None:
    labels = ("转账金额", "金额大写", "用　　途", "交易状态")
    drawn = [
        (90.0 + 18 * at, 100.0 + 21 * row, character)
        for row, label in enumerate(labels)
        for at, character in enumerate(label)
        if character != "　"
    ]
    assert cells(placed(*drawn)) == [
        ["转 账 金 额"],
        ["金 额 大 写"],
        ["用", "途"],
        ["交 易 状 态"],
    ]


def test_a_bank_slip_keeps_its_four_columns() -> None:
    draw = placed(
        (60, 100, "付款人户名"),
        (130, 100, "北京云帆智能科技有限公司"),
        (300, 100, "收款人户名"),
        (370, 100, "北京云阶人工智能有限公司"),
        (60, 120, "金额（大写）"),
        (130, 120, "人民币叁佰贰拾万元整"),
        (300, 120, "金额（小写）"),
        (370, 120, "￥3,200,000.00"),
    )
    assert cells(draw) == [
        ["付款人户名", "北京云帆智能科技有限公司", "收款人户名", "北京云阶人工智能有限公司"],
        ["金额（大写）", "人民币叁佰贰拾万元整", "金额（小写）", "￥3,200,000.00"],
    ]


def test_small_steps_of_the_baseline_are_one_row() -> None:
    assert cells(placed((72, 100, "开票日期："), (200, 102.5, "2024年12月1日"))) == [
        ["开票日期：", "2024年12月1日"]
    ]
    assert len(cells(placed((72, 100, "第一行"), (200, 112, "第二行")))) == 2


def test_spaces_within_a_run_part_cells_unless_they_spread_a_word_or_date() -> None:
    assert cells(placed((72, 100, "甲方（盖章）：　　　　　　乙方（盖章）："))) == [
        ["甲方（盖章）：", "乙方（盖章）："]
    ]
    assert cells(placed((72, 100, "甲　　方：云帆公司"))) == [["甲 方：云帆公司"]]
    assert cells(placed((72, 100, "日期：2024 年　　9 月　　5 日"))) == [
        ["日期：2024 年 9 月 5 日"]
    ]


def test_content_order_does_not_matter() -> None:
    draw = placed((300, 120, "丁"), (72, 120, "丙丙"), (300, 100, "乙乙"), (72, 100, "甲甲"))
    assert cells(draw) == [["甲甲", "乙乙"], ["丙丙", "丁"]]


XS = [60.0, 180.0, 300.0, 420.0]


def test_the_lines_of_a_ruled_cell_are_one_cell_beside_its_label() -> None:
    draw = ruled(
        [*XS[:3], 540.0],
        [90, 130, 160],
        (64, 112, "开户行"),
        (184, 105, "中国工商银行股份有限公"),
        (184, 119, "司北京中关村支行"),
        (304, 112, "备注"),
        (64, 148, "账号"),
        (184, 148, "110924591093458"),
        (304, 148, "无"),
    )
    assert cells(draw) == [
        ["开户行", "中国工商银行股份有限公司北京中关村支行", "备注"],
        ["账号", "110924591093458", "无"],
    ]


def test_a_line_break_that_was_meant_stays_one_within_the_cell() -> None:
    draw = ruled(
        XS,
        [90, 130, 150],
        (64, 112, "项目"),
        (184, 105, "单价"),
        (184, 119, "（元）"),
        (304, 112, "数量"),
        (64, 143, "调用"),
        (184, 143, "12.50"),
        (304, 143, "10"),
    )
    assert cells(draw) == [["项目", "单价\n（元）", "数量"], ["调用", "12.50", "10"]]


def test_two_items_in_one_tall_ruled_row_stay_two_rows() -> None:
    draw = ruled(
        XS,
        [90, 130],
        (64, 105, "模型服务"),
        (184, 105, "100.00"),
        (304, 105, "6%"),
        (64, 119, "算力服务"),
        (184, 119, "200.00"),
        (304, 119, "13%"),
    )
    assert cells(draw) == [["模型服务", "100.00", "6%"], ["算力服务", "200.00", "13%"]]


def test_labelled_lines_in_ruled_boxes_stay_rows() -> None:
    draw = ruled(
        [60, 300, 540],
        [90, 140],
        (64, 105, "名称：云帆公司"),
        (304, 105, "名称：云阶公司"),
        (64, 125, "税号：91110108MA01ABCD2H"),
        (304, 125, "税号：91110108MA01ABCD3X"),
    )
    assert cells(draw) == [
        ["名称：云帆公司", "名称：云阶公司"],
        ["税号：91110108MA01ABCD2H", "税号：91110108MA01ABCD3X"],
    ]


def test_a_frame_around_the_page_is_no_cell() -> None:
    draw = ruled([40, 560], [40, 800], (72, 100, "第一行"), (72, 120, "第二行"))
    assert cells(draw) == [["第一行"], ["第二行"]]


def test_a_rule_parts_cells_that_stand_close() -> None:
    draw = ruled([60, 102, 200], [90, 110], (62, 103, "单价四字"), (104, 103, "数量"))
    assert cells(draw) == [["单价四字", "数量"]]


def test_words_and_numbers_that_wrap_are_put_together_again() -> None:
    draw = ruled(
        [60, 150, 330],
        [90, 130],
        (64, 112, "编号与账号"),
        (154, 105, "Beijing-YunJie-20240915000112345"),
        (154, 119, "67890"),
    )
    assert cells(draw) == [["编号与账号", "Beijing-YunJie-2024091500011234567890"]]


def test_borders_drawn_as_thin_boxes_count_as_rules() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (60, 180, 420):
            canvas.rect(x, 842 - 130, 0.5, 40, stroke=0, fill=1)
        for y in (90, 130):
            canvas.rect(60, 842 - y, 360, 0.5, stroke=0, fill=1)
        placed(
            (64, 112, "开户行"),
            (184, 105, "中国工商银行股份有限公司北京市中关村科技园路"),
            (184, 119, "区支行"),
        )(canvas)

    assert cells(draw) == [["开户行", "中国工商银行股份有限公司北京市中关村科技园路区支行"]]
