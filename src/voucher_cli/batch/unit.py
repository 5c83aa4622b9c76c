"""The unit of a season's work: one package judged, with everything that is written about it."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace

from voucher_cli import __version__
from voucher_cli.batch.fingerprint import (
    digests_of,
    digests_read,
    is_unchanged,
    key_of,
    of_judging,
)
from voucher_cli.batch.model import Outcome, Row, Status, UnitTask
from voucher_cli.batch.names import report_stem
from voucher_cli.batch.options import UnitOptions
from voucher_cli.batch.row import row_of
from voucher_cli.batch.scope import routes_within
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import Package
from voucher_cli.evidence.progress import Progress, silent
from voucher_cli.evidence.read_all import PackageReader
from voucher_cli.language import Bilingual
from voucher_cli.report.model import Report
from voucher_cli.workflow.check import Request, check_opened

_BUG = Bilingual(
    "程序内部错误（{kind}），未能检查；详情见 {log}，请发给我们",
    "a bug in voucher ({kind}): it was not checked; the details are in {log}, please send them",
)


LOST = Bilingual(
    "检查时进程异常终止或长时间无响应，未能完成；请单独运行 voucher check 查看",
    "the process that judged it ended abruptly, or gave no sign of life for too long: "
    "run voucher check on it by itself",
)
UNCHANGED = Outcome(None, {})


def judge_unit(
    task: UnitTask,
    opened: Callable[[], Package],
    options: UnitOptions,
    reader: PackageReader,
    progress: Progress = silent,
) -> Outcome:
    """Judges one package. Whatever is wrong with it or with us becomes its row: this raises
    nothing but MemoryError."""
    key = ""
    try:
        with opened() as package:
            if is_unchanged(package, task.known, options):
                return UNCHANGED
            try:
                return _judged(task, package, options, reader, progress)
            except VoucherError:
                if package.manifest is not None:  # so it will be another time
                    key = key_of(of_judging(options), package, digests_of(package))
                raise
    except VoucherError as error:
        return Outcome(_broken(task, error.text(options.language), key), {})
    except MemoryError:
        raise
    except Exception as error:  # a bug of ours costs one row, not the night
        log = f"{report_stem(task.name)}.log"
        text = _BUG.text(options.language).format(kind=type(error).__name__, log=log)
        details = f"voucher {__version__}\n{task.path}\n\n{traceback.format_exc()}"
        return _written(_broken(task, text, ""), {log: details})


def lost(task: UnitTask, why: str) -> Outcome:
    """What becomes of a package that took its process down. It will be tried again another time."""
    return Outcome(_broken(task, why, ""), {})


def _judged(
    task: UnitTask,
    package: Package,
    options: UnitOptions,
    reader: PackageReader,
    progress: Progress,
) -> Outcome:
    routes = routes_within(package, options)
    request = Request(task.path, options.policy, routes, reading=reader.options)
    report = check_opened(request, package, reader, progress)
    key = key_of(of_judging(options), package, digests_read(report.evidence.files))
    row = row_of(task.name, key, report, {})
    return _written(row, _reports(task, package, report, options, reader))


def _reports(
    task: UnitTask,
    package: Package,
    report: Report,
    options: UnitOptions,
    reader: PackageReader,
) -> Mapping[str, str]:
    from voucher_cli.report.json import report_text

    stem = report_stem(task.name)
    files = {f"{stem}.json": report_text(report, options.language)}
    if options.html:
        from voucher_cli.report.html.build import html_report
        from voucher_cli.workflow.picturing import pictures_of

        pictures = pictures_of(report, package, reader.options) if options.pictures else {}
        files[f"{stem}.html"] = html_report(report, options.language, pictures)
    return files


def _written(row: Row, files: Mapping[str, str]) -> Outcome:
    clean = {name: text.encode("utf-8", "replace").decode() for name, text in files.items()}
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in clean.items()}
    return Outcome(replace(row, written=digests), clean)


def _broken(task: UnitTask, problem: str, key: str) -> Row:
    return Row(task.name, Status.BROKEN, key, problem=problem)
