"""The whole book as one XHTML document for the layout engine."""

from __future__ import annotations

from datetime import datetime
from html import escape
from urllib.parse import quote

from bookmaker.model.book import Book
from bookmaker.model.content_warnings import warning_tag
from bookmaker.model.wording import wording_for
from bookmaker.writers.xhtml import Xhtml

PICTURE = "picture:"
"""The scheme under which the layout asks for the book's pictures."""


def document(book: Book, moment: datetime) -> str:
    """Front matter, text and back matter, each division in its section; dates from `moment` alone."""
    data, words = book.metadata, wording_for(book.metadata.language)
    homes = book.homes
    writer = Xhtml(
        words,
        link=lambda href: href if href[1:] in homes else "",
        picture=lambda path: PICTURE + quote(path),
        on_paper=True,
        untitled=data.title,
    )
    front = "\n".join(writer.division(page) for page in book.front)
    body = "\n".join(writer.division(division) for division in book.body)
    back = "\n".join(writer.division(page) for page in book.back)
    language = escape(data.language or "und")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" xml:lang="{language}">\n<head>\n<meta charset="utf-8"/>\n'
        f"<title>{escape(data.title, quote=False)}</title>\n{_meta(book, moment)}</head>\n"
        f'<body data-book="{escape(_running_book(book))}">\n{front}\n<div class="text">\n{body}\n</div>\n'
        f"{back}\n</body>\n</html>\n"
    )


def _running_book(book: Book) -> str:
    """What stands over the left-hand pages: the author for a novel, else the title."""
    return book.metadata.byline or book.metadata.title


def _meta(book: Book, moment: datetime) -> str:
    data = book.metadata
    topics = (warning_tag(entry.topic) for entry in book.warnings.entries)
    keywords = dict.fromkeys((*(subject.name for subject in data.subjects), *data.fandoms, *topics))
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    values = [("author", author.name) for author in data.authors]
    values += [("description", data.description), ("keywords", ", ".join(keywords)), ("generator", "bookmaker")]
    values += [("dcterms.created", stamp), ("dcterms.modified", stamp)]
    return "".join(f'<meta name="{name}" content="{escape(value)}"/>\n' for name, value in values if value)
