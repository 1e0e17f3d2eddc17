"""What the later files of a folder say again at their head: the story's title, its author, a saved head."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from bookmaker.model.nodes import Block, Blocks, Heading, Omission, Paragraph
from bookmaker.model.walk import notes_of, plain
from bookmaker.structure.bylines import name_in

RULE = "structure/head"
DEEPEST = 6
"""Blocks at the start of a file among which title and author may stand again."""


def titles_of(files: list[Blocks]) -> frozenset[str]:
    """What the story's title may be: what its head told, or the line with which every file begins."""
    told = {block.value for block in files[0] if isinstance(block, Omission) and block.tells == "title"}
    firsts = {_letters(_first_line(blocks)) for blocks in files}
    return frozenset(filter(None, {*map(_letters, told), *(firsts if len(firsts) == 1 and len(files) > 2 else ())}))


def without_head(blocks: Blocks, titles: frozenset[str], tells_title: bool) -> Blocks:
    """A file whose first lines say the story's title again, these lines in omissions; else the file as it is.

    The title must stand first, and something else be the heading or the text below it. The first file
    `tells_title`: no other line has told it.
    """
    begin = len(list(takewhile(lambda block: isinstance(block, Omission), blocks)))
    end = begin
    while end < min(len(blocks) - 1, begin + DEEPEST) and _says_again(blocks[end], titles, end == begin):
        end += 1
    omitted = [_omitted(block) for block in blocks[begin:end]]
    if omitted and tells_title:
        omitted[0] = replace(omitted[0], tells="title", value=" ".join(_first_line(blocks).split()))
    return (*blocks[:begin], *omitted, *blocks[end:])


def _says_again(block: Block, titles: frozenset[str], is_first: bool) -> bool:
    if not isinstance(block, Paragraph | Heading) or any(True for _ in notes_of(block.children)):
        return False
    if isinstance(block, Heading) and (block.label or block.number is not None):
        return False
    lines = plain(block.children).split("\n")
    if is_first:
        return _letters(lines[0]) in titles and all(map(name_in, lines[1:]))
    return _letters(lines[0]) in titles or bool(name_in("\n".join(lines), below_title=True))


def _omitted(block: Block) -> Omission:
    inside = Paragraph(block.children, at=block.at) if isinstance(block, Heading) else block
    return Omission((inside,), RULE, at=block.at)


def _first_line(blocks: Blocks) -> str:
    first = next((block for block in blocks if not isinstance(block, Omission)), None)
    is_line = isinstance(first, Paragraph) or (isinstance(first, Heading) and not first.label)
    return plain(first.children).split("\n")[0] if isinstance(first, Paragraph | Heading) and is_line else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
