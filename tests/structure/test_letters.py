"""Letters inside the story."""

from __future__ import annotations

from bookmaker.structure import letters
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/letters.txt")
def test_letters_are_set_as_letters(case: Case) -> None:
    assert shown(case.given, letters.recognise) == case.expected
