"""The walks are true: every command runs, with the exit status that is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from walk import carry_out, steps

from voucher_cli.cli import run

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WALKS = (DOCS / "walk.zh.md", DOCS / "walk.en.md")
LINK = re.compile(r"\]\(([^)#:]+)")


def test_every_command_runs_as_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("beijing-api", "beijing-api-with-mistakes"):
        shutil.copytree(ROOT / "examples" / name, tmp_path / "examples" / name)
    monkeypatch.chdir(tmp_path)
    for step in steps(WALKS[0]):
        if step.words[0] == "voucher":
            status = run(step.words[1:])
            assert status == step.status, (step, capsys.readouterr().err)
        else:
            carry_out(step.words, tmp_path)
    assert (tmp_path / "volume.pdf").read_bytes().startswith(b"%PDF")
    assert {"report.html", "before.json", "notice.docx", "list.docx", "volume.zip"} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_both_walks_are_the_same_walk() -> None:
    first, second = ([(s.words, s.status) for s in steps(walk)] for walk in WALKS)
    assert first == second
    commands = {words[1] for words, _ in first if words[0] == "voucher"}
    assert commands == {
        "init", "check", "explain", "notice", "render-form", "confirm", "bundle",
    }  # fmt: skip


@pytest.mark.parametrize("page", [*WALKS, DOCS / "install.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert links
    for link in links:
        assert (page.parent / link).exists(), link


def test_pictures_are_drawn_by_the_script_and_need_no_network() -> None:
    drawn = {step.picture for walk in WALKS for step in steps(walk) if step.picture}
    for name in drawn:
        picture = (DOCS / str(name)).read_text("utf-8")
        assert picture.startswith("<svg")
        assert "url(http" not in picture
        assert "@import" not in picture
    assert len(drawn) == 10
