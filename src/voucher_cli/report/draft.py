"""What `voucher init` shows: where the draft is, how much of it was read, what is left to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from voucher_cli.draft.model import Draft
from voucher_cli.evidence.model import Source
from voucher_cli.language import Bilingual, Language
from voucher_cli.report.outline import Block, Heading, Item, Outline, Paragraph, line, strong
from voucher_cli.strict_yaml import YamlPath

_READ = Bilingual(
    "读到 {read} 个值，其中 {pictured} 个由图片识别、须核对",
    "{read} values were read, {pictured} of them from pictures: compare those",
)
_GAPS = Bilingual("待填 {count} 项：", "left for you to fill in, {count} values:")
_NEXT = Bilingual(
    "核对后运行 voucher check；每个值的出处写在它的注释里",
    "compare it and run voucher check; the comments say where each value was read",
)


def draft_outline(
    target: Path,
    draft: Draft,
    gaps: Sequence[YamlPath],
    cells: Mapping[YamlPath, str],
    language: Language,
) -> Outline:
    """The blocks of the report; a gap goes by its key, and by its cell where it has one."""
    places = [f"{cells.get(gap, '')}  {dotted(gap)}".strip() for gap in gaps]
    return tuple(_blocks(target, draft, places, language))


def _blocks(target: Path, draft: Draft, gaps: Sequence[str], language: Language) -> Iterator[Block]:
    pictured = sum(origin.source is Source.OCR for origin in draft.origins.values())
    yield Heading(line(strong(str(target))), rank=1)
    yield Paragraph(line(_READ.format(read=len(draft.origins), pictured=pictured).text(language)))
    if gaps:
        yield Paragraph(line(_GAPS.format(count=len(gaps)).text(language)))
        for gap in gaps:
            yield Item("-", line(gap), depth=1)
    yield Paragraph(line(_NEXT.text(language)))


def dotted(path: YamlPath) -> str:
    """`claims[0].purchases[0].model`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text
