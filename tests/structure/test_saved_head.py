"""The fields at the head of a saved text."""

from __future__ import annotations

from bookmaker.structure import saved_head
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/saved_head.txt")
def test_a_saved_head_tells_of_the_book(case: Case) -> None:
    assert shown(case.given, saved_head.recognise) == case.expected
