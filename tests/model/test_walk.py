"""Walking a tree: every block and text in the order of reading."""

from __future__ import annotations

from bookmaker.model.book import Book, Chapter, Metadata, Part, heading_of, in_order
from bookmaker.model.nodes import (
    Blocks,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    List,
    Note,
    Omission,
    Paragraph,
    Quote,
    Table,
    Text,
    Verse,
)
from bookmaker.model.outline import line_of
from bookmaker.model.walk import change, change_notes, descend, plain, text_of


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


BLOCKS: Blocks = (
    Heading(2, (Text("The Quay"),), label="Chapter 1"),
    Paragraph((Text("One"), Note((p("two"),)), Emphasis((Text(" three"), Note((p("four"),)))))),
    Quote((p("five"), List(((p("six"),), (p("seven"),))))),
    Verse((((Text("eight"),), (Text("nine"),)), ((Text("ten"),),))),
    Table((((Text("eleven"),), (Text("twelve"),)),)),
    Omission((p("gone"),), "structure/contents-list"),
)


def shout(inlines: Inlines) -> Inlines:
    return tuple(Text(i.text.upper()) if isinstance(i, Text) else i for i in change_notes(inlines, shout_all))


def shout_all(blocks: Blocks) -> Blocks:
    return tuple(change(block, shout, shout_all) for block in blocks)


def test_texts_stand_in_the_order_of_reading_notes_after_their_line() -> None:
    assert list(text_of(BLOCKS)) == (
        [
            "Chapter 1",
            "The Quay",
            "One three",
            "two",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )


def test_what_was_left_out_is_told_when_asked_for() -> None:
    assert list(text_of(BLOCKS, omissions=True))[-1] == "gone"


def test_every_block_is_met_once_each_before_what_is_inside_it() -> None:
    kinds = [type(block).__name__ for block in descend(BLOCKS)]
    assert kinds == (
        [
            "Heading",
            "Paragraph",
            "Paragraph",
            "Paragraph",
            "Quote",
            "Paragraph",
            "List",
            "Paragraph",
            "Paragraph",
            "Verse",
            "Table",
            "Omission",
            "Paragraph",
        ]
    )


def test_a_change_reaches_notes_and_nested_blocks() -> None:
    assert [text for text in text_of(shout_all(BLOCKS)) if text.islower()] == []
    assert "TWO" in list(text_of(shout_all(BLOCKS)))


def test_a_block_that_does_not_change_is_the_same_one() -> None:
    block = p("One")
    assert change(block, lambda inlines: inlines, lambda blocks: blocks) is block


def test_plain_words_have_newlines_for_breaks_and_no_notes() -> None:
    assert plain((Text("One"), LineBreak(), Emphasis((Text("two"),)), Note((p("three"),)))) == "One\ntwo"


def test_a_book_knows_its_divisions_by_number_label_title_and_kind() -> None:
    one = Chapter((Text("The Quay"),), (), label="Chapter 1", number=1, name="chapter-0001")
    two = Chapter((Text("The Storm"),), (), label="Chapter 2", number=2, name="chapter-0002")
    part = Part((Text("Spring"),), (), (one, two), label="Part 1", number=1, name="part-0001")
    last = Chapter((), (), "epilogue", "Epilogue", name="epilogue-0001")
    book = Book(Metadata(), (part, last))
    assert list(in_order(book.divisions)) == [part, one, two, last]
    assert book.named(("epilogue", "1")) == [one, last]
    assert book.named((" chapter 2 ",)) == [two]
    assert book.named(("SPRING", "the quay")) == [part, one]
    assert book.named(("3",)) == []
    assert line_of(heading_of(one)) == "{label: Chapter 1} The Quay"
