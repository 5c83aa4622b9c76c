"""Manifests of every shape, for hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from voucher_cli.manifest.model import (
    Acceptance,
    Applicant,
    Claim,
    Contact,
    Contract,
    Deployment,
    FileRef,
    Invoice,
    Line,
    ListingPlan,
    Manifest,
    OtherSupport,
    Payment,
    PriorAward,
    Project,
    Purchase,
    Settlement,
    Vendor,
    YearFinances,
)
from voucher_cli.terms import CostKind, EntityType, GovernmentLevel

WORDS = st.text(
    st.sampled_from("合同发票云阶 -_#,[]{}:&*!|>'\"%@`=+~()01a.。\n"), min_size=1, max_size=20
).map(lambda text: f"文{text}件"[:-1].strip() if text.strip() else "文") | st.sampled_from(
    ["=1+1", "+86 10", "-", "@SUM(A1)", "null", "~", "是", "true", "2024-09-05", "0101", "1e3",
     "24112000000012345678", "𠮷野", "_x0041_", "#REF!", "'", "示例"]
)  # fmt: skip
LINES = WORDS.map(lambda text: " ".join(text.split()))
NAMES = st.text(
    st.sampled_from("合同发票 -_,[]{}:&*!|>'\"%@`=（）()01a.。"), min_size=1, max_size=20
).map(lambda text: f"文{text.strip()}件.pdf")
FILES = st.lists(
    st.builds(FileRef, NAMES) | st.builds(FileRef, NAMES, st.just(3), st.integers(3, 9)),
    max_size=3,
    unique=True,
).map(tuple)
SUMS = st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2)
MONEY = SUMS | SUMS.map(lambda amount: -amount)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
COUNTS = st.integers(0, 10**9)
COSTS = st.lists(st.builds(Line, st.sampled_from(CostKind), MONEY), max_size=2).map(tuple)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    return st.none() | strategy


NAME, DAY, TRUTH, AMOUNT = maybe(LINES), maybe(DAYS), maybe(st.booleans()), maybe(MONEY)
SUM = maybe(SUMS)
PAPERS = {
    "settlements": st.builds(Settlement, FILES, NAME, DAY, DAY, AMOUNT, COSTS),
    "invoices": st.builds(Invoice, FILES, NAME, DAY, AMOUNT, AMOUNT, NAME, NAME, COSTS),
    "payments": st.builds(Payment, FILES, DAY, AMOUNT, NAME, NAME, COSTS),
}
PURCHASES = st.builds(
    Purchase,
    model=NAME,
    filing_number=NAME,
    service=NAME,
    vendor=st.builds(Vendor, NAME, NAME, TRUTH, NAME, NAME, NAME),
    contract=maybe(st.builds(Contract, FILES, NAME, DAY, DAY, DAY, SUM, st.booleans(), COSTS)),
    acceptance=maybe(st.builds(Acceptance, FILES, DAYS)),
    deployment=maybe(st.builds(Deployment, FILES.filter(bool))),
    **{key: st.lists(paper, max_size=2).map(tuple) for key, paper in PAPERS.items()},
)
CLAIMS = st.lists(
    st.builds(
        Claim,
        st.sampled_from(["api", "private"]),
        st.just("?"),
        SUM,
        st.builds(Project, NAME, NAME, DAY, NAME, NAME, maybe(WORDS), maybe(WORDS), maybe(WORDS)),
        st.lists(PURCHASES, max_size=2).map(tuple),
    ),
    max_size=2,
).map(lambda claims: tuple(replace(c, id=f"{c.route}-第{n}项") for n, c in enumerate(claims)))
APPLICANTS = st.builds(
    Applicant, NAME, NAME, NAME, NAME, NAME, NAME, DAY, SUM, NAME, NAME,
    maybe(st.sampled_from(EntityType)), NAME, TRUTH, NAME, maybe(COUNTS),
    maybe(st.sampled_from(ListingPlan)), st.builds(Contact, NAME, NAME, NAME),
    st.dictionaries(
        st.integers(2000, 2030),
        st.builds(YearFinances, AMOUNT, AMOUNT, AMOUNT, AMOUNT, AMOUNT),
        max_size=2,
    ),
    SUM, maybe(WORDS), NAME, AMOUNT,
    st.lists(
        st.builds(
            OtherSupport, LINES, maybe(st.sampled_from(GovernmentLevel)), maybe(COUNTS), SUM, TRUTH
        ).filter(lambda one: one.program != "示例"),
        max_size=2,
    ).map(tuple),
)  # fmt: skip


def _pinned(manifest: Manifest) -> st.SearchStrategy[Manifest]:
    """The manifest with files pinned to materials of its claims."""
    names = [claim.id or claim.route for claim in manifest.claims]
    if not names:
        return st.just(manifest)
    materials = st.sampled_from(["contract", "settlement", "commitment-letter"])
    pins = st.dictionaries(materials, FILES.filter(bool), min_size=1, max_size=2)
    every = st.dictionaries(st.sampled_from(names), pins, max_size=2)
    return every.map(lambda pinned: replace(manifest, materials=pinned))


MANIFESTS = st.builds(
    Manifest,
    st.just(1),
    maybe(st.sampled_from(["beijing-model-2024", "tongzhou-2025"])),
    DAY,
    DAY,
    APPLICANTS,
    st.lists(st.builds(PriorAward, LINES, NAME, NAME, maybe(COUNTS), SUM), max_size=2)
    .map(tuple)
    .filter(lambda awards: all(award.policy != "示例" for award in awards)),
    CLAIMS,
).flatmap(_pinned)
"""every key of the manifest is used; entries without any value are left out where a workbook has
no row for them"""
