"""Draws templates/ anew: the blank official forms and the drafts of the letters.

Run `python tools/make_templates.py` after a change to tools/blanks/. The wording of the
commitment letters is taken from rules/*/source.txt, so that it is the official one.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.blanks import forms  # noqa: E402

LETTER_CLOSING = (
    "法定代表人（签字）：",
    "申报单位（盖章）：",
    "年    月    日",
)


def main() -> None:
    """Writes every blank; the same bytes each time."""
    beijing, tongzhou = ROOT / "templates/beijing-model-2024", ROOT / "templates/tongzhou-2025"
    _save(forms.beijing_application(), beijing / "3-3.docx")
    _save(
        forms.commitment(_section("beijing-model-2024", "附件3-4"), "附件3-4"), beijing / "3-4.docx"
    )
    for name, document in _letters().items():
        _save(document, beijing / f"{name}.docx")
    _save(forms.tongzhou_application(), tongzhou / "1-1.docx")
    _save(forms.commitment(_section("tongzhou-2025", "附件1-2"), "附件1-2"), tongzhou / "1-2.docx")


def _letters() -> dict[str, Any]:
    authority = "北京市经济和信息化局"
    return {
        "no-other-funding-letter": forms.letter(
            "未获得其他市级财政资金支持承诺书",
            authority,
            [
                "申报单位（全称）_______（以下简称“本单位”）申报2024年模型券奖励的项目为_______。",
                "本单位承诺：上述项目在项目申报期内未获得其他市级财政资金相关支持。",
                "如有不实，本单位愿承担由此产生的一切责任，并退还全部奖励资金。",
            ],
            LETTER_CLOSING,
        ),
        "scenario-letter": forms.letter(
            "大模型应用场景承诺书",
            authority,
            [
                "申报单位（全称）_______（以下简称“本单位”）申报2024年模型券奖励的项目为_______，"
                "应用场景为_______。",
                "本单位承诺：使用大模型所开展的应用符合《北京市推动“人工智能+”行动计划（2024-2025年）》"
                "所明教育、医疗、文化、交通、政务、工业、金融、营销、司法、传媒、能源、影视、游戏、"
                "园林绿化等细分行业场景。",
                "如有不实，本单位愿承担由此产生的一切责任。",
            ],
            LETTER_CLOSING,
        ),
        "non-affiliation-proof": forms.letter(
            "非关联企业证明",
            authority,
            [
                "申报单位（全称）_______（以下简称“本单位”）申报2024年模型券奖励的项目所使用的大模型为"
                "_______，大模型所属企业为_______。",
                "兹证明：本单位与上述大模型所属企业为非关联企业，不存在直接或间接的控制关系或重大影响"
                "关系。",
                "本单位对本证明的真实性负责。",
            ],
            LETTER_CLOSING,
        ),
    }


def _section(policy: str, annex: str) -> list[str]:
    """The lines of a policy text after the line `annex`."""
    lines = (ROOT / "rules" / policy / "source.txt").read_text(encoding="utf-8").splitlines()
    start = next(n for n, entry in enumerate(lines) if entry.strip() == annex)
    return lines[start + 1 :]


def _save(document: Any, path: Path) -> None:
    """Saves with a fixed time on every member, so that nothing changes but what was changed."""
    buffer = BytesIO()
    document.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        zipfile.ZipFile(buffer) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
