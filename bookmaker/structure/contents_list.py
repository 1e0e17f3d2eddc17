"""A contents list at the head of a text is recognised and taken off: the book gets one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.grammar import read_bare_number, read_heading

TITLE = re.compile(r"\W*(table of )?contents\W*", re.IGNORECASE)
ANOTHER_LIST = re.compile(r"\W*(?:list of )?(?:illustrations|figures|plates|maps)\W*", re.IGNORECASE)
NUMBERED = re.compile(r"\s*(?:(?:chapter|part|book)\s+)?(?:\d+|[ivxlc]+)\b[.:)\s]+", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"[\s.·…]+\d{1,4}\s*$")
FEWEST = 2
"""Lines from which a block that begins with the word "Contents" holds its list itself."""
LONGEST = 1_000
"""Blocks that a contents list can have."""
SEARCHED = 200
"""Blocks from the start of the text among which a contents list is looked for."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap a contents list in an omission: the word "Contents" and the short lines after it."""
    start = next((i for i, block in enumerate(blocks[:SEARCHED]) if _is_title(block)), None)
    if start is None:
        return blocks
    end = _end_of_list(blocks, start)
    if end == start + 1 and len(_lines(blocks[start])) < FEWEST:
        return blocks
    listed = Omission(blocks[start:end], "structure/contents-list", at=blocks[start].at)
    return (*blocks[:start], listed, *blocks[end:])


def entries(blocks: Blocks) -> set[str]:
    """The lines of the contents lists that were taken off, each by its letters: whole, and without number or page."""
    listed = [block for block in blocks if isinstance(block, Omission) and block.rule == "structure/contents-list"]
    return {form for omission in listed for block in omission.blocks for line in _lines(block) for form in _whole(line)}


def _whole(line: str) -> Iterator[str]:
    bare = PAGE_NUMBER.sub("", line)
    yield letters_of(bare)
    numbered = NUMBERED.match(bare)
    if numbered:
        yield letters_of(bare[numbered.end() :])


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(TITLE.fullmatch(plain(block.children).split("\n")[0]))


def _end_of_list(blocks: Blocks, start: int) -> int:
    """The index after the list: where an entry comes again, or where the lines are no entries any more.

    At least half of the lines must stand again further down, as headings do.
    """
    seen, first = NO_KEYS, NO_KEYS
    end = start + 1
    for block in blocks[start + 1 : start + LONGEST]:
        lines = _lines(block)
        keys = _keys(lines, seen.part)
        if not lines or _comes_again(keys, seen, first) or ANOTHER_LIST.fullmatch(lines[0]):
            break
        first = first if first != NO_KEYS else _keys(lines[:1], "")
        seen = seen.with_more(keys)
        end += 1
    return end if _stand_again(blocks, start, end) else start + 1


def _comes_again(keys: Keys, seen: Keys, first: Keys) -> bool:
    """Whether the text has begun: a number comes again, a title that stood beside one, or the first entry.

    Other titles may come twice within a list whose entries have numbers.
    """
    alone = seen.numbered | (first.alone if seen.numbers else seen.alone)
    return bool(seen.numbers & keys.numbers or alone & keys.alone)


class Keys(NamedTuple):
    """What entries are known by: the part they are in, their numbers there, titles with a number and those alone."""

    part: str
    numbers: set[str]
    numbered: set[str]
    alone: set[str]

    def with_more(self, more: Keys) -> Keys:
        """These keys and those of further entries."""
        return Keys(more.part, self.numbers | more.numbers, self.numbered | more.numbered, self.alone | more.alone)


NO_KEYS = Keys("", set(), set(), set())


def _keys(lines: list[str], part: str) -> Keys:
    keys = Keys(part, set(), set(), set())
    for line in lines:
        reading = read_heading(line.strip()) or read_bare_number(line.strip())
        if reading and reading.is_part:
            keys = keys._replace(part=f"{reading.keyword} {reading.number}")
        if reading and reading.number:
            keys.numbers.add(keys.part if reading.is_part else f"{keys.part} {reading.number}")
            keys.numbered.add(letters_of(PAGE_NUMBER.sub("", reading.title)) or line)
        else:
            keys.alone.update(_whole(line))
    return keys


def _stand_again(blocks: Blocks, start: int, end: int) -> bool:
    lines = [line for block in blocks[start + 1 : end] for line in _lines(block)]
    later = _short_lines(blocks[end:])
    again = sum(any(later.get(form, 0) for form in _forms(line)) for line in lines)
    return len(lines) >= FEWEST and again * 2 >= len(lines)


def _short_lines(blocks: Blocks) -> dict[str, int]:
    """How often each short line stands in the text, by its letters alone."""
    counts: dict[str, int] = {}
    for block in blocks:
        for line in _lines(block):
            counts[letters_of(line)] = counts.get(letters_of(line), 0) + 1
    return counts


def _lines(block: Block) -> list[str]:
    if not isinstance(block, Paragraph):
        return []
    lines = plain(block.children).split("\n")
    return lines if all(len(line) < 120 for line in lines) else []


def _forms(line: str) -> Iterator[str]:
    """An entry as it may stand over its chapter: whole, without the page, label or title alone."""
    yield letters_of(line)
    bare = PAGE_NUMBER.sub("", line)
    yield letters_of(bare)
    words = bare.split()
    yield from (letters_of(" ".join(words[:count])) for count in range(1, min(4, len(words))))
    yield from (letters_of(" ".join(words[count:])) for count in range(1, min(4, len(words))))


def letters_of(line: str) -> str:
    """A line by its letters and digits alone: how it is compared with others."""
    return re.sub(r"[\W_]+", "", line).casefold()
