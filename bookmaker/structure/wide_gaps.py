"""Gaps wider than a text's usual ones may be scene breaks: where they are few, or where a time has passed.

Saved texts have wide gaps for many reasons: a letter set off, a picture left out, a careless hand.
So most of them are told of and left; the book file can say that all of them are scene breaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bookmaker.model.nodes import Block, Blocks, Paragraph, SceneBreak, Text
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Report, note
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import is_bare, plain, text_of

MOST = 0.04
"""The share of the gaps that are wide, at most: where more are, they say nothing."""
FEW = 2
"""Wide gaps that are taken for scene breaks although nothing else says so."""
NEAR = 1_200
"""Characters between a scene break and the next wide gap at least: what is closer is set off by the two."""
SHORTEST = 45
"""Characters of the paragraphs round a scene break; shorter lines stand apart for other reasons."""
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|ten|half an|several|many|a few)"
_SPAN = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?)"
_TIME_OF_DAY = r"(?:morning|evening|night|noon|midnight|day|dawn|afternoon|o[’']clock)"
TIME_PASSED = Late(
    rf"[\W_]*(?:(?:about |some |nearly |almost )?{_NUMBER} {_SPAN} (?:later|after|afterwards|passed|had passed)"
    rf"|(?:the |that )?(?:next|following|same) (?:{_TIME_OF_DAY}|week|month|year)"
    rf"|it (?:was|is) (?:\w+ ){{0,4}}{_TIME_OF_DAY}"
    rf"|(?:on|by|towards?) the (?:\w+ )?(?:{_TIME_OF_DAY}|\w+(?:th|st|nd|rd))\b"
    r"|when \w+ (?:awoke|woke)|meanwhile\b)",
    re.IGNORECASE,
)
"""How a paragraph begins when time has passed."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Put a scene break into the wide gaps that are one, as the wish `gaps` says."""
    gaps = Counter(block.gap for block in blocks if isinstance(block, Paragraph))
    if not gaps or wishes.gaps == "ignore":
        return blocks
    usual = gaps.most_common(1)[0][0]
    wide = [i for i, block in enumerate(blocks) if isinstance(block, Paragraph) and block.gap > usual]
    running = [i for i in wide if i and _is_running(blocks[i - 1]) and _is_running(blocks[i])]
    if wishes.gaps == "auto":
        if not 0 < len(wide) <= MOST * gaps.total():
            return blocks
        alone = set(_far_from_others(blocks, wide)) & set(running)
        chosen = {i for i in alone if len(alone) <= FEW or TIME_PASSED.match(_text(blocks[i]))}
        _report_others(blocks, sorted(alone - chosen), report)
    else:
        chosen = set(running)
    return tuple(_with_breaks(blocks, chosen)) if chosen else blocks


def _far_from_others(blocks: Blocks, wide: list[int]) -> Iterator[int]:
    """The wide gaps that have no other near: two close together set off a letter or a notice."""
    lengths = [0]
    for block in blocks:
        is_words = isinstance(block, Paragraph) and is_bare(block)
        lengths.append(lengths[-1] + (len(_text(block)) if is_words else sum(map(len, text_of((block,))))))
    places = [-NEAR, *(lengths[index] for index in wide), lengths[-1] + NEAR]
    for index, (before, after) in zip(wide, pairwise(pairwise(places)), strict=True):
        if before[1] - before[0] >= NEAR and after[1] - after[0] >= NEAR:
            yield index


def _with_breaks(blocks: Blocks, chosen: set[int]) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        if index in chosen and isinstance(block, Paragraph):
            yield SceneBreak("", block.at._replace(line=max(1, block.at.line - block.gap)))
        yield block


def _report_others(blocks: Blocks, left: list[int], report: Report) -> None:
    if left:
        lines = ", ".join(str(blocks[index].at.line) for index in left[:5])
        more = f" and {len(left) - 5} more" if len(left) > 5 else ""
        report(
            note(
                "structure/wide-gaps",
                f"{len(left)} wide gaps were not taken for scene breaks (lines {lines}{more})",
                blocks[left[0]].at,
                "if they are, say “structure: {gaps: scene breaks}” in the book file",
            )
        )


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) else ""


def _is_running(block: Block) -> bool:
    """Whether a block is running text: no title, no capitals, no lines kept apart, nothing in brackets."""
    if not isinstance(block, Paragraph) or block.role or block.indent or not isinstance(block.children[0], Text):
        return False
    text = plain(block.children)
    return len(text) >= SHORTEST and "\n" not in text and not text.isupper() and text[-1] in ".!?\"”’')…"
