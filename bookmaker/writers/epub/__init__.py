"""EPUB 3.3: one file per chapter, the same bytes for the same book."""

from __future__ import annotations

from datetime import datetime

from bookmaker.model.book import Book
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Report
from bookmaker.writers.cover import cover_of
from bookmaker.writers.epub.documents import Document, documents_of, picture_name
from bookmaker.writers.epub.metadata import identifier_of_copy, metadata_of
from bookmaker.writers.epub.navigation import navigation, toc_of
from bookmaker.writers.epub.package import Package, assemble
from bookmaker.writers.epub.style import faces_for, style_sheet


def write(book: Book, edition: Edition, moment: datetime, report: Report) -> bytes:
    """Write a book as EPUB 3.3.

    File names come from the divisions' names, so a book that grows at its end keeps the readers'
    places. Raises CannotBuild if the cover picture cannot be used.
    """
    cover = cover_of(book, edition.theme, report)
    faces = faces_for(book, edition.theme)
    documents = documents_of(book)
    nav = Document("nav", "nav.xhtml", navigation(book), properties=("nav",))
    package = Package(
        metadata=metadata_of(book, has_pictures=bool(book.assets)),
        identifier=identifier_of_copy(book),
        language=book.metadata.language or "und",
        moment=moment,
        documents=(documents[0], *_with_nav(book, documents[1:], nav)),
        toc=toc_of(book),
        cover=cover,
        assets=tuple((picture_name(book, asset.path), asset) for asset in book.assets),
        style=style_sheet(edition.theme, faces),
        faces=faces,
    )
    return assemble(package)


def _with_nav(book: Book, documents: tuple[Document, ...], nav: Document) -> tuple[Document, ...]:
    """The navigation document stands after the front matter, where a contents page would."""
    front = len(book.front)
    return (*documents[:front], nav, *documents[front:])
