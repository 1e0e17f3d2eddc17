"""Where the lines of a paragraph end, chosen for the paragraph as a whole: the total fit.

After D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11
(1981), 1119–1184; the names are theirs and TeX's. A line is bad by the cube of what its spaces have to give;
the lines that are the least bad together win.

All widths are whole numbers of one unit, so that every machine chooses the same lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

SPACE, HYPHEN, HARD_HYPHEN, DASH, END = range(5)
"""What stands at a place where a line may end: a space, a hyphen that we add, one of the text's own, a dash,
or the paragraph's end."""


HYPHENS = (HYPHEN, HARD_HYPHEN)


class Points(NamedTuple):
    """The places where a line may end, in parallel lists; the first is the paragraph's beginning.

    `ends`: the width of the text up to there, hyphen included, spaces at their natural width; `starts`: the
    width up to where the line after it would begin. `until` and `since` count the spaces before those two.
    `places` are offsets into the text.
    """

    ends: Sequence[int]
    starts: Sequence[int]
    until: Sequence[int]
    since: Sequence[int]
    kinds: Sequence[int]
    places: Sequence[int]


class Measure(NamedTuple):
    """The room for the lines: their width, the indent of the first, and how much the first few are shorter.

    `least` is the width that the last line should have: over a shorter one the next paragraph's indent
    opens a hole.
    """

    width: int
    indent: int = 0
    beside: int = 0
    beside_lines: int = 0
    least: int = 0

    def room(self, line: int) -> int:
        """The width of a line, counted from 1."""
        return self.width - (self.indent if line == 1 else 0) - (self.beside if line <= self.beside_lines else 0)


class Spaces(NamedTuple):
    """How much a space may be wider, at a badness of 100, and narrower, at the most."""

    stretch: float
    shrink: float


class Fit(NamedTuple):
    """The chosen places, as numbers of points, and what they cost."""

    breaks: tuple[int, ...]
    demerits: float


LINE, HYPHENATED = 10, 50
"""What every line costs, and a hyphen at its end (TeX: linepenalty, hyphenpenalty)."""
NEIGHBOUR = 10_000
"""A loose line beside a tight one (adjdemerits), and a second hyphen in a row (doublehyphendemerits)."""
STUB = 20_000
"""A last line that is hardly longer than the least that it may be: a short word."""
LAST_HYPHEN = 500_000
"""A hyphen at the last line but one (finalhyphendemerits): as bad as spaces of nearly twice their width."""
DIRE = 1e8
"""What must not be as long as there is another way: a third hyphen in a row, a last line that is shorter than
an indent. As bad as spaces of more than three times their width."""
AWFUL, LONELY = 10_000.0, 100_000.0
"""Where it stops to grow by the cube, how bad a line is; and how bad one is without a space, were it empty: it grows by
the square of what is left free, for a part of an address may stand alone that nearly fills its line."""
NEARLY = 0.12
"""How much of a line without a space may be left free at any tolerance."""


def best_fit(fits: dict[int, Fit]) -> Fit | None:
    """The cheapest of the fits of each number of lines."""
    return min(fits.values(), key=lambda fit: (fit.demerits, len(fit.breaks)), default=None)


# One loop for all lines of all books: it is written for speed, with nothing called inside it.
def total_fit(  # noqa: C901  # see above
    points: Points, measure: Measure, spaces: Spaces, tolerance: float, depth: int = 0
) -> dict[int, Fit]:
    """The best breaks for each number of lines that can be told apart; empty if none keeps to the tolerance.

    `tolerance` is the most that a line may be stretched, in times of `spaces.stretch`. `depth` is the number
    of lines up to which ways are told apart that differ in their lines: 0 asks for the best way alone.
    """
    ends, starts, until, since, kinds, _ = points
    stretch, shrink = spaces
    width, _, beside, beside_lines, least = measure
    depth = max(depth, beside_lines)
    is_even = depth == 0
    last = len(ends) - 1
    # A way to a place: (demerits, tightness 0 to 3, hyphens in a row, lines, place, the way before it).
    begin: tuple[Any, ...] = (0.0, 1, 0, 0, 0, None)
    first = width - beside if beside_lines else width
    active: list[tuple[int, int, int, list[tuple[Any, ...]]]] = [(starts[0] - measure.indent, 0, first, [begin])]
    oldest = 0
    found: dict[int, tuple[Any, ...]] = {}
    for point in range(1, last + 1):
        end, count, kind = ends[point], until[point], kinds[point]
        best: dict[int, tuple[Any, ...]] = {}
        for number in range(oldest, len(active)):
            start, before, target, ways = active[number]
            gaps = count - before
            spare = target - end + start
            if spare < 0:
                give = gaps * shrink
                if spare < -give:
                    if spare + width - target < -give and number == oldest:
                        oldest += 1
                    continue
                ratio = spare / give
                badness = -100.0 * ratio * ratio * ratio
                tightness = 0 if ratio < -0.5 else 1
            elif kind == END:
                badness, tightness = 0.0, 1
            else:
                give = gaps * stretch
                if spare > tolerance * give and (gaps or spare > NEARLY * target):
                    if is_even and spare > NEARLY * target:
                        break
                    continue
                ratio = spare / give if give else 9.0
                badness = 100.0 * ratio * ratio * ratio
                if badness > AWFUL:
                    badness = AWFUL + 100.0 * ratio if give else LONELY * (spare / target) ** 2
                tightness = 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
            cost = (LINE + badness) * (LINE + badness)
            is_hyphen = kind in HYPHENS
            if kind == HYPHEN:
                cost += HYPHENATED * HYPHENATED
            elif kind == END and end - start < 2 * least:
                cost += DIRE if end - start < least else STUB
            for way in ways:
                demerits, neighbour, run, lines = way[0] + cost, way[1], way[2], way[3] + 1
                if not -2 < tightness - neighbour < 2:
                    demerits += NEIGHBOUR
                if is_hyphen:
                    run += 1
                    if run > 1:
                        demerits += NEIGHBOUR if run == 2 else DIRE
                elif run:
                    if kind == END:
                        demerits += LAST_HYPHEN
                    run = 0
                key = tightness + 4 * run
                if depth:
                    key += 64 * (lines if lines < depth else depth)
                known = best.get(key)
                if known is None or demerits < known[0]:
                    best[key] = (demerits, tightness, run, lines, point, way)
        if not best:
            if oldest == len(active):
                return {}
        elif kind == END:
            for way in best.values():
                if way[3] not in found or way[0] < found[way[3]][0]:
                    found[way[3]] = way
        elif is_even:
            ways = list(best.values())
            if len(ways) > 1:
                most = min([way[0] for way in ways]) + NEIGHBOUR
                ways = [way for way in ways if way[0] <= most or way[2] == 1]
            active.append((starts[point], since[point], width, ways))
        else:
            by_lines: dict[int, list[tuple[Any, ...]]] = {}
            for way in best.values():
                by_lines.setdefault(min(way[3], depth), []).append(way)
            for lines, ways in by_lines.items():
                target = width - beside if lines < beside_lines else width
                active.append((starts[point], since[point], target, ways))
    return {lines: Fit(_breaks(way), way[0]) for lines, way in found.items()}


def _breaks(way: tuple[Any, ...]) -> tuple[int, ...]:
    """The places of a way, from the first line's end to the paragraph's."""
    places = []
    while way[5] is not None:
        places.append(way[4])
        way = way[5]
    return tuple(reversed(places))


def first_fit(points: Points, measure: Measure) -> tuple[int, ...]:
    """The breaks of a greedy setter: every line takes what fits at natural spaces. For comparison."""
    breaks: list[int] = []
    start, last = 0, len(points.ends) - 1
    while start < last:
        room = measure.room(len(breaks) + 1)
        fitting = [p for p in range(start + 1, last + 1) if points.ends[p] - points.starts[start] <= room]
        start = fitting[-1] if fitting else start + 1
        breaks.append(start)
    return tuple(breaks)


def demerits_of(points: Points, breaks: tuple[int, ...], measure: Measure, spaces: Spaces) -> float:
    """What given breaks cost; infinite where a line does not fit. For comparison."""
    only = set(breaks)
    kept = [0, *(point for point in range(1, len(points.ends)) if point in only)]
    chosen = Points(*([column[point] for point in kept] for column in points))
    fits = total_fit(chosen, measure, spaces, float("inf"), depth=len(kept))
    return fits[len(breaks)].demerits if len(breaks) in fits else float("inf")
