"""Every test reads files in its own process and remembers nothing of the user's, unless it says
otherwise: a thousand tests need no thousand workers."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the program.
_ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("voucher", _ANY_MACHINE)
settings.register_profile("same-every-time", _ANY_MACHINE, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "voucher"))


@pytest.fixture(autouse=True, scope="session")
def _reads_by_itself(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOUCHER_JOBS", "0")
        patch.setenv("VOUCHER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
