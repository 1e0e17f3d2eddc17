"""What Project Gutenberg puts round a text is taken off."""

from __future__ import annotations

from bookmaker.structure import gutenberg
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/gutenberg.txt")
def test_header_and_licence_are_taken_off(case: Case) -> None:
    assert shown(case.given, gutenberg.recognise) == case.expected
