"""Headings typed in capitals are set as titles: "THE SECOND-BEST UMBRELLA" is shouted in a contents list."""

from __future__ import annotations

import re
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Heading, Inline, Omission, Text
from bookmaker.model.problem import Report, note
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.numerals import ROMAN as ANY_ROMAN

# The Chicago Manual of Style, 18th edition, 8.160: articles, short prepositions and conjunctions
# stay lower-case in titles, unless they begin or end one.
SMALL = {
    *("a", "an", "the", "and", "but", "or", "nor", "for", "so", "yet", "as", "at", "by", "in", "of", "off"),
    *("on", "per", "to", "up", "via", "with", "from", "into"),
}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ROMAN = re.compile(r"[IVX]{2,}")
"""Words of a title that are taken for numbers: CIVIL and MIX are none."""
NEAR = 40
"""Characters before a word among which the stop stands that it may follow."""
NUMERAL = re.compile(ANY_ROMAN)
"""Words of a label that are: Chapter XL."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Set labels and titles that are all capitals in title case, unless the book file says `capitals: keep`."""
    if wishes.capitals == "keep":
        return blocks
    changed = [_changed(block) for block in blocks]
    count = sum(new is not old for new, old in zip(changed, blocks, strict=True))
    if count:
        first = next(old for new, old in zip(changed, blocks, strict=True) if new is not old)
        report(
            note(
                "structure/capitals",
                f"{count} headings in capitals were set in title case",
                first.at,
                "“structure: {capitals: keep}” in the book file keeps them",
            )
        )
    return tuple(changed)


def _changed(block: Block) -> Block:
    if isinstance(block, Omission) and block.tells in {"title", "author"} and is_shouted(block.value):
        return replace(block, value=title_case(block.value))
    if not isinstance(block, Heading) or not (is_shouted(block.label) or is_shouted(plain(block.children))):
        return block
    children = block.children
    if is_shouted(plain(children)):
        children = tuple(_in_title_case(inline) for inline in children)
    label = title_case(block.label, NUMERAL) if is_shouted(block.label) else block.label
    return replace(block, label=label, children=children)


def _in_title_case(inline: Inline) -> Inline:
    match inline:
        case Text(text):
            return Text(title_case(text))
        case _:
            return inline


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals and long enough for that to mean something."""
    return text.isupper() and sum(map(str.isalpha, text)) > 3 and not ROMAN.fullmatch(text)


def title_case(text: str, numeral: re.Pattern[str] = ROMAN) -> str:
    """A text in capitals in title case; roman numerals and initials with dots keep theirs."""
    words = list(WORD.finditer(text))

    def cased(match: re.Match[str]) -> str:
        """One word in its case."""
        word = match[0]
        initial = match.string[match.end() : match.end() + 1] == "." and len(word) == 1
        if numeral.fullmatch(word) or word == "I" or initial:
            return word
        at_edge = match.start() == words[0].start() or match.start() == words[-1].start() or _after_stop(match)
        return word.lower() if word.lower() in SMALL and not at_edge else _capitalised(word)

    return WORD.sub(cased, text)


def _after_stop(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - NEAR) : match.start()]
    return before.rstrip(" \"“'‘(").endswith((":", ".", "!", "?", "—", "--"))


def _capitalised(word: str) -> str:
    """Captain’s, O’Hara: after an apostrophe a capital only where a single letter stands before it."""
    head, mark, tail = re.match(r"([^'’]*)(['’]?)(.*)", word, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
    return head.capitalize() + mark + (tail.capitalize() if len(head) == 1 and len(tail) > 2 else tail.lower())
