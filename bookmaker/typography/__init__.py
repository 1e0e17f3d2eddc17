"""Typography: rules see the words of a whole paragraph and ask for edits.

Every rule is a function `rule(text, house) -> edits`; each sees what the rules before it left.
The edits are mapped back into the tree, so no rule ever sees markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bookmaker.model.nodes import Blocks, Inlines, Text
from bookmaker.model.walk import change, change_notes
from bookmaker.typography import dashes, ellipses, quotes, spaces
from bookmaker.typography.edit import Edit, apply, edit_leaves, leaves_of, outside, with_leaves
from bookmaker.typography.house import UNTOUCHED, House

Rule = Callable[[str, House], list[Edit]]

# A scheme and a name are looked for from their beginning alone, or long words take for ever.
NO_PROSE = re.compile(r"(?<![a-z])[a-z]++://[^\s<>\"]+|www\.[^\s<>\"]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|`[^`\n]+`")

RULES: tuple[Rule, ...] = (spaces.rule, ellipses.rule, dashes.rule, quotes.rule)


def polish(blocks: Blocks, house: House) -> Blocks:
    """The blocks, well set, in the house style."""
    if house.language in UNTOUCHED:
        return blocks

    def inside(children: Blocks) -> Blocks:
        return tuple(change(block, line, inside) for block in children)

    def line(inlines: Inlines) -> Inlines:
        return change_notes(polish_line(inlines, house), inside)

    return inside(blocks)


def polish_line(inlines: Inlines, house: House) -> Inlines:
    """One paragraph, heading or line of verse, well set."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        text = inlines[0].text
        polished = polish_text(text, house)
        return inlines if polished == text else (Text(polished),)
    before = leaves = list(leaves_of(inlines))
    for rule in RULES:
        edits = edits_of(rule, "".join(leaves), house)
        if edits:
            leaves = edit_leaves(leaves, edits)
    return with_leaves(inlines, iter(leaves)) if leaves is not before else inlines


def edits_of(rule: Rule, text: str, house: House) -> list[Edit]:
    """What a rule asks for, but for addresses and program code, which are no prose."""
    edits = rule(text, house)
    if not edits or not any(sign in text for sign in ("://", "@", "`", "www.")):
        return edits
    return outside(edits, [match.span() for match in NO_PROSE.finditer(text)])


def polish_text(text: str, house: House) -> str:
    """A text without markup, well set."""
    if house.language in UNTOUCHED:
        return text
    for rule in RULES:
        edits = edits_of(rule, text, house)
        if edits:
            text = apply(text, edits)
    return text


__all__ = ["RULES", "UNTOUCHED", "Edit", "House", "Rule", "polish", "polish_line", "polish_text"]
