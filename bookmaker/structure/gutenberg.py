"""What Project Gutenberg puts round a text: header, small print and licence, taken off; the header tells of the book.

The marker lines have been written in many ways since 1990: "*** START OF THIS PROJECT GUTENBERG
EBOOK …", "*END*THE SMALL PRINT! …", "End of Project Gutenberg's …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph
from bookmaker.model.patterns import Late
from bookmaker.model.problem import NOWHERE, Location, Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain

RULE = "structure/gutenberg"
NAME = "gutenberg"
START = Late(
    r"\W*start of (?:the |this )?project gutenberg|\W*end\W*the small print|\W*end of (?:the )?small print|"
    r"\W*this etext was prepared for project gutenberg",
    re.IGNORECASE,
)
END = Late(
    r"\W*end of (?:the |this )?(?:project )?gutenberg|\W*end of (?:the |this )?project gutenberg|"
    r"\W*ende (?:dieses|des) proje[ck]t gutenberg|\W*fin de .{0,40}project gutenberg",
    re.IGNORECASE,
)
FIELD = Late(
    r"(?P<field>title|authors?|editors?|translators?|illustrators?|language)\s*:\s*(?P<value>\S.*)", re.IGNORECASE
)
FIRST_LINE = Late(
    r"\W*(?:the )?project gutenberg(?:['’]s)?(?: (?:e-?text|e-?book))?(?: of| edition of)?\W*"
    r"(?P<title>\S.{0,120}?)(?:, by (?P<author>[^*#\n]{2,60}?))?\W*(?:#\s*\d+ in .*)?",
    re.IGNORECASE | re.DOTALL,
)
CREDIT = Late(
    r"\W*(?:(?:produced|prepared|transcribed|scanned|digiti[sz]ed|proofread|html version|edited)"
    r" (?:and \w+ )?(?:by|from)\b"
    r"|(?:this )?e-?(?:text|book) (?:was )?(?:produced|prepared|transcribed|scanned|created|typed)\b|credits:"
    r"|(?:this )?(?:e-?text|e-?book) (?:is )?based on\b|note: (?:project gutenberg|images of)|original publication:"
    r"|images of the original pages)",
    re.IGNORECASE,
)
DEEPEST = 600
"""Blocks at either end in which the markers are looked for: the longest small print, with a block for each line."""
LONGEST = 600
"""Characters of the header's first line, with title, author and the signs round them."""
CREDITS = 8
"""Blocks next to a marker that may say who made the text."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap all that stands outside the marker lines, with the lines of credit inside them, in omissions."""
    if not (_named(blocks[:DEEPEST]) or _named(blocks[-DEEPEST:])):
        return blocks
    by_file = (tuple(own) for _, own in groupby(blocks, key=lambda block: block.at.file))
    return tuple(block for own in by_file for block in _without_wrapping(own))


def _named(blocks: Blocks) -> bool:
    return any(NAME in _text(block).casefold() for block in blocks)


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) else ""


def _without_wrapping(blocks: Blocks) -> Iterator[Block]:
    start = _begin_of_text(blocks)
    end = _end_of_text(blocks, start)
    if start:
        yield from _header(blocks[:start])
    first = _after_credits(blocks, start, end) if start else 0
    last = _before_credits(blocks, first, end) if end < len(blocks) else end
    if first > start:
        yield Omission(blocks[start:first], RULE, at=blocks[start].at)
    yield from blocks[first:last]
    if last < len(blocks):
        yield Omission(blocks[last:], RULE, at=blocks[last].at)


def _begin_of_text(blocks: Blocks) -> int:
    """The index after the last marker of a beginning; 0 where there is none."""
    found = 0
    for index, block in enumerate(blocks[:DEEPEST]):
        text = _text(block)
        if END.match(text):
            break
        if START.match(text):
            found = index + 1
    return found


def _end_of_text(blocks: Blocks, start: int) -> int:
    """The index of the first marker of an end among the last blocks."""
    for index in range(max(start, len(blocks) - DEEPEST), len(blocks)):
        if END.match(_text(blocks[index])):
            return index
    return len(blocks)


def _after_credits(blocks: Blocks, start: int, end: int) -> int:
    """The index after the lines that say who made the text."""
    index = start
    while index < min(end, start + CREDITS) and CREDIT.match(_text(blocks[index])):
        index += 1
    return index


def _before_credits(blocks: Blocks, start: int, end: int) -> int:
    index = end
    while index > max(start, end - CREDITS) and CREDIT.match(_text(blocks[index - 1])):
        index -= 1
    return index


def _header(blocks: Blocks) -> Iterator[Omission]:
    """The header as one omission, and one without words for each thing that it tells."""
    told = list(_told(blocks))
    yield Omission(blocks, RULE, at=blocks[0].at)
    yield from (Omission((), RULE, tells, value, at) for tells, value, at in told)


def _told(blocks: Blocks) -> Iterator[tuple[str, str, Location]]:
    """What the header tells, each thing with its line: its fields, else its first line."""
    seen: set[str] = set()
    for text, at in (line for block in blocks for line in _lines(block)):
        if match := FIELD.fullmatch(text):
            tells = match["field"].casefold().rstrip("s")
            if tells not in seen:
                seen.add(tells)
                yield tells, " ".join(match["value"].split()), at
    if "title" not in seen:
        yield from _from_first_line(blocks, seen)


def _from_first_line(blocks: Blocks, seen: set[str]) -> Iterator[tuple[str, str, Location]]:
    first = next((block for block in blocks if NAME in _text(block).casefold()), None)
    line = _text(first).split("\n\n")[0] if first else ""
    match = FIRST_LINE.fullmatch(line) if len(line) <= LONGEST else None
    if match and first:
        yield "title", " ".join(match["title"].split()), first.at
        if match["author"] and "author" not in seen:
            yield "author", " ".join(match["author"].split()), first.at


def _lines(block: Block) -> Iterator[tuple[str, Location]]:
    """The lines of a block, an indented one joined to the one before it, each with its place."""
    together: list[list[str]] = []
    offsets: list[int] = []
    for offset, line in enumerate(_text(block).split("\n")):
        if offset and line.startswith("\u2003"):
            together[-1].append(line.strip())
        else:
            together.append([line.strip()])
            offsets.append(offset)
    for offset, lines in zip(offsets, together, strict=True):
        place = block.at._replace(line=block.at.line + offset) if block.at != NOWHERE else NOWHERE
        yield " ".join(lines), place
