"""The sheet of the awards: one row a claim, then one for each cap that the package's claims share.

Amounts of claims and of shared caps stand in columns of their own: the ceilings of the claims, less
what the shared caps take away, are the package's ceiling.
"""

from __future__ import annotations

from collections.abc import Iterator

from voucher_cli.batch.model import ClaimTotal, Row
from voucher_cli.batch.workbook import words
from voucher_cli.batch.workbook.look import Value
from voucher_cli.batch.workbook.report import PackageReport, ReadCap, ReadClaim
from voucher_cli.batch.workbook.table import Column, Layout
from voucher_cli.language import Bilingual, Language
from voucher_cli.money import total
from voucher_cli.report import award_words

_ROW_KIND = Bilingual("行", "Row")
_PROJECT = Bilingual("项目名称", "Project")
_BASE = Bilingual("核定基数", "Base")
_CEILING = Bilingual("申报项最高可申领额", "Claim's ceiling")
_REQUESTED = Bilingual("申请金额", "Requested")
_LIMITED_BY = Bilingual("基数受限于", "Base limited by")
_OWN_CAPS = Bilingual("项目上限已减去", "Already taken by the project's cap")
_CAP = Bilingual("共用上限", "Shared cap")
_LIMIT = Bilingual("限额", "Limit")
_PRIOR = Bilingual("以往已获", "Granted before")
_REDUCED = Bilingual("共用上限减去", "Taken by the shared cap")

_COLUMNS = (
    (words.PACKAGE, 28),
    (words.APPLICANT, 32),
    (_ROW_KIND, 12),
    (words.POLICY, 28),
    (words.ROUTE, 20),
    (words.CLAIM, 14),
    (_PROJECT, 30),
    (_BASE, 18),
    (_CEILING, 20),
    (_REQUESTED, 18),
    (_LIMITED_BY, 34),
    (_OWN_CAPS, 18),
    (_CAP, 22),
    (_LIMIT, 18),
    (_PRIOR, 18),
    (_REDUCED, 18),
)


def layout(language: Language) -> Layout:
    """The sheet's columns."""
    columns = tuple(Column(title.text(language), width) for title, width in _COLUMNS)
    return Layout(words.AWARDS_SHEET.text(language), columns)


def award_rows(
    row: Row, report: PackageReport | None, language: Language
) -> Iterator[tuple[Value, ...]]:
    """The claims of one package; without its report, what the row itself knows of them."""
    computed = {claim.id: claim for claim in report.award.claims} if report else {}
    for claim in row.claims:
        yield _claim(row, claim, computed.get(claim.id), language)
    for cap in report.award.caps if report else ():
        yield _shared_cap(row, cap, language)


def _claim(
    row: Row, claim: ClaimTotal, computed: ReadClaim | None, language: Language
) -> tuple[Value, ...]:
    return (
        row.package,
        row.applicant.name,
        words.CLAIM.text(language),
        words.policy_title(row.policy, language),
        words.route_title(row.policy, claim.route, language),
        claim.id,
        claim.project,
        claim.base,
        claim.ceiling,
        claim.requested,
        _limited_by(computed, language) if computed else None,
        total(cap.reduced_by for cap in computed.caps) if computed and computed.caps else None,
    )


def _limited_by(claim: ReadClaim, language: Language) -> str:
    """`云阶大模型：合同`, each purchase on a line; one alone needs no name."""
    limited = [purchase for purchase in claim.purchases if purchase.limited_by is not None]
    colon = Bilingual("：", ": ").text(language)
    lines = []
    for purchase in limited:
        measure = purchase.limited_by and award_words.MEASURES[purchase.limited_by].text(language)
        name = f"{purchase.name or '-'}{colon}" if len(claim.purchases) > 1 else ""
        lines.append(f"{name}{measure}")
    return "\n".join(lines)


def _shared_cap(row: Row, cap: ReadCap, language: Language) -> tuple[Value, ...]:
    routes = (words.route_title(row.policy, route, language) for route in cap.routes)
    return (
        row.package,
        row.applicant.name,
        _CAP.text(language),
        words.policy_title(row.policy, language),
        words.listed(routes, language),
        *(None,) * 7,
        award_words.CAPS[cap.per].text(language),
        cap.limit,
        cap.prior,
        cap.reduced_by,
    )
