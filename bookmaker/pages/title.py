"""Half-title and title page. What is long is set smaller, so that each stays one page.

A title is `long-title`, or `longest-title`, by what there is to read and what a line holds: a class round the page, of
which each theme makes sizes and distances of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from bookmaker.model.book import Book, Chapter
from bookmaker.model.canon import POINT, paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Paragraph, Role, Section, Text
from bookmaker.model.patterns import Late
from bookmaker.model.walk import plain
from bookmaker.model.wording import wording_for

WIDE = Late("[\u2e80-\ud7ff\uf900-\ufaff\uff01-\uff60]", look=lambda text: not text.isascii())
"""Letters as wide as they are high, between which a line may end: those of Chinese, Japanese and Korean."""
LETTER = 0.5
"""The width of a letter in ems, as book faces have it on average."""
USUAL_PAGES = 300
"""A book's own number of pages changes its measure by a letter or two."""


class Room(NamedTuple):
    """What a page holds of its text: letters in a line, and lines."""

    letters: float
    lines: float


PHONE = Room(44, 26)


class Step(NamedTuple):
    """A size of titles, in ems of the text: the most lines of it, and how much of a page may be filled then."""

    size: float
    lines: int
    share: float


USUAL, LONG = Step(2.7, 4, 0.45), Step(1.9, 5, 0.67)
"""About the sizes of the themes; what does not fit in the second is as small as a title gets."""


def line(role: Role, text: str) -> Paragraph:
    """A paragraph with a role."""
    return Paragraph((Text(text),), role)


def half_title(book: Book, edition: Edition) -> Chapter | None:
    """The title alone on the first page of a printed book; e-books have none."""
    if edition.profile.format != "pdf":
        return None
    words = wording_for(book.metadata.language)
    page = Section((line("half-title", book.metadata.title),), "half-title-page")
    page = _sized(page, book.metadata.title, (), room_of(edition))
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
    others = [plain(block.children) for block in blocks if isinstance(block, Paragraph) and block.role != "title"]
    page = _sized(Section(tuple(blocks), "title-page"), data.title, others, room_of(edition))
    return Chapter((Text(words.title_page),), (page,), "page", name="title-page", landmark="title-page")


def room_of(edition: Edition) -> Room:
    """How much text a page of an edition holds, about."""
    profile = edition.profile
    if profile.trim is None or profile.printer is None:
        return PHONE
    paper, scale = paper_of(profile.trim, profile.printer, USUAL_PAGES), edition.theme.text_scale * POINT
    measure = paper.width - paper.inside - paper.outside
    return Room(
        measure / (paper.size * scale * LETTER),
        (paper.height - paper.top - paper.bottom) / (paper.leading * scale),
    )


def _sized(page: Section, title: str, others: Iterable[str], room: Room) -> Section:
    """A page of a title; in another section if there is too much to read for the usual size."""
    beside = sum(ceil(1.2 * _letters(text) / room.letters) for text in others)
    if _fits(USUAL, title, beside, room):
        return page
    return Section((page,), "long-title" if _fits(LONG, title, beside, room) else "longest-title")


def _fits(step: Step, title: str, beside: int, room: Room) -> bool:
    """Whether a title, and the lines beside it, stand well on a page at a size; its longest word fits in a line."""
    lines = ceil(step.size * _letters(title) / room.letters)
    word = max(map(len, WIDE.sub(" ", title).replace("-", " ").split()), default=0)
    height = 0.85 * step.size * lines + 1.4 * beside + 2
    return step.size * word <= room.letters and lines <= step.lines and height <= step.share * room.lines


def _letters(text: str) -> int:
    """The letters of a text; one that fills an em counts twice."""
    return len(text) + sum(1 for _ in WIDE.finditer(text))
