"""Half-title and title page."""

from __future__ import annotations

from bookmaker.model.book import Book, Chapter
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Paragraph, Role, Section, Text
from bookmaker.model.wording import wording_for


def line(role: Role, text: str) -> Paragraph:
    """A paragraph with a role."""
    return Paragraph((Text(text),), role)


def half_title(book: Book, edition: Edition) -> Chapter | None:
    """The title alone on the first page of a printed book; e-books have none."""
    if edition.profile.format != "pdf":
        return None
    words = wording_for(book.metadata.language)
    page = Section((line("half-title", book.metadata.title),), "half-title-page")
    return Chapter((Text(words.half_title),), (page,), "page", name="half-title")


def title_page(book: Book, edition: Edition) -> Chapter:
    """Title, subtitle, series, authors and the others who made the book, publisher."""
    data, words = book.metadata, wording_for(book.metadata.language)
    roles = dict(words.roles)
    blocks: list[Block] = []
    if data.series:
        text = (
            words.book_of_series.format(data.series.number, data.series.name)
            if data.series.number
            else (words.part_of_series.format(data.series.name))
        )
        blocks.append(line("series", text))
    blocks.append(line("title", data.title))
    if data.subtitle:
        blocks.append(line("subtitle", data.subtitle))
    if data.byline:
        blocks.append(line("author", data.byline))
    blocks += [line("contributor", roles[c.role].format(c.name)) for c in data.contributors if c.role in roles]
    if data.publisher:
        blocks.append(line("publisher", data.publisher))
    page = Section(tuple(blocks), "title-page")
    return Chapter((Text(words.title_page),), (page,), "page", name="title-page", landmark="title-page")
