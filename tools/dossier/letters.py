"""Commitments, word for word from the policy's text, and letters in free words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from dossier.blocks import Block, Gap, Signer, Signing, Text, line, title
from dossier.facts import Applicant, Dossier, Letter
from dossier.paper import Seal
from dossier.writing import chinese_date

RULES = Path(__file__).resolve().parents[2] / "rules"
_BLANK_DATE = "    年    月    日"


@cache
def _official(policy: str, first: str, last: str) -> tuple[str, ...]:
    """The lines of the policy's text from the one that begins with `first` to that of `last`."""
    lines = (RULES / policy / "source.txt").read_text(encoding="utf-8").splitlines()
    found = [text.strip() for text in lines]
    start = max(n for n, text in enumerate(found) if text.startswith(first))
    end = next(n for n, text in enumerate(found) if n > start and text.startswith(last))
    return tuple(text for text in found[start : end + 1] if text)


def letter_blocks(dossier: Dossier, material: str, letter: Letter) -> tuple[Block, ...]:
    """A letter with its signature, seal and date."""
    applicant = dossier.applicant
    if material == "commitment-letter":
        build = _beijing_3_4 if dossier.policy.startswith("beijing") else _tongzhou_1_2
        return build(applicant, letter)
    heading, addressee, paragraphs = _FREE[material]
    vendors = "、".join(dict.fromkeys(p.vendor.name for c in dossier.claims for p in c.purchases))
    names = "、".join(f"“{c.project.name}”" for c in dossier.claims)
    scenarios = "、".join(dict.fromkeys(c.project.scenario or "" for c in dossier.claims))
    words = letter.wording.get(
        "body",
        tuple(
            text.format(name=applicant.name, vendors=vendors, projects=names, scenarios=scenarios)
            for text in paragraphs
        ),
    )
    return (
        title(heading, 17),
        line(addressee),
        *(Text(text, gap=8) for text in words),
        Gap(20),
        _signing(applicant, letter, f"单位（公章）：{applicant.name}"),
    )


def _signing(applicant: Applicant, letter: Letter, seal_line: str) -> Signing:
    lines = ("法定代表人（签字）：", seal_line, _date(letter.dated))
    return Signing((Signer(lines, seals=(Seal(applicant.name),), hand=applicant.representative),))


def _date(day: date | None) -> str:
    return chinese_date(day) if day else _BLANK_DATE


def _beijing_3_4(applicant: Applicant, letter: Letter) -> tuple[Block, ...]:
    words = _official("beijing-model-2024", "模型券奖励承诺书", "10.本单位")
    blocks: list[Block] = [line("附件3-4"), title(words[0]), title(words[1], 14)]
    body = letter.wording.get("body", words[2:])
    for text in (words.replace("_______", applicant.name) for words in body):
        blocks.append(line(text) if text.endswith("：") and len(text) < 20 else Text(text))
    blocks += [Gap(16), _signing(applicant, letter, f"单位（签章）：{applicant.name}")]
    return tuple(blocks)


def _tongzhou_1_2(applicant: Applicant, letter: Letter) -> tuple[Block, ...]:
    words = _official("tongzhou-2025", "北京城市副中心数字经济高质量", "4.本次申请")
    blocks: list[Block] = [
        line("附件1-2"),
        Text("\n".join(words[:2]), size=17, bold=True, align="center", indent=False, gap=14),
    ]
    for text in letter.wording.get("body", words[2:]):
        blocks.append(line(text) if text.endswith("局：") else Text(text))
    lines = (
        "法定代表人（签字）：",
        f"申请单位（签章）：{applicant.name}",
        f"时间：{_date(letter.dated)}",
    )
    signer = Signer(lines, seals=(Seal(applicant.name),), hand=applicant.representative)
    return (*blocks, Gap(16), Signing((signer,)))


_FREE: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "no-other-funding-letter": (
        "未获得其他市级财政资金支持承诺书",
        "北京市经济和信息化局：",
        (
            "我单位{name}申报2024年模型券奖励的项目为{projects}。现郑重承诺：上述项目在申报期内未申请、"
            "也未获得其他市级财政资金的相关支持。",
            "如后续发现重复享受市级财政资金的情形，我单位自愿退回全部奖励资金，并承担相应责任。",
        ),
    ),
    "scenario-letter": (
        "大模型应用场景承诺书",
        "北京市经济和信息化局：",
        (
            "{name}承诺：我单位使用大模型开展的应用项目{projects}，属于{scenarios}行业细分应用场景，符合"
            "《北京市推动“人工智能+”行动计划（2024-2025年）》的要求。",
            "我单位将持续在上述场景内使用大模型，不挪作其他用途。",
        ),
    ),
    "non-affiliation-proof": (
        "非关联企业证明",
        "北京市经济和信息化局：",
        (
            "{name}所使用的大模型由{vendors}提供。经自查，我单位与上述大模型所属企业之间不存在直接或间接"
            "的控制关系，不受同一方控制，也不存在共同控制或者重大影响关系，双方为非关联企业。",
            "双方的股东、董事、监事和高级管理人员不存在交叉任职或者持股的情形。特此证明。",
        ),
    ),
}
