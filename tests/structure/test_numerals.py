"""Numbers as headings write them."""

from __future__ import annotations

from bookmaker.structure.numerals import value_of
from tests.cases import Case, each


@each("structure/numerals.txt")
def test_a_numeral_means_its_number(case: Case) -> None:
    values = [value_of(line) for line in case.given.split("\n")]
    assert "\n".join("none" if value is None else str(value) for value in values) == case.expected
