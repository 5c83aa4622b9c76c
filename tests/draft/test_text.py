"""A draft as text: it loads without change, and says where each value was read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_cli.draft.hints import load_hints
from voucher_cli.draft.model import Draft, Origin
from voucher_cli.draft.text import manifest_text
from voucher_cli.evidence.model import Source
from voucher_cli.language import Language
from voucher_cli.manifest.load import parse_manifest
from voucher_cli.manifest.model import (
    Applicant,
    Claim,
    Contract,
    FileRef,
    Invoice,
    Manifest,
    Project,
    Purchase,
    Vendor,
    YearFinances,
)
from voucher_cli.policy.library import get_policy

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda text: text.strip() == text
)
NAMES = st.text(
    st.sampled_from("合同发票 -_#,[]{}:&*!|>'\"%@`（）()01a.。"), min_size=1, max_size=30
).map(lambda text: f"文{text.strip()}件.pdf")
MONEY = st.decimals(
    min_value=Decimal("-9999999999.99"), max_value=Decimal("9999999999.99"), places=2
)
FILES = st.lists(st.builds(FileRef, NAMES), min_size=1, max_size=3, unique=True).map(tuple)
MAYBE_DAY = st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))
INVOICES = st.builds(
    Invoice,
    FILES,
    st.none() | WORDS,
    MAYBE_DAY,
    st.none() | MONEY,
    st.none() | MONEY,
    st.none() | WORDS,
)
PURCHASES = st.builds(
    Purchase,
    model=st.none() | WORDS,
    vendor=st.builds(Vendor, st.none() | WORDS, affiliated=st.none() | st.booleans()),
    contract=st.builds(
        Contract, FILES, st.none() | WORDS, MAYBE_DAY, amount=st.none() | MONEY.map(abs),
        framework=st.just(True),
    ),
    invoices=st.lists(INVOICES, max_size=3).map(tuple),
)  # fmt: skip
MANIFESTS = st.builds(
    Manifest,
    st.just(1),
    st.just("beijing-model-2024"),
    MAYBE_DAY,
    applicant=st.builds(
        Applicant,
        st.none() | WORDS,
        profile=st.none() | WORDS.map(lambda text: f"{text}\n{text}"),
        employees=st.none() | st.integers(0, 10**6),
        finances=st.dictionaries(
            st.integers(2015, 2030), st.builds(YearFinances, MONEY), max_size=2
        ),
    ),
    claims=st.lists(
        st.builds(
            Claim,
            st.just("api"),
            st.just("api"),
            project=st.builds(Project, st.none() | WORDS),
            purchases=st.lists(PURCHASES, min_size=1, max_size=2).map(tuple),
        ),
        max_size=1,
    ).map(tuple),
)


def with_origin(manifest: Manifest) -> Draft:
    """Every declared independence counts as read somewhere; so does an unlikely file name."""
    origin = Origin("a\n#b: 扫描件.pdf", 3, None, Source.OCR)
    origins = {
        ("claims", c, "purchases", p, "vendor", "affiliated"): origin
        for c, claim in enumerate(manifest.claims)
        for p, _ in enumerate(claim.purchases)
    }
    return Draft(manifest, {**origins, ("applicant", "name"): origin})


@settings(max_examples=200)
@given(MANIFESTS, st.sampled_from(Language))
def test_what_is_written_loads_without_change(manifest: Manifest, language: Language) -> None:
    written = manifest_text(with_origin(manifest), load_hints(), language)
    loaded = parse_manifest(written.text.encode(), "manifest.yaml").value
    assert loaded == manifest


def test_a_value_says_where_it_was_read_and_a_gap_what_belongs_there() -> None:
    manifest = Manifest(1, "beijing-model-2024", applicant=Applicant(name="甲公司"))
    origins = {("applicant", "name"): Origin("营业执照.jpg", 1, None, Source.OCR)}
    written = manifest_text(Draft(manifest, origins), load_hints(), Language.ZH)
    assert "  name: 甲公司  # 营业执照.jpg 第1页（由图片识别，请核对）" in written.text
    assert "applied_on:  # 待填: 申报之日，如 2024-12-10；不取今天的日期" in written.text
    assert ("applied_on",) in written.gaps
    assert ("applicant", "name") not in written.gaps


@pytest.mark.parametrize(
    ("policy", "routes", "unasked", "asked"),
    [
        ("beijing-model-2024", ["api"], "claims.purchases.acceptance.accepted_on", "settlements"),
        ("beijing-model-2024", ["private"], "claims.purchases.settlements", "acceptance"),
        ("beijing-model-2024", ["api"], "deadline", "settlements"),
    ],
)
def test_nothing_is_hinted_that_no_route_asks_for(
    policy: str, routes: list[str], unasked: str, asked: str
) -> None:
    keys = load_hints().of_routes(get_policy(policy), routes).keys
    assert unasked not in keys
    assert any(key.startswith(f"claims.purchases.{asked}") for key in keys)
    assert unasked in load_hints().keys


def test_every_hint_is_for_a_key_of_the_manifest() -> None:
    for key in load_hints().keys:
        kind: Any = Manifest
        for step in key.split("."):
            hints = get_type_hints(kind)
            assert step in hints, key
            kind = innermost(hints[step])


def innermost(kind: Any) -> Any:
    """`tuple[Purchase, ...]` and `Contract | None` → Purchase and Contract."""
    inner = [k for k in get_args(kind) if k not in (type(None), Ellipsis)]
    return innermost(inner[-1]) if inner else kind


def test_what_was_only_concluded_says_what_it_must_be() -> None:
    manifest = Manifest(1, "beijing-model-2024", applied_on=date(2024, 12, 6))
    draft = Draft(manifest, {("applied_on",): Origin("承诺书.pdf")})
    text = manifest_text(draft, load_hints(), Language.ZH).text
    assert "applied_on: 2024-12-06  # 据 承诺书.pdf; 申报之日" in text


def test_a_comment_stays_on_its_line() -> None:
    manifest = Manifest(1, "beijing-model-2024", applied_on=date(2024, 12, 6))
    origin = Origin("a\nb.docx", None, "表\u2028一\x1b\x85\ufeff", Source.DOCX)
    text = manifest_text(Draft(manifest, {("applied_on",): origin}), load_hints(), Language.ZH).text
    assert "applied_on: 2024-12-06  # a b.docx 表 一\\x1b\\x85\\ufeff" in text
