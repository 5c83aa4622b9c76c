"""Every test reads files in its own process and remembers nothing of the user's, unless it says
otherwise: a thousand tests need no thousand workers."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _reads_by_itself(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOUCHER_JOBS", "0")
        patch.setenv("VOUCHER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
