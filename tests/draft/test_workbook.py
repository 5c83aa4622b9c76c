"""A draft as a workbook: it loads without change, and says where each value was read."""

from __future__ import annotations

import io
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings

from voucher_cli.draft.hints import load_hints
from voucher_cli.draft.model import Draft, Origin
from voucher_cli.draft.text import manifest_text
from voucher_cli.draft.workbook.look import example_value, safe
from voucher_cli.draft.workbook.write import manifest_book
from voucher_cli.evidence.model import Source
from voucher_cli.language import Language
from voucher_cli.manifest.load import load_manifest, parse_manifest
from voucher_cli.manifest.model import Applicant, Claim, Contract, Invoice, Manifest, Purchase
from voucher_cli.manifest.workbook.layout import GUIDE, tables
from voucher_cli.manifest.workbook.words import load_words
from voucher_cli.policy.library import get_policy

from .manifests import MANIFESTS

EXAMPLES = Path(__file__).parents[2] / "examples"


def book(manifest: Manifest, language: Language = Language.ZH, **draft: Any) -> openpyxl.Workbook:
    """The workbook of a draft, opened."""
    gaps = draft.pop("gaps", ())
    written = manifest_book(
        Draft(manifest, **draft), get_policy("beijing-model-2024"), gaps, language
    )
    return openpyxl.load_workbook(io.BytesIO(written.data))


@settings(max_examples=25, phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(MANIFESTS)
def test_a_manifest_comes_back_from_the_workbook_as_it_went_in(manifest: Manifest) -> None:
    written = manifest_book(Draft(manifest), None, (), Language.ZH)
    assert parse_manifest(written.data, "manifest.xlsx").value == manifest


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "folder", sorted(EXAMPLES.glob("*/manifest.yaml")), ids=lambda p: p.parent.name
)
def test_examples_are_the_same_as_text_and_as_workbook(folder: Path, language: Language) -> None:
    stated = load_manifest(folder).value
    written = manifest_book(Draft(stated), get_policy(stated.policy or ""), (), language)
    again = parse_manifest(written.data, "manifest.xlsx").value
    assert again == stated
    text = manifest_text(Draft(again, _read_somewhere(again)), load_hints(), language).text
    assert parse_manifest(text.encode(), "manifest.yaml").value == stated


def _read_somewhere(manifest: Manifest) -> dict[Any, Origin]:
    """What is False is written as text only where it was read."""
    origin = Origin("a.pdf")
    places: dict[Any, Origin] = {("applicant", "independent_legal_person"): origin}
    for n, _ in enumerate(manifest.applicant.other_support):
        places["applicant", "other_support", n, "same_project"] = origin
    for c, claim in enumerate(manifest.claims):
        for p, _ in enumerate(claim.purchases):
            places["claims", c, "purchases", p, "vendor", "affiliated"] = origin
    return places


INVOICES = Manifest(
    1,
    "beijing-model-2024",
    date(2024, 12, 10),
    applicant=Applicant("=1+1"),
    claims=(
        Claim(
            "api",
            "api",
            purchases=(
                Purchase(
                    "云阶",
                    contract=Contract(amount=Decimal("3200000.10")),
                    invoices=(Invoice(number="24112000000012345678", amount=Decimal(-5)),),
                ),
            ),
        ),
    ),
)
NUMBER = ("claims", 0, "purchases", 0, "invoices", 0, "number")


def test_dates_and_amounts_are_real_and_text_is_never_a_formula() -> None:
    opened = book(INVOICES)
    applicant, invoices = opened["申报单位"], opened["发票"]
    assert applicant["B3"].value == datetime(2024, 12, 10)
    assert (applicant["B5"].value, applicant["B5"].data_type) == ("=1+1", "s")
    assert invoices["D4"].value == "24112000000012345678"
    assert invoices["D4"].number_format == invoices.column_dimensions["D"].number_format == "@"
    assert invoices["F4"].value == -5
    assert opened["采购"]["Q4"].value == 3200000.10


def test_a_value_says_where_it_was_read_and_a_gap_is_marked() -> None:
    origins = {NUMBER: Origin("发票.jpg", 1, None, Source.OCR)}
    gap = ("applicant", "uscc")
    written = manifest_book(
        Draft(INVOICES, origins), get_policy("beijing-model-2024"), [gap], Language.ZH
    )
    opened = openpyxl.load_workbook(io.BytesIO(written.data))
    assert opened["发票"]["D4"].comment.text == "发票.jpg 第1页（由图片识别，请核对）"
    assert opened["发票"]["E4"].comment is None
    assert written.cells[NUMBER] == "发票!D4"
    assert written.cells[gap] == "申报单位!B6"
    assert opened["申报单位"]["B6"].fill.fgColor.rgb == "00FFF2CC"


def test_people_find_notes_choices_frozen_heads_and_hidden_keys() -> None:
    opened = book(INVOICES)
    purchases = opened["采购"]
    assert purchases["C1"].comment.text == "大模型（算力）产品名称"
    assert purchases.freeze_panes == "C3"
    assert purchases.row_dimensions[2].hidden
    assert opened["申报单位"].column_dimensions["C"].hidden
    lists = {
        str(v.sqref): v.formula1
        for sheet in ("申报单位", "申报项", "采购")
        for v in opened[sheet].data_validations.dataValidation
    }
    assert '"是,否"' in lists.values()
    assert '"企业,学校,医院,其他"' in lists.values()
    assert '"api,private"' in lists.values()
    assert "'申报项'!$A$4:$A$500" in lists.values()


def test_names_with_control_characters_do_not_break_the_workbook() -> None:
    assert safe("a\x00b\x1bc\udc80") == "a b c?"


def test_every_key_of_the_manifest_has_a_column_with_a_name_and_a_note() -> None:
    words = load_words()
    places = {column.place for table in tables().values() for column in table.columns}
    assert places == set(words.columns)
    assert places <= set(words.notes) | set(load_hints().keys)
    assert set(words.notes) <= places
    assert set(words.sheets) == {*tables(), GUIDE}
    assert _keys(Manifest, "") <= places | {"version"}


def test_examples_are_values_of_their_columns() -> None:
    for name, example in load_words().examples.items():
        for key, text in list(example.items())[1:]:
            column = tables()[name].column(key)
            assert column is not None, key
            assert example_value(text, column) is not None


def _keys(model: Any, place: str) -> set[str]:
    """The places of all single values of a dataclass."""
    found: set[str] = set()
    for field in fields(model):
        here = f"{place}.{field.name}".lstrip(".")
        kind = typing.get_type_hints(model)[field.name]
        inner = [k for k in (kind, *typing.get_args(kind)) if is_dataclass(k)]
        inner += [k for a in typing.get_args(kind) for k in typing.get_args(a) if is_dataclass(k)]
        nested = next((k for k in inner if k.__name__ not in {"FileRef", "Line"}), None)
        if nested is not None:
            found |= _keys(nested, here)
        elif field.name not in {"lines", "materials"}:
            found.add(here)
    return found
