"""Clauses as people cite them."""

from __future__ import annotations

from voucher_cli.language import Bilingual, Language
from voucher_cli.policy.model import Citation
from voucher_cli.report.outline import Line, faint, line

_LONGEST_QUOTE = 90


def cited(citation: Citation, language: Language, *, whole: bool = True) -> Line:
    """`附件3-1 第4条：“…”`, with our reading of it where the text had to be read into."""
    quote = citation.quote
    if not whole and len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1] + "…"
    colon = Bilingual("：", ": ").text(language)
    parts = [f"{citation.document} {citation.clause}{colon}“{quote}”"]
    if citation.interpretation is not None:
        said = Bilingual("（程序的理解：{text}）", " (read as: {text})")
        return line(
            *parts, faint(said.format(text=citation.interpretation.text(language)).text(language))
        )
    return line(*parts)
