"""Transcribers' notes are taken off."""

from __future__ import annotations

from bookmaker.structure import transcribers
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/transcribers.txt")
def test_transcribers_notes_are_taken_off(case: Case) -> None:
    assert shown(case.given, transcribers.recognise) == case.expected
