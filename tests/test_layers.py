"""Imports point one way: docs/architecture.md says which, and this reads them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "voucher_cli"

LAYERS = (
    {"resources", "errors", "language", "money", "dates", "text", "nearest", "terms", "cells"},
    {"workers"},
    {"strict_yaml", "written_amounts"},
    {"topics", "vocabulary"},
    {"policy", "manifest", "evidence", "confirmations"},
    {"findings"},
    {"catalogue", "award"},
    {"checks", "draft", "forms"},
    {"report"},
    {"notice", "volume"},
    {"workflow"},
    {"batch"},
    {"cli"},
)
"""from the ground up: a layer may import itself and what lies below it"""

STRANGERS = {"policy", "manifest", "evidence"}
"""of one layer, yet they do not know each other"""

PURE = {"checks", "award"}
MEDDLING = {
    "builtins.open", "yaml", "pathlib", "io", "os", "sys", "shutil", "subprocess", "tempfile",
    "typer", "rich", "zipfile", "pypdf", "pypdfium2", "docx", "openpyxl", "strict_yaml.load",
}  # fmt: skip
"""what opens files, knows YAML or prints"""

HEAVY = {
    "pypdf", "pypdfium2", "docx", "openpyxl", "PIL", "numpy", "cv2", "rapidocr", "pyhanko",
    "reportlab",
}  # fmt: skip


def rank(package: str) -> int:
    """The layer of a module or package directly under voucher_cli."""
    found = [n for n, layer in enumerate(LAYERS) if package in layer]
    assert len(found) == 1, f"{package} has no layer: name it in LAYERS and docs/architecture.md"
    return found[0]


def package_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, *, at_import: bool = False) -> Iterator[str]:
    """Dotted names of all imports; `at_import` leaves out those inside functions and those for
    the type checker alone."""
    for node in ast.iter_child_nodes(tree):
        if at_import and (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
        ):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield from imports(node, at_import=at_import)


def own(name: str) -> str | None:
    """`voucher_cli.policy.model.Policy` → `policy`; None for what is not ours."""
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] if first == "voucher_cli" else None


MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if path.name != "__main__.py" and path.parent != SOURCE
) + sorted(path for path in SOURCE.glob("*.py") if path.stem not in {"__init__", "__main__"})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_downwards(path: Path) -> None:
    here = package_of(path)
    for name in imports(ast.parse(path.read_text("utf-8"))):
        there = own(name)
        if there is None or there in {here, "__version__"}:
            continue
        assert rank(there) <= rank(here), f"{here} imports {name}, which lies above it"
        assert not (here in STRANGERS and there in STRANGERS), f"{here} must not know {there}"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if package_of(path) in PURE],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_checks_and_award_open_no_file_know_no_yaml_and_print_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for name in imports(tree):
        plain = name.removeprefix("voucher_cli.")
        assert not any(plain == taboo or plain.startswith(f"{taboo}.") for taboo in MEDDLING), name
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input"}


def opens_documents(path: Path) -> bool:
    """Whether the module is one of those that take files and pictures apart, or make them."""
    return bool(
        {"readers", "pictures", "workbook", "notice", "volume"}
        & set(path.parent.relative_to(SOURCE).parts)
    )


def test_document_libraries_are_imported_only_where_they_are_used() -> None:
    for path in MODULES:
        loaded = {n.partition(".")[0] for n in imports(ast.parse(path.read_text("utf-8")))}
        if loaded & HEAVY:
            assert opens_documents(path), f"{path.name} imports {loaded & HEAVY}"


def test_no_module_outside_the_readers_loads_a_document_library_when_imported() -> None:
    for path in MODULES:
        if not opens_documents(path):
            tree = ast.parse(path.read_text("utf-8"))
            assert not {n.partition(".")[0] for n in imports(tree, at_import=True)} & HEAVY
