"""Headings in capitals are set as titles."""

from __future__ import annotations

from bookmaker.structure import capitals
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/capitals.txt")
def test_shouted_headings_are_set_in_title_case(case: Case) -> None:
    assert shown(case.given, capitals.recognise) == case.expected
