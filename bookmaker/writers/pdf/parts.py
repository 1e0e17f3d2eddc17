"""What a stretch of a book came to that was laid out apart, as plain records that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bookmaker.model.problem import Problem
from bookmaker.writers.pdf.accidents import Accident


class Place(NamedTuple):
    """A point on a page, which is counted from 0 in its part; in points from the lower left corner."""

    page: int
    x: float
    y: float


class Bookmark(NamedTuple):
    """An entry of the outline, at the level that the style sheet gave it."""

    level: int
    label: str
    place: Place


class Part(NamedTuple):
    """Pages as PDF, and what the book as a whole has to know of them.

    `faces` are the numbers of the theme's faces by the names of the PDF's fonts; a font that is none of ours has -1,
    and `foreign` has its family with the signs that stand in it. `messages` are what the engine complained of,
    `problems` what we found, `accidents` what is left to wish for.
    """

    data: bytes
    pages: int
    bookmarks: tuple[Bookmark, ...]
    anchors: Mapping[str, Place]
    faces: Mapping[str, int]
    messages: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    accidents: tuple[Accident, ...] = ()
    foreign: tuple[tuple[str, str], ...] = ()


class NotApartError(Exception):
    """A book whose parts cannot be put together so that nobody sees it: it is laid out whole."""
