"""Who is who: whoever shares a credit code or a full name is one organisation.

A full name is registered only once; a code that differs under it is more likely a slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voucher_cli.batch.across.joining import joined
from voucher_cli.batch.across.keys import code_key, name_key
from voucher_cli.batch.model import PartyMarks


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """An organisation as one package states it, by comparable keys; empty where unknown."""

    code: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.code or self.name)

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


class Organisations:
    """The organisations that some parties are.

    An organisation is known by its first code, else its first name.
    """

    def __init__(self, identities: Iterable[Identity]) -> None:
        self._known: dict[Identity, str] = {}
        self._members: dict[str, list[Identity]] = {}
        for members in joined(sorted(set(identities)), lambda identity: identity.traits):
            first = min((trait for member in members for trait in member.traits), default=("", ""))
            key = " ".join(first)
            self._members[key] = members
            self._known.update(dict.fromkeys(members, key))

    def of(self, identity: Identity) -> str:
        """The organisation that a party is."""
        return self._known[identity]

    def whole(self, organisation: str) -> Iterator[Identity]:
        """Everything under which that organisation is named."""
        yield from self._members[organisation]

    @property
    def agree(self) -> bool:
        """Whether no organisation is named with two codes, one of which must be a slip."""
        codes = ({member.code for member in members} for members in self._members.values())
        return all(len(each - {""}) <= 1 for each in codes)
