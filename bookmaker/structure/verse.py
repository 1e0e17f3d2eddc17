"""Passages that stand in from the margin: verse keeps its lines, prose becomes a quotation."""

from __future__ import annotations

from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Inline, Inlines, LineBreak, Paragraph, Quote, Text, Verse
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain

SET_OFF = 2
"""Columns of indent from which a passage stands in from the margin."""
LONGEST = 75
"""Characters of the longest line that is still a line of verse."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Make verse of kept lines, and quotations of indented prose; neighbours join into one."""
    out: list[Block] = []
    for block in blocks:
        changed = _recognised(block, wishes, report)
        joined = _joined(out[-1], changed, block) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(changed)
    return tuple(out)


def _recognised(block: Block, wishes: StructureWishes, report: Report) -> Block:
    match block:
        case Quote(blocks):
            return replace(block, blocks=recognise(blocks, wishes, report))
        case Paragraph(role="") if _is_verse(block):
            return Verse((tuple(_lines(block.children)),), block.at)
        case Paragraph(role="") if block.indent >= SET_OFF and not _is_centred(block):
            return Quote((block,), block.at)
        case _:
            return block


def _is_verse(block: Paragraph) -> bool:
    lines = plain(block.children).split("\n")
    return (len(lines) >= 3 or (len(lines) == 2 and block.indent >= SET_OFF)) and all(
        len(line) <= LONGEST for line in lines
    )


def _is_centred(block: Paragraph) -> bool:
    """One short line far from the margin was centred on a typewriter; it is no quotation."""
    return block.indent > 12 and "\n" not in plain(block.children)


def _lines(inlines: Inlines) -> list[Inlines]:
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) or (Text(""),) for line in lines]


def _joined(above: Block, below: Block, source: Block) -> Block | None:
    """Two stanzas one blank line apart are one poem; two indented paragraphs one quotation."""
    if not isinstance(source, Paragraph) or source.gap > 1:
        return None
    match above, below:
        case Verse(), Verse():
            return Verse(above.stanzas + below.stanzas, above.at)
        case Quote(), Quote():
            return Quote(above.blocks + below.blocks, above.at)
        case _:
            return None
