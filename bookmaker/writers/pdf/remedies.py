"""Accidents of make-up and their remedies: a paragraph here and there is set otherwise.

TeX calls it looseness: of the ways to break a paragraph, total fit knows the best for each number of lines. Where
a chapter would end on a page of one or two lines, a paragraph before them takes a line less, if it can without
looking it. A word is not parted over the turn of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bookmaker.writers.pdf.leaves import Item, Leaf
from bookmaker.writers.pdf.pagination import FEWEST, Ending
from bookmaker.writers.pdf.paragraphs.setting import Set, variants, without_hyphen_after

GENTLE = 1.0
"""How far a line may be stretched or drawn together for it, in times of what the best way may."""


def taken_in(leaves: Sequence[Leaf], planned: Mapping[int, Set]) -> dict[int, Set]:
    """New lines for some paragraphs, so that chapters do not end on pages of one or two lines."""
    changed: dict[int, Set] = {}
    for leaf, last, following in zip(leaves, leaves[1:], [*leaves[2:], None], strict=False):
        is_last = following is None or following.division != last.division
        if is_last and last.division == leaf.division and 0 < last.lines < FEWEST and not last.rule and not leaf.rule:
            changed |= _shorter(leaf, last.lines - _free(leaf), planned)
    return changed


def _free(leaf: Leaf) -> int:
    """The lines that a page leaves free at its foot."""
    used = sum(item.gap + item.height * max(1, item.lines) for item in leaf.items)
    return int((leaf.height - used) / leaf.items[-1].height + 0.02) if leaf.items else 0


def _shorter(leaf: Leaf, lines: int, planned: Mapping[int, Set]) -> dict[int, Set]:
    """The cheapest paragraphs of a page to set a line shorter, as many as are needed; none if there are too few."""
    ways = sorted(_ways(leaf.items, planned), key=lambda way: way[:2])[: max(1, lines)]
    return {number: way for _, number, way in ways} if len(ways) >= lines else {}


def _ways(items: tuple[Item, ...], planned: Mapping[int, Set]) -> Iterator[tuple[float, int, Set]]:
    for item in items:
        chosen = planned.get(item.number)
        if chosen is not None and len(chosen.breaks) > 2:
            known = variants(chosen, GENTLE)
            if len(chosen.breaks) - 1 in known:
                cost, way = known[len(chosen.breaks) - 1]
                yield cost, item.number, way


def unparted(ends: Sequence[Ending], planned: Mapping[int, Set]) -> dict[int, Set]:
    """The paragraphs that would part a word over the turn of a page and need not, in as many lines as before."""
    found = {}
    for end in ends:
        chosen = planned.get(end.number)
        better = without_hyphen_after(chosen, end.lines) if chosen else None
        if better is not None:
            found[end.number] = better
    return found
