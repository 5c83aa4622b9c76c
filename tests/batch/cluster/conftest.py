"""One cluster for all tests that leave it as it was; others start their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from .machines import Cluster, cluster_in


@pytest.fixture(scope="package")
def shared_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler, which gives packages up easily, and two workers."""
    folder = tmp_path_factory.mktemp("cluster")
    first_time = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster_in(folder, ["nanny", "nanny"], **first_time) as cluster:
        yield cluster


@pytest.fixture
def start_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Cluster]]:
    """Starts a cluster with these workers, for one test."""
    with ExitStack() as stack:

        def start(*workers: str, **environment: str) -> Cluster:
            folder: Path = tmp_path_factory.mktemp("own-cluster")
            return stack.enter_context(cluster_in(folder, list(workers), **environment))

        yield start
