"""What every page that voucher writes has in common: the templates' environment, in which whatever
a stranger wrote is made visible and escaped, and our own style sheets and scripts with the hashes
by which a page's policy lets them in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from voucher_cli.report.outline import visible

BASE_STYLE = Path(__file__).parent / "templates" / "base.css"
"""the look that all pages share: colours, type, tables, filters, paper"""


class Asset:
    """A style sheet or script of ours that stands in the page, and its hash as the page's policy
    names it."""

    def __init__(self, text: str) -> None:
        self.text = Markup(text)
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        self.hash = Markup(f"'sha256-{base64.b64encode(digest).decode('ascii')}'")


@cache
def asset(*paths: Path) -> Asset:
    """The files one after the other, as one asset."""
    return Asset("".join(path.read_text("utf-8") for path in paths))


@cache
def environment(folder: Path) -> jinja2.Environment:
    """For the templates of `folder`. Every expression is escaped, and made visible before that:
    only what is Markup is not."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        finalize=_shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return visible(value) if isinstance(value, str) else value
