"""How many cells are filled, and filled rightly, over all blanks: `python -m forms.measure` from
`tests`; the figures stand in docs/accuracy-forms.md."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_cli.forms.document import open_form
from voucher_cli.forms.fill import fill_all
from voucher_cli.forms.load import form_map
from voucher_cli.forms.pairs import fill_pairs

from .agency_forms import FORMS, AgencyForm
from .bureau_blanks import BLANKS, Blank
from .chance import random_blank
from .facts import BEIJING, TONGZHOU, applied
from .word import Drawing, texts


@dataclass(frozen=True)
class Score:
    """Of the cells that are to be filled: how many hold what they should. `wrong` are cells and
    lines that hold what they should not, filled or not."""

    name: str
    due: int
    filled: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


def score(name: str, drawing: Drawing, result: bytes) -> Score:
    """Compares a filled form with what its drawing expects, text by text."""
    blank, filled = texts(drawing.bytes()), texts(result)
    if len(blank) != len(drawing.expected):  # rows were to be copied
        blank = [""] * len(drawing.expected)
    assert len(filled) == len(drawing.expected), (len(filled), len(drawing.expected))
    right, wrong, missed = 0, [], []
    for was, now, want, due in zip(blank, filled, drawing.expected, drawing.wanted, strict=True):
        if due and now == want:
            right += 1
        elif due and now == was:
            missed.append(want)
        elif now != want and not (due and not now):
            wrong.append(f"{now!r} for {want!r}")
        elif due:
            missed.append(want)
    return Score(name, sum(drawing.wanted), right, tuple(wrong), tuple(missed))


def score_blank(blank: Blank) -> Score:
    """Fills one blank and scores it."""
    drawing = blank.draw()
    maps = [form_map(blank.policy, form) for form in blank.form.split()]
    filling = fill_all(open_form(drawing.bytes(), blank.name), maps, applied(blank.manifest))
    return score(blank.name, drawing, filling.form.saved())


def score_agency(form: AgencyForm) -> Score:
    """Fills one agency's form from its pairs and scores it."""
    drawing = form.draw()
    pairs = {k: tuple(v) if isinstance(v, list) else (v,) for k, v in form.pairs.items()}
    filling = fill_pairs(open_form(drawing.bytes(), form.name), pairs)
    return score(form.name, drawing, filling.form.saved())


def score_chance(policy: str, form: str, seed: int) -> Score:
    """Fills one blank drawn by chance and scores it."""
    drawing = random_blank(policy, seed)
    manifest = BEIJING if policy.startswith("beijing") else TONGZHOU
    filling = fill_all(
        open_form(drawing.bytes(), form), [form_map(policy, form)], applied(manifest)
    )
    return score(f"{form} by chance {seed}", drawing, filling.form.saved())


def main() -> None:
    """Prints the figures."""
    for one in (*map(score_blank, BLANKS), *map(score_agency, FORMS)):
        print(f"{one.name:36} {one.filled:3}/{one.due:3}  wrong {len(one.wrong)}")
        for text in (*one.wrong, *(f"missed {m!r}" for m in one.missed)):
            print("    ", text[:150])
    for policy, form in (("beijing-model-2024", "3-3"), ("tongzhou-2025", "1-1")):
        scores = [score_chance(policy, form, seed) for seed in range(200)]
        filled, due = sum(s.filled for s in scores), sum(s.due for s in scores)
        wrong = sum(len(s.wrong) for s in scores)
        print(f"{form} drawn by chance, 200 blanks: {filled}/{due}  wrong {wrong}")


if __name__ == "__main__":
    main()
