"""The invoices to be read: each layout in each quality, some with a QR code no one can read."""

# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from PIL import ImageFilter

from . import invoices_digital, invoices_other, invoices_vat, marks, records
from .bill import Bill, Drawn, digital_number, items_for, old_code
from .figures import day
from .firms import APPLICANTS, VENDORS
from .sheet import Sheet, px
from .truths import Paper, Truth
from .wear import Quality, saved, worn

_GOODS = (
    ("*信息技术服务*大模型API调用服务", "标准版", "项"),
    ("*信息技术服务*智能算力租赁服务", "A800*8", "台月"),
    ("*软件*大语言模型软件V3.0", "企业版", "套"),
    ("*研发和技术服务*模型私有化部署", "", "项"),
    ("*信息技术服务*tokens资源包", "10亿", "包"),
    ("*云服务*对象存储服务", "OSS", "月"),
    ("*信息技术服务*网络安全防护服务", "", "年"),
)
Q = Quality
_ALL = (Q.CLEAN, Q.JPEG, Q.GREY, Q.PHOTO, Q.FAX, Q.TURNED, Q.FAINT, Q.SEALED)
_PAIRS = ((Q.CLEAN, Q.JPEG, Q.GREY, Q.PHOTO), (Q.FAX, Q.TURNED, Q.FAINT, Q.SEALED))


@dataclass(frozen=True)
class Layout:
    """A kind of invoice: how its numbers look, how it is drawn, and in which qualities."""

    name: str
    draw: Callable[[Bill, random.Random], Drawn]
    qualities: tuple[Quality, ...]
    code: str = ""
    special: bool = False
    rows: int = 1
    rate: int = 6


def _red(bill: Bill, chance: random.Random) -> Drawn:
    return invoices_digital.digital(bill, chance, bill.special)


LAYOUTS = (
    Layout("数电专票", lambda b, c: invoices_digital.digital(b, c, True),
           (*_ALL, Q.PHOTO, Q.JPEG), special=True, rows=1),
    Layout("数电普票", lambda b, c: invoices_digital.digital(b, c, False),
           (*_ALL, Q.GREY, Q.JPEG), rows=2),
    Layout("电子普票", lambda b, c: invoices_vat.electronic(b, c, False), _ALL, "electronic", rows=2),
    Layout("电子专票", lambda b, c: invoices_vat.electronic(b, c, True), _ALL[:7], "electronic",
           special=True),
    Layout("纸质专票", invoices_vat.paper, _ALL, "paper", special=True, rows=2, rate=13),
    Layout("卷票", invoices_other.roll, (Q.CLEAN, Q.JPEG, Q.GREY, Q.PHOTO, Q.SEALED), "electronic"),
    Layout("通用机打", invoices_other.machine_printed, (Q.CLEAN, Q.JPEG, Q.GREY, Q.PHOTO, Q.SEALED),
           "electronic", rows=2),
    Layout("区块链", invoices_other.blockchain, (Q.CLEAN, Q.JPEG, Q.GREY, Q.PHOTO, Q.FAX),
           "chain"),
    Layout("红字数电", _red, (Q.CLEAN, Q.JPEG, Q.GREY, Q.PHOTO), rows=1),
    Layout("数电附清单", lambda b, c: invoices_digital.digital(b, c, True, annex=True),
           (Q.CLEAN, Q.JPEG, Q.GREY, Q.TURNED), special=True, rows=5),
    Layout("铁路客票", invoices_digital.train, (Q.CLEAN, Q.PHOTO), rate=9),
    Layout("行程单", invoices_digital.air, (Q.CLEAN, Q.JPEG), rate=9),
)  # fmt: skip


def a_bill(layout: Layout, chance: random.Random) -> Bill:
    """An invoice with values of its own; the total is what its rows make."""
    old = bool(layout.code)
    start = date(2019, 3, 4) if old else date(2024, 2, 1)
    on = start + timedelta(days=chance.randrange(1500 if old else 600))
    small = layout.name in ("卷票", "铁路客票", "行程单")
    total = Decimal(chance.randrange(40000, 300000 if small else 380000000)) / 100
    goods = tuple(chance.sample(_GOODS, layout.rows))
    number = f"{chance.randrange(10**7, 10**8)}" if old else digital_number(on, chance)
    code = {
        "": "", "electronic": old_code(on, chance, "electronic"),
        "paper": old_code(on, chance, "paper"),
        "chain": f"1440{on:%y}0{chance.randrange(10000, 99999)}",
    }[layout.code]  # fmt: skip
    return Bill(
        number=number,
        issued_on=on,
        items=items_for(total, layout.rate, chance, goods),
        buyer=chance.choice(APPLICANTS),
        seller=chance.choice(VENDORS),
        code=code,
        check="".join(str(chance.randrange(10)) for _ in range(20)) if old else "",
        special=layout.special,
        note=chance.choice(("", "合同号：KJ-2024-0387", "服务期间 2024年9月-11月", "开户行见合同")),
    )


def drawn_invoices(chance: random.Random) -> Iterator[tuple[Truth, bytes]]:
    """Each invoice as a file with its truth."""
    count = 0
    for layout in LAYOUTS:
        for at, quality in enumerate(layout.qualities):
            count += 1
            bill = a_bill(layout, chance)
            if layout.name == "红字数电":
                note = f"被红冲蓝字数电票号码：{digital_number(bill.issued_on, chance)}"
                bill = bill.reversed(bill.number, bill.issued_on, note)
            drawn = layout.draw(bill, chance)
            unreadable = at % 4 == 2
            form = _form(quality, count, len(drawn.pages))
            yield _file(count, layout, bill, drawn, quality, form, unreadable, chance)
    yield from _data_files(count, chance)


def _form(quality: Quality, at: int, pages: int) -> str:
    if pages > 1:
        return ("pdf", "tiff")[at % 2]
    choice = {Q.FAX: ("tiff", "png", "pdf"), Q.PHOTO: ("jpg", "jpg", "pdf"),
              Q.CLEAN: ("pdf", "png", "jpg")}.get(quality, ("jpg", "pdf"))  # fmt: skip
    return choice[at % len(choice)]


def _file(count, layout, bill, drawn, quality, form, unreadable, chance) -> tuple[Truth, bytes]:
    pages = [page.copy() for page in drawn.pages]
    seals: list[str] = []
    if unreadable and layout.name not in ("铁路客票", "行程单"):
        _smudge(pages[0], layout.name)
    if quality is Q.SEALED or layout.name in ("纸质专票", "卷票", "通用机打"):
        mark = marks.oval_seal(bill.seller.name, bill.seller.uscc, chance)
        x, y = drawn.total_at
        if quality is not Q.SEALED:
            x, y = x - 4, y + 14
        sheet = Sheet(10, 10)
        sheet.image = pages[0]
        sheet.stamp(mark, x, y)
        seals.append(bill.seller.name)
    data = saved([worn(page, quality, chance) for page in pages], quality, form)
    facts = {k: [v] for k, v in bill.facts().items() if k not in drawn.absent}
    grey = quality in (Q.GREY, Q.FAX)
    paper = Paper("invoice", facts, 1, len(pages), "invoice", tuple(seals), grey)
    name = f"扫描_{count:03}.{form}"
    qr = not unreadable
    return Truth(name, (paper,), layout.name, quality.value, qr), data


def _smudge(page, layout: str) -> None:
    """Makes the QR code unreadable, as a crease or a low resolution does."""
    box = {"卷票": (25, page.height / 11.811 - 60, 52, page.height / 11.811),
           "纸质专票": (46, 2, 70, 24)}.get(layout, (6, 2, 32, 27))  # fmt: skip
    pixels = tuple(px(v) for v in box)
    if layout == "通用机打":
        return
    page.paste(page.crop(pixels).filter(ImageFilter.GaussianBlur(14)), pixels[:2])


def _data_files(count: int, chance: random.Random) -> Iterator[tuple[Truth, bytes]]:
    """Eight XML and eight OFD."""
    plan = [("xml", way) for way in range(8)] + [("ofd", way) for way in range(8)]
    for kind, way in plan:
        count += 1
        layout = LAYOUTS[way % 2]
        bill = a_bill(replace(layout, rows=1 + way % 3), chance)
        if way == 6:
            bill = bill.reversed(bill.number, bill.issued_on, f"红字，{day(bill.issued_on)}")
        data = records.xml(bill, way) if kind == "xml" else records.ofd(bill, way, chance)
        facts = {k: [v] for k, v in bill.facts().items()}
        truth = Truth(f"电子件_{count:03}.{kind}", (Paper("invoice", facts),), kind.upper(),
                      f"way {way}")  # fmt: skip
        yield truth, data
