"""Documents, clauses and quotes of a published text."""

import pytest

from voucher_cli.policy.citation import Citation
from voucher_cli.policy.model import Heading
from voucher_cli.policy.source_text import SourceText, clause_of, label_of

TEXT = """
总则
一、申报条件
1.甲条件：不低于10万元。
2.乙条件
  （1）细目 甲
（2）细目乙，
接着细目乙。
（一）算力
1.第一项
2024年1月1日起。
支持方式
按 30% 支持。
附件2
1.申报表
附件2-1
第 3 条  表内文字
"""


def test_lines_know_their_clause() -> None:
    source = SourceText.of(TEXT, [Heading("支持方式", opens="支持方式·总")])
    places = [(line.document, label_of(line.clause), line.text) for line in source.lines]
    assert places == [
        ("正文", "", "总则"),
        ("正文", "一", "一、申报条件"),
        ("正文", "一.1", "1.甲条件：不低于10万元。"),
        ("正文", "一.2", "2.乙条件"),
        ("正文", "一.2(1)", "（1）细目甲"),
        ("正文", "一.2(2)", "（2）细目乙，"),
        ("正文", "一.2(2)", "接着细目乙。"),
        ("正文", "一(一)", "（一）算力"),
        ("正文", "一(一)1", "1.第一项"),
        ("正文", "一(一)1", "2024年1月1日起。"),
        ("正文", "支持方式.总", "支持方式"),
        ("正文", "支持方式.总", "按30%支持。"),
        ("附件2", "", "附件2"),
        ("附件2", "1", "1.申报表"),
        ("附件2-1", "", "附件2-1"),
        ("附件2-1", "第3条", "第3条表内文字"),
    ]
    assert source.documents == ("正文", "附件2", "附件2-1")


@pytest.mark.parametrize(
    ("label", "clause"),
    [
        ("一.1", ("一", "1")),
        ("四(二)1(3)", ("四", "(二)", "1", "(3)")),
        ("四（二）1（3）", ("四", "(二)", "1", "(3)")),
        ("支持方式·算力劵", ("支持方式", "算力劵")),
        ("申报要求(二)2", ("申报要求", "(二)", "2")),
        ("12", ("12",)),
        ("第三条1", ("第三条", "1")),
        ("第3条（2）", ("第3条", "(2)")),
    ],
)
def test_labels_are_read_as_people_write_them(label: str, clause: tuple[str, ...]) -> None:
    assert clause_of(label) == clause


def quoted(document: str, clause: str, quote: str) -> list[tuple[int, int, int]]:
    spans = SourceText.of(TEXT).spans_of(Citation(document, clause, quote))
    return [(span.line.number, span.start, span.end) for span in spans]


def test_a_quote_is_found_over_white_space_and_line_ends() -> None:
    assert quoted("正文", "一.2(2)", "细目乙，\n 接着细目") == [(7, 3, 7), (8, 0, 4)]
    assert quoted("正文", "一.2", "细目甲") == [(6, 3, 6)]


@pytest.mark.parametrize(
    ("document", "clause", "quote"),
    [
        ("正文", "一.1", "细目甲"),
        ("附件2", "一.2", "细目甲"),
        ("正文", "一.2", "细目丙"),
        ("正文", "一.2", ""),
        ("附件3", "1", "申报表"),
    ],
)
def test_a_quote_is_not_found_where_it_does_not_stand(
    document: str, clause: str, quote: str
) -> None:
    assert quoted(document, clause, quote) == []
