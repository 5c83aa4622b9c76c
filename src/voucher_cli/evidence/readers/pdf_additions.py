"""What was added to a PDF after it was signed: further signatures and what proves them later are
no change of the document, anything else may be one."""

from __future__ import annotations

from collections.abc import Iterable

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

_MOST_REVISIONS = 60
"""each is compared with the signed one; more are not looked at, and so not taken for harmless"""
_MOST_COMPARED = 5
"""signatures that something was added after"""


class Additions:
    """Tells for each signature of one file whether it covers all that the file holds now.

    What is harmless after one signature is so after every later one: the file is to be asked in
    the order of signing, and is compared only until a signature is found to cover all.
    """

    def __init__(self, reader: PdfFileReader, signature_fields: Iterable[str]) -> None:
        self._reader = reader
        self._fields = frozenset(signature_fields)
        self._harmless_since: int | None = None
        self._left = _MOST_COMPARED

    def none_after(self, signature: EmbeddedPdfSignature) -> bool:
        """Whether nothing but signatures came after this one. Raises what pyHanko raises."""
        coverage = signature.evaluate_signature_coverage()
        signature.coverage = coverage  # type: ignore[assignment]  # what is compared relies on it
        if coverage is SignatureCoverageLevel.ENTIRE_FILE:
            return True
        if coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
            return False
        revision = signature.signed_revision
        if self._harmless_since is not None and revision >= self._harmless_since:
            return True
        if self._left == 0 or self._reader.xrefs.total_revisions > _MOST_REVISIONS:
            return False
        self._left -= 1
        found = signature.evaluate_modifications(DEFAULT_DIFF_POLICY)
        if not isinstance(found, DiffResult) or not self._is_harmless(found):
            return False
        self._harmless_since = revision
        return True

    def _is_harmless(self, found: DiffResult) -> bool:
        if found.modification_level > ModificationLevel.FORM_FILLING:
            return False
        return found.changed_form_fields <= self._fields
