"""On which side each division opens, and on which page.

Divisions open on right-hand pages, with a blank page before them where it is needed; or on whichever comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

SIDES = ("right", "left")
"""The side of a page whose number, counted from 0, is even, and of one whose number is odd."""


def begins_on(side: str) -> str:
    """The rule for a document that begins on a side; they begin on the right by themselves."""
    return "html { break-before: left }\n" if side == "left" else ""


def sides_of(counts: Sequence[int], is_any: bool) -> list[bool]:
    """For each of some divisions with so many pages, whether it opens on the left: where any side will do, the next
    one; the first division opens on the right in any case."""
    return [is_any and start % 2 == 1 for start in accumulate(counts[:-1], initial=0)]


def starts_of(counts: Sequence[int], sides: Sequence[bool]) -> list[int]:
    """The page, counted from 0, with which each division begins: the next one of its side. Behind them all comes the
    page after the last."""
    starts, page = [], 0
    for count, is_left in zip(counts, sides, strict=True):
        start = page + (page % 2 != is_left)
        starts.append(start)
        page = start + count
    return [*starts, page]
