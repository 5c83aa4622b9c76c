"""The official forms: empty, wrong, too long or altered."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from dossier.facts import Dossier
from dossier.forms import percent
from dossier.package import Files, Package
from dossier.writing import chinese_date, wan

from cases.defect import (
    BEIJING,
    COMPUTE,
    TONGZHOU,
    Defect,
    Make,
    letter_file,
    put,
    shown,
)

RULES = Path(__file__).resolve().parents[3] / "rules"
WORD = "word/document.xml"
Texts = Callable[[Dossier], tuple[str, str]]
"""what stands in a form, and what is to stand there instead"""


def _written(texts: Texts) -> Make:
    """The application form's Word file says something else; its stamped copy does not."""

    def make(package: Package) -> None:
        dossier = package.shown
        old, new = texts(dossier)
        path = dossier.letters["application-form"].path

        def tamper(files: Files) -> None:
            files[path] = _replaced(files[path], old, new)

        package.tamper(tamper)

    return make


def _replaced(data: bytes, old: str, new: str) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == WORD:
                assert content.count(old.encode()) >= 1, old
                content = content.replace(f">{old}<".encode(), f">{new}<".encode(), 1)
                assert old == new or content != source.read(name), old
            target.writestr(name, content)
    return buffer.getvalue()


def _form(old: str, new: str) -> Make:
    return _written(lambda _: (old, new))


def _sentence(policy: str, first: str, last: str, change: Callable[[str], str]) -> Make:
    """The commitment's text, between two of its lines, with `change` made to each line."""
    lines = [t.strip() for t in (RULES / policy / "source.txt").read_text("utf-8").splitlines()]
    start = max(n for n, text in enumerate(lines) if text.startswith(first))
    end = next(n for n, text in enumerate(lines) if n > start and text.startswith(last))
    body = tuple(change(text) for text in lines[start : end + 1] if text)
    assert body != tuple(text for text in lines[start : end + 1] if text)
    return shown(put("letters.commitment-letter.wording", {"body": tuple(t for t in body if t)}))


def _beijing_promise(change: Callable[[str], str]) -> Make:
    return _sentence("beijing-model-2024", "北京市经济和信息化局：", "10.本单位", change)


def _tongzhou_promise(change: Callable[[str], str]) -> Make:
    return _sentence("tongzhou-2025", "通州区经济和信息化局：", "4.本次申请", change)


FORM = letter_file("application-form")
LETTER = letter_file("commitment-letter")

DEFECTS = (
    Defect(
        "form-field-empty", "no address for letters", BEIJING,
        _written(lambda d: (d.applicant.email, "")), "error", FORM, "application-form",
    ),
    Defect(
        "form-field-empty", "only the unit is left", TONGZHOU,
        _written(lambda d: (f"{d.applicant.employees}人", "人")), "error", FORM, "application-form",
    ),
    Defect(
        "form-field-empty", "a product without its day", BEIJING,
        _written(lambda d: (_launched(d), "    年  月  日")), "error", FORM, "application-form",
    ),
    Defect(
        "form-field-mismatch", "other employees", BEIJING,
        _written(lambda d: (str(d.applicant.employees), str(d.applicant.employees + 12))),
        "error", FORM, "application-form",
    ),
    Defect(
        "form-field-mismatch", "a day of another month", BEIJING,
        _written(lambda d: (_launched(d), "2024年1月9日")), "error", FORM, "application-form",
    ),
    Defect(
        "form-field-mismatch", "a digit too many in the code", TONGZHOU,
        _written(lambda d: (d.applicant.uscc, d.applicant.uscc[:-1] + "0")),
        "error", FORM, "application-form",
    ),
    Defect(
        "form-field-mismatch", "a share of the wrong year", TONGZHOU,
        _written(lambda d: (_share(d), "41.7%")), "error", FORM, "application-form",
    ),
    Defect(
        "form-field-mismatch", "less asked for than the manifest says", TONGZHOU,
        _written(lambda d: (_asked(d), "1.5")), "error", FORM, "application-form",
    ),
    Defect(
        "award-overclaimed", "the form asks for more than the ceiling", TONGZHOU,
        _written(lambda d: (_asked(d), "99.9")), "error", FORM, "application-form",
    ),
    Defect(
        "form-choice-mismatch", "no plan is ticked", TONGZHOU,
        _form("☑暂无计划", "□暂无计划"), "error", FORM, "application-form",
    ),
    Defect(
        "form-choice-mismatch", "the other voucher is ticked, too", (COMPUTE,),
        _form("□模型劵", "√模型劵"), "error", FORM, "application-form",
    ),
    Defect(
        "form-text-too-long", "a description of 1001 characters", BEIJING,
        _written(lambda d: (d.claims[0].project.description, "字" * 1001)),
        "error", FORM, "application-form",
    ),
    Defect(
        "form-text-too-long", "a profile of 1001 characters", TONGZHOU,
        _written(lambda d: (d.applicant.profile, "字" * 1001)),
        "error", FORM, "application-form",
    ),
    Defect(
        "form-altered", "a label says something else", BEIJING,
        _form("员工数量", "员工人数"), "error", FORM, "application-form",
    ),
    Defect(
        "form-altered", "a heading was shortened", TONGZHOU,
        _form("二、申报项目基本情况", "二、项目"), "error", FORM, "application-form",
    ),
    Defect(
        "form-altered", "within six months became three years", BEIJING,
        _beijing_promise(lambda text: text.replace("六个月", "三年")),
        "error", LETTER, "commitment-letter",
    ),
    Defect(
        "form-altered", "a promise left out", BEIJING,
        _beijing_promise(lambda text: "" if text.startswith("4.") else text),
        "error", LETTER, "commitment-letter",
    ),
    Defect(
        "form-altered", "no not", TONGZHOU,
        _tongzhou_promise(lambda text: text.replace("不会以任何形式", "会以任何形式")),
        "error", LETTER, "commitment-letter",
    ),
    Defect(
        "form-altered", "a reservation added", (*TONGZHOU,),
        _tongzhou_promise(
            lambda text: text + "但因不可抗力造成的除外。" if text.startswith("2.") else text
        ),
        "error", LETTER, "commitment-letter",
    ),
)  # fmt: skip


def _launched(dossier: Dossier) -> str:
    day = dossier.claims[0].project.launched_on
    assert day is not None
    return chinese_date(day)


def _share(dossier: Dossier) -> str:
    year = dossier.applicant.finances[2024]
    assert year.rnd is not None
    assert year.revenue is not None
    return percent(year.rnd, year.revenue)


def _asked(dossier: Dossier) -> str:
    return wan(sum(c.requested for c in dossier.claims if c.requested is not None))
