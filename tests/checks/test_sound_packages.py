"""A sound package shows nothing: one for each route, and for routes together."""

import pytest

from .stated_packages import BEIJING, ROUTES, TONGZHOU, found, package


@pytest.mark.parametrize(("policy", "route"), ROUTES)
def test_a_sound_package_shows_nothing(policy: str, route: str) -> None:
    assert found(package(policy, route)) == []


@pytest.mark.parametrize(
    ("policy", "routes"), [(BEIJING, ("api", "private")), (TONGZHOU, ("compute", "api"))]
)
def test_nor_do_two_routes_together(policy: str, routes: tuple[str, ...]) -> None:
    assert found(package(policy, *routes)) == []
