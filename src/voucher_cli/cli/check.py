"""`voucher check`: judge a package."""

import typer

from voucher_cli.cli.settings import Settings


def add_to(app: typer.Typer, settings: Settings) -> None:
    """Adds the command."""
