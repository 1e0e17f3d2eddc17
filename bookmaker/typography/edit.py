"""Edits of a text, and the way they find back into the tree that the text was read from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from bookmaker.model.nodes import Code, Emphasis, Image, Inline, Inlines, LineBreak, Note, Span, Text
from bookmaker.model.pieces import OPAQUE
from bookmaker.model.problem import Problem

FIXED = {OPAQUE, "\n"}


class Edit(NamedTuple):
    """Put `replacement` in the place of characters `start` to `end`; `rule` says which rule asks for it."""

    start: int
    end: int
    replacement: str
    rule: str


_Part: TypeAlias = tuple[int, int, str, str]
"""What an edit asks of one of several leaves; there are many, and a plain tuple is sooner made."""


class Doubt(NamedTuple):
    """Characters `start` to `end` could be meant in two ways; `problem` says so, but not where the text stands."""

    start: int
    end: int
    problem: Problem


class Edits(NamedTuple):
    """What a rule asks for, in order and without overlaps, and what it could not decide."""

    edits: Sequence[Edit]
    doubts: Sequence[Doubt] = ()


NOTHING = Edits(())
AROUND = 20
"""Characters of the text on each side of a sign that a message shows."""


def beside(text: str, start: int, end: int, problem: Problem) -> Problem:
    """A problem whose message shows the words beside a sign, as they were written."""
    first, last = max(0, start - AROUND), end + AROUND
    words = f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
    return problem._replace(message=f"{problem.message}: {words}")


def apply(text: str, edits: Iterable[Edit | _Part]) -> str:
    """The text with the edits made; they must be in order and must not overlap."""
    out: list[str] = []
    position = 0
    for start, end, replacement, _ in edits:
        out.append(text[position:start])
        out.append(replacement)
        position = end
    out.append(text[position:])
    return "".join(out)


def outside(edits: Iterable[Edit], spans: Sequence[tuple[int, int]]) -> list[Edit]:
    """The edits that touch none of some spans, which are in order and do not overlap."""
    ends = [end for _, end in spans]
    places = ((edit, bisect_right(ends, edit.start)) for edit in edits)
    return [edit for edit, place in places if place == len(spans) or spans[place][0] >= edit.end]


def leaves_of(inlines: Inlines) -> Iterator[str]:
    """The texts inside inlines in order: words across emphasis and links, a newline for a line break.

    Joined, they are what a rule sees. Words with a language of their own are set apart, as one opaque sign.
    """
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case LineBreak():
                yield "\n"
            case Code() | Image() | Note():
                yield OPAQUE
            case Span(language=language) if language:
                yield OPAQUE
            case _:
                yield from leaves_of(inline.children)


def edit_leaves(leaves: list[str], edits: Sequence[Edit]) -> list[str]:
    """The leaves with the edits of their joined text made in them.

    An edit over several leaves puts its replacement where it starts and takes the rest away; line
    breaks and opaque leaves stay as they are.
    """
    out: list[str] = []
    position = index = 0
    for leaf in leaves:
        start, position = position, position + len(leaf)
        concerned: list[_Part] = []
        while index < len(edits) and edits[index].start < position:
            first, end, replacement, rule = edits[index]
            if first >= start:
                concerned.append((first - start, min(end, position) - start, replacement, rule))
            else:
                concerned.append((0, min(end, position) - start, "", rule))
            if end > position:
                break
            index += 1
        out.append(apply(leaf, concerned) if concerned and leaf not in FIXED else leaf)
    return out


def with_leaves(inlines: Inlines, leaves: Iterator[str]) -> Inlines:
    """A copy of the inlines with other texts in the places of theirs."""
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text():
                out.append(Text(next(leaves)))
            case Emphasis():
                out.append(Emphasis(with_leaves(inline.children, leaves)))
            case LineBreak() | Code() | Image() | Note():
                next(leaves)
                out.append(inline)
            case Span(language=language) if language:
                next(leaves)
                out.append(inline)
            case _:
                out.append(replace(inline, children=with_leaves(inline.children, leaves)))
    return tuple(out)
