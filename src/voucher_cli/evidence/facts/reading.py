"""What the readers of all kinds of document have in common: a document, its labels, its facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from voucher_cli.evidence.facts.labels import Candidate, Grid, Hit, Spot, find_labels, grid_of
from voucher_cli.evidence.facts.values import Money, Period, read_money
from voucher_cli.evidence.model import Fact, Page, Source
from voucher_cli.money import YUAN_PER_WAN
from voucher_cli.text import tidy
from voucher_cli.vocabulary import KindWords, Vocabulary

_UNIT = re.compile(
    r"(?:金额)?单位\s*[:：]?\s*(?:人民币)?\s*[:：]?\s*(万元|元|千元)|\((?:人民币)?(万元)\)"
)
_ROWS_TO_UNIT = 40
_CHINESE_GAP = re.compile(r"(?<=[\u4e00-\u9fff()]) (?=[\u4e00-\u9fff()])")


@dataclass(frozen=True)
class Document:
    """The pages of one part with all that a reader of facts needs."""

    grid: Grid
    hits: tuple[Hit, ...]
    source: Source
    words: KindWords
    vocabulary: Vocabulary

    def of(self, *names: str) -> Iterator[Hit]:
        """The hits of labels with these names, in reading order."""
        return (hit for hit in self.hits if hit.name in names)

    def fact(self, name: str, value: Decimal | date | str, raw: str, spot: Spot) -> Fact:
        """A fact with the place of its cell; where slips of reading were mended, with the cell as
        it was read."""
        source = spot.source or self.source
        if source is Source.OCR and raw not in tidy(spot.cell.text):
            raw = tidy(spot.cell.text)[:80]
        return Fact(name, value, raw, source, spot.page, spot.cell.where, spot.cell.box)

    def organisation(self, candidate: Candidate) -> str | None:
        """The organisation that a candidate names; a name that the cell breaks off is completed
        from the cell below."""
        name = self.organisation_in(candidate.text)
        if name is not None:
            return name
        below = self.grid.below(candidate.spot)
        if below is None or not _is_broken_off(candidate.text):
            return None
        return self.organisation_in(candidate.text + below.text)

    def organisation_in(self, text: str) -> str | None:
        """The organisation whose name the text begins with."""
        plain = _CHINESE_GAP.sub("", _CHINESE_GAP.sub("", text)).strip(" :、,()_")
        match = self.vocabulary.organisation.match(plain)
        return match[0] if match else None


def document_of(
    pages: Iterable[Page], source: Source, words: KindWords, vocabulary: Vocabulary
) -> Document:
    """The pages ready to be read."""
    grid = grid_of(pages, words)
    return Document(grid, tuple(find_labels(grid, words)), source, words, vocabulary)


def _is_broken_off(text: str) -> bool:
    return bool(re.fullmatch(r"[\w()·&\-. ]{4,40}", text))


def unit_scale(document: Document, spot: Spot) -> Decimal:
    """10000 where the table over `spot` is in 万元, else 1."""
    rows = document.grid.rows[max(0, spot.row - _ROWS_TO_UNIT) : spot.row + 1]
    for row in reversed(rows):
        for other in row:
            if other.page != spot.page:
                continue
            match = _UNIT.search(other.text)
            if match and (match[1] or other.is_above_or_below(spot) or other is spot):
                return YUAN_PER_WAN if "万元" in match[0] else Decimal(1)
    return Decimal(1)


def money_facts(
    document: Document, name: str, money: Money, spot: Spot, note: str = ""
) -> Iterator[Fact]:
    """The fact(s) of an amount under a label: the figure, and the capitals beside it."""
    if money.figure is not None:
        scale = Decimal(1)
        if not money.has_unit:
            scale = YUAN_PER_WAN if "万元" in note else unit_scale(document, spot)
        yield document.fact(name, money.figure * scale, money.figure_raw, spot)
        if money.capital is not None:
            yield document.fact(f"{name}_capital", money.capital, money.capital_raw, spot)
    elif money.capital is not None:
        yield document.fact(f"{name}_capital", money.capital, money.capital_raw, spot)


def first_money(hit: Hit) -> tuple[Money, Spot] | None:
    """The amount that stands by a label; in another cell it stands alone."""
    for candidate in hit.candidates:
        money = read_money(candidate.text)
        if money is not None and (money.is_all or candidate.spot is hit.spot):
            return money, candidate.spot
    return None


def read_each(
    document: Document,
    hits: Iterable[Hit],
    name: str,
    read: Callable[[str], Decimal | date | str | None],
) -> Iterator[Fact]:
    """One fact for each hit beside which `read` finds a value."""
    for hit in hits:
        for candidate in hit.candidates:
            value = read(candidate.text)
            if value is not None:
                yield document.fact(name, value, candidate.text[:80], candidate.spot)
                break


def read_organisations(document: Document, hits: Iterable[Hit], name: str) -> Iterator[Fact]:
    """One fact for each hit beside which an organisation stands. Without a colon or a cell of its
    own, nothing but the name may stand there: else it is a sentence (甲方应以银行…)."""
    for hit in hits:
        for candidate in hit.candidates:
            value = document.organisation(candidate)
            if candidate.spot is hit.spot and not hit.has_colon:
                value = document.organisation_in(candidate.text)
                if value is not None and len(candidate.text) > len(value) + 1:
                    continue
            if value is not None:
                yield document.fact(name, value, candidate.text[:80], candidate.spot)
                break


def period_facts(document: Document, period: Period, spot: Spot) -> Iterator[Fact]:
    """First and last day of a period."""
    if period.starts_on is not None:
        yield document.fact("starts_on", period.starts_on, period.raw, spot)
    if period.ends_on is not None:
        yield document.fact("ends_on", period.ends_on, period.raw, spot)


def with_capitals(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, where capitals are the amount itself if no figure stands under any label."""
    every = tuple(facts)
    if any(fact.name == "amount" for fact in every):
        return every
    return tuple(
        replace(fact, name="amount") if fact.name == "amount_capital" else fact for fact in every
    )


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without repetitions of one value on one page, in reading order."""
    seen: dict[tuple[str, object, int | None, str], Fact] = {}
    for fact in facts:
        seen.setdefault((fact.name, fact.value, fact.page, fact.raw), fact)
    return tuple(seen.values())


def by_role(
    document: Document,
    hits: Iterable[Hit],
    roles: dict[str, re.Pattern[str]],
    *,
    guess: bool = True,
) -> list[tuple[str, Hit]]:
    """For labels that only say `名称`: whose it is, by the words beside or above them, else by
    their order (`roles` in the order in which such documents name them; not without `guess`)."""
    told = [(_role(document, hit, roles), hit) for hit in hits]
    if not guess:
        return [(role, hit) for role, hit in told if role is not None]
    if all(role is None for role, _ in told):
        order = list(roles)
        return [(order[n], hit) for n, (_, hit) in enumerate(told[: len(order)])]
    known = {role for role, _ in told if role}
    missing = [role for role in roles if role not in known]
    unknown = [hit for role, hit in told if role is None]
    result = [(role, hit) for role, hit in told if role is not None]
    if len(missing) == 1 and len(unknown) == 1:
        result.append((missing[0], unknown[0]))
    return result


def _role(document: Document, hit: Hit, roles: dict[str, re.Pattern[str]]) -> str | None:
    texts = [hit.spot.text[: hit.start], *(s.text for s in _beside(document, hit.spot))]
    above = [s.text for s in document.grid.above(hit.spot, 6)]
    for text in [*texts, *above]:
        found = [role for role, pattern in roles.items() if pattern.search(text)]
        if len(found) == 1:
            return found[0]
    return None


def _beside(document: Document, spot: Spot) -> list[Spot]:
    """The cells to the left, the nearest first; with boxes also those that span several rows."""
    left = [s for s in document.grid.rows[spot.row] if s.column < spot.column]
    box = spot.cell.box
    if box is not None:
        middle = (box[1] + box[3]) / 2
        near = document.grid.rows[max(0, spot.row - 12) : spot.row + 12]
        for row in near:
            for other in row:
                theirs = other.cell.box
                if (
                    other.row != spot.row
                    and other.page == spot.page
                    and theirs is not None
                    and theirs[1] <= middle <= theirs[3]
                    and theirs[2] <= box[0]
                ):
                    left.append(other)
        left.sort(key=lambda s: s.cell.box[2] if s.cell.box else 0.0, reverse=True)
        return left
    return left[::-1]
