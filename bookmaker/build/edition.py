"""One edition of one book: the rest of the road, pure. Bytes in, bytes out."""

import re
import time
from datetime import UTC, datetime
from typing import NamedTuple

from bookmaker.build.road import Road
from bookmaker.model.book import Book
from bookmaker.model.code import has_code
from bookmaker.model.edition import Edition, Theme
from bookmaker.model.problem import CannotBuild, Problem, Tell, untold
from bookmaker.model.recipe import Recipe
from bookmaker.pages import with_pages
from bookmaker.profiles import profile_of
from bookmaker.writers import page_count, write

MOST_SECONDS = 253_402_300_800
"""The year 10,000, which a file cannot be dated."""
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a file whose text has none: a clock would make every build different."""


class Result(NamedTuple):
    """An edition, or the problems that kept it from being made.

    `seconds` are of wall time; `pages` are 0 for a format that has none.
    """

    edition: str
    suffix: str
    data: bytes | None
    problems: tuple[Problem, ...]
    seconds: float
    pages: int = 0


def edition_of(name: str, recipe: Recipe, theme: Theme) -> Edition:
    """An edition by its name, on the paper and for the printer that the book file asks for."""
    return Edition(profile_of(name, recipe.trim, recipe.printer), theme, recipe.lines, recipe.openings)


def make_edition(road: Road, edition: Edition, epoch: int | None, tell: Tell = untold) -> Result:
    """Make one edition. `epoch` is SOURCE_DATE_EPOCH: seconds since 1970, or None; `tell` hears how far it is."""
    start = time.perf_counter()
    problems: list[Problem] = []
    data = None
    edition = with_faces_for(road.book, edition)
    try:
        data = write(with_pages(road.book, edition), edition, moment_of(road.book, epoch), problems.append, tell)
    except CannotBuild as wrong:
        problems += wrong.problems
    profile = edition.profile
    pages = page_count(data, edition) if data else 0
    return Result(profile.name, profile.suffix, data, tuple(problems), time.perf_counter() - start, pages)


def with_faces_for(book: Book, edition: Edition) -> Edition:
    """An edition with the faces that its book needs: those for code only where that is printed."""
    faces = tuple(face for face in edition.theme.faces if not face.for_code)
    if edition.profile.format != "pdf" or len(faces) == len(edition.theme.faces) or has_code(book):
        return edition
    return edition._replace(theme=edition.theme._replace(faces=faces))


def moment_of(book: Book, epoch: int | None) -> datetime:
    """The time that a file says it was made: the epoch asked for, else the text's own last date."""
    if epoch is not None and epoch < MOST_SECONDS:
        return datetime.fromtimestamp(epoch, UTC)
    for date in (book.metadata.updated, book.metadata.published):
        match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
        if match:
            try:
                return datetime(int(match[1]), int(match[2] or 1), int(match[3] or 1), tzinfo=UTC)
            except ValueError:  # a text may say anything: "2024-02-30"
                continue
    return UNDATED
