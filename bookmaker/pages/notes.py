"""The author's notes of all chapters at the end of the book, where the book file asks for them there."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.book import AnyDivision, Book, Chapter, heading_of
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Blocks, Link, Omission, Paragraph, Section, Text
from bookmaker.model.walk import descend
from bookmaker.model.wording import wording_for

PAGE = "authors-notes"
RULE = "structure/notes-to-the-back"
"""The rule whose omissions are printed here."""


def notes_page(book: Book, edition: Edition) -> Chapter | None:
    """The notes of each chapter below its heading, which leads back to it. None where nothing was moved."""
    blocks = (*_moved(book.omitted), *(block for division in book.body for block in _of(division)))
    words = wording_for(book.metadata.language)
    return Chapter((Text(words.authors_notes),), blocks, "page", name=PAGE) if blocks else None


def _of(division: AnyDivision) -> Iterator[Block]:
    notes = tuple(_moved(division.blocks))
    heading = heading_of(division)
    if notes and heading:
        yield Paragraph((Link(f"#{division.name}", heading),))
    yield from notes


def _moved(blocks: Blocks) -> Iterator[Section]:
    for block in descend(blocks):
        if isinstance(block, Omission) and block.rule == RULE:
            yield Section(block.blocks, "note", block.at)
