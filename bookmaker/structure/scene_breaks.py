"""Breaks between scenes: rows of signs, and lines that tell how much time goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.model.nodes import Block, Blocks, Paragraph, SceneBreak
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import cut, plain
from bookmaker.structure.grammar import read_heading

# A row of signs: at least one of them no mere punctuation of a sentence, and no letters; or the
# rows of o and x that web authors draw.
SIGNS = re.compile(r"(?=.*[*~#•·–—_=+°♦✦❖§⁂※◆◇○●☆★<>/|\\-])[\s*~#•·.–—_=+°♦✦❖§⁂※◆◇○●☆★<>/|\\:-]{1,80}")
# Mixed or parted letters only: "Ooo!" is a cry, "xx" a kiss, "XX" a number.
LETTERS = re.compile(
    r"[^\w\s\"“”'‘’!?]*\s*(?:[oO]0[oO]|0[oO]0|oO(?:oO)*o|O(?:oO)+|xX(?:xX)*x|XxX|(?:[xX][oO])+[xX]?|(?:[oO][xX])+[oO]?"
    r"|(?:[oOxX0][\s-]+){2,}[oOxX0]|[xX]{4,}|0{3,})\s*[^\w\s\"“”'‘’!?]*"
)
TIME_SKIP = re.compile(r"([-~*=–—•#]{1,5})\s*(?P<words>[^\W_].{1,60}?)\s*\1")


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Turn rows of signs into scene breaks, and framed lines such as `-Some hours later-` into time skips."""
    return tuple(_recognised(blocks))


def _recognised(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield block
            continue
        words = plain(block.children)
        text = words.strip()
        if len(text) <= 80 and (SIGNS.fullmatch(text) or LETTERS.fullmatch(text)):
            yield SceneBreak(text, block.at)
        elif len(text) <= 80 and (framed := TIME_SKIP.fullmatch(text)) and _tells_time(framed["words"]):
            begin = words.index(text) + framed.start("words")
            yield Paragraph(cut(block.children, begin, begin + len(framed["words"])), "time-skip", block.at, block.gap)
        else:
            yield block


def _tells_time(words: str) -> bool:
    """Whether framed words may be a time skip: no sentence, and no heading such as `~ Chapter Eight ~`."""
    return not words.endswith((".", "!", "?")) and any(map(str.isalpha, words)) and not read_heading(words)
