from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Literal

import pytest

from voucher_cli.errors import InvalidFileError
from voucher_cli.language import Language
from voucher_cli.strict_yaml import FieldError, load, parse


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Round:
    kind: Literal["round"]
    radius: Decimal


@dataclass(frozen=True)
class Square:
    kind: Literal["square"]
    side: Decimal


@dataclass(frozen=True)
class Thing:
    name: str
    colour: Colour = Colour.RED
    count: int | None = None
    on: date | None = None
    ready: bool = False
    shape: Round | Square | None = None
    tags: tuple[str, ...] = field(default=(), metadata={"one_or_many": True})
    parts: tuple["Thing", ...] = ()
    prices: Mapping[int, Decimal] = field(default_factory=dict)
    note: str = field(default="", metadata={"key": "remark", "needs_value": True})


def read(text: str) -> Thing:
    return parse(text, Thing, file="t.yaml").value


def told(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(InvalidFileError) as caught:
        read(text)
    return [(p.line, p.column, p.message.text(Language.EN)) for p in caught.value.problems]


def test_values_are_read_as_the_type_that_is_asked_for() -> None:
    thing = read(
        "name: 0101\ncolour: blue\ncount: -3\non: 2024.9.1\nready: True\n"
        "shape: {kind: square, side: 1.10}\ntags: no\nprices: {2023: 1万}\nremark: 1e3"
    )
    assert thing == Thing(
        name="0101",
        colour=Colour.BLUE,
        count=-3,
        on=date(2024, 9, 1),
        ready=True,
        shape=Square("square", Decimal("1.10")),
        tags=("no",),
        prices={2023: Decimal(10000)},
        note="1e3",
    )


def test_empty_values_are_the_default() -> None:
    assert read("name: a\ncount:\ntags: ~\nparts: null\nshape:\nprices:") == Thing("a")
    assert read('name: ""').name == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name:", (1, 6, "a value is missing here")),
        ("name: a\nremark:", (2, 8, "a value is missing here")),
        ("colour: red", (1, 1, "the key 'name' is required")),
        ("name: a\ncolor: red", (2, 1, "unknown key 'color': did you mean 'colour'?")),
        ("name: a\nside: 3", (2, 1, "unknown key 'side': it belongs under shape")),
        ("name: a\ncolour: rde", (2, 9, "unknown value 'rde': did you mean 'red'?")),
        ("name: a\ncount: 3.5", (2, 8, "'3.5' is not a whole number")),
        ("name: a\ncount: 0x10", (2, 8, "'0x10' is not a whole number")),
        ("name: a\ncount: --1", (2, 8, "'--1' is not a whole number")),
        ("name: a\nready: yes", (2, 8, "'yes' is neither true nor false")),
        ("name: a\nshape: {kind: oval}", (2, 15, "unknown kind 'oval': known are round, square")),
        ("name: a\nshape: {side: 1}", (2, 8, "'kind' is missing: one of round, square")),
        ("name: a\nshape: round", (2, 8, "expected a mapping with 'kind:'")),
        ("name: a\nprices: [1]", (2, 9, "expected a mapping of 'key: value'")),
        ("name: a\nname: b", (2, 1, "key 'name' stands twice (first in line 1)")),
        ("name: a\n[x]: b", (2, 1, "a key must be a single word")),
        ("name: a\nprices: 1", (2, 9, "expected a mapping of 'key: value'")),
        ("name: a\nparts: b", (2, 8, "expected a list (each entry begins with '-')")),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_place(text: str, problem: tuple[int, int, str]) -> None:
    assert told(text) == [problem]


def test_faults_in_several_parts_are_all_told() -> None:
    text = "name: a\nparts:\n  - {nam: b}\n  - {name: c, count: x}\n  - {name: d}\n"
    assert [line for line, _, _ in told(text)] == [3, 3, 4]


def test_marks_name_the_line_of_keys_and_entries() -> None:
    bound = parse("name: a\nparts:\n  - name: b\n    tags:\n      - x\n", Thing, file="t.yaml")
    assert bound.where(("parts", 0, "name")) == "t.yaml:3"
    assert bound.where(("parts", 0, "tags", 0)) == "t.yaml:5"
    assert bound.where(("parts", 0, "count")) == "t.yaml:3"
    assert bound.where(("nowhere",)) == "t.yaml:1"


def test_a_converter_reads_a_type_of_ones_own() -> None:
    def to_round(text: str) -> Round:
        if text == "no":
            from voucher_cli.language import Bilingual

            raise FieldError(Bilingual("不圆", "not round"))
        return Round("round", Decimal(text))

    @dataclass(frozen=True)
    class Holder:
        it: Round

    holder = parse("it: 3", Holder, file="h", converters={Round: to_round})
    assert holder.value.it.radius == 3
    with pytest.raises(InvalidFileError, match="not round"):
        parse("it: no", Holder, file="h", converters={Round: to_round})


def test_a_file_is_read_and_called_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("name: 甲", encoding="gb18030")
    assert load(path, Thing).value.name == "甲"
    path.write_text("nam: 甲", encoding="utf-8")
    with pytest.raises(InvalidFileError, match=r"t\.yaml:1:1"):
        load(path, Thing)
