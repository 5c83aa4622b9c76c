"""What `voucher cache info` shows."""

from __future__ import annotations

import json

from voucher_cli.evidence.cache.place import CacheState
from voucher_cli.language import Bilingual, Language
from voucher_cli.report.outline import Fields, Outline, Paragraph, line

_MEGABYTE = 1024 * 1024


def cache_outline(state: CacheState, language: Language) -> Outline:
    """Place, size and limit, for people."""
    entries = Bilingual("{n} 条", "{n}").format(n=state.entries)
    rows = (
        (Bilingual("位置", "Place"), str(state.folder)),
        (Bilingual("条目", "Entries"), entries.text(language)),
        (Bilingual("大小", "Size"), f"{state.bytes / _MEGABYTE:.1f} MB"),
        (Bilingual("上限", "Limit"), f"{state.limit / _MEGABYTE:.0f} MB"),
    )
    return (Fields(tuple((label.text(language), line(value)) for label, value in rows)),)


def cleared_outline(state: CacheState, language: Language) -> Outline:
    """What was forgotten."""
    said = Bilingual(
        f"已清空 {state.folder}：{state.entries} 条，{state.bytes / _MEGABYTE:.1f} MB",
        f"emptied {state.folder}: {state.entries} entries, {state.bytes / _MEGABYTE:.1f} MB",
    )
    return (Paragraph(line(said.text(language))),)


def cache_text(state: CacheState) -> str:
    """The same as JSON."""
    told = {
        "folder": str(state.folder),
        "entries": state.entries,
        "bytes": state.bytes,
        "limit": state.limit,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
