import pytest

from voucher_cli.evidence.readers.sense import makes_sense

TEXT = "甲方委托乙方提供大模型接口调用服务，合同总价为人民币叁佰贰拾万元整，签订之日起有效。" * 2


def test_chinese_text_makes_sense() -> None:
    assert makes_sense([TEXT])


@pytest.mark.parametrize("by", [1, 29, 300])
def test_shifted_codes_make_none(by: int) -> None:
    assert not makes_sense(["".join(chr(ord(c) + by) for c in TEXT)])


def test_bytes_taken_for_another_encoding_make_none() -> None:
    assert not makes_sense([TEXT.encode().decode("latin-1")])
    assert not makes_sense([TEXT.encode("gb18030").decode("latin-1")])
    assert not makes_sense([TEXT.encode().decode("gb18030", "ignore")])


@pytest.mark.parametrize(
    "text",
    ["", "龘靐齉", "INVOICE 24112000000418310091 2024-12-01", "合计 ￥372000.00", "é" * 5],
)
def test_what_is_too_little_to_tell_is_let_pass(text: str) -> None:
    assert makes_sense([text])
