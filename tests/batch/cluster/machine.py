"""One program of a Dask cluster, as a process: `machine.py scheduler`, `machine.py worker
ADDRESS`, or `machine.py nanny ADDRESS`, a worker that is started anew when it dies. It says on its
standard output where it is, and ends when its standard input does."""

import asyncio
import sys

import dask
from distributed import Nanny, Scheduler, Worker

SETTINGS = {
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.target": False,
}


def made(role: str, *address: str) -> Scheduler | Worker | Nanny:
    if role == "scheduler":
        return Scheduler(host="127.0.0.1", port=0, dashboard=False, dashboard_address=None)
    kind = Nanny if role == "nanny" else Worker
    return kind(*address, nthreads=1, memory_limit=0, host="127.0.0.1")


async def main(role: str, *address: str) -> None:
    dask.config.set(SETTINGS)
    async with made(role, *address) as machine:
        print(machine.address, getattr(machine, "worker_address", ""), flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
