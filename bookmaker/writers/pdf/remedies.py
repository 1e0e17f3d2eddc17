"""Accidents of make-up and their remedies: a paragraph here and there is set otherwise.

TeX calls it looseness: of the ways to break a paragraph, total fit knows the best for each number of lines. Where
a chapter would end on a page of one or two lines, a paragraph before them takes a line less, if it can without
looking it. A word is not parted over the turn of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bookmaker.writers.pdf.leaves import Item, Leaf
from bookmaker.writers.pdf.pagination import FEWEST, Ending, Parted
from bookmaker.writers.pdf.paragraphs.setting import Set, is_hyphenated, variants, without_hyphens_after

MOST_ROUNDS = 4
"""How often pages are ended anew for words that would be parted."""
GENTLE = 1.0
"""How far a line may be stretched or drawn together for it, in times of what the best way may."""
NEAR = 4
"""The pages before a last one whose paragraphs are looked at for it."""


class Ends(NamedTuple):
    """Where pages end, and new lines for some paragraphs."""

    ends: list[Ending]
    better: dict[int, Set]


def taken_in(leaves: Sequence[Leaf], planned: Mapping[int, Set]) -> dict[int, Set]:
    """New lines for some paragraphs, so that chapters do not end on pages of one or two lines."""
    changed: dict[int, Set] = {}
    for leaf, last, following in zip(leaves, leaves[1:], [*leaves[2:], None], strict=False):
        is_last = following is None or following.division != last.division
        if is_last and last.division == leaf.division and 0 < last.lines < FEWEST and not last.rule and not leaf.rule:
            changed |= _changed(leaf.items, max(1, last.lines - _free(leaf)), planned, -1)
    return changed


def _free(leaf: Leaf) -> int:
    """The lines that a page leaves free at its foot."""
    used = sum(item.gap + item.height * max(1, item.lines) for item in leaf.items)
    return int((leaf.height - used) / leaf.items[-1].height + 0.02) if leaf.items else 0


def company(leaves: Sequence[Leaf], planned: Mapping[int, Set]) -> Iterator[dict[int, Set]]:
    """Ways to give the last lines of a chapter company where it cannot be counted what a page would hold: to be tried.

    Lines that fewer paragraphs take, on the page before or on the last few, or lines that they take more.
    """
    last = leaves[-1]
    before = [item for leaf in leaves[-1 - NEAR : -1] for item in leaf.items if leaf.division == last.division]
    on_page = [item for leaf in leaves[-2:-1] for item in leaf.items]
    for items, lines, change in ((on_page, last.lines, -1), (before, last.lines, -1), (before, FEWEST - last.lines, 1)):
        if found := _changed(items, lines, planned, change):
            yield found


def is_alone(leaves: Sequence[Leaf]) -> bool:
    """Whether a chapter ends on a page of one or two lines."""
    return len(leaves) > 1 and leaves[-1].division == leaves[-2].division and 0 < leaves[-1].lines < FEWEST


def _changed(items: Iterable[Item], lines: int, planned: Mapping[int, Set], change: int) -> dict[int, Set]:
    """The cheapest paragraphs to set a line longer or shorter, as many as are needed; none if there are too few."""
    ways = sorted(_ways(items, planned, change), key=lambda way: way[:2])[:lines]
    return {number: way for _, number, way in ways} if len(ways) >= lines else {}


def _ways(items: Iterable[Item], planned: Mapping[int, Set], change: int) -> Iterator[tuple[float, int, Set]]:
    for number in dict.fromkeys(item.number for item in items):
        chosen = planned.get(number)
        if chosen is not None and len(chosen.breaks) > 2:
            known = variants(chosen, GENTLE)
            if len(chosen.breaks) + change in known:
                cost, way = known[len(chosen.breaks) + change]
                yield cost, number, way


def unparted(ends_at: Callable[[Parted], list[Ending]], planned: Mapping[int, Set]) -> Ends:
    """The ends of pages at which no word is parted if it can be helped, and new lines for paragraphs there.

    A paragraph that need not part a word there is broken otherwise, in as many lines; where it must, the page should
    end elsewhere: `ends_at` says where pages end that should not do so after some lines.
    """
    parted: Parted = frozenset()
    for _ in range(MOST_ROUNDS):
        ends = ends_at(parted)
        better = _without_hyphens(ends, planned)
        left = frozenset(_parted(ends, {**planned, **better}))
        if left <= parted:
            break
        parted |= left
    return Ends(ends, better)


def _without_hyphens(ends: Sequence[Ending], planned: Mapping[int, Set]) -> dict[int, Set]:
    lines: dict[int, list[int]] = {}
    for end in ends:
        if end.number in planned:
            lines.setdefault(end.number, []).append(end.lines)
    ways = ((number, without_hyphens_after(planned[number], some)) for number, some in lines.items())
    return {number: way for number, way in ways if way is not None}


def _parted(ends: Sequence[Ending], planned: Mapping[int, Set]) -> Iterator[tuple[int, int]]:
    """The ends that are within a word."""
    for end in ends:
        chosen = planned.get(end.number)
        if chosen is not None and is_hyphenated(chosen, end.lines):
            yield end.number, end.lines
