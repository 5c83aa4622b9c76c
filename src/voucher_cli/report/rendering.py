"""What `voucher render-form` shows: the forms written, what was left blank and why, and what is
still to be done by hand; with --dry-run, which field goes to which cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voucher_cli.forms.filling import Left, Placed, Trouble
from voucher_cli.forms.model import FormMap, Hand
from voucher_cli.forms.spot import Doubt
from voucher_cli.forms.values import Lack
from voucher_cli.language import Bilingual, Language
from voucher_cli.report.outline import (
    Block,
    Heading,
    Item,
    Line,
    Outline,
    Paragraph,
    Span,
    Tone,
    faint,
    line,
    strong,
)

_SHOWN = 40
"""characters of a text in the map of --dry-run"""

_WHY: dict[Lack | Doubt | Trouble, Bilingual] = {
    Lack.NOT_STATED: Bilingual("清单未写 {detail}", "the manifest does not state {detail}"),
    Lack.BASE_INCOMPLETE: Bilingual(
        "核定基数不完整，缺 {detail}", "the base is incomplete: {detail} has no entry"
    ),
    Lack.NOTHING_DUE: Bilingual("最高可申领额为 0", "the award ceiling is 0"),
    Lack.NO_DIVISOR: Bilingual(
        "作除数的营业收入为 0 或负数", "the revenue to divide by is 0 or less"
    ),
    Lack.CONFLICTING: Bilingual(
        "同一项目的几个申报项写法不同：{detail}", "claims for one project differ in {detail}"
    ),
    Doubt.NO_CELL: Bilingual("标签旁没有可填的空格", "nothing blank beside or below its label"),
    Doubt.FILLED: Bilingual("该处已有内容，未覆盖", "something stands there already"),
    Doubt.SHARED: Bilingual("有几处都可能是它，不能确定", "several places could be meant"),
    Doubt.FOREIGN: Bilingual("该标题下说的是其他单位", "its heading is about another organisation"),
    Doubt.RESERVED: Bilingual(
        "该处留给签章或主管部门", "the place is for a seal, a signature or the authority"
    ),
    Trouble.TOO_LONG: Bilingual(
        "共 {count} 字，超过上限 {most} 字，请压缩后重新生成",
        "{count} characters, the form takes {most}: shorten it and run this again",
    ),
    Trouble.NO_LABEL: Bilingual("表中没有这一项", "the form has no such label"),
    Trouble.OTHER_UNIT: Bilingual(
        "该处印的单位与该项不符", "the unit printed there is not one of this value"
    ),
    Trouble.NO_ROOM: Bilingual(
        "表中的位置少于项目数，行无法自动扩充，请自行扩充后再填",
        "the form has fewer places than there are projects, and its rows could not be copied",
    ),
    Trouble.NO_OPTION: Bilingual(
        "没有（或不止一个）选项与“{detail}”相符", "no box, or several, say '{detail}'"
    ),
}
_BY_HAND = {
    Hand.SIGNATURE: Bilingual("签字", "to sign"),
    Hand.SEAL: Bilingual("盖章", "to seal"),
    Hand.DATE: Bilingual("填日期", "to date"),
}


@dataclass(frozen=True)
class Rendered:
    """One form: where it goes, the maps that it was filled by, and what became of each value;
    where it goes as a PDF, too, if one was asked for."""

    file: Path
    maps: tuple[FormMap, ...]
    placed: tuple[Placed, ...]
    left: tuple[Left, ...]
    pdf: Path | None = None


@dataclass(frozen=True)
class Rendering:
    """All forms of one run. `blank` where there was no manifest to fill them from."""

    forms: tuple[Rendered, ...]
    dry_run: bool = False
    blank: bool = False

    @property
    def refused(self) -> bool:
        """Whether a text was too long for its form."""
        return any(one.why is Trouble.TOO_LONG for form in self.forms for one in form.left)


def rendering_outline(rendering: Rendering, language: Language) -> Outline:
    """All of it, a form after another."""
    return tuple(_blocks(rendering, language))


def _blocks(rendering: Rendering, language: Language) -> Iterator[Block]:
    def say(zh: str, en: str) -> str:
        return zh if language is Language.ZH else en

    title = say("已生成的表格", "Forms written")
    if rendering.dry_run:
        title = say("字段与单元格的对应（未写文件）", "Which field goes where (nothing written)")
    yield Heading(line(title), rank=1)
    for form in rendering.forms:
        yield Heading(line(str(form.file)))
        if form.pdf is not None:
            yield Paragraph(line(f"PDF{say('：', ': ')}{form.pdf}"))
        if rendering.dry_run:
            yield from _map(form, language)
        elif rendering.blank:
            yield Paragraph(line(say("空白表", "blank")))
        else:
            count = len(form.placed)
            yield Paragraph(line(say(f"已填 {count} 项", f"{count} fields filled")))
        yield from _left(form, language)
        if not rendering.dry_run:
            yield from _by_hand(form, language)


def _left(form: Rendered, language: Language) -> Iterator[Block]:
    if not form.left:
        return
    head = Bilingual("留空的项：", "Left blank:")
    yield Paragraph(line(strong(head.text(language))))
    for one in form.left:
        yield Item("-", _left_line(one, language))


def _left_line(one: Left, language: Language) -> Line:
    label = " ".join(one.label.split())
    number = f" ({one.number})" if one.number is not None else ""
    count, _, most = one.detail.partition("/")
    why = _WHY[one.why].format(detail=one.detail, count=count, most=most).text(language)
    optional = Bilingual("（可不填）", " (may stay empty)").text(language) if one.optional else ""
    tone = Tone.ERROR if one.why is Trouble.TOO_LONG else Tone.PLAIN
    where = f"  {one.where}" if one.where else ""
    colon = Bilingual("：", ": ").text(language)
    return line(f"{label}{number}{optional}{colon}", Span(why, tone), faint(where))


def _by_hand(form: Rendered, language: Language) -> Iterator[Block]:
    places = [place for form_map in form.maps for place in form_map.by_hand]
    if places:
        head = Bilingual("打印后由人完成：", "To be done on the printed form:")
        yield Paragraph(line(strong(head.text(language))))
    for place in places:
        said = _BY_HAND[place.what].text(language)
        yield Item("-", line(f"{said}  ", faint(place.label)))


def _map(form: Rendered, language: Language) -> Iterator[Block]:
    """Each field, the place that it goes to, what stands there now, and what would be written."""
    there = Bilingual("，现有“{now}”", ", there now: '{now}'")
    for one in form.placed:
        number = f" ({one.number})" if one.number is not None else ""
        now = _short(one.spot.now)
        said = there.format(now=now).text(language) if now else ""
        place = faint(f"{one.spot.where}{said}")
        text = Span(f"  {_short(one.text)}") if one.text else Span("")
        yield Item("-", line(f"{' '.join(one.label.split())}{number} → ", place, text))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
