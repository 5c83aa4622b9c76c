"""Which of the parties that packages name are one organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voucher_cli.batch.across.identity import Identity
from voucher_cli.batch.across.joining import joined


class Organisations:
    """Parties told apart by code or name: whoever shares one is the same here, since a full name
    is registered only once and a code that differs is more likely a slip.

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
