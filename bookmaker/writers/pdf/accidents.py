"""What is left to wish for in finished pages: told by page and line, for those who look after their own book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from bookmaker.model.problem import Problem, note
from bookmaker.writers.pdf.leaves import Item, Leaf
from bookmaker.writers.pdf.pagination import FEWEST
from bookmaker.writers.pdf.paragraphs.setting import Set
from bookmaker.writers.pdf.paragraphs.total_fit import HYPHENS
from bookmaker.writers.pdf.paragraphs.tracking import width_of_spaces

LOOSE = 1.6
"""The times of its natural width from which a space is loose: a third of the way to two words' distance."""
SHOWN = 48
"""Letters of a line that are quoted."""


ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Accident(NamedTuple):
    """One thing: its name as a problem, the page in its document (counted from 0), the line on it (0 for the page as a
    whole), and what it is, in words."""

    name: str
    page: int
    line: int
    words: str


def accidents(leaves: Sequence[Leaf], planned: Mapping[int, Set]) -> Iterator[Accident]:
    """What is left in the pages of a document, division by division."""
    first = 0
    for division, group in groupby(leaves, key=lambda leaf: leaf.division):
        pages = tuple(group)
        for accident in _of_division(pages, planned) if division else ():
            yield accident._replace(page=first + accident.page)
        first += len(pages)


def _of_division(leaves: Sequence[Leaf], planned: Mapping[int, Set]) -> Iterator[Accident]:
    totals: dict[int, int] = {}
    for leaf in leaves:
        for item in leaf.items:
            totals[item.element] = item.before + item.lines
    for page, leaf in enumerate(leaves):
        yield from _of_lines(page, leaf, planned)
        if leaf.items:
            yield from _at_head(page, leaf.items[0], totals)
        if leaf.items and page < len(leaves) - 1:
            yield from _at_foot(page, leaf, totals, planned)
    yield from _of_spreads(leaves)
    if len(leaves) > 1 and 0 < leaves[-1].lines < FEWEST:
        lines = f"{leaves[-1].lines} line{'s' * (leaves[-1].lines > 1)}"
        words = f"the last page of the {_called(leaves[-1].division)} has {lines}"
        yield Accident("pdf/short-ending", len(leaves) - 1, 0, words)


def told_of(accident: Accident, folio: str) -> Problem:
    """What is left to wish for, with the folio of its page."""
    line = f", line {accident.line}" if accident.line else ""
    return note(accident.name, f"page {folio}{line}: {accident.words}")


def folio_of(page: int, start: int) -> str:
    """What is printed on a page of a book, where text begins on page `start`; both count from 0. Roman before it."""
    if page >= start:
        return str(page - start + 1)
    number, found = page + 1, ""
    for value, letters in ROMAN:
        found += letters * (number // value)
        number %= value
    return found


def _called(division: str) -> str:
    """What a division is called, by its name in the document: `content-warnings`, `chapter-0012`."""
    return division.rstrip("-0123456789").replace("-", " ")


def _of_lines(page: int, leaf: Leaf, planned: Mapping[int, Set]) -> Iterator[Accident]:
    above = 0
    for item in leaf.items:
        chosen = planned.get(item.number)
        for place in range(item.lines if chosen else 0):
            width = width_of_spaces(chosen, item.before + place) if chosen else 1.0
            if chosen and width > LOOSE:
                quoted = _quoted(chosen, item.before + place)
                words = f"spaces are {width:.1f} times as wide as they would like to be: {quoted}"
                yield Accident("pdf/loose-line", page, above + place + 1, words)
        above += item.lines


def _quoted(chosen: Set, line: int) -> str:
    places = [0, *(chosen.points.places[point] for point in chosen.breaks)]
    words = " ".join(chosen.flat.text[places[line] : places[line + 1]].split())
    return f"“{words[:SHOWN]}…”" if len(words) > SHOWN else f"“{words}”"


def _at_head(page: int, item: Item, totals: Mapping[int, int]) -> Iterator[Accident]:
    if item.lines == 1 and item.before and totals[item.element] == item.before + 1:
        yield Accident("pdf/widow", page, 1, "the last line of a paragraph stands alone at the head of the page")


def _at_foot(page: int, leaf: Leaf, totals: Mapping[int, int], planned: Mapping[int, Set]) -> Iterator[Accident]:
    item, end = leaf.items[-1], leaf.items[-1].before + leaf.items[-1].lines
    goes_on = end < totals[item.element]
    if item.lines == 1 and not item.before and goes_on:
        yield Accident("pdf/orphan", page, leaf.lines, "a paragraph begins with the last line of the page")
    if item.kind[:1] == "h" and item.kind[1:2].isdigit():
        yield Accident("pdf/heading-at-foot", page, 0, "a heading stands at the foot of the page")
    chosen = planned.get(item.number)
    if goes_on and chosen and chosen.points.kinds[chosen.breaks[end - 1]] in HYPHENS:
        yield Accident("pdf/parted-word", page, leaf.lines, f"a word goes on overleaf: {_quoted(chosen, end - 1)}")


def _of_spreads(leaves: Sequence[Leaf]) -> Iterator[Accident]:
    """Facing pages that do not end together; the last page of a division ends where it ends."""
    for page, (left, right) in enumerate(pairwise(leaves[:-1])):
        if left.is_left and left.items and right.items and not left.rule and not right.rule:
            line = next((item.height for item in (*left.items, *right.items) if item.lines), 0.0)
            apart = abs(_filled(left) - _filled(right)) / line if line else 0.0
            if apart > 1.1:  # a line more or less is nothing that the eye sees
                words = f"facing pages end {apart:.0f} lines apart"
                yield Accident("pdf/uneven-spread", page, 0, words)


def _filled(leaf: Leaf) -> float:
    return sum(item.gap + item.height * max(1, item.lines) for item in leaf.items)
