"""Blanks drawn by other hands: every value in its cell, and nothing anywhere else."""

import pytest

from .agency_forms import FORMS, AgencyForm
from .bureau_blanks import BLANKS, Blank
from .measure import score_agency, score_blank, score_chance


@pytest.mark.parametrize("blank", BLANKS, ids=lambda blank: blank.name)
def test_a_blank_of_the_bureau_is_filled_in_full_and_nowhere_else(blank: Blank) -> None:
    result = score_blank(blank)
    assert result.wrong == ()
    assert result.missed == ()
    assert result.filled == result.due > 0


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_of_another_agency_is_filled_from_its_labels(form: AgencyForm) -> None:
    result = score_agency(form)
    assert result.wrong == ()
    assert result.missed == ()
    assert result.filled == result.due > 0


@pytest.mark.parametrize(
    ("policy", "form"), [("beijing-model-2024", "3-3"), ("tongzhou-2025", "1-1")]
)
def test_blanks_drawn_by_chance_are_filled_too(policy: str, form: str) -> None:
    for seed in range(20):
        result = score_chance(policy, form, seed)
        assert result.wrong == (), seed
        assert result.missed == (), seed
