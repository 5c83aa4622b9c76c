"""Clauses as people cite them."""

from __future__ import annotations

import re

from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.citation import Citation
from voucher_cli.report.outline import Line, faint, line

_LONGEST = 90
_FOLD = re.compile(r"(?<=[\u2000-\u9fff\uff00-\uffef]) (?=[\u2000-\u9fff\uff00-\uffef])")


def cited(citation: Citation, language: Language, *, whole: bool = True) -> Line:
    """`附件3-1 第4条：“…”`, with our reading of it where the text had to be read into; shortened
    unless `whole`."""
    longest = None if whole else _LONGEST
    colon = Bilingual("：", ": ").text(language)
    quote = f"{citation.document} {citation.clause}{colon}“{_cut(citation.quote, longest)}”"
    if citation.interpretation is None:
        return line(quote)
    said = Bilingual("（程序的理解：{text}）", " (read as: {text})")
    text = _cut(unfolded(citation.interpretation.text(language)), longest)
    return line(quote, faint(said.format(text=text).text(language)))


def unfolded(text: str) -> str:
    """`text` without the spaces that a line folded in YAML leaves between Chinese characters."""
    return _FOLD.sub("", text)


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None or len(text) <= longest else text[: longest - 1] + "…"
