"""Where the pages of a chapter end, chosen for the chapter as a whole.

The layout engine fills page after page. Where what follows may not be parted it leaves a page short, beside a full
one, and at the end of a chapter a line or two may stand alone. A page is made to end earlier by padding below
its text: of the ways to end all pages of a chapter, the one is taken whose spreads are even and whose last
page has lines enough. So a compositor runs a spread a line short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import NamedTuple

from bookmaker.writers.pdf.leaves import Item, Leaf

FEWEST = 3
"""The least number of lines on the last page of a chapter."""
SHORTEST = 3.3
"""By how many lines a page may be short."""
SHORTEST_LAST = 9.3
"""By how many the last page but one, where nothing less gives the last one company."""
UNEVEN, ALONE, PAGE = 30.0, 400.0, 60.0
"""What a spread costs whose pages differ by over a line, a last page of too few lines, and every page, in terms of the
square of the lines that a page is short by."""
PARTED = 8.0
"""What a page costs that ends within a word, where nothing else can help it: more than to run two lines short."""
SLACK = 0.05
"""Pixels that the engine may round away."""


class Row(NamedTuple):
    """A line of a chapter, or something else that is not parted; in pixels.

    `may_begin` says whether a page may begin with it, and `head` what is free above it then; `notes` is the height of
    the footnotes marked in it.
    """

    item: Item
    line: int
    gap: float
    height: float
    may_begin: bool
    head: float
    notes: float


class Ending(NamedTuple):
    """The end of one page, which is counted from 1 in the document.

    `padding` is what is set below its text, in pixels, where the engine would put more on it; `number` the
    paragraph whose lines go on behind it, else -1, with the `lines` of it that stand before; `element` counts the
    element that the next page begins with.
    """

    page: int
    padding: float
    number: int
    lines: int
    element: int = -1


Parted = frozenset[tuple[int, int]]
"""Lines that end within a word, by the number of their paragraph and the lines of it up to there."""
NONE: Parted = frozenset()


def endings(leaves: Sequence[Leaf], parted: Parted = NONE) -> list[Ending]:
    """Where each page should end, chapter by chapter; nothing for a chapter in which there is no line of text, or for
    its pages up to one with a note whose mark stands elsewhere. After the `parted` lines no page should end."""
    gaps = _usual_gaps(leaves)
    found: list[Ending] = []
    moves_on_by = 1 if any(leaf.opens and leaf.is_left and leaf.lines for leaf in leaves) else 2
    shift = page = 0
    for _, group in groupby(leaves, key=lambda leaf: leaf.division):
        chapter = list(group)
        first = page + shift
        page += len(chapter)
        begun = _unknown(chapter)
        known = [leaf for leaf in chapter[begun:] if leaf.items]
        if len(chapter) - begun < 2 or not chapter[0].opens or not any(leaf.lines for leaf in known):
            continue
        column = Column(list(_rows(known, gaps)), known[0].height, max(leaf.rule for leaf in known))
        made = _best(column, first + begun, chapter[begun].is_left != bool(shift % 2), parted)
        found += made
        shift += _grown(begun + len(known), begun + len(made) + 1, moves_on_by)
    return found


def _unknown(chapter: Sequence[Leaf]) -> int:
    """How many pages there are up to the last one of which it cannot be told what it would hold if others changed."""
    return max((number for number, leaf in enumerate(chapter, 1) if not leaf.is_known), default=0)


def endings_of(strip: Leaf, parted: Parted = NONE) -> list[Ending]:
    """Where each page of a chapter should end that stands in one column; its height is that of a page."""
    return _best(_column_of(strip), 0, strip.is_left, parted) if strip.lines else []


def filled(strip: Leaf) -> tuple[Leaf, ...]:
    """The pages that the layout engine would fill with a chapter that stands in one column."""
    if not strip.lines:
        return (strip,)
    column = _column_of(strip)
    starts = [0]
    while not column.is_last(starts[-1]):
        starts.append(next(column.ends(starts[-1])))
    pages = (column.rows[start:end] for start, end in pairwise([*starts, len(column.rows)]))
    return tuple(strip._replace(opens=not place, items=tuple(_items(page))) for place, page in enumerate(pages))


def _column_of(strip: Leaf) -> Column:
    return Column(list(_rows([strip], {})), strip.height, strip.rule)


def _items(page: Sequence[Row]) -> Iterator[Item]:
    """The rows of a page as items again."""
    for _, group in groupby(page, key=lambda row: row.item.element):
        rows = list(group)
        gap = rows[0].head if rows[0] is page[0] else rows[0].gap
        lines = len(rows) if rows[0].item.lines else 0
        yield rows[0].item._replace(before=rows[0].line, lines=lines, gap=gap)


def _grown(before: int, after: int, step: int) -> int:
    """By how many pages the book moves on: by two at a time (`step`) where all chapters open on right-hand pages."""
    return (ceil(after / step) - ceil(before / step)) * step


def _usual_gaps(leaves: Sequence[Leaf]) -> dict[tuple[str, str], float]:
    """What is free between two kinds of items, where both stand on one page."""
    seen: Counter[tuple[str, str, float]] = Counter()
    for leaf in leaves:
        for above, below in zip(leaf.items, leaf.items[1:], strict=False):
            seen[above.kind, below.kind, round(below.gap, 3)] += 1
    return {(above, below): gap for (above, below, gap), _ in reversed(seen.most_common())}


def _gap(gaps: dict[tuple[str, str], float], above: str, below: str) -> float:
    """What is free between two kinds: as elsewhere in the chapter, else as between the two the other way round."""
    return gaps.get((above, below), gaps.get((below, above), 0.0))


def _rows(leaves: Sequence[Leaf], gaps: dict[tuple[str, str], float]) -> Iterator[Row]:
    """The lines of a chapter one below the other, as if it had no pages."""
    totals = Counter[int]()
    for leaf in leaves:
        for item in leaf.items:
            totals[item.element] = max(totals[item.element], item.before + item.lines)
    above: Item | None = None
    for number, leaf in enumerate(leaves):
        for place, item in enumerate(leaf.items):
            gap = item.gap
            if place == 0 and number and above is not None:
                gap = 0.0 if above.element == item.element else _gap(gaps, above.kind, item.kind)
            head = item.gap if place == 0 else item.head
            yield from _rows_of(item, (gap, head), totals[item.element], above)
            above = item


def _rows_of(item: Item, free: tuple[float, float], total: int, above: Item | None) -> Iterator[Row]:
    held = item.holds_before or (above is not None and above.holds_after)
    for line in range(item.before, item.before + max(1, item.lines)):
        inside = item.alone[0] and item.alone[0] <= line <= total - item.alone[1]
        may_begin = bool(inside) if line else not held
        notes = sum(height for place, height in item.notes if place == line)
        gap, head = free if line == item.before else (0.0, 0.0)
        yield Row(item, line, gap, item.height, may_begin, head, notes)


class _Way(NamedTuple):
    """A way to end the pages so far: its cost, how short the last one is, and the rows that pages begin with."""

    cost: float
    short: float
    starts: tuple[int, ...]


class Column:
    """The rows of a chapter one below the other, and how much of a page any stretch of them takes; in pixels."""

    def __init__(self, rows: list[Row], height: float, rule: float) -> None:
        self.rows, self.height, self._rule = rows, height, rule
        self.line = Counter(round(row.height, 3) for row in rows if row.item.lines).most_common(1)[0][0]
        self._tops, self._feet, self._notes = [], [], [0.0]
        foot = 0.0
        for row in rows:
            self._tops.append(foot + row.gap - row.head)
            foot += row.gap + row.height
            self._feet.append(foot)
            self._notes.append(self._notes[-1] + row.notes)

    def free(self, start: int, end: int) -> float:
        """What a page leaves free that begins with one row and ends before another; below 0 where they do not fit."""
        notes = self._notes[end] - self._notes[start]
        top = self._tops[start] if start else 0.0
        return self.height + SLACK - (self._feet[end - 1] - top) - notes - (self._rule if notes else 0.0)

    def is_last(self, start: int) -> bool:
        """Whether a page that begins with a row takes all the rest; a single thing may be higher than the page."""
        return start == len(self.rows) - 1 or self.free(start, len(self.rows)) >= 0

    def has_notes(self, start: int, end: int) -> bool:
        """Whether a page with these rows has footnotes."""
        return self._notes[end] > self._notes[start]

    def ends(self, start: int) -> Iterator[int]:
        """The rows that the next page may begin with: those that leave this one hardly short, or the last possible."""
        full = start + 1
        while full < len(self.rows) and self.free(start, full + 1) >= 0:
            full += 1
        is_found = False
        rest = self.rows[full : full + FEWEST]
        most = SHORTEST_LAST if len(self.rows) - full <= len(rest) and _lines(rest) < FEWEST else SHORTEST
        for end in range(full, start, -1):
            is_far = self.free(start, end) >= most * self.line
            if is_far and is_found:
                return
            if self.rows[end].may_begin:
                is_found = True
                yield end
                if is_far:
                    return
        if not is_found:
            yield full


def _best(column: Column, first: int, is_left: bool, parted: Parted) -> list[Ending]:
    """The endings of a chapter's pages; the number of its first page counts from 0, and `is_left` is its side."""
    rows = column.rows
    ways: dict[int, _Way] = {0: _Way(0.0, 0.0, ())}
    done: list[_Way] = []
    page = first
    while ways:
        following: dict[int, _Way] = {}
        for start, way in sorted(ways.items()):
            if column.is_last(start):
                few = ALONE if start and _lines(rows[start:]) < FEWEST else 0.0
                done.append(way._replace(cost=way.cost + few))
                continue
            for place, end in enumerate(column.ends(start)):
                free = column.free(start, end) / column.line
                short = 0.0 if place == 0 and column.has_notes(start, end) else free  # notes stand at the foot
                cost = way.cost + PAGE + int(free) ** 2
                cost += _unevenness(way.short, short) if page > first and (page - first + is_left) % 2 == 0 else 0.0
                cost += PARTED if parted and (rows[end].item.number, rows[end].line) in parted else 0.0
                known = following.get(end)
                if known is None or cost < known.cost:
                    following[end] = _Way(cost, short, (*way.starts, end))
        ways, page = following, page + 1
    best = min(done, key=lambda way: (way.cost, way.starts))
    return list(_endings(column, best.starts, first))


def _unevenness(before: float, short: float) -> float:
    """What a right-hand page costs beside the one before it; one that opens the chapter faces another chapter."""
    return UNEVEN if abs(short - before) > 1.1 else 0.0


def _lines(rows: list[Row]) -> int:
    return sum(1 for row in rows if row.item.lines)


def _endings(column: Column, starts: tuple[int, ...], first: int) -> Iterator[Ending]:
    begin = 0
    for page, start in enumerate(starts, first + 1):
        row = column.rows[start]
        is_natural = next(column.ends(begin)) == start
        padding = 0.0 if is_natural else column.free(begin, start) // column.line * column.line
        yield Ending(page, padding, row.item.number if row.line else -1, row.line, row.item.element)
        begin = start
