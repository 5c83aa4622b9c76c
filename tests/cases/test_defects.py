"""For every finding and route: one defect in a sound package, and exactly its finding."""

import pytest
from dossier.sound import SOUND

from cases.defect import Defect
from cases.defects import DEFECTS
from cases.harness import new_findings, sound

ROWS = [
    pytest.param(defect, name, id=f"{defect.finding}: {defect.about} ({name})")
    for defect in DEFECTS
    for name in defect.on
]


@pytest.mark.parametrize(("defect", "name"), ROWS)
def test_one_defect_shows_exactly_its_finding(defect: Defect, name: str) -> None:
    package = sound(name)
    defect.make(package)
    found = new_findings(name, package)
    shown = [f for f in found if f.name == defect.finding]
    others = sorted({f.name for f in found} - {defect.finding} - defect.also)
    assert others == []
    assert len(shown) == defect.times, [(f.subject, f.expected, f.actual) for f in shown]
    for finding in shown:
        if defect.level is not None:
            assert finding.level == defect.level
        if defect.file is not None:
            assert finding.subject.file == defect.file(SOUND[name]())
        if defect.material is not None:
            assert finding.subject.material == defect.material
            assert finding.subject.part == defect.part
