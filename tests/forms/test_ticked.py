"""Boxes to tick, as people tick them."""

from __future__ import annotations

import pytest

from voucher_cli.forms.load import form_map
from voucher_cli.forms.ticked import may_tick, ticked, words_ticked


def chosen(text: str, field: str = "direction") -> list[str]:
    found = form_map("tongzhou-2025", "1-1").field(field)
    assert found is not None
    return [option.text for option in ticked(text, found.options)]


@pytest.mark.parametrize(
    "text",
    [
        "☑算力劵\n□模型劵", "√算力券 □模型券", "■算力券□模型券", "☒ 算力券  ☐ 模型券",
        "✔算力券 模型券", "（√）算力券（ ）模型券", "[x] 算力券 [ ] 模型券", "算力券☑ 模型券□",
        "算力券（√） 模型券（ ）", "□√算力券 □模型券", "√□算力券 □模型券", "R算力券 □模型券",
        "●算力券 ○模型券", "算力券", "☑ 1. 算力券；□ 2. 模型券", "√算力券 ×模型券",
        "☑算\n力劵 □模\n型劵", "✅算力券 ⬜模型券", "支持企业使用智能算力（算力券）",
    ],
)  # fmt: skip
def test_the_first_one(text: str) -> None:
    assert chosen(text) == ["算力券"]


@pytest.mark.parametrize(
    "text", ["□算力劵\n□模型劵", "算力券 模型券", "（ ）算力券（ ）模型券", "", "其他"]
)
def test_none(text: str) -> None:
    assert chosen(text) == []


@pytest.mark.parametrize(
    "text", ["☑算力劵\n☑模型劵", "√算力券、√模型券", "算力券☑模型券☑", "■算力券■模型券"]
)
def test_both(text: str) -> None:
    assert chosen(text) == ["算力券", "模型券"]


@pytest.mark.parametrize(
    "text",
    ["□计划3年内挂牌或上市\n☑暂无计划", "□计划 三年内 挂牌或上市 √暂无计划", "暂无计划", "暂无"],
)
def test_options_may_be_worded_otherwise(text: str) -> None:
    assert chosen(text, "listing") == ["暂无计划"]


def test_the_words_behind_ticked_boxes() -> None:
    assert words_ticked("☑API调用 □私有化部署 ☑智能体") == "API调用、智能体"
    assert words_ticked("API调用") == "API调用"


def may(text: str, *wanted: str) -> bool:
    found = form_map("tongzhou-2025", "1-1").field("direction")
    assert found is not None
    return may_tick(text, found.options, {o for o in found.options if o.text in wanted})


@pytest.mark.parametrize(
    "text",
    ["算力券□模型券", "算力券 □模型券", "√算力券 □模型券", "√算力券模型券", "算力券模型券",
     "□算力券□模型券", "算力券口模型券", "算力券", "算力券 模型券□", "算力券（）模型券", "？"],
)  # fmt: skip
def test_in_a_picture_filled_boxes_are_lost(text: str) -> None:
    assert may(text, "算力券")


@pytest.mark.parametrize("text", ["□算力券 模型券", "□算力券√模型券", "模型券"])
def test_what_is_left_in_a_picture_may_tell_another_one(text: str) -> None:
    assert not may(text, "算力券")


def test_in_a_picture_the_words_of_lost_boxes_stand_with_the_others() -> None:
    assert words_ticked("民营企业 □国有企业", misread=True) == "民营企业、国有企业"
    assert words_ticked("☑民营企业 □国有企业", misread=True) == "民营企业"
    assert words_ticked("民营企业 □国有企业") == ""
