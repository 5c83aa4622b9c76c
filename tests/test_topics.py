"""Topics: present where something is said, absent where a heading stands with a blank."""

from pathlib import Path

import pytest

from topic_phrasings import ABSENT, PRESENT
from voucher_cli.errors import InvalidFileError
from voucher_cli.topics import Wording, load_topics

IDS = {
    "delivery-object", "model-object", "compute-object", "scale", "amount", "unit-price", "volume",
    "term", "delivery-time", "payment-time", "instalments", "scenario", "case",
    "model-introduction", "team", "intellectual-property", "purpose", "effect",
    "project-introduction", "actual-usage", "deployment",
}  # fmt: skip


def wording(*pages: str) -> Wording:
    rows = ((n, [tuple(r.split("|")) for r in text.split("\n")]) for n, text in enumerate(pages, 1))
    return Wording.of(rows)


def page(topic: str, *pages: str) -> int | None:
    return load_topics()[topic].page_in(wording(*pages))


@pytest.mark.parametrize(("topic", "text"), [(t, x) for t, xs in PRESENT.items() for x in xs])
def test_is_found(topic: str, text: str) -> None:
    assert page(topic, text) == 1


@pytest.mark.parametrize(("topic", "text"), [(t, x) for t, xs in ABSENT.items() for x in xs])
def test_is_not_found(topic: str, text: str) -> None:
    assert page(topic, text) is None


def test_every_topic_is_there_and_has_a_phrasing_of_each_sort() -> None:
    assert set(load_topics()) == IDS == set(PRESENT) == set(ABSENT)


def test_the_page_is_told_on_which_it_stands() -> None:
    assert page("payment-time", "封面", "正文", "甲方应于收到发票后15日内支付。") == 3


def test_a_sentence_may_go_on_over_rows_and_pages() -> None:
    assert page("payment-time", "甲方应于收到发票\n后15个工\n第 1 页", "作日内支付。") == 1


def test_a_clause_does_not_borrow_from_the_next_one() -> None:
    assert page("payment-time", "第四条 付款时间", "第五条 交付 2024年9月1日") is None


@pytest.mark.parametrize(("cell", "expected"), [("12", 1), ("", None)])
def test_a_table_tells_its_columns(cell: str, expected: int | None) -> None:
    assert page("scale", f"品名|数量|备注\n大模型软件|{cell}|甲方自备") == expected


@pytest.mark.parametrize(
    ("yaml", "line", "said"),
    [
        ("topics:\n  a:\n    title: {zh: 甲, en: a}\n    patterns: ['(']\n", 4, "cannot be used"),
        ("topics:\n  a:\n    title: {zh: 甲, en: a}\n    patterns: ['<b>']\n", 4, "<b>"),
        ("words: {b: <b>}\ntopics:\n  a: {title: {zh: 甲, en: a}, patterns: [<b>]}\n", 3, "used"),
        ("topics:\n  a:\n    title: {zh: 甲, en: a}\n    pattern: [x]\n", 4, "patterns"),
        ("struck: ['*']\ntopics: {}\n", 1, "cannot be used"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_with_its_line(
    tmp_path: Path, yaml: str, line: int, said: str
) -> None:
    path = tmp_path / "topics.yaml"
    path.write_text(yaml, encoding="utf-8")
    with pytest.raises(InvalidFileError) as error:
        load_topics(path)
    assert any(p.line == line and said in p.message.en for p in error.value.problems)


@pytest.mark.parametrize("text", ["1" * 1500, "付" * 1500, "一" * 1500, "□a" * 750, "1%款" * 500])
def test_senseless_text_comes_to_an_end(text: str) -> None:
    for topic in load_topics().values():
        topic.page_in(wording(text))
