"""How many pages a book will have, before anything is laid out.

Its words are as wide as the letters that they are made of, one by one; each paragraph takes the lines that its width
asks for, each division the leaves that its lines ask for. That is right to within a page or two in a hundred, so that
a book is seldom laid out on a paper whose inner margin turns out to be the wrong one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil
from xml.etree.ElementTree import Element

from bookmaker.model.canon import POINT, Paper
from bookmaker.model.edition import Theme
from bookmaker.writers.fonts import Ruler

BLOCKS = frozenset(("p", "pre", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "figure"))
SPACED = frozenset(("hr", "h2", "h3", "h4"))
"""Blocks that take a line more than they have of words."""
OPENING = 0.3
"""How much of its first page the sunk head of a division takes."""
RAGGED = 0.995
"""How much of a line is filled, at the same spaces as in a short one."""
FRONT = 0.7
"""Leaves for each section before the text: some of them share one."""
INDENT = 1.2
"""Ems by which a paragraph begins further in."""
UNIT = 1024


class Sheet:
    """A page of a paper, as much of it as its text sees: how wide letters are on it, in parts of the measure; `em` is
    that of the text, `lines` are those of a page."""

    def __init__(self, paper: Paper, theme: Theme) -> None:
        size = paper.size * theme.text_scale
        measure = (paper.width - paper.inside - paper.outside) / POINT
        self.lines = int((paper.height - paper.top - paper.bottom) / POINT / (paper.leading * theme.text_scale))
        self._letters = Ruler(theme.faces[0], size / measure, UNIT) if theme.faces else None
        self.em = size / measure

    def lines_of(self, text: str) -> int:
        """The lines that a paragraph takes."""
        return ceil(max(INDENT * self.em + self.width_of(text) / RAGGED, 0.01))

    def width_of(self, text: str) -> float:
        """The width of a text on one line, in parts of the measure."""
        if self._letters is None:
            return len(text) / 70
        return sum(min(self._letters[letter], UNIT) * count for letter, count in Counter(text).items()) / UNIT


def estimated(root: Element, paper: Paper, theme: Theme, step: int = 2) -> int:
    """The pages of a book on a paper, about; `root` is its document, and divisions open on each `step`th page."""
    sheet = Sheet(paper, theme)
    body = list(root.find("body") or ())
    text = next((place for place, each in enumerate(body) if each.tag == "div"), 0)
    divisions = (*(body[text] if body else ()), *body[text + 1 :])
    return 2 * ceil(text * FRONT) + step * sum(ceil(_pages(division, sheet) / step) for division in divisions)


def _pages(division: Element, sheet: Sheet) -> int:
    lines = sum(sheet.lines_of("".join(block.itertext())) + (block.tag in SPACED) for block in _blocks(division))
    return ceil(lines / sheet.lines + OPENING)


def _blocks(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in BLOCKS:
            yield child
        else:
            yield from _blocks(child)
