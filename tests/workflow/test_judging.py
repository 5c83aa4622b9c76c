"""Findings in order, each under an id of its own."""

from voucher_cli.findings import Finding, Level, Subject
from voucher_cli.workflow.judging import in_order

WARNING = Finding("date-order", Level.WARNING, Subject(claim="api"), detail="b")
ERROR = Finding("fact-missing", Level.ERROR, Subject(claim="api"))
INFO = Finding("tax-basis", Level.INFO)


def test_the_gravest_come_first_else_as_they_were_given() -> None:
    second = Finding("date-order", Level.WARNING, detail="a")
    names = [reported.finding for reported in in_order([INFO, WARNING, ERROR, second])]
    assert names == [ERROR, WARNING, second, INFO]


def test_equal_findings_are_one() -> None:
    assert len(in_order([ERROR, ERROR])) == 1


def test_findings_about_the_same_are_numbered_so_that_no_id_stands_twice() -> None:
    other_page = Finding("fact-missing", Level.ERROR, Subject(claim="api", page=2))
    first, second = in_order([ERROR, other_page])
    assert first.id == ERROR.id == other_page.id
    assert second.id == f"{ERROR.id}-2"


def test_an_id_does_not_change_with_what_else_is_found() -> None:
    assert in_order([ERROR])[0].id == in_order([INFO, WARNING, ERROR])[0].id
