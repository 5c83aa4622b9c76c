"""What the files of a season are called."""

from hypothesis import given
from hypothesis import strategies as st

from voucher_cli.batch.names import report_stem

NAMES = st.text(min_size=1, max_size=120)


def test_an_ordinary_name_stays_as_it_is() -> None:
    assert report_stem("云帆智能（补正）.zip") == "reports/云帆智能（补正）.zip"


@given(NAMES)
def test_every_name_becomes_one_that_any_system_takes(name: str) -> None:
    folder, _, stem = report_stem(name).partition("/")
    assert folder == "reports"
    assert stem
    assert not set(stem) & set('<>:"/\\|?*%#\n\x00')
    assert not stem.startswith(".")
    assert not stem.endswith((".", " "))
    assert len(stem.encode()) <= 240
    assert stem.casefold() not in {"con", "nul", "aux", "prn", "com1"}


@given(NAMES, NAMES)
def test_no_two_packages_share_one(one: str, other: str) -> None:
    assert (report_stem(one) == report_stem(other)) == (one == other)


def test_reserved_names_are_not_used() -> None:
    assert report_stem("CON") != "reports/CON"
    assert report_stem("..") not in {"reports/", "reports/.."}
