"""Reads a policy's folder: strict YAML first, then what only the whole policy can tell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from voucher_cli import strict_yaml
from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.language import Bilingual
from voucher_cli.policy.fault import Fault
from voucher_cli.policy.faults import faults
from voucher_cli.policy.model import Policy
from voucher_cli.strict_yaml import Bound, YamlPath

POLICY_FILE = "policy.yaml"


def load_policy(folder: Path) -> Policy:
    """The policy in `folder`. Raises InvalidFileError with every problem, OSError as it comes."""
    return read_policy(folder).value


def read_policy(folder: Path) -> Bound[Policy]:
    """The policy in `folder` with the place of each of its keys. Raises like load_policy."""
    path = folder / POLICY_FILE
    data = path.read_bytes()
    bound = strict_yaml.parse(data, Policy, file=str(path))
    found = [*_misnamed(bound.value, folder.resolve().name), *faults(bound.value)]
    problems = tuple(problem_at(bound, *fault) for fault in found)
    if problems:
        raise InvalidFileError(problems)
    return replace(bound, value=replace(bound.value, sha256=hashlib.sha256(data).hexdigest()))


def _misnamed(policy: Policy, folder: str) -> Iterator[Fault]:
    """A policy is found by the name of its folder."""
    if policy.id != folder:
        yield (
            ("id",),
            Bilingual(
                f"id 应与目录名相同：目录为 {folder}",
                f"the id is the name of the folder: '{folder}'",
            ),
        )


def problem_at(bound: Bound[Policy], path: YamlPath, message: Bilingual) -> Problem:
    """A problem at the line and column of `path`."""
    mark = bound.mark(path)
    return Problem(bound.file, mark.line, mark.column, message)
