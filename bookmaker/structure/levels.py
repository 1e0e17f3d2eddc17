"""Headings that the source itself marks (Markdown): which are parts, which chapters, which the title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Heading, Inlines, Omission
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import cut, plain
from bookmaker.structure.grammar import Reading, read_bare_number, read_heading

MARKED = "a Markdown heading"


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Give marked headings their meaning.

    A single heading above all the others at the start is the book's title. Of what is left, the
    highest level in use is a part where it says so or where it has lower headings under it all
    through the book; otherwise it is the chapters. Lower ones stay inside their chapters.
    """
    marked = [block for block in blocks if isinstance(block, Heading) and MARKED in block.evidence]
    if not marked:
        return blocks
    title = _title_among(marked)
    divisions = [heading for heading in marked if heading is not title]
    levels = _meanings(divisions)
    repeated = _repeated(divisions)
    understood = {id(each): _understood(each, max(1, levels[each.level]), repeated) for each in divisions}
    return tuple(_changed(blocks, title, understood))


def _title_among(marked: list[Heading]) -> Heading | None:
    """The first heading, if it is the only one of its level and all others are lower."""
    first, others = marked[0], marked[1:]
    alone = len(others) >= 1 and all(heading.level > first.level for heading in others)
    return first if alone and not read_heading(plain(first.children)) else None


def _meanings(headings: list[Heading]) -> dict[int, int]:
    """From the level in the source to the level in the book: 1 part, 2 chapter, 3 and lower inside."""
    used = sorted({heading.level for heading in headings})
    if not used:
        return {}
    top = [heading for heading in headings if heading.level == used[0]]
    kinds = {reading.is_part for heading in top if (reading := read_heading(plain(heading.children)))}
    above_others = len(top) * 2 <= len(headings) - len(top)
    has_parts = len(used) > 1 and (True in kinds or (above_others and False not in kinds))
    chapter = used[1] if has_parts else used[0]
    return {level: level - chapter + 2 for level in used}


def _changed(blocks: Blocks, title: Heading | None, understood: dict[int, Heading]) -> Iterator[Block]:
    for block in blocks:
        if block is title:
            yield Omission((block,), "structure/head", "title", plain(block.children), block.at)
        else:
            yield understood.get(id(block), block)


def _repeated(headings: list[Heading]) -> set[str]:
    """The words that number more than one heading: of "The Second Column" alone, the number is but a title's word."""
    readings = (_reading(plain(heading.children)) for heading in headings)
    counts = Counter(reading.keyword for reading in readings if reading)
    return {word for word, count in counts.items() if count > 1}


def _reading(text: str) -> Reading | None:
    return read_heading(text) or read_bare_number(text)


def _understood(heading: Heading, level: int, repeated: set[str]) -> Heading:
    heading = replace(heading, level=level)
    reading = _reading(plain(heading.children))
    is_title = reading is None or not (reading.known or reading.keyword in repeated)
    if reading is None or is_title or level > 2:
        return replace(heading, division="part" if level == 1 else "chapter" if level == 2 else "section")
    division = "part" if level == 1 else reading.division if not reading.is_part else "chapter"
    title = _title(heading.children, reading)
    return replace(heading, children=title, label=reading.label, number=reading.number, division=division)


def _title(children: Inlines, reading: Reading) -> Inlines:
    """The title without its label, with its markup and its notes."""
    text = plain(children)
    begin = text.rfind(reading.title) if reading.title else len(text)
    return cut(children, begin, begin + len(reading.title))
