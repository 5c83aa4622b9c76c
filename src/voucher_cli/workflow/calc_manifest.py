"""Computing the award of a whole manifest, without reading any document."""

from __future__ import annotations

from pathlib import Path

from voucher_cli.errors import VoucherError
from voucher_cli.evidence.package import MANIFEST_NAMES, open_package
from voucher_cli.language import Bilingual
from voucher_cli.manifest.model import Manifest
from voucher_cli.report.calc import Calculation
from voucher_cli.strict_yaml import Bound
from voucher_cli.workflow.awarding import award_of, bases_of
from voucher_cli.workflow.choice import stated_policy
from voucher_cli.workflow.manifests import manifest_in, read_manifest


def calculate_manifest(path: Path, policy_id: str | None) -> Calculation:
    """The award of the manifest at `path`, or of the one in the package there.

    Raises VoucherError for a manifest that cannot be used, or that claims nothing.
    """
    bound = _read(path)
    policy = stated_policy(bound, policy_id)
    manifest = bound.value
    if not manifest.claims:
        raise VoucherError(
            Bilingual(
                f"{bound.file} 没有申报项（claims），无可测算",
                f"{bound.file} claims nothing: there is nothing to compute",
            )
        )
    bases = bases_of(policy, manifest, manifest.claims)
    award = award_of(policy, manifest, manifest.claims, bases)
    routes = {claim.route for claim in manifest.claims}
    return Calculation(policy, routes.pop() if len(routes) == 1 else None, award)


def _read(path: Path) -> Bound[Manifest]:
    if path.is_file() and path.suffix.lower() != ".zip":
        return read_manifest(path)
    with open_package(path) as package:
        bound = manifest_in(package)
    if bound is None:
        raise VoucherError(
            Bilingual(
                f"{path} 中没有清单 {' 或 '.join(MANIFEST_NAMES)}",
                f"there is no {' or '.join(MANIFEST_NAMES)} in {path}",
            )
        )
    return bound
