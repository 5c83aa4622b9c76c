"""What to say when a name is not one of the known ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from voucher_cli.language import Bilingual

_LISTED = 12


def not_known(what: Bilingual, name: str, known: Iterable[str]) -> Bilingual:
    """`no such route: 'aip': did you mean 'api'? (api, private, compute)`."""
    names = list(known)
    shown = name if len(name) <= 60 else name[:57] + "..."
    listed = names[:_LISTED] + (["..."] if len(names) > _LISTED else [])
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    zh, en = f"{what.zh} {shown}", f"{what.en} '{shown}'"
    if near:
        return Bilingual(f"{zh}：是否想写 {near[0]}？", f"{en}: did you mean '{near[0]}'?")
    return Bilingual(f"{zh}：可用的有 {'、'.join(listed)}", f"{en}: known are {', '.join(listed)}")
