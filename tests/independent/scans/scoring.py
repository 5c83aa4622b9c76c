"""Compares what was read with the truth: facts, kinds, seals, findings, drafted values."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from .reading import SeenPart
from .truths import PackageTruth, Paper, Truth

INVOICE_FIELDS = ("number", "issued_on", "net", "tax", "amount", "buyer", "seller")
_NO_NOISE = frozenset({"payment", "business-licence"})  # banks' and registrars' seals stand there
_POOR = frozenset({"150 dpi grey, noise, skew", "photo, perspective, shadow", "200 dpi 1-bit",
                   "200 dpi low contrast", "100 dpi JPEG q35"})  # fmt: skip
_COLOURLESS = frozenset({"150 dpi grey, noise, skew", "200 dpi 1-bit"})

_SAME = {
    # 企业资质及大模型使用情况说明 is both
    "qualification": {"qualification", "usage-statement"},
}


@dataclass
class Tally:
    """Asked for and right; not found; found and wrong."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong
        return self

    @property
    def asked(self) -> int:
        return self.right + self.missed + self.wrong

    def __str__(self) -> str:
        return f"{self.right}/{self.asked}" if self.asked else "–"


@dataclass
class Scores:
    """Tallies by any key, and a line for every miss."""

    by: dict[tuple[str, ...], Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, tally: Tally, *keys: tuple[str, ...]) -> None:
        for key in keys:
            own = self.by.setdefault(key, Tally())
            own += tally


def plain(value: str) -> str:
    """Comparable: width, spaces and brackets do not matter; money to two decimals."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", value))
    try:
        return f"{Decimal(text):.2f}" if re.fullmatch(r"-?\d{1,12}\.\d+", text) else text
    except InvalidOperation:
        return text


def fact_tally(true: Iterable[str], seen: Iterable[str]) -> Tally:
    """Right where every true value is among those seen; wrong where only others are."""
    wanted, found = set(map(plain, true)), set(map(plain, seen))
    if wanted <= found:
        return Tally(right=1)
    return Tally(wrong=1) if found else Tally(missed=1)


def score_file(scores: Scores, truth: Truth, parts: list[SeenPart], *rows: str) -> None:
    """The papers of a file: kinds and facts under each of `rows` (layout, quality …)."""
    for paper in truth.papers:
        here = [p for p in parts if p.first <= paper.last and paper.first <= p.last]
        kinds = {p.kind for p in here}
        right = bool(kinds) and kinds <= _SAME.get(paper.kind, {paper.kind})
        kind = Tally(right=1) if right else Tally(wrong=1)
        scores.add(kind, *((row, "kind") for row in (*rows, f"kind {paper.kind}")))
        place = f"{truth.file}#{paper.first} [{truth.layout}, {truth.quality}]"
        if not kind.right:
            scores.misses.append(f"kind {paper.kind} read as {sorted(kinds)}: {place}")
        for name, values in paper.facts.items():
            seen = [v for p in here for v in p.values(name)]
            tally = fact_tally(values, seen)
            scores.add(tally, *((row, name) for row in rows), (f"kind {paper.kind}", name))
            if not tally.right:
                scores.misses.append(f"{paper.kind}.{name} = {values}, read {seen}: {place}")


def score_seals(scores: Scores, truth: Truth, parts: list[SeenPart]) -> None:
    """By party: a seal of theirs was seen and its words read; any seal where none stands."""
    if truth.quality in _COLOURLESS:
        return
    for paper in truth.papers:
        pages = range(paper.first, paper.last + 1)
        seen = [s for p in parts for s in p.seals if s[3] in pages]
        whole = [s for s in seen if not s[2]]
        place = f"{truth.file}#{paper.first} [{truth.layout}, {truth.quality}] saw {seen}"
        read = [party for party in paper.seals if any(alike(party, s[0]) for s in seen)]
        count = min(len(whole), len(paper.seals))
        row = paper.kind
        scores.add(
            Tally(right=count, missed=len(paper.seals) - count), (row, "seen"), ("all", "seen")
        )
        scores.add(Tally(right=len(read), missed=len(paper.seals) - len(read)),
                   (row, "party"), ("all", "party"))  # fmt: skip
        if count < len(paper.seals):
            scores.misses.append(f"seal unseen, {paper.seals}: {place}")
        elif len(read) < len(paper.seals):
            scores.misses.append(f"seal unread, {paper.seals}: {place}")
        if row not in _NO_NOISE:
            across = 2 * len(pages) if row == "contract" else 0  # 骑缝章 of both parties
            extra = max(0, len(whole) - len(paper.seals) - across)
            scores.add(Tally(right=len(whole) - extra, wrong=extra), (row, "precision"),
                       ("all", "precision"))  # fmt: skip
            if extra:
                scores.misses.append(f"{extra} seals too many: {place}")
        _signed(scores, paper, [s for p in parts if p.first in pages for s in p.signed], place)


def _signed(scores: Scores, paper: Paper, places: list[tuple[str, str]], place: str) -> None:
    if paper.kind not in ("commitment-letter", "no-other-funding-letter", "scenario-letter",
                          "non-affiliation-proof"):  # fmt: skip
        return
    told = {inked for _, inked in places}
    right = ("yes" in told) if paper.signed else ("yes" not in told and bool(told))
    name = "signed" if paper.signed else "unsigned"
    scores.add(Tally(right=int(right), wrong=int(not right)), ("all", name))
    if not right:
        scores.misses.append(f"{name}, told {sorted(told)}: {place}")


def alike(party: str, owner: str) -> bool:
    """Whether the words of a seal are the party's name, a quarter of the letters forgiven."""
    left = Counter(plain(party)) - Counter(plain(owner))
    return bool(owner) and sum(left.values()) <= len(party) // 4


@dataclass(frozen=True)
class Verdict:
    """What a check said right and wrong of a package."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]
    borderline: tuple[str, ...]
    ceiling: bool
    told: str


def judge(truth: PackageTruth, told: dict[str, Any]) -> Verdict:
    """The findings against those expected; the ceiling against the right one."""
    findings = told["findings"]
    found, missed, used = [], [], set()
    for each in truth.expected:
        fits = [n for n, f in enumerate(findings)
                if f["name"] == each.name and f["level"] in each.levels
                and each.material in (None, f["material"])]  # fmt: skip
        used.update(fits)
        (found if fits else missed).append(f"{each.name} ({each.why})")
    false, borderline = [], []
    quality = {t.file: t.quality for t in truth.files}
    for n, f in enumerate(findings):
        if n in used or f["name"] in truth.tolerated:
            continue
        where = quality.get(f["file"] or "", "")
        forgiven = (f["name"] == "scan-poor" and where in _POOR) or (
            f["name"] == "seal-unverifiable" and where in _COLOURLESS
        )
        line = f"{f['level']} {f['name']}: {f['file']}#{f['page']} {f['message'][:110]}"
        (borderline if forgiven else false).append(line)
    ceiling = told.get("award", {}).get("ceiling", "") if "award" in told else ""
    said = f"{told.get('verdict', told.get('failed', '?'))} {ceiling}"
    return Verdict(tuple(found), tuple(missed), tuple(false), tuple(borderline),
                   ceiling == truth.ceiling, said)  # fmt: skip


_DRAFTED = {
    "applicant": ("name", "uscc"),
    "contract": ("number", "signed_on", "starts_on", "ends_on", "amount"),
    "settlements": ("starts_on", "ends_on", "amount"),
    "invoices": ("number", "issued_on", "amount", "net"),
    "payments": ("paid_on", "amount"),
    "acceptance": ("accepted_on",),
    "vendor": ("name", "uscc"),
}


def score_draft(scores: Scores, truth: PackageTruth, right: str, drafted: str) -> None:
    """`voucher init` against the careful person's manifest, value by value."""
    try:
        seen = dict(_values(yaml.safe_load(drafted) or {}))
    except yaml.YAMLError as error:
        seen = {}
        scores.misses.append(f"{truth.name}: draft is no YAML: {error}")
    for key, values in _values(yaml.safe_load(right)):
        got = seen.get(key, [])
        for value in values:
            if value in got:
                tally = Tally(right=1)
            else:
                tally = Tally(wrong=1) if got else Tally(missed=1)
                scores.misses.append(f"{truth.name}: {key} = {value}, drafted {got}")
            scores.add(tally, (truth.name,), (key.split(".")[0],), ("all",))


def _values(manifest: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    places: dict[str, list[dict[str, Any]]] = {"applicant": [manifest.get("applicant") or {}]}
    for claim in manifest.get("claims") or []:
        for purchase in claim.get("purchases") or []:
            for name in _DRAFTED:
                value = purchase.get(name)
                rows = value if isinstance(value, list) else [value]
                places.setdefault(name, []).extend(r for r in rows if isinstance(r, dict))
    for name, fields in _DRAFTED.items():
        for each in fields:
            values = [_text(row[each]) for row in places.get(name, []) if row.get(each) is not None]
            if values:
                yield f"{name}.{each}", values


def _text(value: object) -> str:
    if isinstance(value, int | float):
        return f"{Decimal(str(value)):.2f}"
    return plain(str(value))
