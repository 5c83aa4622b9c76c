"""Findings of files: opened, read, named and told apart."""

import pytest

from voucher_cli.checks import files, references
from voucher_cli.evidence.model import FileState, FileType, Source
from voucher_cli.findings import Level
from voucher_cli.manifest.model import FileRef

from .papers import Paper, case, changed, papers, run
from .stated_packages import BEIJING, ROUTES, package, spoilt

ALL = (
    files.files_can_be_opened,
    files.file_names_tell_the_type,
    files.files_fit_the_portal,
    files.files_are_distinct,
    files.pages_can_be_read,
    references.named_files_are_there,
)


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_sound_files_show_nothing(policy: str, route: str) -> None:
    made = papers(policy, route)
    assert [f for check in ALL for f in run(check, (policy, made))] == []


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (FileState.UNREADABLE, "file-unreadable"),
        (FileState.EMPTY, "file-empty"),
        (FileState.ENCRYPTED, "file-encrypted"),
    ],
)
def test_what_cannot_be_opened_is_an_error_where_it_is_needed(state: FileState, name: str) -> None:
    made = changed(papers(BEIJING, "api"), "scenario-letter", state=state)
    stray = Paper("其他.pdf", None, state=state)
    needed, other = run(files.files_can_be_opened, (BEIJING, [*made, stray]))
    assert (needed.name, needed.level) == (name, Level.ERROR)
    assert needed.subject.material == "scenario-letter"
    assert (other.name, other.level) == (name, Level.WARNING)
    assert other.subject.material is None


def test_an_entry_of_the_manifest_needs_its_file_too() -> None:
    made = [p for p in papers(BEIJING, "api") if p.material != "contract"]
    stray = Paper("合同-api-1.pdf", None, state=FileState.ENCRYPTED)
    [finding] = run(files.files_can_be_opened, (BEIJING, [*made, stray]))
    assert finding.level is Level.ERROR


@pytest.mark.parametrize("kind", [FileType.LEGACY_OFFICE, FileType.ARCHIVE, FileType.OFD])
def test_what_is_not_supported_is_a_warning(kind: FileType) -> None:
    made = changed(
        papers(BEIJING, "api"), "scenario-letter", state=FileState.UNSUPPORTED, type=kind
    )
    [finding] = run(files.files_can_be_opened, (BEIJING, made))
    assert (finding.name, finding.level) == ("file-unsupported", Level.WARNING)


def test_a_wrong_suffix_is_told() -> None:
    made = changed(papers(BEIJING, "api"), "scenario-letter", file={"misnamed": True})
    [finding] = run(files.file_names_tell_the_type, (BEIJING, made))
    assert (finding.name, finding.level) == ("file-misnamed", Level.INFO)


@pytest.mark.parametrize(("size", "count"), [(5_000_000, 0), (5_000_001, 1)])
def test_a_file_over_the_configured_limit_is_told(size: int, count: int) -> None:
    made = changed(papers(BEIJING, "api"), "scenario-letter", file={"size": size})
    limited = case(package(BEIJING, "api"), made, file_size_limit=5_000_000)
    assert len(run(files.files_fit_the_portal, limited)) == count
    assert run(files.files_fit_the_portal, (BEIJING, made)) == []


SAME = {"sha256": "0" * 64}


def test_one_content_as_two_materials_is_told_once() -> None:
    made = papers(BEIJING, "api")
    for material in ("scenario-letter", "no-other-funding-letter"):
        made = changed(made, material, file=SAME)
    [finding] = run(files.files_are_distinct, (BEIJING, made))
    assert (finding.name, finding.level) == ("file-duplicate", Level.WARNING)


def test_copies_under_one_material_are_none() -> None:
    made = changed(papers(BEIJING, "api", "private"), "contract", file=SAME)
    assert run(files.files_are_distinct, (BEIJING, made)) == []


def test_empty_files_are_no_duplicates() -> None:
    made = papers(BEIJING, "api")
    for material in ("scenario-letter", "no-other-funding-letter"):
        made = changed(made, material, file={**SAME, "size": 0}, state=FileState.EMPTY)
    assert run(files.files_are_distinct, (BEIJING, made)) == []


def test_unreadable_pages_are_told_once_for_each_file() -> None:
    made = changed(papers(BEIJING, "api"), "contract", pages=("合同", None, None, "末页", None))
    [finding] = run(files.pages_can_be_read, (BEIJING, made))
    assert (finding.name, finding.level) == ("text-unreadable", Level.REVIEW)
    assert (finding.subject.claim, finding.subject.material) == ("api", "contract")
    assert finding.subject.page == 2
    assert finding.values["pages"] == "2-3、5"


def test_a_scan_is_told_as_a_whole() -> None:
    made = changed(papers(BEIJING, "api"), "contract", pages=(None, None))
    [finding] = run(files.pages_can_be_read, (BEIJING, made))
    assert finding.variant == "whole"


def test_a_name_that_is_not_there_is_told_with_the_nearest_one() -> None:
    data = spoilt(
        package(BEIJING, "api"), claims__0__purchases__0__contract__file="合同 -api-l.pdf"
    )
    [finding] = run(references.named_files_are_there, case(data, papers(BEIJING, "api")))
    assert (finding.name, finding.level) == ("file-not-found", Level.ERROR)
    assert finding.actual == "合同-api-1.pdf"
    assert (finding.subject.claim, finding.subject.material) == ("api", "contract")
    assert finding.subject.where is not None


def test_a_name_in_another_folder_is_near_too() -> None:
    moved = changed(papers(BEIJING, "api"), "settlement", path="03 结算/结算-api-1.xlsx")
    [finding] = run(references.named_files_are_there, case(package(BEIJING, "api"), moved))
    assert finding.actual == "03 结算/结算-api-1.xlsx"


def test_a_name_like_no_other_has_no_nearest() -> None:
    data = spoilt(package(BEIJING, "api"), claims__0__purchases__0__contract__file="zzz.bin")
    [finding] = run(references.named_files_are_there, case(data, papers(BEIJING, "api")))
    assert finding.variant == "default"


@pytest.mark.parametrize(("pages", "count"), [("#1", 0), ("#1-2", 0), ("#2-3", 1), ("#9", 1)])
def test_pages_must_lie_within_the_file(pages: str, count: int) -> None:
    data = package(BEIJING, "api")
    file = data["claims"][0]["purchases"][0]["contract"]["file"]
    data = spoilt(data, claims__0__purchases__0__contract__file=file + pages)
    made = changed(papers(BEIJING, "api"), "contract", pages=("一", "二"))
    findings = run(references.named_files_are_there, case(data, made))
    assert [f.variant for f in findings] == ["pages"] * count


@pytest.mark.parametrize("read_by", [Source.DOCX, Source.TEXT])
def test_files_without_pages_of_their_own_are_meant_as_a_whole(read_by: Source) -> None:
    data = package(BEIJING, "api")
    file = data["claims"][0]["purchases"][0]["contract"]["file"]
    data = spoilt(data, claims__0__purchases__0__contract__file=f"{file}#3-5")
    made = changed(
        papers(BEIJING, "api"), "contract", pages=("合同",), read_by=read_by, file={"page_count": 1}
    )
    there = case(data, made)
    assert run(references.named_files_are_there, there) == []
    [part] = there.parts_at((FileRef(file, 3, 5),))
    assert part.file == file


def test_a_pin_must_be_there() -> None:
    data = {**package(BEIJING, "api"), "materials": {"api": {"contract": ["扫描件.pdf"]}}}
    [finding] = run(references.named_files_are_there, case(data, papers(BEIJING, "api")))
    assert finding.subject.file == "扫描件.pdf"
    assert (finding.subject.claim, finding.subject.material) == ("api", "contract")


def test_a_drafted_manifest_names_no_missing_files() -> None:
    subject = case(package(BEIJING, "api"), [], drafted=True)
    assert run(references.named_files_are_there, subject) == []
