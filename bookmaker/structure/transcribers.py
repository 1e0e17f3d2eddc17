"""Transcribers' notes: what the maker of a digital text says of it, before the text or behind it, taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph
from bookmaker.model.patterns import Late, holds
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.grammar import read_heading

RULE = "structure/transcribers-note"
MARK = Late(
    r"(?P<bracket>\[?)[\W_]{0,3}(?:transcriber(?:s|['’]s|s['’])?|transcription|preparer['’]s|production) notes?\b"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
    look=holds("transcri", "preparer", "production", within=20),
)
DEEPEST = 30
"""Blocks at either end among which a note may begin."""
LONGEST = 40
"""Blocks that a note may have."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap notes that begin with "Transcriber's Note" near the start or the end of the text."""
    places = sorted({*range(min(DEEPEST, len(blocks))), *range(max(0, len(blocks) - DEEPEST), len(blocks))})
    marked = [index for index in places if MARK.match(_text(blocks[index]))]
    return tuple(_without(blocks, marked)) if marked else blocks


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) else ""


def _without(blocks: Blocks, marked: list[int]) -> Iterator[Block]:
    done = 0
    for index in marked:
        if index < done:
            continue
        yield from blocks[done:index]
        done = _end_of_note(blocks, index)
        yield Omission(blocks[index:done], RULE, at=blocks[index].at)
    yield from blocks[done:]


def _end_of_note(blocks: Blocks, start: int) -> int:
    """The index after the note: at its bracket, where it stops standing in, or after its one paragraph."""
    match = MARK.match(_text(blocks[start]))
    if match is None or any(map(str.isalnum, match["rest"])):
        return _after_bracket(blocks, start) if match and match["bracket"] else start + 1
    end = start + 1
    while end < min(len(blocks), start + LONGEST) and _stands_in(blocks[end]):
        end += 1
    if end > start + 1:
        return end
    is_text = end < len(blocks) and isinstance(blocks[end], Paragraph) and not read_heading(_text(blocks[end]))
    return end + 1 if is_text else end


def _stands_in(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.indent >= 2 and not read_heading(plain(block.children))


def _after_bracket(blocks: Blocks, start: int) -> int:
    for index in range(start, min(len(blocks), start + LONGEST)):
        if "]" in _text(blocks[index]):
            return index + 1
    return start + 1
