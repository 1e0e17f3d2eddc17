"""The marks that a text sets its speeches in decide where a paragraph by itself would not."""

from __future__ import annotations

from bookmaker.model.nodes import Block, Emphasis, Paragraph, SceneBreak, Text
from bookmaker.model.recipe import TypographyWishes
from bookmaker.model.walk import plain
from bookmaker.typography import House, polish
from bookmaker.typography.style import outer_marks

HOUSE = House.of("en", TypographyWishes())
CARRIED_ON = "'As I walked along the quay the goose came after me."


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Text(text),)) for text in texts)


def last_of(*texts: str) -> str:
    """The last of some paragraphs, well set."""
    block = polish(paragraphs(*texts), HOUSE)[-1]
    assert isinstance(block, Paragraph)
    return plain(block.children)


def test_speeches_at_the_beginning_of_paragraphs_tell() -> None:
    assert outer_marks(paragraphs(*['"Gone," said Tib.'] * 4, "'Tis six.")) == "double"
    assert outer_marks(paragraphs(*["‘Gone,’ said Tib."] * 4)) == "single"
    assert outer_marks(paragraphs('"Gone."', "'Gone.'", "Six.")) == ""
    emphasised = Paragraph((Emphasis((Text(" “Gone.”"),)),))
    assert outer_marks((emphasised, SceneBreak("*"), Paragraph(()))) == ""
    assert outer_marks((emphasised,) * 4) == "double"


def test_a_speech_carried_on_begins_with_a_mark_in_a_british_text() -> None:
    assert last_of(*["'Gone,' said Tib."] * 4, CARRIED_ON).startswith("‘As")


def test_the_same_word_is_clipped_in_a_text_of_double_marks() -> None:
    assert last_of(*['"Gone," said Tib.'] * 4, CARRIED_ON).startswith("’As")
