"""Postscripts of letters."""

from __future__ import annotations

from bookmaker.structure import postscripts
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/postscripts.txt")
def test_postscripts_belong_to_their_letters(case: Case) -> None:
    assert shown(case.given, postscripts.recognise) == case.expected
