"""Title, author and summary at the head of a text."""

from __future__ import annotations

from bookmaker.structure import head
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/head.txt")
def test_the_head_tells_of_the_book(case: Case) -> None:
    assert shown(case.given, head.recognise) == case.expected
