"""The words for verdicts, levels and materials, in both languages; those of the findings themselves
stand in rules/findings/."""

from __future__ import annotations

from voucher_cli.findings import Level
from voucher_cli.language import Bilingual
from voucher_cli.report.model import MaterialStatus, Verdict
from voucher_cli.report.outline import Tone

VERDICTS = {
    Verdict.INCOMPLETE: Bilingual("需补正", "incomplete"),
    Verdict.REVIEW: Bilingual("待人工核实", "for a person to review"),
    Verdict.READY: Bilingual("材料齐备", "ready"),
}
VERDICT_ADVICE = {
    Verdict.INCOMPLETE: Bilingual(
        "有必须改正的错误，改正前不宜提交", "there are errors to mend before it is handed in"
    ),
    Verdict.REVIEW: Bilingual(
        "没有发现错误，但下列各项须由人核对", "no errors, but a person must look at what is listed"
    ),
    Verdict.READY: Bilingual(
        "程序能检查的各项均未发现错误", "nothing wrong in what this program can check"
    ),
}
LEVELS = {
    Level.ERROR: Bilingual("错误", "errors"),
    Level.WARNING: Bilingual("警告", "warnings"),
    Level.REVIEW: Bilingual("待核实", "to review"),
    Level.INFO: Bilingual("提示", "notes"),
}
LEVEL_NOTES = {
    Level.ERROR: Bilingual("必须改正", "must be mended"),
    Level.WARNING: Bilingual("建议改正", "should be mended"),
    Level.REVIEW: Bilingual("程序不能断定，请人核对", "for a person to settle"),
    Level.INFO: Bilingual("供参考", "good to know"),
}
LEVEL_TONES = {
    Level.ERROR: Tone.ERROR,
    Level.WARNING: Tone.WARNING,
    Level.REVIEW: Tone.REVIEW,
    Level.INFO: Tone.STRONG,
}
STATUSES = {
    MaterialStatus.PRESENT: Bilingual("已有", "present"),
    MaterialStatus.MISSING: Bilingual("缺失", "MISSING"),
    MaterialStatus.OPTIONAL: Bilingual("可免", "optional"),
    MaterialStatus.NOT_APPLICABLE: Bilingual("不适用", "n/a"),
}
