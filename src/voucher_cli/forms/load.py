"""Reads templates/POLICY/FORM.yaml, and finds the blank that lies beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from voucher_cli import strict_yaml
from voucher_cli.errors import InvalidFileError, Problem
from voucher_cli.forms.model import FormMap
from voucher_cli.forms.values import is_value_name
from voucher_cli.language import Bilingual
from voucher_cli.resources import data_folder
from voucher_cli.strict_yaml import Bound, YamlPath


@cache
def form_map(policy_id: str, form_id: str) -> FormMap:
    """The map of a form. Raises InvalidFileError, and OSError where there is none."""
    return load_map(_folder(policy_id) / f"{form_id}.yaml")


def blank_path(policy_id: str, form_id: str) -> Path:
    """The blank form that the program carries."""
    return _folder(policy_id) / f"{form_id}.docx"


def load_map(path: Path) -> FormMap:
    """Reads one map. Raises InvalidFileError with every problem, OSError as it comes."""
    bound = strict_yaml.load(path, FormMap)
    problems = tuple(_problems(bound))
    if problems:
        raise InvalidFileError(problems)
    return bound.value


def _folder(policy_id: str) -> Path:
    return data_folder("templates") / policy_id


def _problems(bound: Bound[FormMap]) -> Iterator[Problem]:
    """What the types cannot say: that names are known and stand once."""
    form = bound.value
    seen: set[str] = set()
    for number, field in enumerate(form.fields):
        path: YamlPath = ("fields", number)
        if field.id in seen:
            yield _problem(
                bound,
                (*path, "id"),
                f"字段 {field.id} 重复",
                f"the field '{field.id}' stands twice",
            )
        seen.add(field.id)
        if field.section is not None and form.section(field.section) is None:
            yield _problem(
                bound,
                (*path, "section"),
                f"没有 id 为 {field.section} 的部分",
                f"there is no section '{field.section}'",
            )
        if not is_value_name(field.value):
            yield _problem(
                bound,
                (*path, "value"),
                f"清单中没有 {field.value}，也没有这样的计算值",
                f"'{field.value}' is neither a path of the manifest nor a computed value",
            )


def _problem(bound: Bound[FormMap], path: YamlPath, zh: str, en: str) -> Problem:
    mark = bound.mark(path)
    return Problem(bound.file, mark.line, mark.column, Bilingual(zh, en))
