"""`voucher explain`: what a finding means and how to mend it."""

import re
from typing import Annotated

import typer

from voucher_cli.cli import completing
from voucher_cli.cli.options import Options
from voucher_cli.cli.output import show
from voucher_cli.cli.settings import Settings
from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual

_DIGEST = re.compile(r"-[0-9a-f]{10}(-\d+)?$")


_FINDING = (
    ("问题名称", "finding"),
    "如 material-missing",
    "its name, e.g. material-missing",
)


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command, with its help in the user's language."""
    option = Options(settings.say)

    @app.command(
        help=settings.say(
            "解释一种问题：含义、依据、如何改正", "Explain a finding: meaning, clauses, remedy"
        ),
        epilog=settings.epilog("voucher explain invoice-outside-window"),
    )
    def explain(
        finding: Annotated[str, option.argument(*_FINDING, autocompletion=completing.findings)],
    ) -> None:
        from voucher_cli.catalogue import load_catalogue
        from voucher_cli.nearest import not_known
        from voucher_cli.policy.library import get_policy, policy_ids
        from voucher_cli.report.explanation import explanation_outline

        catalogue = load_catalogue()
        name = _name(finding)
        if name not in catalogue:
            raise VoucherError(not_known(Bilingual("没有问题", "no finding"), finding, catalogue))
        policies = [get_policy(policy_id) for policy_id in policy_ids()]
        show(explanation_outline(name, catalogue[name], policies, settings.language), settings)


def _name(text: str) -> str:
    """The name alone, where the user gave the id that a report shows."""
    return _DIGEST.sub("", text.strip().lower())
