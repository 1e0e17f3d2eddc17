"""What was added below the signature of a letter belongs to the letter: paragraphs that begin with "P.S."."""

from __future__ import annotations

from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Paragraph, Quote, Section
from bookmaker.model.patterns import Late, holds
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain

POSTSCRIPT = Late(
    r"[\W_]{0,2}(?:(?:P\. ?){1,3}S\b|P{1,3}S|Post-?[Ss]cript(?:um)?)(?=[\s.:,;—–-])", look=holds("p", within=3)
)


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Take postscripts into the letters above them.

    This comes after the rule on wide gaps, to which a gap above a postscript is one like any other.
    """
    out: list[Block] = []
    for block in blocks:
        letter = out[-1] if out else None
        if isinstance(letter, Section) and letter.role == "letter" and _is_postscript(block):
            out[-1] = replace(letter, blocks=(*letter.blocks, block))
        elif isinstance(block, Quote):
            out.append(replace(block, blocks=recognise(block.blocks, wishes, report)))
        else:
            out.append(block)
    return tuple(out)


def _is_postscript(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.role and bool(POSTSCRIPT.match(plain(block.children)))
