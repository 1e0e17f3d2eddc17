"""Parts of a run of inlines, and notes put into it, by the places that its plain words have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bookmaker.model.nodes import Code, Image, Inline, Inlines, LineBreak, Note, Text
from bookmaker.model.walk import cut, plain


def spans_of_texts(inlines: Inlines, start: int = 0) -> list[tuple[int, int]]:
    """Where each text within inlines begins and ends, as `plain` counts."""
    spans: list[tuple[int, int]] = []
    for inline in inlines:
        length = len(plain((inline,)))
        match inline:
            case Text():
                spans.append((start, start + length))
            case Code() | Image() | Note() | LineBreak():
                pass
            case _:
                spans += spans_of_texts(inline.children, start)
        start += length
    return spans


def part_of(inlines: Inlines, start: int, end: int) -> Inlines:
    """The characters `start` to `end` of inlines that have no notes: spaces at both ends go, line breaks stay."""
    out: list[Inline] = []
    position = 0
    for inline in inlines:
        length = len(plain((inline,)))
        first, last = max(start - position, 0), min(end - position, length)
        if first < last:
            out += (inline,) if isinstance(inline, LineBreak) else cut((inline,), first, last)
        position += length
    return _stripped(out)


def _stripped(inlines: list[Inline]) -> Inlines:
    """Inlines without line breaks and spaces at their ends."""
    while inlines and _is_blank(inlines[0]):
        del inlines[0]
    while inlines and _is_blank(inlines[-1]):
        del inlines[-1]
    if inlines and isinstance(inlines[0], Text):
        inlines[0] = Text(inlines[0].text.lstrip())
    if inlines and isinstance(inlines[-1], Text):
        inlines[-1] = Text(inlines[-1].text.rstrip())
    return tuple(inlines)


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or (isinstance(inline, Text) and not inline.text.strip())


def placed(inlines: Inlines, notes: Sequence[tuple[int, int, Note]]) -> Inlines:
    """Inlines with notes instead of the characters from one place to another, each within one text; notes in order.

    A space before a note goes.
    """
    return _Placing(notes).of(inlines)


class _Placing:
    """Notes on their way into a tree; counts the characters that it has met, and the notes placed."""

    def __init__(self, notes: Sequence[tuple[int, int, Note]]) -> None:
        self.notes, self.next, self.position = notes, 0, 0

    def of(self, inlines: Inlines) -> Inlines:
        """Inlines with those notes that belong into them."""
        out: list[Inline] = []
        for inline in inlines:
            match inline:
                case Text(text):
                    out += self.text(text)
                case Code() | Image() | Note() | LineBreak():
                    self.position += len(plain((inline,)))
                    out.append(inline)
                case _:
                    out.append(replace(inline, children=self.of(inline.children)))
        return tuple(out)

    def text(self, text: str) -> list[Inline]:
        """A text, cut where notes go in."""
        first, done = self.position, 0
        self.position += len(text)
        out: list[Inline] = []
        while self.next < len(self.notes) and self.notes[self.next][1] <= self.position:
            start, end, note = self.notes[self.next]
            before = text[done : start - first].rstrip(" ")
            out += (Text(before), note) if before else (note,)
            done, self.next = end - first, self.next + 1
        return [*out, Text(text[done:])] if text[done:] else out
