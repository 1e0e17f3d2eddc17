"""Breaks between scenes: rows of signs, and lines that tell how much time goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.model.nodes import Block, Blocks, Emphasis, Paragraph, SceneBreak, Strong
from bookmaker.model.patterns import Late, holds
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import cut, plain
from bookmaker.structure.grammar import read_heading

# A row of signs: at least one of them no mere punctuation of a sentence, and no letters; or the
# rows of o and x that web authors draw.
ORDINARY = set(" \t\u00a0.,;:!?\"'“”‘’«»()[]…")
DASHES = set("-–—")
MOST_SIGNS = 80
# Mixed or parted letters only: "Ooo!" is a cry, "xx" a kiss, "XX" a number.
LETTERS = re.compile(
    r"[^\w\s\"“”'‘’!?]*\s*(?:[oO]0[oO]|0[oO]0|oO(?:oO)*o|O(?:oO)+|xX(?:xX)*x|XxX|(?:[xX][oO])+[xX]?|(?:[oO][xX])+[oO]?"
    r"|(?:[oOxX0][\s-]+){2,}[oOxX0]|[xX]{4,}|0{3,})\s*[^\w\s\"“”'‘’!?]*"
)
_AGO = r"(?:later|after|afterwards|before|earlier|ago|passed)"
_WHEN = r"(?:morning|evening|night|day|afternoon|week|month|year|midnight|noon|dawn|sunrise|sunset)"
ABOUT_TIME = Late(
    r"\W*(?:time ?skip|flash ?back|flash ?forward|meanwhile\b.{0,30}|end (?:of )?flash ?back|(?:back )?in the present"
    rf"|(?:[\w’'-]+ ){{0,5}}{_AGO}(?: (?:that|the|on|in|same) .{{1,25}})?"
    rf"|(?:the |that |this |early |late |one |same |next |following )*(?:\w+[’']s )?{_WHEN}"
    r"(?: (?:after|before|at) .{1,25})?"
    r")\W*",
    re.IGNORECASE,
    look=holds(
        *("skip", "flash", "meanwhile", "present", "later", "after", "before", "earlier", "ago", "passed"),
        *("morning", "evening", "night", "day", "week", "month", "year", "noon", "dawn", "sunrise", "sunset"),
    ),
)
"""A line that says when, and nothing else."""
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
        if len(text) > MOST_SIGNS:
            yield block
        elif is_row_of_signs(text) or LETTERS.fullmatch(text):
            yield SceneBreak(text, block.at)
        elif time := _time_skip(block, words):
            yield time
        else:
            yield block


def is_row_of_signs(text: str) -> bool:
    """Whether a line has no letter and no figure, and some sign that no sentence is made of."""
    signs = set(text) - ORDINARY
    return bool(signs) and not any(map(str.isalnum, text)) and not (signs <= DASHES and '"' in text)


def _time_skip(block: Paragraph, words: str) -> Paragraph | None:
    """A line that tells how much time goes by: framed by signs, or in brackets or italics and about time."""
    text = words.strip()
    framed = TIME_SKIP.fullmatch(text)
    if framed and _tells_time(framed["words"]):
        begin = words.index(text) + framed.start("words")
        children = cut(block.children, begin, begin + len(framed["words"]))
        return Paragraph(children, "time-skip", block.at, block.gap)
    is_set_off = (text.startswith("(") and text.endswith(")")) or _is_emphasised(block)
    if is_set_off and ABOUT_TIME.fullmatch(text.strip("()")) and "\n" not in text:
        return Paragraph(block.children, "time-skip", block.at, block.gap)
    return None


def _is_emphasised(block: Paragraph) -> bool:
    return len(block.children) == 1 and isinstance(block.children[0], (Emphasis, Strong))


def _tells_time(words: str) -> bool:
    """Whether framed words may be a time skip: no sentence, and no heading such as `~ Chapter Eight ~`."""
    return not words.endswith((".", "!", "?")) and any(map(str.isalpha, words)) and not read_heading(words)
