"""The defects, one module a family of findings."""

from cases.defects import amounts, contents, dates, files, forms, materials, parties, stated

DEFECTS = (
    *materials.DEFECTS,
    *files.DEFECTS,
    *stated.DEFECTS,
    *dates.DEFECTS,
    *amounts.DEFECTS,
    *parties.DEFECTS,
    *contents.DEFECTS,
    *forms.DEFECTS,
)
