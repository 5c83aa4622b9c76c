"""Topics: present where something is said, absent where a heading stands with a blank."""

import pytest

from topic_phrasings import ABSENT, PRESENT
from voucher_cli.topics import Wording, load_topics


def page(topic: str, *pages: str) -> int | None:
    rows = ((n, [(line,) for line in text.split("\n")]) for n, text in enumerate(pages, 1))
    return load_topics()[topic].page_in(Wording.of(rows))


@pytest.mark.parametrize(("topic", "text"), [(t, x) for t, xs in PRESENT.items() for x in xs])
def test_is_found(topic: str, text: str) -> None:
    assert page(topic, text) == 1


@pytest.mark.parametrize(("topic", "text"), [(t, x) for t, xs in ABSENT.items() for x in xs])
def test_is_not_found(topic: str, text: str) -> None:
    assert page(topic, text) is None
