"""Nothing that the program does needs, or tries, the network."""

import shutil
import socket
import sys
from pathlib import Path

import pytest

from voucher_cli.cli import run

EXAMPLE = Path(__file__).parents[1] / "examples" / "beijing-api"
PAPERS = ("manifest.yaml", "4-1-发票（9月）.pdf")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whoever tries to reach the network is refused, and named here."""
    tried: list[str] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(repr(arguments))
        raise OSError("no network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Text, a form, and a picture that has to be recognised."""
    import cv2
    import numpy as np

    folder = tmp_path / "package"
    folder.mkdir()
    for name in PAPERS:
        shutil.copy(EXAMPLE / name, folder / name)
    picture = np.full((120, 480, 3), 255, np.uint8)
    cv2.putText(picture, "No 24112000", (20, 70), cv2.FONT_HERSHEY_SIMPLEX, 2, (0, 0, 0), 3)
    encoded = cv2.imencode(".png", picture)[1]
    (folder / "7.png").write_bytes(encoded.tobytes())
    return folder


def test_checking_drafting_filling_and_computing_reach_for_no_network(
    package: Path, tmp_path: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "rapidocr", raising=False)
    target, forms = tmp_path / "draft.yaml", tmp_path / "forms"
    assert run(["check", str(package)]) == 1
    assert run(["init", str(package), "--policy", "beijing-model-2024", "--route", "api",
                "-o", str(target)]) == 0  # fmt: skip
    assert run(["render-form", str(package), "-o", str(forms)]) in {0, 1}
    assert run(["calc", "--route", "api", "--amount", "320万"]) == 0
    assert run(["cache", "info"]) == 0
    assert calls == []


def test_the_models_for_recognition_are_those_of_the_wheel(calls: list[str]) -> None:
    import numpy as np

    from voucher_cli.evidence.pictures import ocr

    engine = ocr._engine.__wrapped__()
    blank = np.full((64, 320, 3), 255, np.uint8)
    engine(blank, use_det=True, use_cls=False, use_rec=False)
    engine.recognize_txt([blank])
    engine.cls_and_rotate([blank])
    for part in (engine.text_det, engine.text_rec, engine.text_cls):
        assert part is not None
    for task in ("det", "rec", "cls"):
        assert Path(ocr._model(task)).parent.name == "models"
    assert calls == []
