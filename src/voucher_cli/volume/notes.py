"""What became of each file on its way into the volume, and what the user has to be told."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_cli.evidence.model import FileState, SourceFile
from voucher_cli.language import Bilingual

SIGNED = Bilingual(
    "带有电子签名；合并后签名不再有效，请一并提交原文件",
    "holds an electronic signature, which is void in the volume: hand in the original as well",
)
NO_OFFICE = Bilingual(
    "未能转换为页面（需要 LibreOffice）", "not turned into pages (that needs LibreOffice)"
)
NOT_CONVERTED = Bilingual(
    "LibreOffice 未能将其转换为页面", "LibreOffice could not turn it into pages"
)
NO_PAGES = Bilingual("此类文件没有可并入的页面", "a file of this kind has no pages to take over")
BROKEN = Bilingual("文件结构异常，无法并入", "its structure is damaged, it cannot be taken over")
LOCKED = Bilingual("文件设有密码", "it needs a password")
GONE = Bilingual("检查之后文件有变化或无法读取", "it has changed, or cannot be read any more")
_STATES = {
    FileState.EMPTY: Bilingual("文件为空", "it is empty"),
    FileState.ENCRYPTED: LOCKED,
    FileState.UNREADABLE: Bilingual("文件无法读取（已损坏或不完整）", "it cannot be read"),
    FileState.UNSUPPORTED: Bilingual("文件格式不受支持", "its format is not supported"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be told of a file."""

    path: str
    text: Bilingual

    @property
    def message(self) -> Bilingual:
        """With the file's name."""
        return Bilingual(f"{self.path}：{self.text.zh}", f"{self.path}: {self.text.en}")


def state_note(file: SourceFile) -> Bilingual | None:
    """Why a file that was not read cannot be taken over; None for one that was."""
    return _STATES.get(file.state)


def is_signed(file: SourceFile) -> bool:
    """Whether binding it voids a signature."""
    return bool(file.signatures) or file.has_signature_field
