"""Marked headings: title, parts, chapters."""

from __future__ import annotations

from bookmaker.structure import levels
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/levels.txt")
def test_marked_headings_get_their_meaning(case: Case) -> None:
    assert shown(case.given, levels.recognise) == case.expected
