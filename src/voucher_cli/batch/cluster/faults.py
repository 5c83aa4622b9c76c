"""What can be wrong with a cluster, in words for its user."""

from __future__ import annotations

from collections.abc import Sequence

from voucher_cli import __version__
from voucher_cli.batch.cluster.messages import Stranger
from voucher_cli.errors import VoucherError
from voucher_cli.language import Bilingual

_SHOWN = 12
"""characters of a program's fingerprint"""
_NAMED = 5
_KEPT = Bilingual(
    "已完成的结果都已保存，排除后再次运行同一命令即可继续",
    "what was done is kept: run the same command again to go on",
)


def no_extra() -> VoucherError:
    """Dask is not installed."""
    return VoucherError(
        Bilingual(
            "--cluster 需要 Dask：请运行 pip install distributed",
            "--cluster needs Dask: pip install distributed",
        )
    )


def no_scheduler(address: str, why: Exception) -> VoucherError:
    """Nobody answers at the address, or not as a scheduler would."""
    text = _told(why)
    return VoucherError(
        Bilingual(
            f"无法连接 {address} 的 Dask 调度器：{text}",
            f"there is no Dask scheduler to be reached at {address}: {text}",
        )
    )


def scheduler_lost(address: str) -> VoucherError:
    """The connection ended, or someone restarted the cluster."""
    return VoucherError(
        Bilingual(
            f"与 {address} 的 Dask 调度器失去联系，或集群被重启；{_KEPT.zh}",
            f"the Dask scheduler at {address} was lost, or its cluster restarted; {_KEPT.en}",
        )
    )


def cannot_run(why: BaseException, workers: Sequence[str]) -> VoucherError:
    """A worker could not even call what it was to run; `workers` are those that cannot."""
    text = _told(why)
    named = ", ".join(workers[:_NAMED]) + (" …" if len(workers) > _NAMED else "")
    return VoucherError(
        Bilingual(
            f"集群的工作进程无法执行检查：{text}。每个工作进程都须安装与本机同一版本的 "
            f"voucher-cli[cluster]{named and f'（请检查 {named}）'}；{_KEPT.zh}",
            f"a worker of the cluster cannot judge packages: {text}. Every worker needs the same "
            f"voucher-cli[cluster] as this machine{named and f' (look at {named})'}; {_KEPT.en}",
        )
    )


def other_program(worker: str, there: Stranger, program: str) -> VoucherError:
    """A worker would judge by another program, other rules or other libraries."""
    here, its = f"{__version__} ({program[:_SHOWN]})", f"{there.version} ({there.program[:_SHOWN]})"
    return VoucherError(
        Bilingual(
            f"工作进程 {worker} 的 voucher 是 {its}，本机是 {here}：程序、规则或读取文件的库不同，"
            f"结果不能混用，请在各机器上安装相同的版本；{_KEPT.zh}",
            f"the worker {worker} runs voucher {its}, this machine {here}: the program, the rules "
            "or the libraries that read files differ, and results must not be mixed. Install the "
            f"same everywhere; {_KEPT.en}",
        )
    )


def not_started(worker: str) -> VoucherError:
    """No judging process can be started by a worker."""
    return VoucherError(
        Bilingual(
            f"工作进程 {worker} 无法启动检查进程：请检查该机器的安装和内存；{_KEPT.zh}",
            f"the worker {worker} cannot start a process to judge in: look at what is installed "
            f"there, and at its memory; {_KEPT.en}",
        )
    )


def not_shared(worker: str, path: str) -> VoucherError:
    """A worker does not see what lies in the shared folder."""
    return VoucherError(
        Bilingual(
            f"工作进程 {worker} 的机器上没有 {path}：请挂载共享文件夹；挂载在别处的，用该进程的"
            f"环境变量 VOUCHER_SHARED_ROOT 指明；{_KEPT.zh}",
            f"{path} is not there on the machine of the worker {worker}: mount the shared folder, "
            "or name it in that worker's environment variable VOUCHER_SHARED_ROOT where it is "
            f"mounted elsewhere; {_KEPT.en}",
        )
    )


def no_workers(address: str) -> Bilingual:
    """Told while it is waited for one."""
    return Bilingual(
        f"{address} 的集群没有工作进程，正在等待：请运行 dask worker {address} --nthreads 1"
        "（Ctrl-C 结束，已完成的结果保留）",
        f"the cluster at {address} has no worker, waiting for one: start "
        f"dask worker {address} --nthreads 1 (Ctrl-C ends this, what was done is kept)",
    )


def _told(why: BaseException) -> str:
    lines = str(why).strip().splitlines()
    return f"{type(why).__name__}: {lines[0].strip()}" if lines else type(why).__name__
