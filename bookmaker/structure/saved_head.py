"""The head of a text saved from an archive: a list of fields with title and author round it, taken off.

AO3's downloads, FanFicFare, FanFiction.Net and authors by hand all write "Label: value"; the value
may stand on the next line, or on several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Location, Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.bylines import name_in
from bookmaker.structure.fields import (
    ALONE,
    ANY_LABEL,
    BARE_LABEL,
    BARE_NOTES,
    COUNTED,
    LABEL,
    STRONG,
    Field,
    fields_of,
)
from bookmaker.structure.grammar import read_heading
from bookmaker.structure.site import ADDRESS, ORIGIN

RULE = "structure/head"
DEEPEST = 80
"""Blocks at the start of a text that can belong to its head."""
STRANGERS = 6
"""Blocks without a label that may stand before the first field, or between two."""
LONGEST = 1_500
"""Characters of the longest paragraph of a summary."""
MOST = 20_000
"""Characters from which a value takes no more lines: it is a text."""
PREFACE = Late(r"\W*preface\W*", re.IGNORECASE)
FEWEST_AGAIN = 3
"""Labels of a head that stands again in a later file: fewer may belong to the chapter."""
NOTHING = Field("", "", "")


@dataclass(slots=True, eq=False, repr=False)
class Told:
    """Blocks of the head that belong together, `start` to `end`, and what they tell, each with its place."""

    start: int
    end: int
    fields: list[tuple[Field, Location]] = field(default_factory=list)


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap each field of the head in an omission that names it; a block of several fields gets one for each."""
    if not wishes.title_from_text or not blocks:
        return blocks
    first, *others = (tuple(own) for _, own in groupby(blocks, key=lambda block: block.at.file))
    out = _without_head(first)
    if out is first:
        return blocks
    return (*out, *(block for own in others for block in _without_head(own, FEWEST_AGAIN)))


def _without_head(blocks: Blocks, fewest: int = 1) -> Blocks:
    """The blocks of a file, its head of so many labels wrapped; what a head that stands again tells is known."""
    if not any(map(_first_fields, blocks[:DEEPEST])):
        return blocks
    told = _head_of(blocks)
    labels = {field.label for each in told for field, _ in each.fields if field.label}
    if not _is_head(blocks, told) or len(labels) < fewest:
        return blocks
    out: list[Block] = []
    done = 0
    for each in told:
        out += blocks[done : each.start]
        out += _omissions(blocks, each) if fewest == 1 else (_told_again(blocks, each),)
        done = each.end
    return (*out, *(_notes_told(blocks, done) if fewest == 1 else ()), *blocks[done:])


def _told_again(blocks: Blocks, told: Told) -> Omission:
    return Omission(blocks[told.start : told.end], RULE, at=blocks[told.start].at)


def _notes_told(blocks: Blocks, start: int) -> list[Block]:
    """What AO3's "Notes" under the head say, told as well; the note itself stays where it is."""
    if start + 1 >= len(blocks) or not BARE_NOTES.fullmatch(_text(blocks[start])):
        return []
    value = " ".join(_text(blocks[start + 1]).split())
    return [Omission((), RULE, "notes", value, blocks[start].at)]


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) else ""


def _first_fields(block: Block) -> bool:
    return any(LABEL.match(line) for line in _text(block).split("\n")[:4])


def _head_of(blocks: Blocks) -> list[Told]:
    """The fields from the first block on, until too many blocks have none."""
    told = [Told(0, 1, [(NOTHING, blocks[0].at)])] if _is_first_page(blocks) else []
    index, strangers, file = len(told), 0, blocks[0].at.file
    title = _text(next((block for block in blocks[index:] if isinstance(block, Paragraph)), blocks[0]))
    while index < min(len(blocks), DEEPEST) and strangers <= STRANGERS and blocks[index].at.file == file:
        found = _told_at(blocks, index, title, bool(told))
        if found:
            told.append(found)
            index, strangers = found.end, 0
            continue
        if _ends_head(blocks[index]):
            break
        strangers += not isinstance(blocks[index], Omission)
        index += 1
    return told


def _is_first_page(blocks: Blocks) -> bool:
    """Whether AO3's heading over its own first page begins the text: where the work was posted stands there."""
    if not PREFACE.fullmatch(_text(blocks[0])):
        return False
    return any(
        (isinstance(block, Omission) and block.tells == "source")
        or any(map(ORIGIN.fullmatch, _text(block).split("\n")))
        for block in blocks[1:4]
    )


def _ends_head(block: Block) -> bool:
    if isinstance(block, Omission):
        return False
    text = _text(block)
    return not text or len(text) > 400 or bool(read_heading(text.split("\n")[0].strip()))


def _told_at(blocks: Blocks, index: int, title: str, inside: bool) -> Told | None:
    """The fields of the block here, with the blocks below it that hold the value of the last of them."""
    text = _text(blocks[index])
    found = Told(index, index + 1)
    if inside and BARE_LABEL.fullmatch(text):
        found.fields.append((Field("description", "summary", ""), blocks[index].at))
    elif LABEL.match(text) or (text == title and _begins_with_title(text)):
        _read_lines(found, blocks[index], title)
    else:
        return None
    _take_values(found, blocks, title)
    return found


def _begins_with_title(text: str) -> bool:
    """Whether title, byline and fields stand in one block."""
    first, *others = text.split("\n")
    return 0 < len(first) <= 100 and any(LABEL.match(line) or ORIGIN.fullmatch(line) for line in others[:3])


def _read_lines(found: Told, block: Block, title: str) -> None:
    """Each line of a block: fields, more of the value above it, or title and author."""
    for offset, line in enumerate(_text(block).split("\n")):
        line = line.strip()
        at = block.at._replace(line=block.at.line + offset)
        above, place = found.fields[-1] if found.fields else (NOTHING, at)
        if fields := fields_of(line):
            found.fields += [(each, at) for each in fields]
        elif author := name_in(line):
            found.fields.append((Field("author", "", author), at))
        elif ORIGIN.fullmatch(line):
            address = ADDRESS.search(line)
            found.fields.append((Field("source", "", address[0].rstrip(".,;)")) if address else NOTHING, at))
        elif line == title or above is NOTHING or (above.tells in COUNTED and above.value):
            found.fields.append((Field("title", "", line), at))
        elif above.label and len(above.value) < MOST:
            found.fields[-1] = above._replace(value=f"{above.value} {line}".strip()), place


def _take_values(found: Told, blocks: Blocks, title: str) -> None:
    """The blocks below a label alone: all that stand in, else the next one, which may hold labels itself."""
    while found.end < len(blocks) and (last := found.fields[-1][0]).label and not last.value:
        first = blocks[found.end]
        if last.label == "stats" or not isinstance(first, Paragraph) or not _may_be_value(first):
            return
        while True:
            below = blocks[found.end]
            _read_lines(found, below, title)
            found.end += 1
            more = blocks[found.end] if first.indent and found.end < len(blocks) else None
            if not isinstance(more, Paragraph) or more.indent < first.indent or not _may_be_value(more):
                break


def _may_be_value(block: Paragraph) -> bool:
    text = plain(block.children)
    stands_in = block.indent >= 2 or block.gap == 0
    return len(text) < LONGEST and not LABEL.match(text) and (stands_in or not read_heading(text))


def _is_head(blocks: Blocks, told: list[Told]) -> bool:
    """Whether the fields make a head: two, one of which no story has; or one that says all by itself."""
    labels = {each.label for told_here in told for each, _ in told_here.fields if each.label}
    tells = {each.tells for told_here in told for each, _ in told_here.fields if each.label}
    last = told[-1].end if told else 0
    lines = [line for block in blocks[:last] for line in _text(block).split("\n")]
    strange = sum(bool(ANY_LABEL.match(line)) and not LABEL.match(line) for line in lines)
    if strange > len(labels):
        return False
    return bool(tells & STRONG) if len(labels) >= 2 else bool(tells & ALONE)


def _omissions(blocks: Blocks, told: Told) -> list[Block]:
    """One omission with the blocks and the first thing told, and one without blocks for each of the others."""
    (first, at), *others = told.fields
    inside = Omission(blocks[told.start : told.end], RULE, first.tells, _value(first), at)
    return [inside, *(Omission((), RULE, each.tells, each.value, place) for each, place in others if each.tells)]


def _value(told: Field) -> str:
    return told.value if told.tells else ""
