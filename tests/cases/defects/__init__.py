"""The defects, one module a family of findings."""

from cases.defects import (
    amounts,
    contents,
    dates,
    files,
    forms,
    materials,
    parties,
    pictures,
    seals,
    stated,
)

DEFECTS = (
    *materials.DEFECTS,
    *files.DEFECTS,
    *stated.DEFECTS,
    *dates.DEFECTS,
    *amounts.DEFECTS,
    *parties.DEFECTS,
    *contents.DEFECTS,
    *forms.DEFECTS,
    *pictures.DEFECTS,
    *seals.DEFECTS,
)
