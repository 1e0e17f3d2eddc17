"""Edits of a text, and the way they find back into the tree that the text was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from bookmaker.model.nodes import Code, Image, Inline, Inlines, LineBreak, Note, Text

OPAQUE = "\ufffc"
"""Stands in the text for what typography must not touch: a picture, a note mark, program code."""


class Edit(NamedTuple):
    """Put `replacement` in the place of characters `start` to `end`; `rule` says which rule asks for it."""

    start: int
    end: int
    replacement: str
    rule: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they must be in order and must not overlap."""
    out: list[str] = []
    position = 0
    for edit in edits:
        out += (text[position : edit.start], edit.replacement)
        position = edit.end
    out.append(text[position:])
    return "".join(out)


def flatten(inlines: Inlines) -> str:
    """The text that rules see: words across emphasis and links as one, line breaks as newlines."""
    return "".join(_flat(inline) for inline in inlines)


def _flat(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Code() | Image() | Note():
            return OPAQUE
        case _:
            return flatten(inline.children)


def apply_to_tree(inlines: Inlines, edits: list[Edit]) -> Inlines:
    """A copy of the inlines with the edits made in the texts inside them.

    An edit over several texts puts its replacement where it starts and takes the rest away; line
    breaks and opaque nodes are never edited.
    """
    changed, _ = _applied(inlines, edits, 0)
    return changed


def _applied(inlines: Inlines, edits: list[Edit], position: int) -> tuple[Inlines, int]:
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                end = position + len(text)
                out.append(Text(apply(text, _within(edits, position, end))))
                position = end
            case LineBreak() | Code() | Image() | Note():
                out.append(inline)
                position += 1
            case _:
                children, position = _applied(inline.children, edits, position)
                out.append(replace(inline, children=children))
    return tuple(out), position


def _within(edits: list[Edit], start: int, end: int) -> list[Edit]:
    """The edits as far as they concern one text, counted from its start."""
    return [
        Edit(
            max(edit.start, start) - start,
            min(edit.end, end) - start,
            edit.replacement if start <= edit.start else "",
            edit.rule,
        )
        for edit in edits
        if (edit.start < end and edit.end > start) or (start <= edit.start == edit.end < end)
    ]
