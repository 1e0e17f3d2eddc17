"""Passages that stand in from the margin: verse keeps its lines, prose becomes a quotation."""

from __future__ import annotations

from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Paragraph, Quote, Text, Verse
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import lines_of, plain

SET_OFF = 2
"""Columns of indent from which a passage stands in from the margin."""
LONGEST = 75
"""Characters of the longest line that is still a line of verse."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Make verse of kept lines, and quotations of indented prose; neighbours join into one."""
    groups: list[list[Block]] = []
    for block in blocks:
        changed = _recognised(block, wishes, report)
        if groups and _belongs_to(groups[-1][-1], changed, block):
            groups[-1].append(changed)
        else:
            groups.append([changed])
    return tuple(group[0] if len(group) == 1 else _joined(group) for group in groups)


def _recognised(block: Block, wishes: StructureWishes, report: Report) -> Block:
    match block:
        case Quote(blocks):
            return replace(block, blocks=recognise(blocks, wishes, report))
        case Paragraph(role="") if _is_verse(block):
            return Verse((tuple(line or (Text(""),) for line in lines_of(block.children)),), block.at)
        case Paragraph(role="") if block.indent >= SET_OFF and not _is_centred(block):
            return Quote((block,), block.at)
        case _:
            return block


def _is_verse(block: Paragraph) -> bool:
    words = plain(block.children)
    if "\n" not in words:
        return False
    lines = words.split("\n")
    return (len(lines) >= 3 or (len(lines) == 2 and block.indent >= SET_OFF)) and all(
        len(line) <= LONGEST for line in lines
    )


def _is_centred(block: Paragraph) -> bool:
    """One short line far from the margin was centred on a typewriter; it is no quotation."""
    return block.indent > 12 and "\n" not in plain(block.children)


def _belongs_to(above: Block, below: Block, source: Block) -> bool:
    """Whether two stanzas one blank line apart are one poem, or two indented paragraphs one quotation."""
    if not isinstance(below, Verse | Quote) or type(above) is not type(below):
        return False
    match source:
        case Paragraph():
            return source.gap <= 1
        case Quote(blocks=(Paragraph(gap=0), *_)):
            return True  # quoted mail, which its reader parts at empty lines of the quotation
        case _:
            return False


def _joined(group: list[Block]) -> Block:
    """One poem, or one quotation, of several."""
    at = group[0].at
    if isinstance(group[0], Verse):
        return Verse(tuple(stanza for verse in group if isinstance(verse, Verse) for stanza in verse.stanzas), at)
    return Quote(tuple(block for quote in group if isinstance(quote, Quote) for block in quote.blocks), at)
