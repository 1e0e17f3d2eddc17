"""Where the pages of a chapter end, chosen for the chapter as a whole.

The layout engine fills page after page. Where what follows may not be parted it leaves a page short, beside a full
one, and at the end of a chapter a line or two may stand alone. A page is made to end earlier by padding below
its text: of the ways to end all pages of a chapter, the one is taken whose spreads are even and whose last
page has lines enough. So a compositor runs a spread a line short.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bookmaker.writers.pdf.leaves import Item, Leaf

FEWEST = 3
"""The least number of lines on the last page of a chapter."""
SHORTEST = 3.3
"""By how many lines a page may be short."""
UNEVEN, ALONE, PAGE = 30.0, 400.0, 60.0
"""What a spread costs whose pages differ by over a line, a last page of too few lines, and every page, in terms of the
square of the lines that a page is short by."""
SLACK = 0.05
"""Pixels that the engine may round away."""


class Row(NamedTuple):
    """A line of a chapter, or something else that is not parted; whether a page may begin with it; in pixels."""

    item: Item
    line: int
    gap: float
    height: float
    may_begin: bool


class Ending(NamedTuple):
    """The end of one page: the number of the page in the document from 1, what is padded below its text in pixels,
    and the paragraph whose lines go on behind it with the number of those that stand before."""

    page: int
    padding: float
    number: int
    lines: int


def endings(leaves: Sequence[Leaf]) -> list[Ending]:
    """Where each page should end, chapter by chapter; nothing for chapters with footnotes, whose room is not known."""
    gaps = _usual_gaps(leaves)
    found: list[Ending] = []
    shift = page = 0
    for _, group in groupby(leaves, key=lambda leaf: leaf.division):
        chapter = list(group)
        first = page + shift
        page += len(chapter)
        if len(chapter) < 2 or not chapter[0].opens or any(leaf.is_noted for leaf in chapter):
            continue
        rows = list(_rows([leaf for leaf in chapter if leaf.items], gaps))
        made = _best(rows, chapter[0].height, first)
        found += made
        shift += _grown(len([leaf for leaf in chapter if leaf.items]), len(made) + 1)
    return found


def _grown(before: int, after: int) -> int:
    """By how many pages the book moves on: chapters open on right-hand pages, so always by two."""
    return ((after + 1) // 2 - (before + 1) // 2) * 2


def _usual_gaps(leaves: Sequence[Leaf]) -> dict[tuple[str, str], float]:
    """What is free between two kinds of items, where both stand on one page."""
    seen: Counter[tuple[str, str, float]] = Counter()
    for leaf in leaves:
        for above, below in zip(leaf.items, leaf.items[1:], strict=False):
            seen[above.kind, below.kind, round(below.gap, 3)] += 1
    return {(above, below): gap for (above, below, gap), _ in reversed(seen.most_common())}


def _rows(leaves: Sequence[Leaf], gaps: dict[tuple[str, str], float]) -> Iterator[Row]:
    """The lines of a chapter one below the other, as if it had no pages."""
    totals = Counter[int]()
    for leaf in leaves:
        for item in leaf.items:
            totals[item.element] += item.lines
    above: Item | None = None
    for number, leaf in enumerate(leaves):
        for place, item in enumerate(leaf.items):
            gap = item.gap
            if place == 0 and number and above is not None:
                gap = 0.0 if above.element == item.element else gaps.get((above.kind, item.kind), 0.0)
            yield from _rows_of(item, gap, totals[item.element], above)
            above = item


def _rows_of(item: Item, gap: float, total: int, above: Item | None) -> Iterator[Row]:
    held = item.holds_before or (above is not None and above.holds_after)
    for line in range(item.before, item.before + max(1, item.lines)):
        inside = item.alone[0] and item.alone[0] <= line <= total - item.alone[1]
        may_begin = bool(inside) if line else not held
        yield Row(item, line, gap if line == item.before else 0.0, item.height, may_begin)


class _Way(NamedTuple):
    """A way to end the pages so far: its cost, how short the last one is, and the rows that pages begin with."""

    cost: float
    short: float
    starts: tuple[int, ...]


def _best(rows: list[Row], height: float, first: int) -> list[Ending]:
    """The endings of a chapter's pages; the number of its first page counts from 0."""
    line = Counter(round(row.height, 3) for row in rows if row.item.lines).most_common(1)[0][0]
    tops, feet = _places(rows)
    ways: dict[int, _Way] = {0: _Way(0.0, 0.0, ())}
    done: list[_Way] = []
    page = first
    while ways:
        following: dict[int, _Way] = {}
        for start, way in sorted(ways.items()):
            foot = (0.0 if start == 0 else tops[start]) + height + SLACK
            if feet[-1] <= foot:
                few = ALONE if start and _lines(rows[start:]) < FEWEST else 0.0
                done.append(way._replace(cost=way.cost + few))
                continue
            for end in _ends(rows, tops, feet, start, foot, line):
                short = (foot - feet[end - 1]) / line
                cost = way.cost + PAGE + int(short) ** 2 + _unevenness(way.short, short, page, first)
                known = following.get(end)
                if known is None or cost < known.cost:
                    following[end] = _Way(cost, short, (*way.starts, end))
        ways, page = following, page + 1
    best = min(done, key=lambda way: (way.cost, way.starts))
    return list(_endings(rows, best.starts, (tops, feet), (height, line), first))


def _places(rows: list[Row]) -> tuple[list[float], list[float]]:
    tops, feet, foot = [], [], 0.0
    for row in rows:
        tops.append(foot + row.gap)
        foot += row.gap + row.height
        feet.append(foot)
    return tops, feet


def _ends(rows: list[Row], tops: list[float], feet: list[float], start: int, foot: float, line: float) -> Iterator[int]:
    """The rows that the next page may begin with: those that leave this one hardly short, or else the last possible."""
    is_found = False
    full = bisect_right(feet, foot, start) if feet[start] <= foot else start + 1
    for end in range(full, start, -1):
        is_far = foot - feet[end - 1] >= SHORTEST * line
        if is_far and is_found:
            return
        if rows[end].may_begin:
            is_found = True
            yield end
            if is_far:
                return
    if not is_found:
        yield full


def _unevenness(before: float, short: float, page: int, first: int) -> float:
    """A page on the right faces the one before it; the one that opens the chapter faces another chapter."""
    is_recto = page % 2 == 0
    return UNEVEN if is_recto and page > first and abs(short - before) > 1.1 else 0.0


def _lines(rows: list[Row]) -> int:
    return sum(1 for row in rows if row.item.lines)


def _endings(
    rows: list[Row],
    starts: tuple[int, ...],
    places: tuple[list[float], list[float]],
    sizes: tuple[float, float],
    first: int,
) -> Iterator[Ending]:
    (tops, feet), (height, line), begin = places, sizes, 0
    for page, start in enumerate(starts, first + 1):
        free = (0.0 if begin == 0 else tops[begin]) + height - feet[start - 1]
        row = rows[start]
        number = row.item.number if row.line else -1
        yield Ending(page, max(0.0, free // line * line), number, row.line)
        begin = start
