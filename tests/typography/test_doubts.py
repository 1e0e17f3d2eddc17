"""What typography could not decide is said, where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.nodes import Blocks, Note, Paragraph, Text
from bookmaker.model.problem import Location, Problem, Severity
from bookmaker.model.recipe import TypographyWishes
from bookmaker.typography import House, polish_line
from bookmaker.typography.proofreading import proof_read
from tests.cases import Case, each

HOUSE = House.of("en", TypographyWishes())


def doubts(blocks: Blocks) -> Iterator[Problem]:
    return (doubt for proofs in proof_read(blocks, HOUSE) for doubt in proofs.doubts)


@each("typography/doubts.txt")
def test_what_is_in_doubt_is_said_with_its_place(case: Case) -> None:
    found: list[Problem] = []
    texts = case.given.split("\n\n")
    blocks = tuple(Paragraph((Text(text),), at=Location("story.txt", line)) for line, text in enumerate(texts, 1))
    found += doubts(blocks)
    assert ("\n".join(f"{problem.at.line} {problem.name}" for problem in found) or "nothing") == case.expected


def test_a_doubt_is_a_note_that_shows_the_words_beside_the_mark() -> None:
    found: list[Problem] = []
    found += doubts(
        (Paragraph((Text('And after that she said, "Gone, and nobody in the whole town of Stannet looked up.'),)),),
    )
    (problem,) = found
    assert problem.severity == Severity.NOTE
    assert problem.message == 'a quotation is never closed: …fter that she said, "Gone, and nobody in …'


def test_a_doubt_in_a_note_has_the_place_of_its_paragraph() -> None:
    found: list[Problem] = []
    note = Note((Paragraph((Text('"Gone.'),)),))
    found += doubts((Paragraph((Text("Six"), note), at=Location("story.txt", 7)),))
    assert [(problem.name, problem.at.line) for problem in found] == [("typography/unclosed-quote", 7)]


def test_nothing_is_said_unless_it_is_asked_for() -> None:
    assert polish_line((Text('"Gone.'),), HOUSE) == (Text("“Gone."),)
