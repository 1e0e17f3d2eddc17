"""A text without headings may still have chapters: two kinds of rows of signs, the heavier for chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookmaker.model.nodes import Block, Blocks, Heading, Omission, SceneBreak
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import text_of
from bookmaker.structure.median import median

LONG = 10
"""Signs of a row that looks like a rule across the page; scene breaks are shorter."""
SHORTEST = 1_000
"""Characters of a chapter, by the median."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Turn the long rows of signs of a text without headings into chapters, if short rows stand between them too."""
    rows = [index for index, block in enumerate(blocks) if isinstance(block, SceneBreak)]
    if len(rows) < 3 or any(isinstance(block, Heading) for block in blocks):
        return blocks
    if len({block.at.file for block in blocks}) > 1:
        return blocks
    long = [index for index in rows if _is_long(blocks[index])]
    if len(long) < 2 or len(long) == len(rows) or _median_length(blocks, long) < SHORTEST:
        return blocks
    return tuple(_with_headings(blocks, set(long)))


def _is_long(block: Block) -> bool:
    if not isinstance(block, SceneBreak):
        return False
    signs = "".join(block.mark.split())
    return len(signs) >= LONG and len(set(signs)) <= 2


def _median_length(blocks: Blocks, places: Sequence[int]) -> float:
    return median(sum(map(len, text_of(blocks[first:second]))) for first, second in pairwise((*places, len(blocks))))


def _with_headings(blocks: Blocks, places: set[int]) -> Iterator[Block]:
    number = 0
    for index, block in enumerate(blocks):
        if index in places:
            number += 1
            yield Omission((block,), "structure/marker", at=block.at)
            yield _heading(number, block)
            continue
        if not number and not isinstance(block, Omission):
            number = 1
            yield _heading(number, block)
        yield block


def _heading(number: int, block: Block) -> Heading:
    why = f"a row of {len(block.mark)} signs, and shorter rows between scenes" if isinstance(block, SceneBreak) else ""
    return Heading(2, (), number=number, evidence=(why or "the text before the first row of signs",), at=block.at)
