"""What to write where a draft found nothing: rules/manifest.yaml, by the manifest's own keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from voucher_cli import strict_yaml
from voucher_cli.language import Bilingual
from voucher_cli.manifest.model import KIND_OF_ENTRY
from voucher_cli.policy.model import Policy
from voucher_cli.policy.periods import WindowEnd
from voucher_cli.resources import data_folder
from voucher_cli.strict_yaml import YamlPath

_PURCHASES = "claims.purchases"


@dataclass(frozen=True)
class Hints:
    """`keys` maps a key's place without numbers (`claims.purchases.model`) to what it means and
    how it is written."""

    version: Literal[1]
    keys: Mapping[str, Bilingual]

    def at(self, path: YamlPath) -> Bilingual | None:
        """The hint for a place in a manifest."""
        return self.keys.get(".".join(str(step) for step in path if not isinstance(step, int)))

    def of_routes(self, policy: Policy, routes: Iterable[str]) -> Hints:
        """Without the hints for papers that none of these routes asks for."""
        chosen = [route for name in routes if (route := policy.route(name))]
        unasked = [
            f"{_PURCHASES}.{entry}"
            for entry, kind in KIND_OF_ENTRY.items()
            if not any(route.place_of(kind) for route in chosen)
        ]
        if policy.window.ends_with is not WindowEnd.DEADLINE or policy.window.deadline is not None:
            unasked.append("deadline")
        return replace(
            self,
            keys={
                key: hint
                for key, hint in self.keys.items()
                if not any(key == u or key.startswith(f"{u}.") for u in unasked)
            },
        )


@cache
def load_hints() -> Hints:
    """Raises InvalidFileError for a broken file, OSError as it comes."""
    return strict_yaml.load(data_folder("rules") / "manifest.yaml", Hints).value
