"""Typography: rules see the words of a whole paragraph and ask for edits.

Every rule is a function `rule(text, house) -> edits`, with what it could not decide beside them; each
sees what the rules before it left. The edits are mapped back into the tree, so no rule ever sees
markup. `polish(blocks, house, report)` proof-reads too: it reports every doubt, as a note with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bookmaker.model.nodes import Block, Blocks, Inlines, Text
from bookmaker.model.problem import NOWHERE, Report
from bookmaker.model.walk import change, change_notes
from bookmaker.typography import dashes, ellipses, quotes, spaces
from bookmaker.typography.edit import Doubt, Edit, Edits, apply, edit_leaves, leaves_of, with_leaves
from bookmaker.typography.emphasis_ends import settle
from bookmaker.typography.house import UNTOUCHED, House
from bookmaker.typography.quotes import UNCLOSED
from bookmaker.typography.style import begins_with_mark, outer_marks

Rule = Callable[[str, House], Edits]

# A scheme and a name are looked for from their beginning alone, or long words take for ever. A grave
# accent with a space before it or a word behind it is no end of code: it begins a quotation (`so').
NO_PROSE = re.compile(
    r"(?<![a-z])[a-z]++://[^\s<>\"]+|www\.[^\s<>\"]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|`(?! )[^`\n]+(?<! )`(?!\w)"
)

RULES: tuple[Rule, ...] = (spaces.rule, ellipses.rule, dashes.rule, quotes.rule)


def polish(blocks: Blocks, house: House, report: Report | None = None) -> Blocks:
    """The blocks, well set, in the house style; what the rules could not decide is reported where that is asked for."""
    if house.language in UNTOUCHED:
        return blocks
    house = house._replace(outer=house.outer or outer_marks(blocks))
    if report is not None:
        return _Proofreading(house._replace(proofread=True), report).blocks(blocks)

    def inside(children: Blocks) -> Blocks:
        return tuple([change(block, line, inside) for block in children])

    def line(inlines: Inlines) -> Inlines:
        return change_notes(polish_line(inlines, house), inside)

    return inside(blocks)


class _Proofreading:
    """A walk through blocks that sets their words well, and says where they stand what it could not decide."""

    def __init__(self, house: House, report: Report) -> None:
        self.house, self.report = house, report
        self.at, self.goes_on = NOWHERE, False

    def blocks(self, blocks: Blocks) -> Blocks:
        """The blocks, well set."""
        return tuple([self.block(*pair) for pair in zip(blocks, (*blocks[1:], None), strict=True)])

    def block(self, block: Block, following: Block | None) -> Block:
        """One block; where it stands, and whether a speech may go on behind it, is remembered for its doubts."""
        before = self.at, self.goes_on
        self.at, self.goes_on = (
            block.at if block.at.file else self.at,
            following is not None and begins_with_mark(following),
        )
        changed = change(block, self.line, self.blocks)
        self.at, self.goes_on = before
        return changed

    def line(self, inlines: Inlines) -> Inlines:
        """A run of inlines, well set; its doubts are reported, but for a speech that goes on in the next block."""
        doubts: list[Doubt] = []
        polished = polish_line(inlines, self.house, doubts)
        for doubt in doubts:
            if not (self.goes_on and doubt.problem.name == UNCLOSED.name):
                self.report(doubt.problem._replace(at=self.at))
        return change_notes(polished, self.blocks)


def polish_line(inlines: Inlines, house: House, doubts: list[Doubt] | None = None) -> Inlines:
    """One paragraph, heading or line of verse, well set; what could not be decided is added to the doubts."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        text = inlines[0].text
        polished = polish_text(text, house, doubts)
        return inlines if polished == text else (Text(polished),)
    before = leaves = list(leaves_of(inlines))
    mixed = _has_more_than_prose("".join(leaves))
    for rule in RULES:
        text = "".join(leaves)
        edits, doubtful = rule(_prose(text) if mixed else text, house)
        if edits:
            leaves = edit_leaves(leaves, edits)
        if doubtful and doubts is not None:
            doubts += doubtful
    return settle(with_leaves(inlines, iter(leaves)) if leaves is not before else inlines)


def _has_more_than_prose(text: str) -> bool:
    """Whether there may be addresses or program code in a text."""
    return "@" in text or "`" in text or ("/" in text and "://" in text) or "www." in text


def _prose(text: str) -> str:
    """The text with words in the places of addresses and program code, which are no prose."""
    return NO_PROSE.sub(lambda match: "x" * len(match[0]), text)


def polish_text(text: str, house: House, doubts: list[Doubt] | None = None) -> str:
    """A text without markup, well set; what could not be decided is added to the doubts."""
    if house.language in UNTOUCHED:
        return text
    mixed = _has_more_than_prose(text)
    for rule in RULES:
        edits, doubtful = rule(_prose(text) if mixed else text, house)
        if edits:
            text = apply(text, edits)
        if doubtful and doubts is not None:
            doubts += doubtful
    return text


__all__ = ["RULES", "UNTOUCHED", "Doubt", "Edit", "Edits", "House", "Rule", "polish", "polish_line", "polish_text"]
