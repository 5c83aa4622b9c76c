"""What a row tells of the files of its package."""

from pathlib import Path

from batch.seasons import papers, put
from voucher_cli.batch.row import row_of
from voucher_cli.evidence.read_all import ReadOptions
from voucher_cli.terms import PartKind
from voucher_cli.workflow.check import Request, check

BLANK = "模型券奖励承诺书\n我单位承诺所提交的材料真实、合法、有效。\n申报单位（盖章）：\n日期：\n"


def test_whether_a_file_names_the_applicant(tmp_path: Path) -> None:
    files = {**papers(), "承诺书.txt": BLANK.encode(), "空.txt": b" \n"}
    folder = put(tmp_path / "包", files)
    report = check(Request(folder, reading=ReadOptions(ocr=False)))
    row = row_of("包", "key", report, {})
    named = {file.path: file.names_applicant for file in row.files}
    assert named == {"合同.txt": True, "发票.txt": True, "承诺书.txt": False, "空.txt": None}
    kinds = {file.path: file.kinds for file in row.files}
    assert kinds["承诺书.txt"] == (PartKind.COMMITMENT_LETTER,)
