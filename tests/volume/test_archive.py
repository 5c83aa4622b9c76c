"""The papers as a zip, with their hashes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.volume.archive import LIST_NAME, _name

from .papers import packed, sha256, text_pdf
from .test_binding import HOSTILE, LARGE, PAPERS


def rows_of(path: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        data = archive.read(LIST_NAME)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_files_are_named_after_the_list_and_are_what_they_were(tmp_path: Path) -> None:
    (path,) = packed(PAPERS, tmp_path).volumes
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [
            "01-项目合同/01-01-合同.pdf",
            "01-项目合同/01-02-协议.pdf",
            "02-发票/02-01-发票.jpg",
            LIST_NAME,
        ]
        assert archive.read("01-项目合同/01-01-合同.pdf") == PAPERS["项目合同"]["合同.pdf"]
        assert archive.testzip() is None


def test_the_list_has_the_hash_of_every_file(tmp_path: Path) -> None:
    (path,) = packed(PAPERS, tmp_path).volumes
    rows = rows_of(path)
    with zipfile.ZipFile(path) as archive:
        for row in rows:
            assert sha256(archive.read(row["册内路径"])) == row["SHA-256"]
    assert [row["原路径"] for row in rows] == ["合同.pdf", "补充/协议.pdf", "发票.jpg"]
    assert [row["材料"] for row in rows] == ["1 项目合同", "1 项目合同", "2 发票"]


def test_the_same_papers_make_the_same_zip(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (one,) = packed(PAPERS, tmp_path / "a").volumes
    (other,) = packed(PAPERS, tmp_path / "b").volumes
    assert one.read_bytes() == other.read_bytes()


def test_volumes_keep_to_the_limit_and_each_has_the_whole_list(tmp_path: Path) -> None:
    made = packed(LARGE, tmp_path, 320_000)
    assert len(made.volumes) == 2
    assert made.files == (2, 2)
    assert not made.oversized
    assert all(path.stat().st_size <= 320_000 for path in made.volumes)
    lists = [rows_of(path) for path in made.volumes]
    assert lists[0] == lists[1]
    assert [row["分册"] for row in lists[0]] == ["1", "1", "2", "2"]


def test_a_file_that_is_too_large_by_itself_is_told(tmp_path: Path) -> None:
    made = packed(LARGE, tmp_path, 120_000)
    assert len(made.volumes) == 4
    assert made.oversized == tuple(path.name for path in made.volumes[:3])


def test_hostile_names_harm_neither_the_zip_nor_the_list(tmp_path: Path) -> None:
    papers = {"../合同|CON": {HOSTILE: text_pdf("x"), "=1+1.pdf": text_pdf("y")}}
    (path,) = packed(papers, tmp_path).volumes
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            assert ".." not in name.split("/")
            assert name.count("/") <= 1
            assert not re.search(r'[<>:"\\|?*\x00-\x1f\u202e]', name)
    assert [row["原路径"][:2] for row in rows_of(path)] == ["<s", "'="]


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_every_system_takes(text: str) -> None:
    name = _name(text)
    assert 0 < len(name) <= 80
    assert name not in {".", ".."}
    assert name == name.strip(" .")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", name)
