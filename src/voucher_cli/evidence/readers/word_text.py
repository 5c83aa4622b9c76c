"""The text of one Word paragraph as people see it: insertions in, deletions and hidden text out,
check boxes as ☑ and ☐."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from voucher_cli.evidence.readers.zipped import attribute, local

_CHECKED, _UNCHECKED = "☑", "☐"
_SYMBOLS = {
    "wingdings": {
        0xFE: _CHECKED,
        0xFD: "☒",
        0xFC: "✓",
        0xFB: "✗",
        0xA8: _UNCHECKED,
        0x6F: _UNCHECKED,
        0x71: _UNCHECKED,
        0x72: _UNCHECKED,
    },
    "wingdings 2": {
        0x52: _CHECKED,
        0x51: "☒",
        0x53: "☒",
        0x54: "☒",
        0x50: "✓",
        0x4F: "✗",
        0xA3: _UNCHECKED,
        0x2A: _UNCHECKED,
        0x30: _UNCHECKED,
    },
}
"""what the boxes and ticks of symbol fonts look like, by character code"""
_SKIPPED = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "delInstrText",
    "rt",
    "Fallback",
    "pPr",
    "sdtPr",
    "sdtEndPr",
    "tblPr",
}
_PICTURES = {"blip", "imagedata", "OLEObject"}
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FALSE = {"0", "false", "off", "none"}


@dataclass
class Paragraph:
    """`boxes` are the text boxes anchored in it, each to be read as blocks of its own."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    has_picture: bool = False
    too_deep: bool = False


def read_paragraph(element: Element, max_nesting: int) -> Paragraph:
    """The paragraph's text; tabs and line breaks are kept as such."""
    paragraph = Paragraph()
    pieces: list[str] = []
    _collect(element, "", pieces, paragraph, max_nesting)
    paragraph.text = "".join(pieces)
    return paragraph


def _collect(
    element: Element, font: str, pieces: list[str], paragraph: Paragraph, nesting: int
) -> None:
    if nesting == 0:
        paragraph.too_deep = True
        return
    for child in element:
        name = local(child)
        if name in _SKIPPED:
            continue
        if name == "txbxContent":
            paragraph.boxes.append(child)
        elif name == "sdt":
            _control(child, font, pieces, paragraph, nesting)
        elif name == "r":
            properties = _child(child, "rPr")
            if properties is None or not _is_on(_child(properties, "vanish")):
                _collect(child, _symbol_font(properties), pieces, paragraph, nesting - 1)
        elif name in _PICTURES:
            paragraph.has_picture = True
        else:
            pieces.append(_leaf(child, name, font))
            if len(child) and name != "fldChar":
                _collect(child, font, pieces, paragraph, nesting - 1)


def _leaf(element: Element, name: str, font: str) -> str:
    """What one element of a run shows."""
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    if name == "t":
        text = element.text or ""
        return "".join(_symbol(ord(c), font) or c for c in text) if font else text
    if name == "sym":
        code = attribute(element, "char") or ""
        value = int(code, 16) if len(code) <= 6 and _is_hex(code) else 0
        return _symbol(value, (attribute(element, "font") or "").casefold()) or _plain(value)
    if name == "fldChar":
        return _form_field(element)
    return ""


def _control(
    control: Element, font: str, pieces: list[str], paragraph: Paragraph, nesting: int
) -> None:
    """A content control within a line: a check box shows its state, any other its content."""
    properties = _child(control, "sdtPr")
    box = _child(properties, "checkbox") if properties is not None else None
    if box is not None:
        pieces.append(_CHECKED if _is_on(_child(box, "checked")) else _UNCHECKED)
        return
    content = _child(control, "sdtContent")
    if content is not None:
        _collect(content, font, pieces, paragraph, nesting - 1)


def _form_field(element: Element) -> str:
    """A legacy form field's box or chosen entry; text fields show their result as runs."""
    data = _child(element, "ffData")
    if data is None:
        return ""
    box = _child(data, "checkBox")
    if box is not None:
        state = _child(box, "checked")
        state = state if state is not None else _child(box, "default")
        return _CHECKED if _is_on(state) else _UNCHECKED
    choices = _child(data, "ddList")
    if choices is not None:
        entries = [attribute(c, "val") or "" for c in choices if local(c) == "listEntry"]
        result = _child(choices, "result")
        index = attribute(result, "val") if result is not None else "0"
        number = int(index) if index and index.isascii() and index.isdigit() else 0
        return entries[number] if number < len(entries) else ""
    return ""


def _symbol_font(properties: Element | None) -> str:
    """The symbol font of a run, when it is set in one."""
    fonts = _child(properties, "rFonts") if properties is not None else None
    if fonts is None:
        return ""
    name = (attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or "").casefold()
    return name if name in _SYMBOLS else ""


def _symbol(code: int, font: str) -> str | None:
    """What a symbol font shows for a code; Word moves such codes to U+F000 and up."""
    return _SYMBOLS.get(font, {}).get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)


def _plain(code: int) -> str:
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _is_hex(text: str) -> bool:
    return bool(text) and all(c in "0123456789abcdefABCDEF" for c in text)


def _is_on(element: Element | None) -> bool:
    """A toggle: on when present, unless its value says no."""
    return element is not None and (attribute(element, "val") or "true").casefold() not in _FALSE


def _child(parent: Element, name: str) -> Element | None:
    return next((child for child in parent if local(child) == name), None)
