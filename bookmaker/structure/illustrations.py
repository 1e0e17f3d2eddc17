"""What a plain text has where its original had pictures: `[Illustration: caption]`.

A caption is words of the book and stays, as a caption; a bare `[Illustration]` says nothing to a
reader who cannot see the picture, and is left out. This is the last rule: until then, the marks say
that gaps and lines near them were made by pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain

RULE = "structure/illustration"
BARE = re.compile(r"[\W_]*illustrations?[\W_]*", re.IGNORECASE)
CAPTION = re.compile(r"\s*\[\W*illustration\b", re.IGNORECASE)
LONGEST = 8
"""Blocks that a caption may have."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Give captions their role, and wrap bare marks of pictures."""
    return tuple(_recognised(blocks))


def _recognised(blocks: Blocks) -> Iterator[Block]:
    done = 0
    for index, block in enumerate(blocks):
        if index < done:
            continue
        done = _end_of_caption(blocks, index)
        if done == index:
            yield block
        elif all(BARE.fullmatch(_words(each)) for each in blocks[index:done]):
            yield Omission(blocks[index:done], RULE, at=block.at)
        else:
            yield from (replace(each, role="caption") for each in blocks[index:done] if isinstance(each, Paragraph))


def _words(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) and block.role == "" else ""


def _end_of_caption(blocks: Blocks, start: int) -> int:
    """The index after the paragraph that closes the bracket; `start` if none is opened here, or never closed."""
    if "[" not in _words(blocks[start])[:4] or not CAPTION.match(_words(blocks[start])):
        return start
    depth = 0
    for index in range(start, min(start + LONGEST, len(blocks))):
        words = _words(blocks[index])
        depth += words.count("[") - words.count("]")
        if not words or depth < 0:
            return start
        if depth == 0:
            return index + 1 if words.rstrip(" _*.").endswith("]") else start
    return start
