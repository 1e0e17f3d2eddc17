"""A book without a word is no book."""

from __future__ import annotations

from bookmaker.model.book import Book
from bookmaker.model.problem import NOWHERE, Report, error
from bookmaker.model.walk import text_of
from bookmaker.model.warned_scenes import taken_out


def check(book: Book, report: Report) -> None:
    """Report a book in whose text no word stands."""
    has_words = any(text.strip() for division in book.body for text in text_of(division.blocks))
    if has_words or any(taken_out(division.blocks) for division in book.body):
        return
    at = next((division.at for division in book.body), NOWHERE)
    report(error("source/no-words", "there is not a word of text in the book", at, "look at the file in an editor"))
