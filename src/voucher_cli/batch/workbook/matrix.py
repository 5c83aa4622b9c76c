"""The sheet of the materials: packages downwards, the materials of all routes across."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from voucher_cli.batch.model import MaterialCell, Row
from voucher_cli.batch.workbook import words
from voucher_cli.batch.workbook.look import Shown, Value
from voucher_cli.batch.workbook.table import Band, Column, Layout, width_of
from voucher_cli.language import Bilingual, Language
from voucher_cli.report.model import MaterialStatus
from voucher_cli.report.outline import Tone
from voucher_cli.report.words import STATUSES

_LEAST, _MOST = 12.0, 20.0
"""how wide a material's column is"""
_MARKS = {MaterialStatus.PRESENT: "✓ ", MaterialStatus.MISSING: "✗ "}
_TONES = {
    MaterialStatus.PRESENT: Tone.GOOD,
    MaterialStatus.MISSING: Tone.ERROR,
    MaterialStatus.OPTIONAL: Tone.FAINT,
    MaterialStatus.NOT_APPLICABLE: Tone.FAINT,
}
_GRAVEST_FIRST = (
    MaterialStatus.MISSING,
    MaterialStatus.PRESENT,
    MaterialStatus.OPTIONAL,
    MaterialStatus.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Material:
    """A column: one material of one route's list. Titles do not tell materials apart."""

    policy: str
    route: str
    id: str


Titles = Mapping[Material, str]


def materials_of(row: Row) -> Iterator[tuple[Material, MaterialCell]]:
    """Which column each material of a package stands in. What the claims share stands under each
    of their routes, as it does in a package with one claim."""
    for cell in row.materials:
        for route in _routes(row, cell):
            yield Material(row.policy or "", route, cell.id), cell


def _routes(row: Row, cell: MaterialCell) -> Collection[str]:
    if cell.route is not None:
        return (cell.route,)
    policy = words.policy_of(row.policy)
    asked = [
        route_id
        for route_id in row.routes
        if policy and (route := policy.route(route_id)) and route.material(cell.id)
    ]
    return asked or row.routes


def in_order(titles: Titles) -> tuple[Material, ...]:
    """By policy and route, the materials as the route's list has them."""
    return tuple(sorted(titles, key=_place))


def _place(material: Material) -> tuple[str, int, str, int, str]:
    policy = words.policy_of(material.policy)
    route_ids = [route.id for route in policy.routes] if policy else []
    route = policy.route(material.route) if policy else None
    ids = [listed.id for listed in route.materials] if route else []
    return (
        material.policy,
        _index(route_ids, material.route),
        material.route,
        _index(ids, material.id),
        material.id,
    )


def _index(ids: list[str], wanted: str) -> int:
    return ids.index(wanted) if wanted in ids else len(ids)


def layout(columns: tuple[Material, ...], titles: Titles, language: Language) -> Layout:
    """The sheet's columns, those of a route under one title."""
    said = tuple(titles[column] for column in columns)
    bands = (
        Band(_band(policy, route, language), len(list(group)))
        for (policy, route), group in groupby(columns, lambda column: (column.policy, column.route))
    )
    return Layout(
        words.MATERIALS_SHEET.text(language),
        (
            Column(words.PACKAGE.text(language), 26),
            Column(words.APPLICANT.text(language), 28),
            Column(words.VERDICT.text(language), 14),
            *(Column(title, min(max(width_of(title) + 2, _LEAST), _MOST)) for title in said),
        ),
        frozen=3,
        bands=tuple(bands),
    )


def _band(policy: str, route: str, language: Language) -> str:
    return f"{words.policy_title(policy, language)} · {words.route_title(policy, route, language)}"


def material_row(
    row: Row, verdict: Value, columns: tuple[Material, ...], language: Language
) -> Iterator[Value]:
    """One package; the columns of routes that it does not apply for stay empty."""
    cells: dict[Material, list[MaterialCell]] = {}
    for material, cell in materials_of(row):
        cells.setdefault(material, []).append(cell)
    yield row.package
    yield row.applicant.name
    yield verdict
    for column in columns:
        yield _status(cells.get(column, []), language)


def _status(cells: list[MaterialCell], language: Language) -> Value:
    """Of several claims on one route the gravest status counts, with the claims that have it."""
    found = {cell.status for cell in cells}
    status = next((status for status in _GRAVEST_FIRST if status in found), None)
    if status is None:
        return None
    said = _MARKS.get(status, "") + STATUSES[status].text(language)
    if len(found) > 1:
        claims = (cell.claim for cell in cells if cell.status is status and cell.claim)
        of = Bilingual("（{claims}）", " ({claims})").format(claims=words.listed(claims, language))
        said += of.text(language)
    return Shown(said, _TONES[status])
