"""New pieces of Word markup: paragraphs and runs in the look of those that they stand in for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voucher_cli.forms.markup import Node, Splice, escaped

_NOT_FOR_VALUES = {"b", "bCs", "i", "iCs", "color", "highlight", "strike", "dstrike", "vanish",
                   "rStyle", "em", "shd", "vertAlign", "u", "ins", "del", "rPrChange"}  # fmt: skip
"""what sets a label or a hint off from what is filled in"""
_AFTER_UNDERLINE = {"effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
                    "eastAsianLayout", "specVanish", "oMath", "rPrChange"}  # fmt: skip


def text_element(prefix: str, text: str) -> bytes:
    """`<w:t xml:space="preserve">…</w:t>`."""
    name = _named(prefix, "t")
    return f'<{name} xml:space="preserve">{escaped(text)}</{name}>'.encode()


def new_run(prefix: str, text: str, properties: bytes) -> bytes:
    """A run with these properties (markup of the w:rPr, or nothing)."""
    name = _named(prefix, "r")
    return b"<%b>%b%b</%b>" % (name.encode(), properties, text_element(prefix, text), name.encode())


def new_paragraph(markup: bytes, like: Node, text: str, properties: bytes) -> bytes:
    """A paragraph with the layout of `like` and one run; none where there is no text."""
    name = _named(like.prefix, "p").encode()
    layout = like.child("pPr")
    kept = markup[layout.start : layout.end] if layout is not None else b""
    run = new_run(like.prefix, text, properties) if text else b""
    return b"<%b>%b%b</%b>" % (name, kept, run, name)


def run_properties(markup: bytes, run: Node) -> bytes:
    """The properties of a run, or of a paragraph mark, that suit what is filled in."""
    properties = run if run.name == "rPr" else run.child("rPr")
    if properties is None:
        return b""
    kept = [
        markup[node.start : node.end]
        for node in properties.children
        if node.name and node.name not in _NOT_FOR_VALUES
    ]
    name = _named(properties.prefix, "rPr").encode()
    return b"<%b>%b</%b>" % (name, b"".join(kept), name) if kept else b""


def in_runs(markup: bytes, run: Node, texts: Sequence[tuple[str, bool]]) -> bytes:
    """Text elements with those that are to be underlined in runs of their own, to stand in the
    place of one text element of `run`."""
    name = _named(run.prefix, "r").encode()
    own = run.child("rPr")
    plain = markup[own.start : own.end] if own is not None else b""
    out = b""
    for text, underline in texts:
        if underline:
            look = _underlined(markup, run)
            out += b"</%b>%b<%b>%b" % (name, new_run(run.prefix, text, look), name, plain)
        elif text:
            out += text_element(run.prefix, text)
    return out


def _underlined(markup: bytes, run: Node) -> bytes:
    """The properties of a run with an underline, which the schema wants in its place."""
    properties = run.child("rPr")
    name, line = _named(run.prefix, "rPr").encode(), _named(run.prefix, "u")
    attribute = f"{run.prefix}:val" if run.prefix else "val"
    underline = f'<{line} {attribute}="single"/>'.encode()
    children = properties.children if properties is not None else []
    kept = [node for node in children if node.name != "u"]
    before = [node for node in kept if node.name not in _AFTER_UNDERLINE]
    after = [node for node in kept if node.name in _AFTER_UNDERLINE]
    pieces = [markup[node.start : node.end] for node in before]
    pieces += [underline, *(markup[node.start : node.end] for node in after)]
    return b"<%b>%b</%b>" % (name, b"".join(pieces), name)


def checked_symbol(markup: bytes, node: Node) -> list[Splice]:
    """Turns a symbol font's empty box into its ticked one."""
    wingdings_2 = (node.get("font") or "").casefold() == "wingdings 2"
    code = b"F052" if wingdings_2 else b"F0FE"
    tag = markup[node.start : node.end]
    return [Splice(node.start, node.end, re.sub(rb'(char=)"[^"]*"', rb'\1"' + code + b'"', tag))]


def checked_control(_markup: bytes, node: Node) -> list[Splice]:
    """Ticks Word's check box control: its state, and the character that shows it."""
    box = node.find("sdtPr", "w14:checkbox")
    if box is None:  # pragma: no cover - only such controls are one character
        return []
    state, shown = box.child("w14:checked"), box.child("w14:checkedState")
    on = f'<{box.prefix}:checked {box.prefix}:val="1"/>'.encode()
    where = (state.start, state.end) if state is not None else (box.inner, box.inner)
    splices = [Splice(*where, on)] if not box.closes_itself else []
    code = (shown.get("val") if shown is not None else None) or "2612"
    for element in [*node.all("t")][:1]:
        splices.append(
            Splice(element.start, element.end, text_element(element.prefix, chr(int(code, 16))))
        )
    return splices


def checked_field(_markup: bytes, node: Node) -> list[Splice]:
    """Ticks the check box of a legacy form field."""
    box = node.find("ffData", "checkBox")
    if box is None:  # pragma: no cover - only such fields are one character
        return []
    name = _named(box.prefix, "checked")
    state = box.child("checked")
    if state is not None:
        return [Splice(state.start, state.end, f"<{name}/>".encode())]
    return [Splice(box.inner_end, box.inner_end, f"<{name}/>".encode())]


def _named(prefix: str, name: str) -> str:
    return f"{prefix}:{name}" if prefix else name
