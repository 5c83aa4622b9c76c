"""The catalogue of findings is whole, and so is what is made from it."""

import string
from collections import Counter

import pytest
import yaml
from make_docs import TARGET, findings_page

from voucher_cli.catalogue import FindingEntry, load_catalogue, term
from voucher_cli.findings import Level
from voucher_cli.language import Bilingual
from voucher_cli.policy.library import get_policy, policy_ids
from voucher_cli.report.clauses import clauses_of
from voucher_cli.resources import data_folder

PROMISED = [
    "material-missing", "material-unrecognised", "material-ambiguous", "file-not-found",
    "file-unreadable", "file-empty", "file-encrypted", "file-misnamed", "file-unsupported",
    "file-duplicate", "file-oversize", "text-unreadable", "scan-poor", "classified-marking",
    "seal-missing", "seal-unverifiable", "seal-party-mismatch", "seal-kind",
    "cross-page-seal-missing", "signature-missing", "signature-invalid", "document-undated",
    "region-ineligible", "industry-ineligible", "entity-ineligible", "scenario-ineligible",
    "vendor-affiliated", "model-unfiled", "funding-overlap", "fact-missing",
    "amount-below-threshold", "contract-outside-window", "contract-signed-too-early",
    "settlement-outside-window", "invoice-outside-window", "payment-outside-window",
    "settlement-straddles-window", "application-late", "deadline-unknown", "date-order",
    "amount-mismatch", "date-mismatch", "number-mismatch", "value-not-found", "source-conflict",
    "uppercase-amount-mismatch", "invoice-duplicate", "invoice-reversed", "evidence-short",
    "contract-exceeded", "cost-ineligible", "lines-sum-mismatch", "contract-clause-missing",
    "statement-content-missing", "document-year-wrong", "uscc-invalid", "party-mismatch",
    "form-field-empty", "form-field-mismatch", "form-choice-mismatch", "form-text-too-long",
    "form-altered", "service-split", "tax-basis", "award-capped", "award-overclaimed",
    "confirmation-unused", "invoice-reused", "contract-reused", "file-reused", "cap-shared",
    "parties-linked", "budget-exceeded",
]  # fmt: skip

CATALOGUE = load_catalogue()


def test_every_promised_name_and_no_other_is_there() -> None:
    assert sorted(CATALOGUE) == sorted(PROMISED)


def test_no_finding_stands_in_two_files() -> None:
    names = Counter[str]()
    for path in (data_folder("rules") / "findings").glob("*.yaml"):
        names.update(list(yaml.safe_load(path.read_text("utf-8"))["findings"]))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", PROMISED)
def test_an_entry_is_whole_in_both_languages(name: str) -> None:
    entry = CATALOGUE[name]
    assert entry.levels
    assert set(entry.levels) <= set(Level)
    assert entry.messages
    for text in _texts(entry):
        assert text.zh.strip()
        assert text.en.strip()
        assert _placeholders(text.zh) == _placeholders(text.en), text.en
    for text in (entry.title, entry.why):
        assert not _placeholders(text.zh)
    assert set(entry.hints) <= set(entry.messages)


def _texts(entry: FindingEntry) -> list[Bilingual]:
    texts = [entry.title, entry.why, entry.mend, *entry.messages.values()]
    return [*texts, *entry.hints.values(), *entry.terms.values()]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_page_of_findings_is_up_to_date() -> None:
    assert TARGET.read_text("utf-8") == findings_page(), "run python tools/make_docs.py"


def test_findings_know_the_clauses_of_each_policy_that_has_them() -> None:
    cited = {
        policy_id: {name for name in PROMISED if clauses_of(name, get_policy(policy_id))}
        for policy_id in policy_ids()
    }
    both = {"material-missing", "invoice-outside-window", "award-capped", "contract-clause-missing"}
    assert all(both <= names for names in cited.values())
    assert "region-ineligible" in cited["beijing-model-2024"] - cited["tongzhou-2025"]
    assert "document-year-wrong" in cited["tongzhou-2025"] - cited["beijing-model-2024"]


@pytest.mark.parametrize(
    ("name", "key", "zh"),
    [
        ("file-unreadable", "no-detail", "无法打开"),
        ("form-altered", "left-out", "（无此内容）"),
        ("form-altered", "not-official", "（官方文本无此内容）"),
        ("form-choice-mismatch", "nothing", "（未勾选）"),
        ("seal-kind", "company", "公章"),
        ("seal-kind", "on-contracts", "公章或合同专用章"),
        ("seal-missing", "applicant", "申报单位"),
        ("seal-missing", "vendor", "供方"),
    ],
)
def test_words_that_checks_look_up_are_there(name: str, key: str, zh: str) -> None:
    assert term(name, key).zh == zh
