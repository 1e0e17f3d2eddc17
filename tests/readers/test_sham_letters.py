"""Letters of formulas that stand for italics and bold type."""

from __future__ import annotations

from bookmaker.model.nodes import Paragraph, Strong, Text
from bookmaker.model.problem import Location, Problem
from bookmaker.readers import read
from bookmaker.readers.sham_letters import with_real_letters
from tests.cases import Case, each


@each("readers/sham_letters.txt")
def test_letters_are_letters_and_emphasis_is_emphasis(case: Case) -> None:
    assert with_real_letters(case.given)[0] == case.expected


def test_a_text_and_a_markdown_file_have_real_emphasis_and_the_lines_are_told() -> None:
    for name in ("story.txt", "story.md"):
        problems: list[Problem] = []
        manuscript = read(name, "The ferry.\n\nIt was 𝐠𝐨𝐧𝐞.\n".encode(), problems.append)
        block = manuscript.blocks[-1]
        assert isinstance(block, Paragraph)
        assert block.children == (Text("It was "), Strong((Text("gone"),)), Text("."))
        (problem,) = problems
        assert (problem.name, problem.at) == ("encoding/sham-letters", Location(name, 3))
        assert problem.message.endswith("in line 3")
