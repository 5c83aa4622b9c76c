"""`voucher calc`: the award ceiling of bare amounts, or of a manifest."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from voucher_cli.award.calc import NamedAmount
from voucher_cli.cli.amounts import amount_of
from voucher_cli.cli.options import AMOUNT, Options
from voucher_cli.cli.output import chosen_format, deliver
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual
from voucher_cli.money import ZERO
from voucher_cli.report.calc import Calculation, calc_outline
from voucher_cli.report.json import calculations_text
from voucher_cli.workflow.calc import calculate_amounts

_ROUTE = ("申报路径：api、private、compute", "api, private or compute")
_AMOUNT = ("金额，如 320万、云阶=80万；可多次", "3200000, 320万, NAME=800000; repeatable")
_POLICY = ("政策；省略则逐一测算", "policy; without it, every one")
_PRIOR_AWARD = ("同年度已获奖励金额", "granted before in the same year")
_MANIFEST = ("清单或材料包：测算全部", "manifest or package: its whole award")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(
        help=settings.say(
            "测算最高可申领额（不是核定或批准金额）",
            "Compute the award ceiling: the most the policy allows, not an amount granted",
        ),
        epilog=settings.epilog(
            "voucher calc --route api --amount 320万",
            "voucher calc --manifest ./folder",
        ),
    )
    def calc(
        route: Annotated[str | None, option.route(*_ROUTE)] = None,
        amount: Annotated[list[str] | None, option(*_AMOUNT, value=AMOUNT)] = None,
        policy: Annotated[str | None, option.policy(*_POLICY)] = None,
        prior_award: Annotated[str | None, option(*_PRIOR_AWARD, value=AMOUNT)] = None,
        manifest: Annotated[Path | None, option.manifest(*_MANIFEST)] = None,
        output_format: Annotated[str | None, option.format()] = None,
    ) -> None:
        chosen = chosen_format(output_format)
        results = _calculate(route, amount or [], policy, prior_award, manifest)
        deliver(
            settings,
            chosen,
            lambda: calc_outline(results, settings.language),
            lambda: calculations_text(results, settings.language),
        )


def _calculate(
    route: str | None,
    amounts: Sequence[str],
    policy: str | None,
    prior: str | None,
    manifest: Path | None,
) -> Sequence[Calculation]:
    """Of the manifest, or else of the amounts. Raises VoucherError."""
    if manifest is not None:
        if route or amounts or prior:
            raise VoucherError(
                Bilingual(
                    "--manifest 已写明路径、金额和以往奖励，"
                    "不能再用 --route、--amount、--prior-award",
                    "--manifest states route, amounts and prior awards: leave out --route, "
                    "--amount and --prior-award",
                )
            )
        from voucher_cli.workflow.calc_manifest import calculate_manifest

        return (calculate_manifest(manifest, policy),)
    if route is None or not amounts:
        raise VoucherError(
            Bilingual(
                "请写明申报路径和金额，如：voucher calc --route api --amount 320万",
                "name a route and an amount: voucher calc --route api --amount 3200000",
            )
        )
    named = [_named_amount(text) for text in amounts]
    granted = ZERO if prior is None else amount_of("--prior-award", prior)
    return calculate_amounts(route, named, granted, policy)


def _named_amount(text: str) -> NamedAmount:
    """`云阶=800000`, or the amount alone."""
    name, equals, amount = text.replace("＝", "=").rpartition("=")
    value = amount_of("--amount", amount, positive=True)
    return NamedAmount(name.strip() if equals else None, value)
