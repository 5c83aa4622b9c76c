"""Pages drawn for people to look at, here and by a worker."""

import base64
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from voucher_cli.evidence.drawing import draw_pages
from voucher_cli.evidence.model import FileType
from voucher_cli.evidence.package import open_package
from voucher_cli.evidence.progress import Step
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.evidence.shot import Shot, Wanted, decode_shots, encode_shots

from .papers import lines, pdf, put

LETTER = pdf(lines("one"), lines("two"), size=(400, 600))


def wanted(path: str, data: bytes, kind: FileType, *pages: int) -> Wanted:
    return Wanted(path, hashlib.sha256(data).hexdigest(), kind, pages)


def png(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "PNG", dpi=(100, 100))
    return buffer.getvalue()


@pytest.mark.parametrize("jobs", [0, 1])
def test_pages_are_drawn_in_several_sizes_and_what_cannot_be_is_left_out(
    tmp_path: Path, jobs: int
) -> None:
    picture, damaged = png(500, 700), b"%PDF-1.7 and no more"
    put(tmp_path, {"a.pdf": LETTER, "b.png": picture, "c.pdf": damaged, "d.pdf": LETTER})
    steps: list[Step] = []
    with open_package(tmp_path) as package:
        shots = draw_pages(
            package,
            [
                wanted("a.pdf", LETTER, FileType.PDF, 2, 9),
                wanted("b.png", picture, FileType.IMAGE, 1),
                wanted("c.pdf", damaged, FileType.PDF, 1),
                wanted("d.pdf", b"what it was when it was judged", FileType.PDF, 1),
                wanted("gone.pdf", LETTER, FileType.PDF, 1),
            ],
            steps.append,
            ReadOptions(jobs=jobs),
        )
    assert set(shots) == {("a.pdf", 2), ("b.png", 1)}
    letter = shots["a.pdf", 2]
    assert (round(letter.width), round(letter.height)) == (400, 600)
    assert (round(shots["b.png", 1].width), round(shots["b.png", 1].height)) == (360, 504)
    widths = [Image.open(io.BytesIO(base64.b64decode(image))).width for image in letter.images]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == pytest.approx(400 * 110 / 72, abs=1.5)
    assert (steps[-1].file, steps[-1].pages_done) == (steps[-1].files, steps[-1].pages) == (5, 6)


def test_shots_travel_as_json_and_nothing_else_does() -> None:
    shots = (Shot(595.0, 842.0, ("UklGRg==",)), None)
    assert decode_shots(encode_shots(shots)) == shots
    for bad in (
        b"{}",
        b'[{"width": 1, "height": 1, "images": []}]',
        b'[{"width": 1, "height": 1, "images": ["\\"><script>"]}]',
        b'[{"width": 0, "height": 1, "images": ["AA=="]}]',
    ):
        with pytest.raises(ValueError):
            decode_shots(bad)
