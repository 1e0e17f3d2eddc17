"""Dedication and epigraph."""

from __future__ import annotations

from bookmaker.model.book import Book, Chapter
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Section, Text
from bookmaker.model.wording import wording_for


def dedication(book: Book, edition: Edition) -> Chapter | None:
    """The dedication, if there is one."""
    if not book.dedication:
        return None
    title = (Text(wording_for(book.metadata.language).dedication),)
    return Chapter(title, (Section(book.dedication, "dedication"),), "page", name="dedication")


def epigraph(book: Book, edition: Edition) -> Chapter | None:
    """The epigraph, if there is one."""
    if not book.epigraph:
        return None
    title = (Text(wording_for(book.metadata.language).epigraph),)
    return Chapter(title, (Section(book.epigraph, "epigraph"),), "page", name="epigraph")
