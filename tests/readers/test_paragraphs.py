"""Plain text: lines become the paragraphs that were meant."""

from __future__ import annotations

from bookmaker.model.outline import outline_of_blocks
from bookmaker.readers import read
from tests.cases import Case, each
from tests.problems import none_expected


@each("readers/paragraphs.txt")
def test_a_text_is_read_in_the_paragraphs_that_were_meant(case: Case) -> None:
    manuscript = read("story.txt", case.given.encode(), none_expected)
    assert "\n".join(outline_of_blocks(manuscript.blocks)) == case.expected


def test_each_paragraph_knows_its_line_and_the_blank_lines_above_it() -> None:
    manuscript = read("story.txt", b"\nOne.\n\n\n\nTwo.\n", none_expected)
    assert [(block.at.line, getattr(block, "gap", None)) for block in manuscript.blocks] == [(2, 1), (6, 3)]


def test_the_paragraph_style_is_told_with_its_reason() -> None:
    manuscript = read("story.txt", b"word " * 60 + b"\n" + b"word " * 70, none_expected)
    guesses = {each.what: (each.guess, each.why) for each in manuscript.understood}
    assert guesses["paragraphs"] == ("one a line", "100% of the text stands in lines over 100 columns")
