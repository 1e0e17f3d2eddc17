"""Footnotes of plain texts stand at their marks, where marks and notes agree."""

from __future__ import annotations

from bookmaker.structure import footnotes
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/footnotes.txt")
def test_notes_go_to_their_marks_and_what_does_not_agree_stays(case: Case) -> None:
    assert shown(case.given, footnotes.recognise) == case.expected
