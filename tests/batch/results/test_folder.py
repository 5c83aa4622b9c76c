"""What is written about a season, and that nothing of anybody else's is written over."""

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from voucher_cli.batch.model import Outcome, Row, Status
from voucher_cli.batch.results import folder as module
from voucher_cli.batch.results.folder import ResultsFolder
from voucher_cli.errors import VoucherError

REPORT = "reports/包.json"
WHOLE = ("season.json", "summary.xlsx", "index.html")


def outcome(text: str = "{}", key: str = "k") -> Outcome:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Outcome(Row("包", Status.CHECKED, key, written={REPORT: digest}), {REPORT: text})


def judged(to: Path, found: Outcome, *, force: bool = False, season: str = "{}") -> None:
    """A whole run with one package."""
    with ResultsFolder(to, force=force) as results:
        results.claim(["包"], WHOLE)
        results.add(found)
        draft = {"season.json": lambda path: path.write_text(season)}
        results.finish(draft, season)


def test_what_was_written_is_known_again(tmp_path: Path) -> None:
    with ResultsFolder(tmp_path / "out", force=False) as results:
        assert results.known("包") is None
        results.add(outcome())
        assert results.known("包") == "k"
    assert (tmp_path / "out" / REPORT).read_text() == "{}"
    with ResultsFolder(tmp_path / "out", force=False) as results:
        assert results.known("包") == "k"
        assert results.row("包").package == "包"


def test_a_result_whose_report_is_gone_is_made_again(tmp_path: Path) -> None:
    judged(tmp_path, outcome())
    (tmp_path / REPORT).unlink()
    with ResultsFolder(tmp_path, force=False) as results:
        assert results.known("包") is None


def test_a_crash_between_row_and_report_is_no_stranger(tmp_path: Path) -> None:
    judged(tmp_path, outcome("old"))
    with ResultsFolder(tmp_path, force=False) as results:
        results.add(outcome("new"))
    (tmp_path / REPORT).write_text("old")  # as if the report had not been put in place any more
    with ResultsFolder(tmp_path, force=False) as results:
        results.claim(["包"], WHOLE)
        assert results.known("包") is None


@pytest.mark.parametrize(
    "name", ["results.jsonl", "season.json", "summary.xlsx", "index.html", REPORT]
)
def test_a_file_of_somebody_elses_is_not_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(VoucherError) as error:
        judged(tmp_path, outcome())
    assert name in error.value.message.zh
    assert (tmp_path / name).read_text() == "mine"
    judged(tmp_path, outcome(), force=True)


@pytest.mark.parametrize("name", ["season.json", REPORT])
def test_a_file_that_somebody_has_worked_on_is_not_written_over(tmp_path: Path, name: str) -> None:
    judged(tmp_path, outcome())
    judged(tmp_path, outcome("again"))  # what we wrote ourselves may be replaced
    (tmp_path / name).write_text("with my notes")
    with pytest.raises(VoucherError):
        judged(tmp_path, outcome("other"))
    assert (tmp_path / name).read_text() == "with my notes"


def test_nothing_is_written_anew_that_is_there_already(tmp_path: Path) -> None:
    judged(tmp_path, outcome())
    before = (tmp_path / "season.json").stat().st_mtime_ns
    judged(tmp_path, outcome())
    assert (tmp_path / "season.json").stat().st_mtime_ns == before
    (tmp_path / "season.json").unlink()
    judged(tmp_path, outcome())
    assert (tmp_path / "season.json").exists()


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with (
        ResultsFolder(tmp_path, force=False),
        pytest.raises(VoucherError) as error,
        ResultsFolder(tmp_path, force=True),
    ):
        pass
    assert "另一个 voucher batch" in error.value.message.zh


def test_a_full_disk_is_told_and_leaves_what_there_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(tmp_path, outcome())

    def full(files: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with ResultsFolder(tmp_path, force=False) as results, monkeypatch.context() as patch:
        patch.setattr(module, "save_all", full)
        with pytest.raises(VoucherError) as error:
            results.add(outcome("new"))
    assert "No space left" in error.value.message.zh
    assert (tmp_path / REPORT).read_text() == "{}"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(VoucherError) as error,
        ResultsFolder(tmp_path / "file" / "out", force=False),
    ):
        pass
    assert "file" in error.value.message.zh


@contextmanager
def _interrupted(results: ResultsFolder) -> Iterator[None]:
    with pytest.raises(KeyboardInterrupt):
        yield


def test_a_draft_that_fails_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    judged(tmp_path, outcome(), season="1")

    def stop(path: Path) -> None:
        path.write_text("half")
        raise KeyboardInterrupt

    with ResultsFolder(tmp_path, force=False) as results, _interrupted(results):
        results.finish({"season.json": stop}, "2")
    assert (tmp_path / "season.json").read_text() == "1"
    judged(tmp_path, outcome(), season="3")
    assert (tmp_path / "season.json").read_text() == "3"


def test_what_we_wrote_long_ago_is_no_strangers(tmp_path: Path) -> None:
    """A package may be gone for a while, and come back."""
    judged(tmp_path, outcome("first"))
    with ResultsFolder(tmp_path, force=False) as results:
        results.finish({"results.jsonl": lambda path: path.write_text("")}, "without it")
    assert (tmp_path / REPORT).read_text() == "first"
    judged(tmp_path, outcome("second"))


def test_a_report_that_is_no_longer_true_goes_unless_somebody_worked_on_it(tmp_path: Path) -> None:
    broken = Outcome(Row("包", Status.BROKEN, "", problem="坏"), {})
    judged(tmp_path, outcome())
    judged(tmp_path, broken)
    assert not (tmp_path / REPORT).exists()
    judged(tmp_path, outcome())
    (tmp_path / REPORT).write_text("with my notes")
    judged(tmp_path, broken, force=True)
    assert (tmp_path / REPORT).read_text() == "with my notes"


def test_a_row_that_somebody_changed_is_not_believed(tmp_path: Path) -> None:
    judged(tmp_path, outcome())
    path = tmp_path / "results.jsonl"
    path.write_text(path.read_text().replace('"key":"k"', '"key":"l"'))
    with pytest.raises(VoucherError) as error:
        judged(tmp_path, outcome())
    assert "results.jsonl" in error.value.message.zh
    with ResultsFolder(tmp_path, force=True) as results:
        assert results.known("包") is None


def test_a_file_that_another_program_holds_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(tmp_path, outcome())
    opened = Path.open

    def held(path: Path, mode: str = "r", *rest: object, **how: object) -> object:
        if path.name == "season.json" and "+" in mode:
            raise PermissionError(errno.EACCES, "in use", str(path))
        return opened(path, mode, *rest, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(VoucherError) as error:
        judged(tmp_path, outcome("new"))
    assert "season.json" in error.value.message.zh
    assert "关闭" in error.value.message.zh


def test_files_that_could_not_be_put_in_place_are_put_there_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(tmp_path, outcome(), season="1")

    def held(draft: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use", str(target))

    for text in ("2", "3"):
        with monkeypatch.context() as patch:
            patch.setattr(module, "put_in_place", held)
            with pytest.raises(VoucherError) as error:
                judged(tmp_path, outcome(), season=text)
            assert "season.json" in error.value.message.zh
    judged(tmp_path, outcome(), season="4")
    assert (tmp_path / "season.json").read_text() == "4"
