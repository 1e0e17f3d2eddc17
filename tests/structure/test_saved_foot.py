"""The last words of archives."""

from __future__ import annotations

from bookmaker.structure import saved_foot
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/saved_foot.txt")
def test_the_last_words_of_archives_are_taken_off(case: Case) -> None:
    assert shown(case.given, saved_foot.recognise) == case.expected
