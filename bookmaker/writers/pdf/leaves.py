"""The pages that a layout came to, as plain records: what the make-up of a book is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Item(NamedTuple):
    """Lines of one paragraph on one page, or something else that stands in the column, a heading or a picture.

    `element` counts the elements of the document; `number` is that of a paragraph that we broke, else -1. `before`
    are the lines that it has on earlier pages, `lines` those on this one; 0 for what is no paragraph. `height` is
    that of a line, or of the whole, and `gap` what is free above it, in CSS pixels. `kind` names the element.
    `alone` are the fewest lines that may stand at a foot and at a head (orphans, widows), 0 where the paragraph
    may not be parted; `holds_before` and `holds_after` say that no page may end there. `head` is what
    would stand free above it at the head of a page. `notes` are the heights of the
    footnotes by the lines that hold their marks.
    """

    element: int
    number: int
    before: int
    lines: int
    height: float
    gap: float
    kind: str
    alone: tuple[int, int]
    holds_before: bool
    holds_after: bool
    head: float = 0.0
    notes: tuple[tuple[int, float], ...] = ()


class Leaf(NamedTuple):
    """A page: the name of its division, the height of its text block in CSS pixels, and its items from above.

    `opens` says that the division begins on it, `is_left` that it is a left-hand page; `rule` is the height of what
    stands between text and footnotes, and `is_known` says whether every footnote stands on the page of its mark.
    """

    division: str
    opens: bool
    rule: float
    is_known: bool
    height: float
    items: tuple[Item, ...]
    is_left: bool = False

    @property
    def lines(self) -> int:
        """The lines of text on the page."""
        return sum(item.lines for item in self.items)


def line_counts(leaves: tuple[Leaf, ...]) -> dict[int, int]:
    """How many lines each numbered paragraph got, over all pages that it stands on."""
    counts: dict[int, int] = {}
    for leaf in leaves:
        for item in leaf.items:
            if item.number >= 0:
                counts[item.number] = counts.get(item.number, 0) + item.lines
    return counts


def with_lines(leaves: tuple[Leaf, ...], counts: Mapping[int, int]) -> tuple[Leaf, ...]:
    """The pages as if some paragraphs had other numbers of lines; where pages end is not looked at."""
    if not counts:
        return leaves
    now = line_counts(leaves)
    found = []
    for leaf in leaves:
        items = tuple(item if item.number not in counts else _with(item, counts, now) for item in leaf.items)
        found.append(leaf._replace(items=tuple(item for item in items if item.lines or item.number < 0)))
    return tuple(found)


def _with(item: Item, counts: Mapping[int, int], now: Mapping[int, int]) -> Item:
    """A paragraph's change is made where it ends, or begins if it would end before."""
    wanted = counts[item.number]
    ends = item.before + item.lines == now[item.number]
    lines = wanted - item.before if ends else min(item.lines, wanted - item.before)
    return item._replace(lines=max(0, lines))
