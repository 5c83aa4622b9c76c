"""A fault of a policy, and the ones that may stand anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voucher_cli.language import Bilingual
from voucher_cli.strict_yaml import YamlPath

Fault = tuple[YamlPath, Bilingual]
"""where it stands in the file, and what is wrong"""


def twice(what: str, names: Sequence[str], path: YamlPath, key: str = "id") -> Iterator[Fault]:
    """Names in the list at `path` that stood before; `key` is where an entry has its name."""
    for n, name in enumerate(names):
        if name in names[:n]:
            yield (
                (*path, n, key),
                Bilingual(f"{name} 重复", f"the {what} '{name}' stands twice"),
            )


def empty(path: YamlPath) -> Fault:
    """A list without which the rule says nothing."""
    return path, Bilingual("列表不能为空", "the list may not be empty")


def not_positive(path: YamlPath) -> Fault:
    """A limit or threshold that is zero or less."""
    return path, Bilingual("金额应大于 0", "the amount must be above 0")
