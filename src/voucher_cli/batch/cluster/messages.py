"""What the sides of a season say to each other, as JSON that is checked on arrival."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from pydantic import TypeAdapter

from voucher_cli.batch.codec import decode_task, encode_task
from voucher_cli.batch.model import UnitTask
from voucher_cli.batch.options import UnitSetup

HELLO = b""
"""asked first of all: whether a judging process starts, and which program it runs"""


@dataclass(frozen=True, slots=True)
class Terms:
    """What every judging process of a season is told: how to judge, and by which program
    (`fingerprint.of_program`); one with another judges nothing."""

    setup: UnitSetup
    program: str


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A package in a shared folder: the folder as the user named it, and the path below it, with
    `/`."""

    root: str
    below: str


@dataclass(frozen=True, slots=True)
class Order:
    """A package to judge. Without a `place` it has come along."""

    task: UnitTask
    place: SharedPlace | None = None


class Kind(IntEnum):
    """What a judging process answers."""

    READY = 0
    JUDGED = 1
    """the body is an outcome"""
    STRANGER = 2
    """it runs another program; the body is a `Stranger`"""
    NO_SHARED_ROOT = 3
    """there is no shared folder on its machine; the body is the path"""
    NOT_SEEN = 4
    """the package is not in the shared folder on its machine; the body is the path"""


@dataclass(frozen=True, slots=True)
class Stranger:
    """The program of a judging process."""

    version: str
    program: str


def encode_order(order: Order) -> bytes:
    """An order on its way; its paths may hold bytes that are no text."""
    place = order.place
    where = None if place is None else [place.root, place.below]
    return json.dumps([encode_task(order.task).decode(), where]).encode()


def decode_order(data: bytes) -> Order:
    """The inverse."""
    task, where = json.loads(data)
    return Order(decode_task(task.encode()), where and SharedPlace(*where))


@cache
def terms() -> TypeAdapter[Terms]:
    """Terms ↔ JSON."""
    return TypeAdapter(Terms)


@cache
def strangers() -> TypeAdapter[Stranger]:
    """Strangers ↔ JSON."""
    return TypeAdapter(Stranger)
