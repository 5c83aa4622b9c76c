"""One sound dossier for each way to apply: nothing in it is wrong or missing."""

from __future__ import annotations

from collections.abc import Callable

from dossier.facts import Dossier
from dossier.sound.beijing_api import beijing_api
from dossier.sound.beijing_both import beijing_both
from dossier.sound.beijing_private import beijing_private
from dossier.sound.tongzhou_api import tongzhou_api
from dossier.sound.tongzhou_both import tongzhou_both
from dossier.sound.tongzhou_compute import tongzhou_compute
from dossier.sound.tongzhou_private import tongzhou_private

SOUND: dict[str, Callable[[], Dossier]] = {
    "beijing-api": beijing_api,
    "beijing-private": beijing_private,
    "beijing-api-and-private": beijing_both,
    "tongzhou-compute": tongzhou_compute,
    "tongzhou-api": tongzhou_api,
    "tongzhou-private": tongzhou_private,
    "tongzhou-compute-and-api": tongzhou_both,
}
