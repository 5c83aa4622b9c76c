"""`voucher policy`: the policies that the program knows."""

from typing import Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.options import Options
from voucher_cli.cli.output import chosen_format, deliver
from voucher_cli.cli.settings import Settings

_POLICY = (("政策编号", "policy"), "voucher policy list 所列的一个", "the policy's id")


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds `policy list` and `policy show`, with their help in the user's language."""
    say = settings.say
    commands = typer.Typer(
        help=say("查看程序内置的政策", "Look at the policies that the program knows"),
        rich_markup_mode=None,
        epilog=settings.epilog("voucher policy list"),
    )
    app.add_typer(commands, name="policy")
    _add_list(commands, settings)
    _add_show(commands, settings)


def _add_list(commands: typer.Typer, settings: Settings) -> None:
    say, option = settings.say, Options(settings.say)

    @commands.command(
        "list", help=say("列出政策与申报路径", "List policies and their routes"),
        epilog=settings.epilog("voucher policy list"),
    )  # fmt: skip
    def list_(output_format: Annotated[str | None, option.format()] = None) -> None:
        from voucher_cli.policy.library import get_policy, policy_ids
        from voucher_cli.report.json import policies_text
        from voucher_cli.report.policies import policies_outline

        chosen = chosen_format(output_format)
        policies = [get_policy(policy_id) for policy_id in policy_ids()]
        deliver(
            settings,
            chosen,
            lambda: policies_outline(policies, settings.language),
            lambda: policies_text(policies, settings.language),
        )


def _add_show(commands: typer.Typer, settings: Settings) -> None:
    say, option = settings.say, Options(settings.say)

    @commands.command(
        help=say("显示一项政策的条件、材料与算法", "Show a policy: conditions, materials, award"),
        epilog=settings.epilog("voucher policy show beijing-model-2024"),
    )
    def show(
        policy: Annotated[str, option.argument(*_POLICY, autocompletion=completing.policies)],
        output_format: Annotated[str | None, option.format()] = None,
    ) -> None:
        from voucher_cli.policy.library import get_policy
        from voucher_cli.report.json import policies_text
        from voucher_cli.report.policies import policy_outline

        chosen = chosen_format(output_format)
        found = get_policy(policy)
        deliver(
            settings,
            chosen,
            lambda: policy_outline(found, settings.language),
            lambda: policies_text([found], settings.language),
        )
