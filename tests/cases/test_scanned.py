"""The examples that are scans and photos: the sound one is, the other has just its mistakes."""

from collections import Counter
from decimal import Decimal
from functools import cache

from make_examples import EXAMPLES

from cases.harness import report_on_folder
from voucher_cli.report.model import MaterialStatus, Report, Verdict

CEILING = Decimal("300000.00")


@cache
def report(name: str) -> Report:
    return report_on_folder(EXAMPLES / name, ocr=True)


def said(name: str) -> Counter[tuple[str, str | None]]:
    findings = (r.finding for r in report(name).findings)
    return Counter((f.name, f.subject.file) for f in findings)


def test_the_sound_scans_are_read_and_nothing_is_wrong_with_them() -> None:
    found = report("beijing-api-scanned")
    assert said("beijing-api-scanned") == {}
    assert found.verdict is Verdict.READY
    assert found.award.ceiling == CEILING
    assert {m.status for m in found.materials} == {MaterialStatus.PRESENT}


def test_the_mistakes_in_the_scans_are_those_that_the_readme_lists() -> None:
    assert said("beijing-api-scanned-with-mistakes") == {
        ("seal-missing", "02-合同_2.jpg"): 1,
        ("source-conflict", "04-发票2.pdf"): 1,
        ("scan-poor", "05-银行回单2.pdf"): 1,
        ("seal-unverifiable", "07-承诺书.pdf"): 1,
        ("signature-invalid", "08-未获其他市级资金支持承诺书.pdf"): 1,
        ("signature-missing", "09-应用场景承诺书.tiff"): 1,
    }
    assert report("beijing-api-scanned-with-mistakes").award.ceiling == CEILING
