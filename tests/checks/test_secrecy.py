"""classified-marking: markings that stand alone, not words in sentences."""

from dataclasses import dataclass, replace

import pytest

from voucher_cli.checks.secrecy import documents_bear_no_secrecy_marking as check
from voucher_cli.evidence.model import Leaf, Look, Placement, Seal, SealShape, Source
from voucher_cli.findings import Level

from .papers import Paper, changed, papers, run
from .stated_packages import BEIJING, TONGZHOU

MARKED = (
    "绝密★",
    "机密★10年",
    "秘密★5年",
    "秘 密 ★ 五 年",
    "机密 ★ 长期",
    "★秘密",
    "绝密★启用前",
    "密级：秘密",
    "密级|机密",
    "保密等级：机密★",
    "秘密",
    "【机密】",
    "（绝密）",
    "编号：0012|秘密★3年",
    "机密文件",
    "秘密10年",
    "秘密☆1年",
    "机|密",
    "秘|密|★|5年",
    "机密★|10年",
    "秘密女5年",
)
UNMARKED = (
    "第九条 保密条款",
    "保密",
    "双方应保守商业秘密。",
    "本合同不含涉密内容",
    "商业秘密",
    "不得泄露国家秘密",
    "机密性、完整性与可用性",
    "密级：无",
    "密级：公开",
    "密级：□绝密 □机密 □秘密",
    "公开|内部|秘密|机密|绝密",
    "秘密信息是指一方披露的技术资料",
    "乙方不得将标有“绝密★”字样的资料带入",
    "数据分类|机密",
    "商业|秘|密",
    "秘密|是指",
    "内部资料",
    "保密期限：5年",
    "双方对履行本合同过程中知悉的对方商业信息以及国家\n秘密\n负有保护义务",
)


@pytest.mark.parametrize("line", MARKED)
def test_a_marking_is_an_error(line: str) -> None:
    made = changed(papers(TONGZHOU, "compute"), "contract", pages=("封面", f"{line}\n算力合同"))
    [finding] = run(check, (TONGZHOU, made))
    assert (finding.name, finding.level) == ("classified-marking", Level.ERROR)
    assert (finding.subject.material, finding.subject.page) == ("contract", 2)


@pytest.mark.parametrize("line", UNMARKED)
def test_words_are_no_marking(line: str) -> None:
    made = changed(papers(TONGZHOU, "compute"), "contract", pages=(f"算力合同\n{line}",))
    assert run(check, (TONGZHOU, made)) == []


@pytest.mark.parametrize(("policy", "route"), [(BEIJING, "api"), (TONGZHOU, "api")])
def test_only_where_the_policy_forbids_it(policy: str, route: str) -> None:
    made = changed(papers(policy, route), "contract", pages=("绝密★",))
    assert run(check, (policy, made)) == []


def test_each_document_is_told_once() -> None:
    made = changed(papers(TONGZHOU, "compute"), "contract", pages=("秘密★5年", "秘密★5年"))
    more = Paper("补充协议.pdf", "contract", ("机密★1年",), claim="compute")
    assert len(run(check, (TONGZHOU, [*made, more]))) == 2


def test_a_stamped_marking_is_one() -> None:
    stamp = Seal((400.0, 40.0, 460.0, 80.0), SealShape.SQUARE, owner="秘 密")
    made = changed(papers(TONGZHOU, "compute"), "contract", looks=(Look(seals=(stamp,)),))
    [finding] = run(check, (TONGZHOU, made))
    assert (finding.actual, finding.subject.box) == ("秘密", stamp.box)
    other = replace(stamp, owner="张三")
    made = changed(papers(TONGZHOU, "compute"), "contract", looks=(Look(seals=(other,)),))
    assert run(check, (TONGZHOU, made)) == []


def test_on_a_turned_scan_it_is_where_a_viewer_shows_it() -> None:
    upside_down = Leaf(0.0, (-1.0, 0.0, 595.0, 0.0, -1.0, 842.0, 0.0, 0.0, 1.0))
    made = changed(papers(TONGZHOU, "compute"), "contract", pages=("秘密★5年",))
    made = [_Turned(**vars(p), leaf=upside_down) if p.material == "contract" else p for p in made]
    [finding] = run(check, (TONGZHOU, made))
    assert finding.subject.box == (495.0, 780.0, 545.0, 792.0)


@dataclass(frozen=True)
class _Turned(Paper):
    """A scan that lies turned."""

    leaf: Leaf | None = None
    read_by: Source = Source.OCR

    def placement(self) -> Placement:
        placed = super().placement()
        assert self.leaf is not None
        pages = tuple(replace(page, leaves=(self.leaf,)) for page in placed.part.pages)
        return replace(placed, part=replace(placed.part, pages=pages))
