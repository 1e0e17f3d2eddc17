"""The pages that we write ourselves, in front of the text and behind it.

Every page is a function `page(book, edition) -> Chapter | None`; None where the book has no use
for it. The two tables say which pages stand where.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bookmaker.model.book import Book, Chapter
from bookmaker.model.edition import Edition
from bookmaker.pages import content_warnings, contents, dedication, folded, imprint, notes, title

Page = Callable[[Book, Edition], Chapter | None]

FRONT: tuple[Page, ...] = (
    title.half_title,
    title.title_page,
    imprint.imprint,
    dedication.dedication,
    dedication.epigraph,
    content_warnings.warnings_page,
    contents.contents,
)
BACK: tuple[Page, ...] = (
    notes.notes_page,
    folded.folded_page,
    content_warnings.places_page,
    content_warnings.details_page,
)


def with_pages(book: Book, edition: Edition) -> Book:
    """The book with the pages that this edition of it has, and with what it says at the places that are warned of."""
    front = tuple(page for make in FRONT if (page := make(book, edition)) is not None)
    back = tuple(page for make in BACK if (page := make(book, edition)) is not None)
    book = replace(book, front=front, back=back)
    if book.warnings.stance != "given":
        return book
    from bookmaker.pages.at_the_place import with_marks  # most books are warned of nothing

    return with_marks(book, edition)
