"""The inner margin follows from the page count, and the page count from the inner margin.

Printers ask for wider gutters in thicker books; a wider gutter makes the lines shorter and the book thicker. The
book is laid out for the count that is guessed, then for the one that it has; if that is too much for its gutter
after all, once more for the next. It never goes back to a narrower one, so it cannot swing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from bookmaker.model.canon import POINT, Paper, paper_of
from bookmaker.model.edition import Printer, Trim

GROWTH, NEAR = 1.01, 4
"""How much thicker than in proportion a book may become by shorter lines; pages that make-up may still add."""
LETTER = 0.44
"""The width of a letter with its share of spaces and short lines, in ems, for a first guess."""

Made = TypeVar("Made")


class Format(NamedTuple):
    """What the page of a book is made for; `scale` is the theme's."""

    trim: Trim
    printer: Printer
    scale: float


def guess(letters: int, chapters: int, book: Format) -> Paper:
    """The page for a text of so many letters, before anything is laid out."""
    paper = paper_of(book.trim, book.printer, 300)
    lines = (paper.height - paper.top - paper.bottom) / POINT / (paper.leading * book.scale)
    across = _measure(paper) / POINT / (paper.size * book.scale * LETTER)
    return paper_of(book.trim, book.printer, int(letters / (lines * across) + chapters))


def settled(
    made: Callable[[Paper], Made], pages: Callable[[Made], int], book: Format, first: Paper
) -> tuple[Paper, Made]:
    """The page that holds for the book laid out on it, and what was made for it; after three layouts at most."""
    paper, result = first, made(first)
    for _ in range(2):
        wanted = _fitting(pages(result), paper, book)
        is_enough = paper.inside >= book.printer.gutter(pages(result) + NEAR)
        if wanted.inside == paper.inside or (is_enough and paper is not first):
            break
        paper = wanted
        result = made(paper)
    return paper, result


def _fitting(pages: int, paper: Paper, book: Format) -> Paper:
    """The narrowest gutter that would hold for what a book of so many pages would become by it."""
    for most, _ in book.printer.gutters:
        candidate = paper_of(book.trim, book.printer, most)
        ratio = _measure(paper) / _measure(candidate)
        expected = pages * ratio * (GROWTH if ratio > 1 else 1)
        if expected + NEAR <= most:
            return candidate
    return candidate


def _measure(paper: Paper) -> float:
    return paper.width - paper.inside - paper.outside
