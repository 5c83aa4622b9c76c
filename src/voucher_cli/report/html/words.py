"""Words that only the HTML report needs, in both languages."""

from __future__ import annotations

from voucher_cli.evidence.model import FileState, FileType, Source
from voucher_cli.findings import Certainty, Level
from voucher_cli.language import Bilingual

LEVEL_TAGS = {
    Level.ERROR: Bilingual("错误", "error"),
    Level.WARNING: Bilingual("警告", "warning"),
    Level.REVIEW: Bilingual("待核实", "to review"),
    Level.INFO: Bilingual("提示", "note"),
}
CERTAINTIES = {
    Certainty.CERTAIN: Bilingual("确定", "certain"),
    Certainty.LIKELY: Bilingual("可能（请人工复核）", "likely (please verify)"),
}
TYPES = {
    FileType.PDF: Bilingual("PDF", "PDF"),
    FileType.DOCX: Bilingual("Word 文档", "Word"),
    FileType.XLSX: Bilingual("Excel 表格", "Excel"),
    FileType.CSV: Bilingual("CSV 表格", "CSV"),
    FileType.TEXT: Bilingual("纯文本", "plain text"),
    FileType.IMAGE: Bilingual("图片", "picture"),
    FileType.OFD: Bilingual("OFD", "OFD"),
    FileType.XML: Bilingual("XML", "XML"),
    FileType.LEGACY_OFFICE: Bilingual("旧版 Office/WPS", "legacy Office/WPS"),
    FileType.ARCHIVE: Bilingual("压缩文件", "archive"),
    FileType.UNKNOWN: Bilingual("未知格式", "unknown"),
}
STATES = {
    FileState.READ: Bilingual("已读取", "read"),
    FileState.EMPTY: Bilingual("空文件", "empty"),
    FileState.ENCRYPTED: Bilingual("已加密，未读取", "encrypted, not read"),
    FileState.UNREADABLE: Bilingual("无法读取", "cannot be read"),
    FileState.UNSUPPORTED: Bilingual("格式不支持，未读取", "unsupported, not read"),
}
SOURCES = {
    Source.XML: Bilingual("XML 数据", "XML data"),
    Source.OFD: Bilingual("OFD 数据", "OFD data"),
    Source.PDF_INFO: Bilingual("PDF 文档信息", "PDF information"),
    Source.DOCX: Bilingual("Word 正文", "Word text"),
    Source.XLSX: Bilingual("单元格", "cells"),
    Source.TEXT: Bilingual("文本", "text"),
    Source.PDF_TEXT: Bilingual("PDF 文字", "PDF text"),
    Source.QR: Bilingual("二维码", "QR code"),
    Source.OCR: Bilingual("图像识别（OCR）", "recognised from the picture (OCR)"),
}
NOTHING_READ = Bilingual("无文字", "no text")
UNREAD = Bilingual("未能识别", "not read")
PAGES = Bilingual("第 {first}-{last} 页", "pp. {first}-{last}")
PAGE = Bilingual("第 {first} 页", "p. {first}")
NOT_DRAWN = Bilingual(
    "此页未能成图，请查看原文件。", "This page could not be drawn: see the file itself."
)
LEFT_OUT = Bilingual(
    "为控制报告大小，此页未附图，请查看原文件。",
    "Left out to keep the report small: see the file itself.",
)
NO_MATERIAL = Bilingual("不属于某项材料", "of no one material")
NO_FILE = Bilingual("不涉及文件", "of no file")
