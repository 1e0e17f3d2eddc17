"""A contents list of the source is taken off."""

from __future__ import annotations

from bookmaker.structure import contents_list
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/contents_list.txt")
def test_a_contents_list_is_taken_off(case: Case) -> None:
    assert shown(case.given, contents_list.recognise) == case.expected
