"""Telling the user how far a long run is, or nobody."""

from voucher_cli.evidence.progress import Progress, Step, silent

__all__ = ["Progress", "Step", "silent"]
