"""Words that only the page of a season needs, in both languages."""

from __future__ import annotations

from voucher_cli.language import Bilingual
from voucher_cli.report.model import Verdict
from voucher_cli.report.words import VERDICTS

NO_POLICY = Bilingual("未知政策", "policy not known")
BROKEN = Bilingual("无法检查", "could not be checked")
VERDICT_NOTES = {
    Verdict.READY: Bilingual("程序能检查的各项均未发现错误", "nothing wrong in what is checked"),
    Verdict.REVIEW: Bilingual("没有错误，须由人核对", "no errors, but a person must look"),
    Verdict.INCOMPLETE: Bilingual("有必须改正的错误", "errors must be mended"),
    None: Bilingual("程序未能读取或判断", "could not be read or judged"),
}


def verdict_word(verdict: Verdict | None) -> Bilingual:
    """None is that of a broken package."""
    return BROKEN if verdict is None else VERDICTS[verdict]


def verdict_key(verdict: Verdict | None) -> str:
    """As the filter and the style know it."""
    return "broken" if verdict is None else verdict.value
