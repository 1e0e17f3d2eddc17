"""Several source files: one without a heading at its head becomes a division of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from bookmaker.model.nodes import Block, Blocks, Heading, Omission, Paragraph, Text
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Give each file of several a heading: its own, else its first short line, else its name."""
    by_file = {name: tuple(own) for name, own in groupby(blocks, key=lambda block: block.at.file)}
    if len(by_file) < 2:
        return blocks
    out: list[Block] = []
    for name, own in by_file.items():
        out += _with_heading(name, own)
    return tuple(out)


def _with_heading(name: str, blocks: Blocks) -> Iterator[Block]:
    content = [block for block in blocks if not isinstance(block, Omission)]
    if not content or isinstance(content[0], Heading):
        yield from blocks
        return
    first = content[0]
    if isinstance(first, Paragraph) and _is_title(first):
        yield Heading(2, first.children, division="story", evidence=("the first line of its file",), at=first.at)
        yield from (block for block in blocks if block is not first)
        return
    title = re.sub(r"^[\d\s._-]+|[_-]+", " ", PurePosixPath(name).stem).strip().capitalize()
    yield Heading(2, (Text(title),) if title else (), division="story", evidence=("the file's name",), at=blocks[0].at)
    yield from blocks


def _is_title(block: Paragraph) -> bool:
    text = plain(block.children)
    return 0 < len(text) <= 90 and text[-1] not in ".,;:\"”'’" and text[0] not in "\"“'‘"
