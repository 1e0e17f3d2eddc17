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
    return _Editing(edits).applied(inlines)


class _Editing:
    """Edits on their way through the texts of a tree, which are met in order."""

    def __init__(self, edits: list[Edit]) -> None:
        self.edits, self.next, self.position = edits, 0, 0

    def applied(self, inlines: Inlines) -> Inlines:
        """A copy of the inlines with the edits made."""
        out: list[Inline] = []
        for inline in inlines:
            match inline:
                case Text(text):
                    out.append(self.edited(inline, text))
                case LineBreak() | Code() | Image() | Note():
                    out.append(inline)
                    self.position += 1
                case _:
                    out.append(replace(inline, children=self.applied(inline.children)))
        return tuple(out)

    def edited(self, node: Text, text: str) -> Text:
        """The text with those edits made that concern it; one that goes on beyond it stays the next one."""
        start, end = self.position, self.position + len(text)
        self.position = end
        concerned: list[Edit] = []
        while self.next < len(self.edits) and self.edits[self.next].start < end:
            edit = self.edits[self.next]
            replacement = edit.replacement if start <= edit.start else ""
            concerned.append(Edit(max(edit.start, start) - start, min(edit.end, end) - start, replacement, edit.rule))
            if edit.end > end:
                break
            self.next += 1
        return Text(apply(text, concerned)) if concerned else node
