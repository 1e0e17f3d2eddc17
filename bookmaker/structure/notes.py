"""Authors' notes before and after a chapter ("A/N: …", "Author's Note") stand apart from the story."""

from __future__ import annotations

import re

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph, Section
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.grammar import read_heading

MARK = re.compile(
    r"[\[(*_~-]*(?:a\.?/n\.?|a\.n\.|(?-i:AN:)|t/n|author(?:['’]?s)?['’]? notes?|notes? from (?:the )?author"
    r"|translator['’]?s notes?|disclaimer:)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
CLOSED = re.compile(r"[\W_]*")


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Gather each note into a section, or leave it out if the book file says `notes: drop`."""
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        length = _length_of_note(blocks, index)
        if length:
            out.append(_note(blocks[index : index + length], wishes))
        else:
            out.append(blocks[index])
        index += length or 1
    return tuple(out)


def _length_of_note(blocks: Blocks, index: int) -> int:
    """How many blocks the note takes that begins here; 0 where none does.

    A mark with nothing after it takes the next paragraph too.
    """
    block = blocks[index]
    match = MARK.match(plain(block.children)) if isinstance(block, Paragraph) else None
    if match is None or (match["rest"] and match["rest"][0].isalpha()):
        return 0
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    takes_next = CLOSED.fullmatch(match["rest"]) and isinstance(below, Paragraph) and below.gap <= 1
    return 2 if takes_next and isinstance(below, Paragraph) and not read_heading(plain(below.children)) else 1


def _note(blocks: Blocks, wishes: StructureWishes) -> Block:
    if wishes.notes == "drop":
        return Omission(blocks, "structure/notes-dropped", at=blocks[0].at)
    return Section(blocks, "note", blocks[0].at)
