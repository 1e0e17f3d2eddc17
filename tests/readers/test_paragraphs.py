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


LONG = "The ferry left at six, as it had left at six on every morning of the year, and nobody on the quay looked up.\n"
WRAPPED = (
    "The ferry left at six, as it had left at six on every morning of\n"
    "the year, and nobody on the quay looked up from what they did to\n"
    "see it go.\n\n"
)
INDENTED = "   " + WRAPPED.strip() + "\n"
SHORT = "“Nineteen,” said Tib.\n“Nineteen gulls on the roof of the customs house, and a storm.”\n"


def told_of(text: str) -> tuple[str, str, int]:
    """What is said of a text's paragraphs, and how many it has."""
    manuscript = read("story.txt", text.encode(), none_expected)
    (said,) = (each for each in manuscript.understood if each.what == "paragraphs")
    return said.guess, said.why, len(manuscript.blocks)


def test_each_stretch_of_a_mixed_text_is_read_in_its_own_way() -> None:
    text = WRAPPED * 10 + "\n" + LONG * 20 + "\n\n" + INDENTED * 8 + "\n\n" + SHORT * 20
    why = "wrapped to line 39, one a line to line 61, indented first lines to line 87 and 1 more"
    assert told_of(text) == ("mixed", why, 10 + 20 + 8 + 40)


def test_a_few_lines_of_another_kind_change_nothing() -> None:
    assert told_of(WRAPPED * 10 + LONG * 4 + "\n" + WRAPPED * 10)[0] == "wrapped lines, blank lines between"
    assert told_of(LONG * 20 + "\n" + WRAPPED * 4 + LONG * 20)[0] == "one a line"


def test_sentences_one_below_the_other_are_paragraphs_though_some_are_long() -> None:
    assert told_of(SHORT * 20) == ("one a line", "most groups of lines speak for it", 40)
