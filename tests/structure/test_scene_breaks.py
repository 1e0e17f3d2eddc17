"""Breaks between scenes, and time skips."""

from __future__ import annotations

from bookmaker.structure import scene_breaks
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/scene_breaks.txt")
def test_rows_of_signs_are_scene_breaks(case: Case) -> None:
    assert shown(case.given, scene_breaks.recognise) == case.expected
