"""Filling touches the filled cells and nothing else, byte by byte."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from voucher_cli.forms.document import open_form
from voucher_cli.forms.fill import fill_all
from voucher_cli.forms.load import blank_path, form_map

from .bureau_blanks import BLANKS, Blank
from .facts import BEIJING, TONGZHOU, applied

CELL = re.compile(rb"<w:tc>.*?</w:tc>", re.DOTALL)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def order(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.namelist()


def filled(blank: bytes, policy: str, forms: str, manifest: str) -> bytes:
    maps = [form_map(policy, form) for form in forms.split()]
    return fill_all(open_form(blank, "blank"), maps, applied(manifest)).form.saved()


def assert_only_cells_changed(before: bytes, after: bytes) -> int:
    """Compares the documents outside of cells, and the cells one by one; gives the number that
    were changed, each of which keeps its properties and its paragraphs' layout."""
    assert CELL.split(before) == CELL.split(after)
    changed = 0
    for was, now in zip(CELL.findall(before), CELL.findall(after), strict=True):
        if was == now:
            continue
        changed += 1
        assert re.findall(rb"<w:tcPr>.*?</w:tcPr>", was) == re.findall(
            rb"<w:tcPr>.*?</w:tcPr>", now
        )
        assert set(re.findall(rb"<w:pPr>.*?</w:pPr>", now)) <= set(
            re.findall(rb"<w:pPr>.*?</w:pPr>", was)
        )
    return changed


@pytest.mark.parametrize(
    ("policy", "form", "manifest", "due"),
    [("beijing-model-2024", "3-3", BEIJING, 21), ("tongzhou-2025", "1-1", TONGZHOU, 23)],
)
def test_of_the_official_forms_only_the_filled_cells_change(
    policy: str, form: str, manifest: str, due: int
) -> None:
    blank = blank_path(policy, form).read_bytes()
    result = filled(blank, policy, form, manifest)
    before, after = members(blank), members(result)
    assert order(blank) == order(result)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["word/document.xml"]
    document = "word/document.xml"
    assert assert_only_cells_changed(before[document], after[document]) == due


WHOLE = [b for b in BLANKS if b.form in {"3-3", "1-1"} and "two_products" not in b.name]


@pytest.mark.parametrize(
    "blank",
    [b for b in WHOLE if b.name not in {"beijing_nested", "beijing_two_tables_in_controls",
                                        "tongzhou_reworded"}],
    ids=lambda b: b.name,
)  # fmt: skip
def test_of_other_blanks_too(blank: Blank) -> None:
    drawing = blank.draw()
    data = drawing.bytes()
    before = members(data)["word/document.xml"]
    after = members(filled(data, blank.policy, blank.form, blank.manifest))["word/document.xml"]
    assert assert_only_cells_changed(before, after) == sum(drawing.wanted)


def test_a_letter_keeps_everything_but_its_blank() -> None:
    blank = blank_path("beijing-model-2024", "3-4").read_bytes()
    result = filled(blank, "beijing-model-2024", "3-4", BEIJING)
    before = members(blank)["word/document.xml"]
    after = members(result)["word/document.xml"]
    start = before.index(b"<w:t>", before.index("申报单位（全称）".encode()) - 20)
    same = 0
    while before[same] == after[same]:
        same += 1
    assert same >= start
    tail = before[before.index("（以下简称".encode()) :]
    assert after.endswith(tail)


def test_a_copied_product_is_the_same_rows_but_for_their_ids() -> None:
    blank = next(b for b in BLANKS if b.name == "beijing_two_products")
    data = blank.draw().bytes()
    after = members(filled(data, blank.policy, blank.form, blank.manifest))["word/document.xml"]
    ids = re.findall(rb'w14:paraId="(\w+)"', after)
    assert len(ids) == len(set(ids)) > 0
    rows = len(re.findall(rb"<w:tr[ >]", after))
    assert rows == len(re.findall(rb"<w:tr[ >]", members(data)["word/document.xml"])) + 7
