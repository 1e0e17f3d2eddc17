"""The imprint: where the text came from, when, and what made the book.

Its last lines are the colophon: faces, paper, program. A leaf of its own behind the text would be paid for in every
copy, and the page behind the title is printed anyhow; publishers of novels set it there.
"""

from __future__ import annotations

from collections.abc import Iterator

import bookmaker
from bookmaker.model.avoid import FOLDED, REPLACED
from bookmaker.model.book import Book, Chapter
from bookmaker.model.edition import Edition, Trim
from bookmaker.model.nodes import Link, Paragraph, Section, Text
from bookmaker.model.wording import Wording, wording_for
from bookmaker.pages.content_warnings import in_short
from bookmaker.pages.folded import reasons

INCH, NO_BREAK = 25.4, "\u00a0"


def imprint(book: Book, edition: Edition) -> Chapter:
    """The book's data in short lines. It holds no clock: the dates are the text's own."""
    words = wording_for(book.metadata.language)
    lines = (
        *_rights(book, words),
        *_origin(book, words),
        *_archive_tags(book, words),
        *_copy(book, words),
        *_making(edition, words),
    )
    return Chapter((Text(words.imprint),), (Section(lines, "imprint"),), "page", name="imprint")


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _rights(book: Book, words: Wording) -> Iterator[Paragraph]:
    data = book.metadata
    yield _line(words.title_by.format(data.title, data.byline) if data.byline else data.title)
    if data.rights:
        yield _line(data.rights)
    yield from (_line(words.isbn.format(i.value)) for i in data.identifiers if i.scheme == "isbn")


def _origin(book: Book, words: Wording) -> Iterator[Paragraph]:
    data = book.metadata
    if data.source:
        before, after = words.source.split("{}")
        is_address = data.source.startswith(("http://", "https://"))
        source = Link(data.source, (Text(data.source),)) if is_address else Text(data.source)
        yield Paragraph((Text(before), source, Text(after)))
    if data.published:
        yield _line(words.published.format(data.published))
    if data.updated:
        yield _line(words.updated.format(data.updated))


def _archive_tags(book: Book, words: Wording) -> Iterator[Paragraph]:
    """What an archive of stories says of a work, where it says anything."""
    data = book.metadata
    lists = (
        (words.rating, (data.rating,)),
        (words.status, (data.status,)),
        (words.fandoms, data.fandoms),
        (words.relationships, data.relationships),
        (words.characters, data.characters),
        (words.subjects, tuple(subject.name for subject in data.subjects)),
    )
    for phrase, values in lists:
        if any(values):
            yield _line(phrase.format(", ".join(values)))


def _copy(book: Book, words: Wording) -> Iterator[Paragraph]:
    """Whom this copy was made for, and what was done for them, by topic."""
    if book.avoid is None:
        return
    yield _line(words.made_for.format(book.avoid.name))
    for phrase, rule in ((words.made_for_moved, FOLDED), (words.made_for_left_out, REPLACED)):
        entries = list(reasons(book, rule))
        if entries:
            yield _line(phrase.format(in_short(entries, book.metadata.language, words)))


def _size(trim: Trim, words: Wording) -> str:
    """A trim in millimetres and inches, which no line end parts; the name of its format where it has one."""
    name, is_format, _ = trim.label.partition(" (")
    sides = trim.width, trim.height
    millimetres = words.millimetres.format(*(int(side + 0.5) for side in sides))
    inches = words.inches.format(*(f"{round(side / INCH, 2):g}".replace(".", words.decimal) for side in sides))
    size = f"{millimetres} ({inches})".replace(" ", NO_BREAK).replace(f"{NO_BREAK}(", " (")
    return f"{name}, {size}" if is_format and trim.label.endswith("mm)") else size


def _making(edition: Edition, words: Wording) -> Iterator[Paragraph]:
    families = list(dict.fromkeys(face.family for face in edition.theme.faces))
    if families and edition.profile.format == "pdf":
        yield _line(words.faces.format(", ".join(families)))
    if edition.profile.trim:
        yield _line(words.paper.format(_size(edition.profile.trim, words)))
    yield _line(words.made_with.format(bookmaker.__version__))
