"""A contents list at the head of a text is recognised and taken off: the book gets one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain

TITLE = re.compile(r"\W*(table of )?contents\W*", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"[\s.·…]+\d{1,4}\s*$")
SEARCHED = 200
"""Blocks from the start of the text among which a contents list is looked for."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap a contents list in an omission.

    Its entries are the lines after the word "Contents" whose words stand again further down; it
    ends with the first block in which fewer than half of the lines do.
    """
    start = next((i for i, block in enumerate(blocks[:SEARCHED]) if _is_title(block)), None)
    if start is None:
        return blocks
    end = _end_of_list(blocks, start)
    if end == start + 1:
        return blocks
    listed = Omission(blocks[start:end], "structure/contents-list", at=blocks[start].at)
    return (*blocks[:start], listed, *blocks[end:])


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(TITLE.fullmatch(plain(block.children).split("\n")[0]))


def _end_of_list(blocks: Blocks, start: int) -> int:
    later = _short_lines(blocks[start + 1 :])
    end = start + 1
    for block in blocks[start + 1 :]:
        lines = _lines(block)
        if not lines or sum(_stands_again(line, later) for line in lines) * 2 < len(lines):
            break
        for line in lines:
            later[_letters(line)] = later.get(_letters(line), 1) - 1
        end += 1
    return end


def _short_lines(blocks: Blocks) -> dict[str, int]:
    """How often each short line stands in the text, by its letters alone."""
    counts: dict[str, int] = {}
    for block in blocks:
        for line in _lines(block):
            counts[_letters(line)] = counts.get(_letters(line), 0) + 1
    return counts


def _lines(block: Block) -> list[str]:
    if not isinstance(block, Paragraph):
        return []
    lines = plain(block.children).split("\n")
    return lines if all(len(line) < 100 for line in lines) else []


def _stands_again(line: str, later: dict[str, int]) -> bool:
    return any(later.get(form, 0) >= (2 if form == _letters(line) else 1) for form in _forms(line))


def _forms(line: str) -> Iterator[str]:
    """An entry as it may stand over its chapter: whole, without the page, label or title alone."""
    yield _letters(line)
    bare = PAGE_NUMBER.sub("", line)
    yield _letters(bare)
    words = bare.split()
    yield from (_letters(" ".join(words[:count])) for count in range(1, min(4, len(words))))
    yield from (_letters(" ".join(words[count:])) for count in range(1, min(4, len(words))))


def _letters(line: str) -> str:
    return re.sub(r"[\W_]+", "", line).casefold()
