"""The contents of a printed book; an EPUB's contents are its navigation document."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.book import AnyDivision, Book, Chapter, Part, heading_of
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Link, Paragraph, Role, Section, Text
from bookmaker.model.wording import wording_for


def contents(book: Book, edition: Edition) -> Chapter | None:
    """Parts and chapters, each a link; the theme sets leaders and page numbers. None for a single chapter."""
    entries = tuple(_entries(book.divisions, within_part=False))
    if edition.profile.format != "pdf" or len(entries) < 2:
        return None
    title = (Text(wording_for(book.metadata.language).contents),)
    return Chapter(title, (Section(entries, "contents"),), "page", name="contents", landmark="contents")


def _entries(divisions: tuple[AnyDivision, ...], within_part: bool) -> Iterator[Paragraph]:
    for division in divisions:
        heading = heading_of(division)
        if not heading:
            continue
        role: Role = "contents-part-chapter" if within_part else "contents-chapter"
        yield Paragraph((Link(f"#{division.name}", heading),), "contents-part" if isinstance(division, Part) else role)
        if isinstance(division, Part):
            yield from _entries(division.divisions, within_part=True)
