"""Authors' notes stand apart from the story."""

from __future__ import annotations

from bookmaker.structure import notes
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/notes.txt")
def test_authors_notes_stand_apart(case: Case) -> None:
    assert shown(case.given, notes.recognise) == case.expected
