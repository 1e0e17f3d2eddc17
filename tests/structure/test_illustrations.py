"""What stands where pictures were."""

from __future__ import annotations

from bookmaker.structure import illustrations
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/illustrations.txt")
def test_captions_stay_and_bare_marks_of_pictures_are_left_out(case: Case) -> None:
    assert shown(case.given, illustrations.recognise) == case.expected
