"""Who is who: the same credit code, else the same name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voucher_cli.batch.across.keys import code_key, name_key
from voucher_cli.batch.model import PartyMarks


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """An organisation as one package states it, by comparable keys; empty where unknown."""

    code: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.code or self.name)

    def same_as(self, other: Identity) -> bool | None:
        """Whether it is that organisation; None where nothing comparable is stated."""
        if self.code and other.code:
            return self.code == other.code
        if self.name and other.name:
            return self.name == other.name
        return None

    @property
    def traits(self) -> Iterator[tuple[str, str]]:
        """Its code and its name, as far as they are known, each with what it is."""
        if self.code:
            yield "code", self.code
        if self.name:
            yield "name", self.name


def identity_of(party: PartyMarks) -> Identity:
    """The keys of a party that a package states."""
    return Identity(code_key(party.uscc), name_key(party.name))
