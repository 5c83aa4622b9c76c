"""Which packages `--policy` and `--route` are about: in a season they choose among packages, while
for a single one it is a mistake to name what it is not for."""

from __future__ import annotations

from voucher_cli.batch.options import UnitOptions
from voucher_cli.batch.packages import PackagePlace, SeasonFolder, open_place
from voucher_cli.batch.season import LeftOut, WhyLeftOut
from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import Package
from voucher_cli.manifest.model import Manifest
from voucher_cli.workflow.manifests import manifest_in


def within(folder: SeasonFolder, options: UnitOptions) -> SeasonFolder:
    """The folder with those packages alone that the options are about; the others are left out."""
    if options.policy is None and not options.routes:
        return folder
    chosen: list[PackagePlace] = []
    others: list[PackagePlace] = []
    for place in folder.packages:
        (chosen if _is_within(place, options) else others).append(place)
    left_out = (LeftOut(place.name, WhyLeftOut.OTHER_ROUTE) for place in others)
    return SeasonFolder(tuple(chosen), (*folder.left_out, *left_out))


def routes_within(package: Package, options: UnitOptions) -> tuple[str, ...]:
    """Of the routes to be judged those that the package claims; without a manifest all of them.
    Raises VoucherError for a manifest that cannot be used."""
    bound = manifest_in(package) if options.routes else None
    if bound is None:
        return options.routes
    claimed = {claim.route for claim in bound.value.claims}
    return tuple(route for route in options.routes if route in claimed)


def _is_within(place: PackagePlace, options: UnitOptions) -> bool:
    """What cannot be told is within: its row says what is wrong."""
    try:
        with open_place(place.path) as package:
            bound = manifest_in(package)
    except VoucherError:
        return True
    return bound is None or _is_for(bound.value, options)


def _is_for(manifest: Manifest, options: UnitOptions) -> bool:
    if options.policy is not None and manifest.policy not in {None, options.policy}:
        return False
    claimed = {claim.route for claim in manifest.claims}
    return not options.routes or not claimed or not claimed.isdisjoint(options.routes)
