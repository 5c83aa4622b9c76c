"""manifest.yaml or manifest.xlsx → Manifest: the applicant's statement, with the line or cell of
every entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

from voucher_cli import strict_yaml
from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Bilingual
from voucher_cli.manifest.model import Claim, FileRef, Manifest
from voucher_cli.manifest.workbook.read import is_workbook, parse_workbook
from voucher_cli.strict_yaml import Bound, FieldError, YamlPath

_PAGES = re.compile(r"#(?P<first>\d{1,6})(?:-(?P<last>\d{1,6}))?$", re.ASCII)
_DRIVE = re.compile(r"[A-Za-z]:")


def load_manifest(path: Path, name: str | None = None) -> Bound[Manifest]:
    """Reads the manifest at `path`; `name` is what messages and places call it.

    Raises InvalidFileError with every problem at once, OSError as it comes.
    """
    return parse_manifest(path.read_bytes(), name or str(path))


def parse_manifest(data: bytes, name: str) -> Bound[Manifest]:
    """Reads a manifest's bytes, which may have come out of an archive. Raises InvalidFileError."""
    converters: dict[type, Callable[[str], object]] = {FileRef: to_file_ref}
    if is_workbook(data, name):
        bound = parse_workbook(data, name, converters)
    else:
        bound = strict_yaml.parse(data, Manifest, file=name, converters=converters)
    problems = tuple(_problems(bound))
    if problems:
        raise InvalidFileError(problems)
    return replace(bound, value=replace(bound.value, claims=_named(bound.value.claims)))


def to_file_ref(text: str) -> FileRef:
    """`all.pdf#3-7` → pages 3 to 7 of all.pdf. A `#` that no page numbers follow belongs to the
    name. Raises FieldError for paths that leave the package and for impossible pages."""
    pages = _PAGES.search(text)
    shown = text if len(text) <= 80 else text[:77] + "…"
    path = normalize("NFC", text[: pages.start()] if pages else text).replace("\\", "/").strip()
    parts = [part for part in path.rstrip("/").strip().split("/") if part not in {"", "."}]
    if path.startswith("/") or ".." in parts or _DRIVE.match(path):
        raise FieldError(
            Bilingual(
                f"{shown} 指向材料包之外：写相对于材料包的路径，不能含 ..、盘符或以 / 开头",
                f"'{shown}' leads out of the package: write a path relative to it, "
                "without '..', a drive or a leading '/'",
            )
        )
    if not parts:
        raise FieldError(Bilingual(f"“{text}”不是文件路径", f"'{text}' is no path of a file"))
    if pages is None:
        return FileRef("/".join(parts))
    first = int(pages["first"])
    last = int(pages["last"] or first)
    if not 1 <= first <= last:
        raise FieldError(
            Bilingual(
                f"{shown} 的页码不对：从 1 起，前小后大，如 all.pdf#3-7",
                f"'{shown}': pages count from 1 and ascend, as in all.pdf#3-7",
            )
        )
    return FileRef("/".join(parts), first, last)


def _problems(bound: Bound[Manifest]) -> Iterator[Problem]:
    """What the types cannot say: that a claim's id is its own, that what is pinned is there, and
    which figures are never below zero."""
    seen: dict[str, int] = {}
    for number, claim in enumerate(bound.value.claims):
        if claim.id is None:
            continue
        if claim.id in seen:
            first = bound.mark(("claims", seen[claim.id], "id")).said
            yield bound.problem(
                ("claims", number, "id"),
                Bilingual(
                    f"申报项 id {claim.id} 重复（{first.zh}已有）",
                    f"the claim id '{claim.id}' stands twice (first {first.en})",
                ),
            )
        seen.setdefault(claim.id, number)
    yield from _unknown_claims(bound)
    for path, figure in _never_negative(bound.value):
        if figure is not None and figure < 0:
            yield bound.problem(
                path,
                Bilingual(
                    f"{path[-1]} 不能是负数（写的是 {figure}）",
                    f"'{path[-1]}' cannot be below zero: it is {figure}",
                ),
            )


def _never_negative(manifest: Manifest) -> Iterator[tuple[YamlPath, Decimal | int | None]]:
    """Figures with no sense below zero; a negative prior award, say, would make room under a cap.

    Red-letter invoices are negative; so are refunds among payments, discounts among lines,
    corrections among settlements, and losses.
    """
    applicant = manifest.applicant
    yield ("applicant", "registered_capital"), applicant.registered_capital
    yield ("applicant", "employees"), applicant.employees
    yield ("applicant", "valuation"), applicant.valuation
    for n, support in enumerate(applicant.other_support):
        yield ("applicant", "other_support", n, "amount"), support.amount
    for n, award in enumerate(manifest.prior_awards):
        yield ("prior_awards", n, "amount"), award.amount
    for c, claim in enumerate(manifest.claims):
        yield ("claims", c, "requested"), claim.requested
        for p, purchase in enumerate(claim.purchases):
            if purchase.contract:
                here = ("claims", c, "purchases", p, "contract", "amount")
                yield here, purchase.contract.amount


def _unknown_claims(bound: Bound[Manifest]) -> Iterator[Problem]:
    """Pins under a claim that is not there would pin nothing, silently."""
    known = [claim.id for claim in _named(bound.value.claims)]
    for pinned in bound.value.materials:
        if pinned not in known:
            listed = ", ".join(str(name) for name in known) or "-"
            yield bound.problem(
                ("materials", pinned),
                Bilingual(
                    f"没有 id 为 {pinned} 的申报项；现有：{listed}",
                    f"there is no claim with the id '{pinned}': known are {listed}",
                ),
            )


def _named(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims with an id each: its own, else its route, then `route-2` …"""
    taken = {claim.id for claim in claims if claim.id is not None}
    count: Counter[str] = Counter()
    named = []
    for claim in claims:
        if claim.id is None:
            name = claim.route
            count[name] += 1
            number = count[name]
            name = claim.route if number == 1 else f"{claim.route}-{number}"
            while name in taken:
                number += 1
                name = f"{claim.route}-{number}"
            taken.add(name)
            claim = replace(claim, id=name)  # noqa: PLW2901
        named.append(claim)
    return tuple(named)
