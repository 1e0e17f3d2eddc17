"""Which marks a text sets its speeches in: the double ones of most books, or the single ones of British ones."""

from __future__ import annotations

from collections.abc import Iterable

from bookmaker.model.nodes import Block, Blocks, Emphasis, Inlines, Paragraph, Strong, Text
from bookmaker.typography.nesting import Style

DOUBLE, SINGLE = frozenset('"“”„«»'), frozenset("'‘’‚`")
SIGNS = DOUBLE | SINGLE
CLEAR = 4
"""How many times more paragraphs have to begin with one kind of marks than with the other."""


def outer_marks(blocks: Blocks, wished: bool = False) -> Style:
    """The marks that speeches begin with in these blocks; empty if there are both, or none.

    Marks at the beginning of paragraphs are the evidence: quotations within speeches seldom stand there.
    """
    return outer_of((_first_of(block.children) for block in blocks if type(block) is Paragraph), wished)


def outer_of(first_signs: Iterable[str], wished: bool = False) -> Style:
    """The same, by the signs that paragraphs begin with. Who wishes for other marks has the likelier ones taken."""
    double = single = 0
    for sign in first_signs:
        if sign in SIGNS:
            double += sign in DOUBLE
            single += sign in SINGLE
    if wished:
        return "double" if double >= single else "single"
    if double >= CLEAR * max(single, 1):
        return "double"
    return "single" if single >= CLEAR * max(double, 1) else ""


def begins_with_mark(block: Block) -> bool:
    """Whether a block is a paragraph that begins with a quotation mark: a speech may go on in it."""
    return isinstance(block, Paragraph) and _first_of(block.children) in SIGNS


def _first_of(inlines: Inlines) -> str:
    """The first sign of a paragraph that is no space, if it begins with words."""
    first = inlines[0] if inlines else None
    while isinstance(first, (Emphasis, Strong)):
        first = first.children[0] if first.children else None
    if type(first) is not Text:
        return ""
    sign = first.text[:1]
    return first.text.lstrip()[:1] if sign.isspace() else sign
