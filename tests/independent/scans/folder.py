"""A package as a folder of files: what each material is drawn as, worn how, named how."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from PIL import Image

from . import contracts, declarations, invoices_digital, invoices_vat, marks, slips, statements
from .case import Case
from .sheet import Sheet
from .truths import Paper, Truth, one
from .wear import Quality, saved, worn

Q = Quality


@dataclass(frozen=True)
class Leaf:
    """A document before it is scanned: its pages, and its truth (with pages 1 to n)."""

    pages: list[Image.Image]
    paper: Paper
    key: str  # which of the case's entries it belongs to: contract, invoice-1 …


@dataclass(frozen=True)
class Look:
    """How a package's files are named and taken. `names` by key; None: all in one volume.

    `qualities` go round by file, for those that must show colours; `plain` for invoices and slips.
    """

    names: Callable[[str, int, str], str] | None
    qualities: tuple[Quality, ...]
    plain: tuple[Quality, ...]
    fixed: dict[str, Quality] = field(default_factory=dict)
    forms: tuple[str, ...] = ("pdf",)


def leaves(case: Case, chance: random.Random) -> Iterator[Leaf]:
    """Every document that the route's list asks for, in its order."""
    firm, vendor = case.applicant.name, case.vendor.name
    mine = {"seals": (firm,)}
    yield _leaf(
        case, "application-form", declarations.form(case, chance), "application-form", **mine
    )
    if not case.beijing:
        facts = one(name=firm, uscc=case.applicant.uscc)
        pages = statements.licence(case, chance)
        yield _leaf(case, "business-licence", pages, "business-licence", facts, **mine)
        year = "2023" if "statement-2023" in case.defects else "2024"
        pages = statements.financials(case, chance)
        yield _leaf(
            case, "financial-statement", pages, "financial-statement", one(year=year), **mine
        )
    yield _contract(case, chance)
    if not case.private:
        facts = one(starts_on=f"{case.months[0].starts_on}", ends_on=f"{case.months[-1].ends_on}",
                    amount=f"{case.settled:.2f}", issuer=vendor)  # fmt: skip
        pages = statements.settlement(case, chance)
        yield _leaf(case, "settlement", pages, "settlement", facts, seals=(vendor,))
    yield from _money(case, chance)
    if case.private:
        material = "acceptance-report" if case.beijing else "acceptance-or-deployment"
        facts = one(accepted_on=f"{case.accepted_on}")
        pages = statements.acceptance(case, chance)
        yield _leaf(case, "acceptance-report", pages, material, facts, seals=(firm, vendor))
    material = ("qualification-and-usage" if case.beijing else
                "model-statement" if case.private else "usage-statement")  # fmt: skip
    seals = () if "unsealed-statement" in case.defects else (firm,)
    kind = "qualification" if case.beijing else "usage-statement"
    yield _leaf(case, kind, statements.usage(case, chance), material, seals=seals)
    signed = None if "unsigned-commitment" in case.defects else case.applicant.head
    seals = () if "unsealed-commitment" in case.defects else (firm,)
    pages = declarations.commitment(case, chance)
    yield _leaf(case, "commitment-letter", pages, "commitment-letter", seals=seals, signed=signed)
    if case.beijing:
        for kind, draw in (("no-other-funding-letter", declarations.no_other_funding),
                           ("scenario-letter", declarations.scenario),
                           ("non-affiliation-proof", declarations.non_affiliation)):  # fmt: skip
            pages = draw(case, chance)
            yield _leaf(case, kind, pages, kind, signed=case.applicant.head, **mine)


def _leaf(case, kind, pages, material, facts=None, key="", **more) -> Leaf:
    paper = Paper(kind, facts or {}, 1, len(pages), material, **more)
    return Leaf(pages, paper, key or kind)


def _contract(case: Case, chance: random.Random) -> Leaf:
    facts = one(number=case.contract_number, signed_on=f"{case.signed_on}",
                starts_on=f"{case.starts_on}", ends_on=f"{case.ends_on}",
                amount=f"{case.amount:.2f}", party_a=case.applicant.name,
                party_b=case.vendor.name)  # fmt: skip
    seals = (case.applicant.name,)
    if "vendor-seal-missing" not in case.defects:
        seals += (case.vendor.name,)
    return _leaf(case, "contract", contracts.contract(case, chance), "contract", facts, seals=seals)


def _money(case: Case, chance: random.Random) -> Iterator[Leaf]:
    for n, bill in enumerate(case.bills, 1):
        if bill.code:
            drawn = invoices_vat.paper(bill, chance)
            mark = marks.oval_seal(bill.seller.name, bill.seller.uscc, chance)
            sheet = Sheet(10, 10)
            sheet.image = drawn.pages[0]
            sheet.stamp(mark, 196, 118)
        else:
            drawn = invoices_digital.digital(bill, chance, bill.special)
        facts = {k: [v] for k, v in bill.facts().items()}
        if bill.qr_shift:
            del facts["amount"]  # two are shown
        seals = (bill.seller.name,) if bill.code else ()
        yield _leaf(
            case, "invoice", list(drawn.pages), "invoice", facts, f"invoice-{n}", seals=seals
        )
    for n, pay in enumerate(case.payments, 1):
        facts = one(paid_on=f"{pay.paid_on}", amount=f"{pay.amount:.2f}", serial=pay.serial,
                    payer=case.applicant.name, payee=case.vendor.name)  # fmt: skip
        pages = [slips.slip(case, pay, chance)]
        yield _leaf(case, "payment", pages, "payment", facts, f"payment-{n}")


@dataclass(frozen=True)
class Made:
    """A finished package: bytes by path, truths, and where each key's paper is (`a.pdf#3-5`)."""

    files: dict[str, bytes]
    truths: tuple[Truth, ...]
    places: dict[str, str]


def made(case: Case, look: Look, chance: random.Random) -> Made:
    """Draws, wears, names and saves every document of the case."""
    found = list(leaves(case, chance))
    if look.names is None:
        return _volume(found, look, chance)
    files, truths, places = {}, [], {}
    for at, leaf in enumerate(found):
        plain = leaf.paper.kind in ("invoice", "payment")
        choices = look.plain if plain else look.qualities
        quality = look.fixed.get(leaf.key, choices[at % len(choices)])
        form = look.forms[at % len(look.forms)] if len(leaf.pages) == 1 else "pdf"
        if quality is Q.FAX and form == "jpg":
            form = "png"
        name = look.names(leaf.key, at, form)
        files[name] = saved([worn(p, quality, chance) for p in leaf.pages], quality, form)
        paper = replace(leaf.paper, greyscale=quality in (Q.GREY, Q.FAX))
        truths.append(Truth(name, (paper,), leaf.paper.kind, quality.value))
        places[leaf.key] = name
    return Made(files, tuple(truths), places)


def _volume(found: list[Leaf], look: Look, chance: random.Random) -> Made:
    """All documents one after the other in one PDF."""
    name, quality = "申报材料全套.pdf", look.qualities[0]
    pages: list[Image.Image] = []
    papers, places = [], {}
    for leaf in found:
        first, last = len(pages) + 1, len(pages) + len(leaf.pages)
        papers.append(replace(leaf.paper, first=first, last=last))
        places[leaf.key] = f"{name}#{first}-{last}" if last > first else f"{name}#{first}"
        pages += [worn(page, quality, chance) for page in leaf.pages]
    truth = Truth(name, tuple(papers), "volume", quality.value)
    return Made({name: saved(pages, quality, "pdf")}, (truth,), places)
