"""Lines of the sources that blocks come from: a block knows its first, its neighbours tell its last."""

from __future__ import annotations

from itertools import pairwise

from bookmaker.model.manuscript import Manuscript
from bookmaker.model.nodes import Block, Paragraph
from bookmaker.model.problem import Location
from bookmaker.model.walk import plain


def last_lines(manuscripts: tuple[Manuscript, ...]) -> dict[Location, int]:
    """The last line of each block as it was read, by the place of its first."""
    ends: dict[Location, int] = {}
    for manuscript in manuscripts:
        for block, below in pairwise(manuscript.blocks):
            gap = below.gap if isinstance(below, Paragraph) else 1
            ends[block.at] = max(block.at.line, below.at.line - gap - 1)
        if manuscript.blocks:
            last = manuscript.blocks[-1]
            ends[last.at] = _end_of_file(manuscript, last)
    return ends


def _end_of_file(manuscript: Manuscript, last: Block) -> int:
    """The last line with words, where the words of the file are known; else by the block's own lines."""
    if not manuscript.has_markup:
        return max(last.at.line, manuscript.text.rstrip().count("\n") + 1)
    return last.at.line + (plain(last.children).count("\n") if isinstance(last, Paragraph) else 0)
