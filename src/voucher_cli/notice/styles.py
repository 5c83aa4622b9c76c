"""For whom a notice is written."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """For whom the notice is written."""

    BUREAU = "bureau"
    CLIENT = "client"
