"""Rules on what to hand in, and what each document must show."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from voucher_cli.policy.citation import Citation
from voucher_cli.terms import Party


@dataclass(frozen=True, slots=True)
class SealRule:
    """Who must have sealed the document."""

    by: tuple[Party, ...]
    cite: Citation


@dataclass(frozen=True, slots=True)
class CitedDuty:
    """A duty that needs no more than its clause: signed, dated, free of secrets."""

    cite: Citation


@dataclass(frozen=True, slots=True)
class IssuerRule:
    """Who must have issued the document."""

    by: Party
    cite: Citation


@dataclass(frozen=True, slots=True)
class YearRule:
    """The year that a statement must be of."""

    year: int
    cite: Citation


class When(StrEnum):
    """For which contracts a clause is asked."""

    ALWAYS = "always"
    FIXED = "fixed"
    """not for framework contracts"""
    FRAMEWORK = "framework"
    OUTLASTS_WINDOW = "outlasts-window"
    """the term begins before the window or ends after it"""


@dataclass(frozen=True, slots=True)
class TopicRule:
    """The document must speak of `topic` (an id of rules/topics.yaml).

    With `unless`, it need not where the document speaks of all of those topics instead.
    """

    topic: str
    cite: Citation
    when: When = When.ALWAYS
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duties:
    """What a document must show, besides being there."""

    sealed: SealRule | None = None
    signed: CitedDuty | None = None
    dated: CitedDuty | None = None
    issued: IssuerRule | None = None
    year: YearRule | None = None
    no_secrets: CitedDuty | None = None
    topics: tuple[TopicRule, ...] = ()
    supplement: SealRule | None = None
    """what the document leaves out may be shown by another paper, sealed by these parties"""


@dataclass(frozen=True, slots=True)
class MaterialPart:
    """One of several documents that make up a material."""

    id: str
    title: str
    kinds: tuple[str, ...]
    cite: Citation
    must: Duties = field(default_factory=Duties)


class PartsNeeded(StrEnum):
    """Whether every part of a material must be there, or one is enough."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Material:
    """One entry of a route's checklist. `kinds` are the document kinds that satisfy it (ids of
    rules/documents.yaml), `names` what files of it are called besides those kinds' own names.
    A `shared` material is handed in once for all claims of a package."""

    id: str
    number: str
    title: str
    cite: Citation
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    shared: bool = False
    form: str | None = None
    parts: tuple[MaterialPart, ...] = ()
    parts_needed: PartsNeeded = PartsNeeded.ALL
    must: Duties = field(default_factory=Duties)


@dataclass(frozen=True, slots=True)
class Place:
    """A material, or one of its parts."""

    material: Material
    part: MaterialPart | None = None

    @property
    def cite(self) -> Citation:
        """The clause that asks for it."""
        return self.part.cite if self.part else self.material.cite

    @property
    def must(self) -> Duties:
        """What the document must show."""
        return self.part.must if self.part else self.material.must
