"""The language of a text."""

from __future__ import annotations

from bookmaker.structure import language_of
from tests.cases import Case, each


@each("structure/language.txt")
def test_a_text_tells_its_language(case: Case) -> None:
    assert language_of(case.given).value == case.expected


def test_the_reason_names_the_words() -> None:
    found = language_of("The ferry left at six and the gulls were on the roof of the customs house.")
    assert found.why.startswith("“the”")
