"""Writes docs/findings.md from the catalogue of findings: `python tools/make_docs.py`.

A test holds the committed file up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from voucher_cli.catalogue import FindingEntry, in_general, load_catalogue  # noqa: E402

TARGET = ROOT / "docs" / "findings.md"

_HEAD = """\
<!-- Made by tools/make_docs.py from rules/findings/*.yaml; change those and run it again. -->
# 问题一览 Findings

`voucher check` 报告的每一种问题；`voucher explain NAME` 另列出所依据的条款。
Everything that `voucher check` may say; `voucher explain NAME` adds the clauses behind it.
"""


def findings_page() -> str:
    """The whole page, findings in alphabetical order."""
    catalogue = load_catalogue()
    table = ["| name | level | 含义 | meaning |", "| --- | --- | --- | --- |"]
    sections = []
    for name in sorted(catalogue):
        entry = catalogue[name]
        levels = ", ".join(entry.levels)
        table.append(f"| [{name}](#{name}) | {levels} | {entry.title.zh} | {entry.title.en} |")
        sections.append(_section(name, entry))
    return "\n".join([_HEAD, *table, "", *sections])


def _section(name: str, entry: FindingEntry) -> str:
    return "\n".join(
        [
            f"## {name}",
            "",
            f"**{entry.title.zh}** {entry.title.en}",
            "",
            f"- 缘由：{entry.why.zh}",
            f"- 处理：{in_general(entry.mend.zh)}",
            f"- Why: {entry.why.en}",
            f"- To mend: {in_general(entry.mend.en)}",
            "",
        ]
    )


if __name__ == "__main__":
    TARGET.write_text(findings_page(), "utf-8", newline="\n")
