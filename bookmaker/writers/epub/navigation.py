"""The navigation of an EPUB: contents and landmarks in `nav.xhtml`, and the tree for the NCX."""

from __future__ import annotations

from typing import NamedTuple

from bookmaker.model.book import AnyDivision, Book, Chapter, Part
from bookmaker.model.wording import Wording, wording_for
from bookmaker.writers.epub.documents import file_name, page, title_of
from bookmaker.writers.escape import escape


class Entry(NamedTuple):
    """A line of the contents, with the lines below it."""

    id: str
    title: str
    href: str
    below: tuple[Entry, ...] = ()


def toc_of(book: Book) -> tuple[Entry, ...]:
    """The contents: warnings if there are any, the text, the back matter."""
    pages = [page for page in book.front if page.landmark == "warnings"]
    return tuple(_entry(division, book) for division in (*pages, *book.divisions, *book.back))


def _entry(division: AnyDivision, book: Book) -> Entry:
    below = tuple(_entry(inside, book) for inside in division.divisions) if isinstance(division, Part) else ()
    return Entry(division.name, title_of(division, book), file_name(division), below)


def navigation(book: Book) -> bytes:
    """The navigation document (EPUB 3.3, section 7), which readers see as the contents page too."""
    words = wording_for(book.metadata.language)
    body = (
        f'<nav class="contents" epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-heading">\n'
        f'<h1 class="heading" id="toc-heading"><span class="title">{escape(words.contents)}</span></h1>\n'
        f"{_list(toc_of(book))}</nav>\n"
        f'<nav epub:type="landmarks" id="landmarks" hidden="hidden" aria-label="{escape(words.landmarks)}">\n'
        f"<ol>\n{_landmarks(book, words)}</ol>\n</nav>"
    )
    return page(words.contents, book.metadata.language or "und", body, "frontmatter")


def _list(entries: tuple[Entry, ...]) -> str:
    items = "".join(
        f'<li><a href="{escape(entry.href)}">{escape(entry.title, quote=False)}</a>'
        f"{chr(10) + _list(entry.below) if entry.below else ''}</li>\n"
        for entry in entries
    )
    return f"<ol>\n{items}</ol>\n"


def _landmarks(book: Book, words: Wording) -> str:
    marks = [("cover", "cover.xhtml", words.cover)]
    marks += [("titlepage", file_name(page), words.title_page) for page in book.front if page.landmark == "title-page"]
    marks.append(("toc", "nav.xhtml", words.contents))
    start = next(book.body, None)
    if isinstance(start, Part | Chapter):
        marks.append(("bodymatter", file_name(start), words.start))
    return "".join(
        f'<li><a epub:type="{kind}" href="{href}">{escape(title, quote=False)}</a></li>\n'
        for kind, href, title in marks
    )
