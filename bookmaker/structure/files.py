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
from bookmaker.structure.file_heads import titles_of, without_head


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Give each file of several a heading: its own, else its first short line, else its name.

    The story's title and author, where they stand again at the head of a file, are none.
    """
    by_file = {name: tuple(own) for name, own in groupby(blocks, key=lambda block: block.at.file)}
    if len(by_file) < 2:
        return blocks
    titles = titles_of(list(by_file.values())) if wishes.title_from_text else frozenset()
    out: list[Block] = []
    for index, (name, own) in enumerate(by_file.items()):
        out += _with_heading(name, without_head(own, titles, tells_title=index == 0) if titles else own)
    return tuple(out)


def _with_heading(name: str, blocks: Blocks) -> Iterator[Block]:
    content = [block for block in blocks if not isinstance(block, Omission)]
    if not content or isinstance(content[0], Heading):
        yield from blocks
        return
    first = content[0]
    if isinstance(first, Paragraph) and _is_title(first):
        begin = next(index for index, block in enumerate(blocks) if block is first)
        yield from blocks[:begin]
        yield Heading(2, first.children, division="story", evidence=("the first line of its file",), at=first.at)
        yield from blocks[begin + 1 :]
        return
    title = re.sub(r"^[\d\s._-]+|[_-]+", " ", PurePosixPath(name).stem).strip()
    title = title[:1].upper() + title[1:]
    yield Heading(2, (Text(title),) if title else (), division="story", evidence=("the file's name",), at=blocks[0].at)
    yield from blocks


def _is_title(block: Paragraph) -> bool:
    text = plain(block.children)
    return 0 < len(text) <= 90 and text[-1] not in ".,;:\"”'’" and text[0] not in "\"“'‘"
