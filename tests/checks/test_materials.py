"""material-missing, material-unrecognised, material-ambiguous."""

from dataclasses import replace

import pytest

from voucher_cli.checks import materials
from voucher_cli.evidence.model import FileState
from voucher_cli.findings import Certainty, Level
from voucher_cli.policy.library import get_policy

from .papers import Paper, case, changed, papers, run, without
from .stated_packages import BEIJING, ROUTES, TONGZHOU, package


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_a_full_set_misses_nothing(policy: str, route: str) -> None:
    made = papers(policy, route)
    for check in (
        materials.materials_are_there,
        materials.files_are_recognised,
        materials.files_are_unambiguous,
    ):
        assert run(check, (policy, made)) == []


@pytest.mark.parametrize(
    ("policy", "route", "material"),
    [
        (policy, route, material.id)
        for policy, route in ROUTES
        for material in get_policy(policy).route(route).materials  # type: ignore[union-attr]
    ],
)
def test_each_material_of_each_list_is_missed(policy: str, route: str, material: str) -> None:
    made = without(papers(policy, route), material)
    [finding] = run(materials.materials_are_there, case(package(policy, route), made))
    assert finding.name == "material-missing"
    assert finding.level is Level.ERROR
    assert (finding.subject.claim, finding.subject.material) == (route, material)
    assert finding.subject.part is None
    assert finding.source is not None
    assert finding.certainty is Certainty.CERTAIN


@pytest.mark.parametrize("part", ["business-licence", "financial-statement"])
def test_where_all_parts_are_needed_each_is_missed(part: str) -> None:
    made = [p for p in papers(TONGZHOU, "api") if p.part != part]
    [finding] = run(materials.materials_are_there, (TONGZHOU, made))
    assert (finding.subject.material, finding.subject.part) == ("licence-and-financials", part)


@pytest.mark.parametrize("part", ["invoice", "payment"])
def test_where_one_part_is_enough_the_other_is_not_missed(part: str) -> None:
    made = [p for p in papers(BEIJING, "api") if p.part != part]
    assert run(materials.materials_are_there, (BEIJING, made)) == []


def test_a_shared_material_is_missed_once_and_for_no_single_claim() -> None:
    made = without(papers(BEIJING, "api", "private"), "scenario-letter")
    [finding] = run(materials.materials_are_there, (BEIJING, made))
    assert finding.subject.material == "scenario-letter"
    assert (finding.subject.claim, finding.subject.route) == (None, None)


def test_each_claim_needs_its_own_contract() -> None:
    made = [p for p in papers(BEIJING, "api", "private") if p.path != "合同-private-1.pdf"]
    [finding] = run(materials.materials_are_there, (BEIJING, made))
    assert (finding.subject.claim, finding.subject.material) == ("private", "contract")


def test_a_scan_that_nothing_claims_may_be_the_missing_one() -> None:
    scan = Paper("IMG_0231.jpg", None, (None,))
    made = [*without(papers(BEIJING, "api"), "scenario-letter"), scan]
    [finding] = run(materials.materials_are_there, (BEIJING, made))
    assert finding.certainty is Certainty.LIKELY
    assert finding.values["files"] == "IMG_0231.jpg"


def test_a_damaged_file_placed_by_its_name_is_present() -> None:
    made = changed(papers(BEIJING, "api"), "scenario-letter", state=FileState.UNREADABLE)
    assert run(materials.materials_are_there, (BEIJING, made)) == []


def test_a_file_that_no_material_claims_is_told() -> None:
    made = [*papers(BEIJING, "api"), Paper("差旅制度.pdf", None, ("差旅报销须知",))]
    [finding] = run(materials.files_are_recognised, (BEIJING, made))
    assert (finding.name, finding.level) == ("material-unrecognised", Level.INFO)
    assert finding.subject.file == "差旅制度.pdf"


def test_an_archive_is_not_also_called_unrecognised() -> None:
    made = [*papers(BEIJING, "api"), Paper("a.rar", None, state=FileState.UNSUPPORTED)]
    assert run(materials.files_are_recognised, (BEIJING, made)) == []


def test_a_file_that_is_as_likely_for_another_claim() -> None:
    made = [
        replace(p, rivals=("contract",)) if p.path == "合同-api-1.pdf" else p
        for p in papers(BEIJING, "api", "private")
        if p.path != "合同-private-1.pdf"
    ]
    [finding] = run(materials.files_are_unambiguous, (BEIJING, made))
    assert (finding.variant, finding.actual) == ("claims", "api / private")
    [missing] = run(materials.materials_are_there, (BEIJING, made))
    assert (missing.subject.claim, missing.certainty) == ("private", Certainty.LIKELY)
    assert missing.values["files"] == "合同-api-1.pdf"


def test_a_file_with_rivals_is_ambiguous() -> None:
    made = changed(papers(BEIJING, "api"), "settlement", rivals=("contract",))
    [finding] = run(materials.files_are_unambiguous, (BEIJING, made))
    assert (finding.name, finding.level) == ("material-ambiguous", Level.WARNING)
    assert finding.subject.material == "settlement"
    assert "项目合同" in str(finding.values["titles"])
