"""A quick answer must not wait for libraries that only documents need."""

import subprocess
import sys

import pytest

HEAVY = {
    "pypdf", "pypdfium2", "docx", "openpyxl", "numpy", "rapidfuzz", "stdnum", "PIL", "lxml",
}  # fmt: skip
DUMP = (
    "import sys; from voucher_cli.cli import run; status = run(sys.argv[1:]); "
    "print('\\n'.join(sorted(sys.modules)), file=sys.stderr); sys.exit(status)"
)


def modules_after(*arguments: str) -> set[str]:
    """The modules that a run has imported."""
    done = subprocess.run(
        [sys.executable, "-c", DUMP, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("check", "--help"),
        ("--version",),
        ("calc", "--route", "api", "--amount", "320万"),
        ("calc", "--route", "api", "--amount", "320万", "--format", "json"),
        ("calc", "--manifest", "examples/beijing-api/manifest.yaml"),
        ("policy", "list"),
        ("explain", "amount-mismatch"),
    ],
    ids=" ".join,
)
def test_quick_commands_import_no_document_library(arguments: tuple[str, ...]) -> None:
    modules = modules_after(*arguments)
    assert "voucher_cli.cli" in modules
    assert not {name.partition(".")[0] for name in modules} & HEAVY


def test_calc_into_a_pipe_needs_no_rich_no_evidence_and_no_manifest() -> None:
    modules = modules_after("calc", "--route", "api", "--amount", "320万")
    unneeded = ("rich", "voucher_cli.evidence", "voucher_cli.manifest", "voucher_cli.checks")
    assert not any(name.startswith(unneeded) for name in modules)
