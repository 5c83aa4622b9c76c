"""A whole season: judged, compared, written, and gone on with."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from voucher_cli.batch.options import UnitOptions
from voucher_cli.batch.progress import SeasonStep
from voucher_cli.batch.run import Judged, Request, run
from voucher_cli.batch.season import WhyLeftOut
from voucher_cli.errors import VoucherError

from .seasons import papers, put, season, zipped


def times(folder: Path) -> dict[str, int]:
    """When each file that people see was last written."""
    return {name: (folder / name).stat().st_mtime_ns for name in everything(folder)}


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    """Three packages that have nothing in common, judged in this process."""
    folder = season(tmp_path / "季", 3)
    return Request(folder, tmp_path / "out", UnitOptions(ocr=False), jobs=0)


def rows(request: Request) -> list[dict[str, Any]]:
    text = (request.output / "results.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder but the program's own, and but for the workbook's dates."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".voucher" not in path.parts
    }


def test_everything_is_written_for_a_season(request_: Request) -> None:
    judged = run(request_)
    assert [row["package"] for row in rows(request_)] == ["包1", "包2", "包3"]
    assert set(everything(request_.output)) == {
        "results.jsonl", "season.json", "summary.xlsx", "index.html",
        *(f"reports/包{n}.{kind}" for n in (1, 2, 3) for kind in ("json", "html")),
    }  # fmt: skip
    totals = judged.season.totals
    assert (totals.packages, totals.broken) == (3, 0)
    assert totals.ceiling == sum(Decimal(row["ceiling"]) for row in rows(request_)) > 0
    said = json.loads((request_.output / "season.json").read_bytes())
    assert said["schema"] == "voucher-season/1"


def test_a_second_run_judges_nothing_and_writes_nothing(
    request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(request_)
    before = times(request_.output)

    def never(*_: object) -> None:
        raise AssertionError("judged again")

    monkeypatch.setattr("voucher_cli.batch.unit._judged", never)
    judged = run(request_)
    assert judged.steps.unchanged == judged.steps.done == 3
    assert times(request_.output) == before


def test_only_what_has_changed_is_judged_again(request_: Request) -> None:
    first = run(request_)
    put(request_.folder / "包2", {"补充.txt": "说明".encode()})
    put(request_.folder / "包9", papers())
    second = run(request_)
    assert (first.steps.unchanged, second.steps.unchanged) == (0, 2)
    assert second.season.totals.packages == 4


def test_a_package_that_is_gone_is_no_part_of_the_season(request_: Request) -> None:
    run(request_)
    for path in (request_.folder / "包3").iterdir():
        path.unlink()
    (request_.folder / "包3").rmdir()
    judged = run(request_)
    assert [row["package"] for row in rows(request_)] == ["包1", "包2"]
    assert judged.season.totals.packages == 2


def test_what_stops_it_leaves_the_rows_so_far_and_the_next_run_goes_on(
    request_: Request, tmp_path: Path
) -> None:
    def stop(step: SeasonStep) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(request_, stop)
    assert len(rows(request_)) == 2
    assert not (request_.output / "index.html").exists()
    judged = run(request_)
    assert (judged.steps.done, judged.steps.unchanged) == (3, 2)
    whole = replace(request_, output=tmp_path / "in one go")
    run(whole)
    assert everything(request_.output) == everything(whole.output)


def test_a_broken_package_is_a_row_and_no_more(request_: Request) -> None:
    (request_.folder / "坏.zip").write_bytes(b"PK\x03\x04")
    put(request_.folder / "错", {"manifest.yaml": b"version: 1\nfoo: 2\n"})
    judged = run(request_)
    assert judged.season.totals.broken == 2
    broken = [row for row in rows(request_) if row["status"] == "broken"]
    assert {row["package"] for row in broken} == {"坏.zip", "错"}
    assert all(row["problem"] and row["verdict"] is None for row in broken)
    assert not judged.season.passes(strict=False)


def test_an_invoice_in_two_packages_is_told_in_both_rows(request_: Request) -> None:
    again = papers(applicant="北京另一家科技有限公司", uscc="911101080000000019", contract="Z-9")
    zipped(request_.folder / "重.zip", papers())
    put(request_.folder / "复", again)
    run(request_)
    found = {row["package"]: row for row in rows(request_)}
    for package in ("重.zip", "复"):
        assert [f["name"] for f in found[package]["across"]] == ["invoice-reused"]
        assert found[package]["across"][0]["level"] == "error"
        assert found[package]["season_verdict"] == "incomplete"
    assert found["包1"]["across"] == []
    page = (request_.output / "index.html").read_text("utf-8")
    assert "24112000000012345678" in page


def test_processes_of_their_own_give_the_same(request_: Request, tmp_path: Path) -> None:
    run(request_)
    there = replace(request_, output=tmp_path / "there", jobs=2)
    run(there)
    assert everything(there.output) == everything(request_.output)


def test_progress_counts(request_: Request) -> None:
    (request_.folder / "坏.zip").write_bytes(b"PK\x03\x04")
    steps: list[SeasonStep] = []
    run(request_, steps.append)
    assert [step.done for step in steps] == [0, 1, 2, 3, 4]
    assert (steps[-1].packages, steps[-1].broken) == (4, 1)
    assert sum((steps[-1].counts or {}).values()) > 0


@pytest.mark.parametrize(
    "options", [UnitOptions(policy="shanghai"), UnitOptions("beijing-model-2024", ("gpu",))]
)
def test_a_wrong_option_is_told_once_before_any_work(
    request_: Request, options: UnitOptions
) -> None:
    with pytest.raises(VoucherError):
        run(replace(request_, options=options))
    assert not request_.output.exists()


def test_inputs_stay_as_they_are(request_: Request) -> None:
    before = everything(request_.folder)
    run(replace(request_, output=request_.folder / "结果"))
    after = everything(request_.folder)
    assert {name: after[name] for name in before} == before
    judged: Judged = run(replace(request_, output=request_.folder / "结果"))
    assert judged.season.totals.packages == 3  # the results are no package


def test_the_season_is_made_again_for_another_budget(request_: Request) -> None:
    run(request_)
    run(replace(request_, budget=Decimal("5.00")))
    said = json.loads((request_.output / "season.json").read_bytes())
    assert said["totals"]["budget"] == "5.00"


def test_a_package_may_go_and_come_back(request_: Request, tmp_path: Path) -> None:
    run(request_)
    (request_.folder / "包3").rename(tmp_path / "away")
    run(request_)
    (tmp_path / "away").rename(request_.folder / "包3")
    assert run(request_).season.totals.packages == 3


def test_a_package_may_be_broken_for_a_while(request_: Request) -> None:
    manifest = request_.folder / "包3" / "manifest.yaml"
    sound = manifest.read_bytes()
    run(request_)
    manifest.write_bytes(b"version: [1\n")
    assert run(request_).season.totals.broken == 1
    assert not (request_.output / "reports" / "包3.json").exists()
    manifest.write_bytes(sound)
    assert run(request_).season.totals.broken == 0
    assert (request_.output / "reports" / "包3.json").exists()


def test_options_may_change_and_change_back(request_: Request) -> None:
    for html in (True, False, True):
        run(replace(request_, options=replace(request_.options, html=html)))
        reports = [path.suffix for path in (request_.output / "reports").iterdir()]
        assert (".html" in reports) == html


def test_what_is_no_package_is_told_everywhere(request_: Request) -> None:
    (request_.folder / "名单.docx").write_bytes(b"x")
    run(request_)
    said = json.loads((request_.output / "season.json").read_bytes())
    assert said["left_out"] == [{"name": "名单.docx", "why": "no-package"}]
    assert "名单.docx" in (request_.output / "index.html").read_text("utf-8")


def test_policy_and_route_choose_among_packages(request_: Request) -> None:
    """Those for something else are no failures; what cannot be told is judged, and says so."""
    other = papers()["manifest.yaml"].replace(b"beijing-model-2024", b"tongzhou-2025")
    put(request_.folder / "通州", {"manifest.yaml": other})
    both = papers()["manifest.yaml"] + b"  - route: private\n"
    put(request_.folder / "两项", {**papers(), "manifest.yaml": both})
    put(request_.folder / "错", {"manifest.yaml": b"version: [1\n"})
    options = replace(request_.options, policy="beijing-model-2024", routes=("private",))
    judged = run(replace(request_, options=options))
    assert [row["package"] for row in rows(request_)] == ["两项", "错"]
    assert rows(request_)[0]["routes"] == ["private"]
    assert judged.season.totals.broken == 1
    assert {one.why for one in judged.season.left_out} == {WhyLeftOut.OTHER_ROUTE}
    assert len(judged.season.left_out) == 4
    wider = replace(request_, options=replace(request_.options, routes=("api", "private")))
    assert run(wider).season.totals.broken == 1
    assert rows(request_)[-1]["package"] == "错"
