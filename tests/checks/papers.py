"""Files for the tests of the checks on documents: a full, sound set for every route.

A `Paper` is one file at one material. Its pages are texts whose lines are rows and whose `|` part
cells; None is a page without readable text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from voucher_cli.catalogue import hint, load_catalogue, message
from voucher_cli.checks.case import Case
from voucher_cli.evidence.model import (
    Cell,
    Evidence,
    Fact,
    FileState,
    FileType,
    Look,
    Page,
    Part,
    PlacedBy,
    Placement,
    Row,
    Source,
    SourceFile,
)
from voucher_cli.findings import Finding
from voucher_cli.language import Language
from voucher_cli.policy.library import get_policy
from voucher_cli.terms import PartKind
from voucher_cli.topics import load_topics

from .stated_packages import Data, case_of, package

PAGE = (595.0, 842.0)
"""width and height of the pages, whose lines are 20 points apart"""


@dataclass(frozen=True)
class Paper:
    """One file, given to one material (None: to none)."""

    path: str
    material: str | None
    pages: tuple[str | None, ...] = ("",)
    claim: str | None = None
    part: str | None = None
    type: FileType = FileType.PDF
    state: FileState = FileState.READ
    read_by: Source = Source.PDF_TEXT
    facts: tuple[tuple[str, Any], ...] = ()
    rivals: tuple[str, ...] = ()
    looks: tuple[Look | None, ...] = ()
    """what each page shows as a picture; there is a picture on those that are told"""
    kind: PartKind = PartKind.OTHER
    size: tuple[float, float] = PAGE
    file: dict[str, Any] = field(default_factory=dict)
    """other fields of its SourceFile"""

    def source(self) -> SourceFile:
        fields: dict[str, Any] = {
            "size": 1000,
            "sha256": sha256(self.path.encode()).hexdigest(),
            "page_count": len(self.pages),
            **self.file,
        }
        pages = self._pages() if self.state is FileState.READ else ()
        return SourceFile(
            self.path, type=self.type, state=self.state, pages=pages, read_by=self.read_by, **fields
        )

    def placement(self) -> Placement:
        shown = tuple(Fact(n, v, str(v), self.read_by, page=1) for n, v in self.facts)
        pages = self._pages() if self.state is FileState.READ else ()
        part = Part(self.path, pages, self.kind, shown, self.read_by)
        by = PlacedBy.NAME if self.material else None
        return Placement(part, self.claim, self.material, self.part, by, self.rivals)

    def _pages(self) -> tuple[Page, ...]:
        pages = tuple(self._page(n, text) for n, text in enumerate(self.pages, 1))
        if not self.looks:
            return pages
        return tuple(
            replace(page, look=look, pictured=True)
            for page, look in zip(pages, self.looks, strict=True)
        )

    def _page(self, number: int, text: str | None) -> Page:
        if text is None:
            return Page(number, (), readable=False)
        lines = (line.split("|") for line in text.split("\n"))
        rows = (Row(tuple(_cell(c, n, x) for x, c in enumerate(ln))) for n, ln in enumerate(lines))
        return Page(number, tuple(rows), True, *self.size, self.read_by)


def _cell(text: str, line: int, column: int) -> Cell:
    left = 50.0 + 250 * column
    return Cell(text, (left, 50.0 + 20 * line, left + 10.0 * len(text), 62.0 + 20 * line))


CONTRACT = """大模型及算力服务采购合同
第一条 交付标的与规模
1.1 本合同的交付标的为{object}，数量为2套。
1.2 预计使用量为300亿tokens。
第二条 期限 本合同期限自2024年9月5日起至2024年11月30日止，乙方应于2024年9月5日前完成开通。
第三条 合同总金额（含税）为人民币600,000.00元，单价：300,000元/套。
第四条 付款时间：甲方按月结算，每月10日前支付上月费用。
甲方（盖章） 乙方（盖章） 日期：2024年9月2日"""

STATEMENT = """大模型使用情况说明
一、项目介绍
临溪问答是本公司自主研发的行业大模型应用，项目于2024年启动。
二、大模型简介
砚池大模型由北京砚池人工智能有限公司研发，已完成备案。
三、应用场景
应用于金融行业的智能客服与合同审查。
四、使用目的
降低人工成本，提升响应速度。
五、应用案例
某城市商业银行自上线起使用，覆盖30个网点。
六、应用效果
人工处理时长下降24%，满意度提升至95%。
七、团队人员背景
项目团队35人，其中博士3人。
八、相关专利和著作权
发明专利3项，软件著作权8项。"""

SETTLEMENT = "结算单\n月份|调用量（千tokens）|金额\n2024年9月|1,200,000|200,000.00"
ACCEPTANCE = "验收报告\n一、应用场景\n应用于金融行业的智能客服。\n二、应用效果\n处理时长下降24%。"
LETTER = "承诺书\n本单位承诺材料真实有效。\n法定代表人（签字）：\n单位（签章）：\n2024年12月10日"

_TEXTS = {
    "settlement": SETTLEMENT,
    "acceptance-report": ACCEPTANCE,
    "acceptance-or-deployment": ACCEPTANCE,
    "qualification-and-usage": STATEMENT,
    "usage-statement": STATEMENT,
    "model-statement": STATEMENT,
    "commitment-letter": LETTER,
    "no-other-funding-letter": LETTER,
    "scenario-letter": LETTER,
    "non-affiliation-proof": LETTER,
}
_NAMED = {"contract": "合同", "invoice": "发票", "payment": "回单", "settlement": "结算"}


def papers(policy: str, *routes: str) -> list[Paper]:
    """A sound set: a file for each material and part, under the manifest's names."""
    made: dict[str, Paper] = {}
    for route in routes:
        found = get_policy(policy).route(route)
        assert found is not None
        for material in found.materials:
            for part in material.parts or (None,):
                kind = part.id if part else material.id
                stem = _NAMED.get(kind) or ("验收" if kind.startswith("acceptance") else kind)
                path = f"{stem}-{route}-1" + (".xlsx" if kind == "settlement" else ".pdf")
                if material.shared:
                    path = f"{kind}.pdf"
                made[path] = Paper(
                    path,
                    material.id,
                    (_text(route, material.id),),
                    claim=None if material.shared else route,
                    part=part.id if part else None,
                    type=FileType.XLSX if path.endswith("xlsx") else FileType.PDF,
                    facts=(("year", "2024"),) if kind == "financial-statement" else (),
                )
    return list(made.values())


def _text(route: str, material: str) -> str:
    if material == "contract":
        bought = "智能算力租用服务" if route == "compute" else "砚池大模型API调用服务"
        return CONTRACT.format(object=bought)
    return _TEXTS.get(material, "")


def changed(made: Iterable[Paper], material: str, **changes: Any) -> list[Paper]:
    """The same, with other values for the papers of one material."""
    return [replace(p, **changes) if p.material == material else p for p in made]


def said(made: Iterable[Paper], material: str, old: str, new: str = "") -> list[Paper]:
    """The same, with other words in the papers of one material."""
    made = list(made)
    for paper in made:
        if paper.material == material:
            assert any(old in (page or "") for page in paper.pages)
    return [
        replace(p, pages=tuple(page and page.replace(old, new) for page in p.pages))
        if p.material == material
        else p
        for p in made
    ]


def without(made: Iterable[Paper], material: str) -> list[Paper]:
    """The same, without the papers of one material."""
    return [paper for paper in made if paper.material != material]


def case(data: Data, made: Iterable[Paper], **changes: Any) -> Case:
    """The case of a manifest and files."""
    made = list(made)
    evidence = Evidence(tuple(p.source() for p in made), tuple(p.placement() for p in made))
    return replace(case_of(data), evidence=evidence, topics=load_topics(), **changes)


def run(
    check: Callable[[Case], Iterator[Finding]], subject: Case | tuple[str, list[Paper]]
) -> list[Finding]:
    """What one check finds, each finding held to its catalogue entry in both languages."""
    if not isinstance(subject, Case):
        policy, made = subject
        routes = dict.fromkeys(p.claim for p in made if p.claim)
        subject = case(package(policy, *routes), made)
    findings = list(check(subject))
    for finding in findings:
        assert finding.level in load_catalogue()[finding.name].levels
        for language in Language:
            told = message(finding, language) + hint(finding, language)
            assert "None" not in told
            assert "{" not in told
    assert len({finding.id for finding in findings}) == len(findings)
    return findings
