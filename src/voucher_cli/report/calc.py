"""What `voucher calc` shows: the ceiling under each policy, then every step to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voucher_cli.award.model import Award
from voucher_cli.language import Language
from voucher_cli.policy.model import Policy
from voucher_cli.report import award_words as words
from voucher_cli.report.award import award_blocks, ceiling_line
from voucher_cli.report.outline import Block, Fields, Heading, Outline, Paragraph, faint, line


@dataclass(frozen=True, slots=True)
class Calculation:
    """An award under one policy; `route` is None where several are applied for."""

    policy: Policy
    route: str | None
    award: Award


def calc_outline(calculations: Sequence[Calculation], language: Language) -> Outline:
    """All of it, in the order given."""
    return tuple(_blocks(calculations, language))


def _blocks(calculations: Sequence[Calculation], language: Language) -> Iterator[Block]:
    yield Heading(line(words.CEILING.text(language)), rank=1)
    yield Paragraph(line(faint(words.CEILING_NOTE.text(language))))
    if len(calculations) > 1:
        yield Fields(
            tuple(
                (c.policy.title.text(language), ceiling_line(c.award.ceiling, language))
                for c in calculations
            )
        )
    for calculation in calculations:
        policy = calculation.policy
        yield Heading(line(policy.title.text(language), faint(f"  {policy.id}")))
        yield from award_blocks(calculation.award, policy, language)
