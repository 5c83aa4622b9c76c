"""What a judging process of these tests runs in place of the real one: packages whose name says
what becomes of whoever judges them. Started as `python hostile_units.py`, with the import path as
its arguments."""

import ctypes
import os
import sys
import time
from collections.abc import Callable

sys.path[:] = sys.argv[1:]

from voucher_cli.batch.local import process  # noqa: E402
from voucher_cli.batch.model import Outcome, Row, Status, UnitTask  # noqa: E402
from voucher_cli.batch.options import UnitOptions  # noqa: E402
from voucher_cli.evidence.package import Package  # noqa: E402
from voucher_cli.evidence.progress import Progress, silent  # noqa: E402
from voucher_cli.evidence.read_all import PackageReader  # noqa: E402


def judge_unit(
    task: UnitTask,
    opened: Callable[[], Package],
    options: UnitOptions,
    reader: PackageReader,
    progress: Progress = silent,
) -> Outcome:
    """Does what the package's name says; the row tells which process it was."""
    if task.name.startswith("hang"):
        time.sleep(600)
    elif task.name.startswith("crash"):
        ctypes.string_at(0)
    elif task.name.startswith("memory"):
        raise MemoryError
    elif task.name.startswith("connect"):
        import socket

        socket.create_connection(("127.0.0.1", 9), timeout=1)
    return Outcome(Row(task.name, Status.CHECKED, str(os.getpid())), {})


process.judge_unit = judge_unit
process.main()
