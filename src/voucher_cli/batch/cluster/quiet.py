"""Keeps Dask's own chatter off the user's terminal: what matters of it is said in our words."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_CHATTY = ("distributed", "tornado", "asyncio")
_NOTHING = logging.CRITICAL + 1


@contextmanager
def silenced() -> Iterator[None]:
    """Nothing of Dask's is logged meanwhile. Import it before: it sets its own levels then."""
    loggers = [logging.getLogger(name) for name in _names()]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(_NOTHING)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


@contextmanager
def unwarned() -> Iterator[None]:
    """No warning is shown meanwhile, such as that two machines have different versions of Dask:
    what has to be the same for results to be the same is checked by ourselves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _names() -> list[str]:
    """Of all loggers that exist by now; one that is made later takes its parent's level."""
    known = [name for name in logging.root.manager.loggerDict if name.startswith(_CHATTY)]
    return sorted({*known, *_CHATTY})
