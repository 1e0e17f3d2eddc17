"""The canon of the page: margins, text size and leading follow from the trim, the gutter from the page count.

The outer margin is 0.105 of the page's width, the upper 0.083 and the lower 0.092 of its height, so that the text
block stands a little high, as it has since the first printed books. The inner margin is the printer's gutter and an
eighth of an inch that the eye keeps, but no less than the outer: what the binding of a thick book swallows comes on
top. The size of the text grows with the square root of its measure, 11 points for one of 120 mm: a wide measure
takes larger letters and more of them. A measure holds at most 33 ems (about 80 letters); what is wider becomes
margin. Leading is 1.36 of the size. Margins are multiples of half a millimetre, sizes of a quarter of a point.
"""

from __future__ import annotations

from math import ceil, sqrt
from typing import NamedTuple

from bookmaker.model.edition import Printer, Trim

POINT = 25.4 / 72
EYE = 25.4 / 8
OUTSIDE, TOP, BOTTOM = 0.105, 0.083, 0.092
SIZE, MEASURE = 11.0, 120.4
SMALLEST, LARGEST = 9.0, 12.0
"""Points between which text is set."""
MOST_EMS = 33
LEADING = 1.36
HEAD = 15.0
"""Millimetres that a running head or a folio needs."""


class Paper(NamedTuple):
    """A page of a printed book, in millimetres, and its text, in points. Inside is the side of the spine."""

    width: float
    height: float
    inside: float
    outside: float
    top: float
    bottom: float
    size: float
    leading: float


def paper_of(trim: Trim, printer: Printer, pages: int) -> Paper:
    """The page of a book of so many pages; its text before the theme's scale."""
    outside = _half(max(trim.width * OUTSIDE, printer.least))
    size = min(LARGEST, max(SMALLEST, _quarter(SIZE * sqrt((trim.width - 2 * outside) / MEASURE))))
    spare = max(0.0, trim.width - 2 * outside - MOST_EMS * size * POINT)
    outside = _half(outside + spare / 2)
    inside = _half(max(outside, printer.gutter(pages) + EYE))
    top = _half(max(trim.height * TOP, HEAD, printer.least))
    bottom = _half(max(trim.height * BOTTOM, HEAD + 1, printer.least))
    return Paper(trim.width, trim.height, inside, outside, top, bottom, size, _quarter(size * LEADING))


def _half(millimetres: float) -> float:
    return ceil(millimetres * 2 - 0.01) / 2


def _quarter(points: float) -> float:
    return round(points * 4) / 4
