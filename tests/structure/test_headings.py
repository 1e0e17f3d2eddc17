"""Which lines are headings, and what they mean."""

from __future__ import annotations

from bookmaker.structure import headings
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/headings.txt")
def test_lines_are_headings_where_the_evidence_says_so(case: Case) -> None:
    assert shown(case.given, headings.recognise) == case.expected
