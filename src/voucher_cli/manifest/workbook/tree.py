"""Sheets → the tree of nodes that a manifest.yaml with the same content would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from voucher_cli.language import Bilingual
from voucher_cli.manifest.workbook.cells import Sheet
from voucher_cli.manifest.workbook.layout import (
    APPLICANT,
    CLAIM,
    ENTRY,
    FILE,
    GUIDE,
    MATERIAL,
    PAPER,
    PURCHASE,
    YEAR,
    Paper,
    tables,
)
from voucher_cli.manifest.workbook.nodes import (
    files,
    group,
    mapping,
    put,
    row_node,
    scalar,
    sequence,
)
from voucher_cli.manifest.workbook.rows import Row, SheetReader, Value
from voucher_cli.manifest.workbook.words import Words, unknown
from voucher_cli.nearest import not_known
from voucher_cli.strict_yaml import Mark

_UNKNOWN_SHEET = Bilingual("未知的工作表（不需要请删除）", "unknown sheet (delete it if unneeded)")
_NO_SHEETS = Bilingual(
    "不是 voucher init --format xlsx 写出的清单：没有“申报单位”等工作表",
    "no manifest as voucher init --format xlsx writes it: it has no sheet such as 'Applicant'",
)
_SHEET_TWICE = Bilingual("这张工作表出现两次：请删除一张", "this sheet stands twice: delete one")
_NO_CLAIM = Bilingual("没有申报项", "there is no claim")
_NO_PURCHASE = Bilingual("该申报项没有采购序号", "the claim has no purchase number")
_NO_ENTRY = Bilingual("该采购没有这一项", "the purchase has no such entry")
_WHICH_CLAIM = Bilingual(
    "请写明属于哪个申报项（合并单元格只有第一行有值）",
    "say which claim it belongs to (of merged cells only the first has a value)",
)
_WHICH_PURCHASE = Bilingual(
    "请写明属于该申报项的哪笔采购（采购序号；合并单元格只有第一行有值）",
    "say which purchase of the claim it belongs to (of merged cells only the first has a value)",
)
_WHICH_PAPER = Bilingual("请写明是哪种单据的明细", "say what it is a part of")
_WHICH_MATERIAL = Bilingual("请写明是哪项材料", "say which material it is")
_WHICH_YEAR = Bilingual("请写明年份", "name the year")


@dataclass(frozen=True, slots=True)
class Orphan:
    """A row that belongs to nothing: it is looked at all the same, to tell all its faults."""

    node: yaml.Node
    model: type


class _Purchase:
    """One purchase while the sheets are put together."""

    def __init__(self, row: Row, node: yaml.MappingNode) -> None:
        self.row = row
        self.node = node
        self.entries: dict[str, list[yaml.MappingNode]] = {}


class _Claim:
    """One claim while the sheets are put together."""

    def __init__(self, node: yaml.MappingNode) -> None:
        self.node = node
        self.purchases: dict[str, _Purchase] = {}


class Tree:
    """Builds the tree; `reader.problems` and `orphans` fill up on the way."""

    def __init__(self, file: str, words: Words) -> None:
        self.reader = SheetReader(file, words)
        self.orphans: list[Orphan] = []
        self._words = words
        self._sheets: dict[str, Sheet] = {}
        self._claims: dict[str, _Claim] = {}

    def build(self, sheets: Sequence[Sheet]) -> yaml.MappingNode:
        """The root node."""
        self._name(sheets)
        top = Mark(1, 1, self._title(APPLICANT, sheets))
        root = mapping(top)
        put(root, "version", scalar(Value("1", top)), top)
        self._applicant(root, top)
        self._list(root, "prior_awards", "prior_awards")
        self._claim_rows()
        for row in self._rows("purchases"):
            self._purchase(row)
        for name in (Paper.SETTLEMENTS, Paper.INVOICES, Paper.PAYMENTS):
            for row in self._rows(name):
                self._entry(name, row)
        for row in self._rows("lines"):
            self._line(row)
        put(root, "claims", self._claims_node(top), top)
        self._materials(root, top)
        return root

    # --- sheets ----------------------------------------------------------------------------------

    def _name(self, sheets: Sequence[Sheet]) -> None:
        """Which sheet is which table."""
        for sheet in sheets:
            table = self._words.table_called(sheet.title, tables().values())
            start = Mark(1, 1, sheet.title)
            if table is not None and table.id in self._sheets:
                self.reader.fault(start, _SHEET_TWICE)
            elif table is not None:
                self._sheets[table.id] = sheet
            elif sheet.cells and not self._is_guide(sheet):
                names = [self._words.sheets[t] for t in tables()]
                self.reader.fault(start, unknown(_UNKNOWN_SHEET, sheet.title, names))
        if not self._sheets:
            self.reader.problems.clear()
            self.reader.fault(Mark(1, 1), _NO_SHEETS)

    def _is_guide(self, sheet: Sheet) -> bool:
        name = self._words.sheets[GUIDE]
        return sheet.title.strip() in (name.zh, name.en)

    def _title(self, table: str, sheets: Sequence[Sheet]) -> str | None:
        if table in self._sheets:
            return self._sheets[table].title
        return sheets[0].title if sheets else None

    def _rows(self, table: str) -> Iterable[Row]:
        sheet = self._sheets.get(table)
        return self.reader.rows(sheet, tables()[table]) if sheet is not None else ()

    # --- the applicant ---------------------------------------------------------------------------

    def _applicant(self, root: yaml.MappingNode, top: Mark) -> None:
        applicant = mapping(top)
        sheet = self._sheets.get(APPLICANT)
        if sheet is not None:
            table = tables()[APPLICANT]
            row = self.reader.form(sheet, table)
            whole = row_node(row, table.columns)
            for key, node in whole.value:
                if key.value == "applicant":
                    applicant = node
                else:
                    root.value.append((key, node))
        put(root, "applicant", applicant, top)
        years = mapping(top)
        for row in self._rows("finances"):
            self._year(row, years)
        put(
            applicant,
            "finances",
            years,
            Mark.of(years.value[0][0].start_mark) if years.value else top,
        )
        self._list(applicant, "other_support", "other_support")

    def _year(self, row: Row, years: yaml.MappingNode) -> None:
        table = tables()["finances"]
        if row.text(YEAR) is None:
            self.reader.fault(row.place(YEAR), _WHICH_YEAR)
            self.orphans.append(Orphan(row_node(row, table.columns), table.model))
            return
        put(years, str(row.text(YEAR)), row_node(row, table.columns), row.place(YEAR))

    def _list(self, into: yaml.MappingNode, key: str, table: str) -> None:
        rows = list(self._rows(table))
        if rows:
            nodes = [row_node(row, tables()[table].columns) for row in rows]
            put(into, key, sequence(nodes, rows[0].mark), rows[0].mark)

    # --- claims ----------------------------------------------------------------------------------

    def _claim_rows(self) -> None:
        table = tables()["claims"]
        for row in self._rows("claims"):
            node = row_node(row, table.columns)
            name = row.text("id") or row.text("route") or ""
            if row.text("id") is not None and name in self._claims:
                first = Mark.of(self._claims[name].node.start_mark).said
                self.reader.fault(
                    row.place("id"),
                    Bilingual(
                        f"申报项 {name} 重复（{first.zh}已有）",
                        f"the claim '{name}' stands twice (first {first.en})",
                    ),
                )
            number = 2
            while name in self._claims:
                name = f"{row.text('route') or ''}-{number}"
                number += 1
            self._claims[name] = _Claim(node)

    def _purchase(self, row: Row) -> None:
        table = tables()["purchases"]
        node = row_node(row, table.columns)
        claim = self._claim_of(row)
        if claim is None:
            self.orphans.append(Orphan(node, table.model))
            return
        number = row.text(PURCHASE) or str(len(claim.purchases) + 1)
        if number in claim.purchases:
            first = claim.purchases[number].row.place(PURCHASE).said
            self.reader.fault(
                row.place(PURCHASE),
                Bilingual(
                    f"采购序号 {number} 重复（{first.zh}已有）",
                    f"purchase number {number} stands twice (first {first.en})",
                ),
            )
            self.orphans.append(Orphan(node, table.model))
            return
        claim.purchases[number] = _Purchase(row, node)

    def _entry(self, name: str, row: Row) -> None:
        table = tables()[name]
        node = row_node(row, table.columns)
        purchase = self._purchase_of(row)
        if purchase is None:
            self.orphans.append(Orphan(node, table.model))
        else:
            purchase.entries.setdefault(name, []).append(node)

    def _line(self, row: Row) -> None:
        table = tables()["lines"]
        node = row_node(row, table.columns)
        purchase = self._purchase_of(row)
        entry = self._paper_of(row, purchase) if purchase is not None else None
        if entry is None:
            self.orphans.append(Orphan(node, table.model))
            return
        for key, lines in entry.value:
            if key.value == "lines":
                lines.value.append(node)
                return
        put(entry, "lines", sequence([node], row.mark), row.mark)

    def _claims_node(self, top: Mark) -> yaml.SequenceNode:
        for claim in self._claims.values():
            for purchase in claim.purchases.values():
                for name, entries in purchase.entries.items():
                    start = Mark.of(entries[0].start_mark)
                    put(purchase.node, name, sequence(entries, start), start)
            nodes = [purchase.node for purchase in claim.purchases.values()]
            if nodes:
                start = Mark.of(nodes[0].start_mark)
                put(claim.node, "purchases", sequence(nodes, start), start)
        return sequence([claim.node for claim in self._claims.values()], top)

    # --- what a row belongs to -------------------------------------------------------------------

    def _claim_of(self, row: Row) -> _Claim | None:
        name = row.text(CLAIM)
        if name is None:
            if len(self._claims) == 1:
                return next(iter(self._claims.values()))
            self.reader.fault(row.place(CLAIM), _WHICH_CLAIM)
            return None
        if name not in self._claims:
            self.reader.fault(row.place(CLAIM), not_known(_NO_CLAIM, name, self._claims))
        return self._claims.get(name)

    def _purchase_of(self, row: Row) -> _Purchase | None:
        claim = self._claim_of(row)
        if claim is None:
            return None
        number = row.text(PURCHASE)
        if number is None:
            if len(claim.purchases) == 1:
                return next(iter(claim.purchases.values()))
            self.reader.fault(row.place(PURCHASE), _WHICH_PURCHASE)
            return None
        if number not in claim.purchases:
            self.reader.fault(row.place(PURCHASE), not_known(_NO_PURCHASE, number, claim.purchases))
        return claim.purchases.get(number)

    def _paper_of(self, row: Row, purchase: _Purchase) -> yaml.MappingNode | None:
        """The contract, settlement, invoice or payment whose costs a line parts."""
        paper = row.text(PAPER)
        if paper is None:
            self.reader.fault(row.place(PAPER), _WHICH_PAPER)
            return None
        if paper == Paper.CONTRACT:
            return group(purchase.node, paper, purchase.row.mark)
        entries = purchase.entries.get(paper, [])
        number = row.text(ENTRY) or ("1" if len(entries) == 1 else "")
        known = [str(n + 1) for n in range(len(entries))]
        if number not in known:
            self.reader.fault(row.place(ENTRY), not_known(_NO_ENTRY, number or "?", known))
            return None
        return entries[int(number) - 1]

    # --- pins ------------------------------------------------------------------------------------

    def _materials(self, root: yaml.MappingNode, top: Mark) -> None:
        claims: dict[str, dict[str, list[yaml.ScalarNode]]] = {}
        marks: dict[tuple[str, ...], Mark] = {}
        only = next(iter(self._claims)) if len(self._claims) == 1 else None
        for row in self._rows("materials"):
            claim, material = row.text(CLAIM) or only, row.text(MATERIAL)
            for key, missing in ((CLAIM, claim), (MATERIAL, material)):
                if missing is None:
                    self.reader.fault(
                        row.place(key), _WHICH_CLAIM if key == CLAIM else _WHICH_MATERIAL
                    )
            if claim is None or material is None:
                continue
            pinned = claims.setdefault(claim, {}).setdefault(material, [])
            pinned.extend(files(row.values[FILE]))
            marks.setdefault((claim,), row.place(CLAIM))
            marks.setdefault((claim, material), row.place(MATERIAL))
        node = mapping(top)
        for claim, materials in claims.items():
            inner = mapping(marks[claim,])
            for material, pinned in materials.items():
                start = marks[claim, material]
                put(inner, material, sequence(pinned, start), start)
            put(node, claim, inner, marks[claim,])
        put(root, "materials", node, top)
