"""Reads a policy's folder: strict YAML first, then what only the whole policy can tell."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from voucher_cli import strict_yaml
from voucher_cli.policy.model import Policy

POLICY_FILE = "policy.yaml"


def load_policy(folder: Path) -> Policy:
    """The policy in `folder`. Raises InvalidFileError with every problem, OSError as it comes."""
    path = folder / POLICY_FILE
    data = path.read_bytes()
    bound = strict_yaml.parse(data, Policy, file=str(path))
    return replace(bound.value, sha256=hashlib.sha256(data).hexdigest())
