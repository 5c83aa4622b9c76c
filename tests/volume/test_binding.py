"""The volume: order, contents, links, bookmarks, numbers, volumes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from voucher_cli.evidence.recognise import parts_of
from voucher_cli.forms import convert
from voucher_cli.vocabulary import load_vocabulary
from voucher_cli.volume.notes import NO_OFFICE, SIGNED
from voucher_cli.volume.own_pages import ROWS_A_PAGE

from .papers import bound, jpeg, signed_pdf, source, text_pdf, texts

PAPERS = {
    "项目合同": {"合同.pdf": text_pdf("合同一", "合同二"), "补充/协议.pdf": text_pdf("协议")},
    "发票": {"发票.jpg": jpeg()},
}


def opened(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(path.read_bytes()), strict=True)


def outline(reader: pypdf.PdfReader) -> list[Any]:
    """Titles with their page (from 1), nested as they are."""

    def level(items: list[Any]) -> list[Any]:
        return [
            level(item)
            if isinstance(item, list)
            else (item.title, reader.get_destination_page_number(item) + 1)
            for item in items
        ]

    return level(reader.outline)


def test_cover_contents_dividers_and_papers_in_their_order(tmp_path: Path) -> None:
    made = bound(PAPERS, tmp_path)
    (volume,) = made.volumes
    found = texts(volume)
    assert made.pages == (len(found),) == (8,)
    assert "封面" in found[0]
    assert "北京云帆智能科技有限公司" in found[0]
    assert "2024-12-10" in found[0]
    assert "目录" in found[1]
    assert "分隔页" in found[2]
    assert "项目合同" in found[2]
    assert found[3:6] == ["合同一", "合同二", "协议"]
    assert "分隔页" in found[6]
    assert found[7] == ""
    assert not made.notes


def test_bookmarks_lead_to_materials_and_files(tmp_path: Path) -> None:
    (volume,) = bound(PAPERS, tmp_path).volumes
    assert outline(opened(volume)) == [
        ("目录", 2),
        ("1 项目合同", 3),
        [("合同.pdf", 4), ("协议.pdf", 6)],
        ("2 发票", 7),
        [("发票.jpg", 8)],
    ]


def test_the_contents_name_and_link_the_pages(tmp_path: Path) -> None:
    (volume,) = bound(PAPERS, tmp_path).volumes
    reader = opened(volume)
    contents = texts(volume)[1]
    for line in ("合同.pdf第4页", "协议.pdf第6页", "发票.jpg第8页"):
        assert line in contents
    links = [link.get_object() for link in reader.pages[1]["/Annots"]]
    targets = [reader.pages.index(link["/Dest"][0].get_object()) + 1 for link in links]
    assert targets == [4, 6, 8]


def test_long_contents_take_several_pages_and_the_numbers_hold(tmp_path: Path) -> None:
    files = {f"{n:03d}.pdf": text_pdf(f"文{n:03d}") for n in range(ROWS_A_PAGE * 2)}
    (volume,) = bound({"合同": files}, tmp_path).volumes
    found = texts(volume)
    assert ["·目录" in page for page in found[:5]] == [False, True, True, True, False]
    assert "067.pdf第73页" in found[3]
    assert found[72] == "文067"


def test_the_same_papers_make_the_same_volume(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (one,) = bound(PAPERS, tmp_path / "a").volumes
    (other,) = bound(PAPERS, tmp_path / "b").volumes
    assert one.read_bytes() == other.read_bytes()


# --- what cannot be taken over -------------------------------------------------------------------


def test_a_page_stands_for_what_cannot_be_taken_over(tmp_path: Path) -> None:
    papers = {"发票": {"发票.xml": b"<a>1</a>", "坏.pdf": b"%PDF-1.4\nx"}}
    made = bound(papers, tmp_path)
    found = texts(made.volumes[0])
    assert "说明页" in found[3]
    assert "不受支持" in found[3]
    assert "发票.xml" in found[3]
    assert "说明页" in found[4]
    assert [note.path for note in made.notes] == ["发票.xml", "坏.pdf"]


def test_office_files_without_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voucher_cli.volume.opening.office", lambda: None)
    made = bound({"说明": {"说明.txt": "使用情况".encode()}}, tmp_path)
    assert made.notes[0].text is NO_OFFICE
    assert "LibreOffice" in texts(made.volumes[0])[3]


def test_office_files_become_pages_where_there_is_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def converted(data: bytes, name: str, to: str) -> bytes:
        asked.append((name, to))
        return text_pdf(data.decode())

    monkeypatch.setattr("voucher_cli.volume.opening.office", lambda: Path("soffice"))
    monkeypatch.setattr("voucher_cli.volume.opening.converted", converted)
    made = bound({"说明": {"说明.txt": "使用情况".encode()}}, tmp_path)
    assert texts(made.volumes[0])[3] == "使用情况"
    assert asked == [("说明.txt.txt", "pdf")]
    assert convert.TIMEOUT


def test_the_loss_of_a_signature_is_told(tmp_path: Path) -> None:
    made = bound({"合同": {"合同.pdf": signed_pdf("合同")}}, tmp_path)
    assert [note.text for note in made.notes] == [SIGNED]
    assert "电子签名" in texts(made.volumes[0])[2]


def test_a_file_that_changed_since_it_was_checked_is_not_taken(tmp_path: Path) -> None:
    from voucher_cli.volume.binding import Binder

    from .papers import opener, plan_of_papers

    plan = plan_of_papers({"合同": {"a.pdf": text_pdf("旧")}})
    changed = opener({"合同": {"a.pdf": text_pdf("新")}}, tmp_path)
    made = Binder(plan, changed, tmp_path, None, lambda _: None).bind()
    assert "变化" in made.notes[0].text.zh
    assert not any("新" in page for page in texts(made.volumes[0]))


HOSTILE = "<script>\u202egpj.\x1b[31m喆堃😀=cmd|'c'!A1[x]{y}\n第二行.pdf"


def test_hostile_names_are_shown_as_text(tmp_path: Path) -> None:
    made = bound({"合同\n\x00": {HOSTILE: text_pdf("正文"), "长" * 300 + ".pdf": b""}}, tmp_path)
    found = texts(made.volumes[0])
    assert "\\u202e" in found[1]
    assert "\x1b" not in "".join(found)
    assert "\u202e" not in "".join(found)
    assert "…" in found[1]
    titles = str(outline(opened(made.volumes[0])))
    assert "\\n" not in titles
    assert "script" in titles


# --- volumes -------------------------------------------------------------------------------------


def noisy(seed: int, kilobytes: int) -> bytes:
    """A picture that nothing packs."""
    import random

    from PIL import Image

    side = int((kilobytes * 1000) ** 0.5)
    noise = random.Random(seed).randbytes(side * side)
    out = io.BytesIO()
    Image.frombytes("L", (side, side), noise).save(out, "PNG")
    return out.getvalue()


LARGE = {
    "合同": {"a.png": noisy(1, 150), "b.png": noisy(2, 150)},
    "发票": {"c.png": noisy(3, 150), "d.pdf": text_pdf("末")},
}


def test_no_volume_is_over_the_limit_and_each_has_the_whole_contents(tmp_path: Path) -> None:
    made = bound(LARGE, tmp_path, limit=400_000)
    assert len(made.volumes) == 2
    assert not made.oversized
    assert all(path.stat().st_size <= 400_000 for path in made.volumes)
    first, second = (texts(path) for path in made.volumes)
    assert "第1册（共2册）" in first[0]
    assert "c.png第2册第4页" in first[1]
    assert "c.png第4页" in second[1]
    assert "a.png第1册第4页" in second[1]
    assert "末" in second
    assert [title for title, _ in outline(opened(made.volumes[1]))[1:2]] == ["2 发票"]


def test_a_material_that_goes_on_says_so(tmp_path: Path) -> None:
    made = bound(LARGE, tmp_path, limit=250_000)
    assert len(made.volumes) == 3
    second = texts(made.volumes[1])
    assert "1合同（续）" in second[2]
    assert not any("分隔页" in texts(path)[-1] for path in made.volumes)


def test_a_paper_that_is_too_large_by_itself_stays_whole_and_is_told(tmp_path: Path) -> None:
    made = bound({"合同": {"a.png": noisy(1, 300), "b.pdf": text_pdf("乙")}}, tmp_path, 200_000)
    assert len(made.volumes) == 2
    assert made.oversized == (made.volumes[0].name,)
    assert texts(made.volumes[1])[3] == "乙"


def test_more_room_is_made_where_own_pages_take_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voucher_cli.volume.binding._reserve", lambda _: 0)
    made = bound(LARGE, tmp_path, limit=330_000)
    assert not made.oversized
    assert all(path.stat().st_size <= 330_000 for path in made.volumes)


# --- read again ----------------------------------------------------------------------------------


def test_own_pages_are_no_papers_and_part_those_that_are(tmp_path: Path) -> None:
    """Two untitled papers would be one without the divider between them."""
    papers = {
        "情况说明": {"a.pdf": text_pdf("甲的内容"), "b.xml": b"<?xml version='1.0'?><a/>"},
        "其他": {"c.pdf": text_pdf("乙的内容")},
    }
    (volume,) = bound(papers, tmp_path).volumes
    file = source("申报材料册.pdf", volume.read_bytes())
    found = parts_of(file, load_vocabulary())
    assert [part.text.strip() for part in found] == ["甲的内容", "乙的内容"]
    assert [(part.first_page, part.last_page) for part in found] == [(4, 4), (7, 7)]


def test_a_scan_stays_a_scan_although_it_has_a_number(tmp_path: Path) -> None:
    (volume,) = bound({"发票": {"发票.jpg": jpeg()}}, tmp_path).volumes
    pages = source("册.pdf", volume.read_bytes()).pages
    assert [page.readable for page in pages] == [True, True, True, False]
