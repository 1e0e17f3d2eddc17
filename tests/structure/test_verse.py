"""Verse and quotations that stand in from the margin."""

from __future__ import annotations

from bookmaker.structure import verse
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/verse.txt")
def test_passages_that_stand_in_are_verse_or_quotations(case: Case) -> None:
    assert shown(case.given, verse.recognise) == case.expected
