"""The inner margin follows from the page count, and the page count from the inner margin.

Printers ask for wider gutters in thicker books; a wider gutter makes the lines shorter and the book thicker. The
book is laid out for the count that is estimated, then for the one that it has; if that is too much for its gutter
after all, once more for the next. A second paper that holds is kept, so it cannot swing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from bookmaker.model.canon import Paper, paper_of
from bookmaker.model.edition import Printer, Trim

GROWTH, NEAR = 1.01, 4
"""How much thicker than in proportion a book may become by shorter lines; pages that make-up may still add."""
SLACK = 0.02
"""How near to the limit of a gutter, in parts of its pages, a book takes the next: it costs a paper's width, and saves
laying out the book twice."""

Made = TypeVar("Made")


class Format(NamedTuple):
    """What the page of a book is made for; `scale` is the theme's."""

    trim: Trim
    printer: Printer
    scale: float


def settled(
    made: Callable[[Paper], Made], pages: Callable[[Made], int], book: Format, first: Paper
) -> tuple[Paper, Made]:
    """The page that holds for the book laid out on it, and what was made for it; after three layouts at most."""
    paper, result = first, made(first)
    for _ in range(2):
        wanted = paper_for(pages(result), paper, book)
        is_enough = paper.inside >= book.printer.gutter(pages(result) + NEAR)
        if is_enough and (wanted.inside >= paper.inside or paper is not first):
            break
        paper = wanted
        result = made(paper)
    return paper, result


def paper_for(pages: int, paper: Paper, book: Format) -> Paper:
    """The page with the narrowest gutter that would hold for what a book of so many pages on a paper becomes by it."""
    for most, _ in book.printer.gutters:
        candidate = paper_of(book.trim, book.printer, most)
        ratio = _measure(paper) / _measure(candidate)
        expected = pages * ratio * (GROWTH if ratio > 1 else 1)
        if expected + max(NEAR, SLACK * pages) <= most:
            return candidate
    return candidate


def _measure(paper: Paper) -> float:
    return paper.width - paper.inside - paper.outside
