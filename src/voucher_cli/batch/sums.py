"""How the season's ceiling comes about, in the words that all its outputs share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from voucher_cli.batch.season import Totals
from voucher_cli.language import Bilingual

CLAIMED = Bilingual("各申报项上限之和", "Sum of the claims' ceilings")
SHARED = Bilingual("减：同一材料包内共用的上限", "less caps shared within a package")
CAPPED = Bilingual("减：同一企业跨材料包的年度上限", "less yearly caps over several packages")
_REUSED = Bilingual(
    "{count} 个材料包重复使用了发票或合同，各项合计把它们都算在内；只保留其中一个后，合计会减少",
    "{count} packages use an invoice or contract that another one claims, too; all sums count each"
    " of them, and fall once it is claimed only once",
)


def steps(totals: Totals) -> Iterator[tuple[Bilingual, Decimal]]:
    """From the claims' ceilings to the season's: what is there, then what is taken off. Nothing
    where no cap takes anything."""
    taken = [(SHARED, totals.shared), (CAPPED, totals.capped)]
    if any(amount for _, amount in taken):
        yield CLAIMED, totals.claimed
        yield from ((label, amount) for label, amount in taken if amount)


def counted_twice(totals: Totals) -> Bilingual | None:
    """That the sums count what only one package may claim in each of them; None without such."""
    return _REUSED.format(count=totals.reused) if totals.reused else None
