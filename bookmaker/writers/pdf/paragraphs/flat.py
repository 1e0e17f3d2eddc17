"""The text of a paragraph in one string, and the way back into its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

BLANK = re.compile(r"[ \t\r\n\f]+")
MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for something that is no text, and has a width of its own: the mark of a footnote."""


class Piece(NamedTuple):
    """A stretch of text: the element that holds it, and whether it follows the element (`tail`).

    `inline` is the number of the inline element whose look it has; 0 is the paragraph itself.
    """

    holder: Any
    is_tail: bool
    inline: int
    start: int
    stop: int


class Flat(NamedTuple):
    """The text with single spaces, and its pieces in order."""

    text: str
    pieces: tuple[Piece, ...]


class Inlines(NamedTuple):
    """The numbers of the inline elements of a kind by the ways down to them.

    `skipped` stand beside the text (an initial), `marks` are replaced by a mark.
    """

    numbers: dict[tuple[str, ...], int]
    skipped: frozenset[int]
    marks: frozenset[int]


def flat(paragraph: Element, inlines: Inlines) -> Flat:
    """The text of a paragraph."""
    if not len(paragraph):
        text = BLANK.sub(" ", paragraph.text or "").strip(" ")
        return Flat(text, (Piece(paragraph, False, 0, 0, len(text)),))
    pieces: list[Piece] = []
    texts: list[str] = []
    at, was_blank = 0, True
    for holder, is_tail, inline, words in _pieces(paragraph, (), inlines):
        text = words if words is MARK else BLANK.sub(" ", words)
        if was_blank:
            text = text.lstrip(" ")
        if text:
            was_blank = text.endswith(" ")
            texts.append(text)
        pieces.append(Piece(holder, is_tail, inline, at, at + len(text)))
        at += len(text)
    return Flat("".join(texts).rstrip(" "), tuple(pieces))


def way_of(inline: Element) -> str:
    """What tells the look of an inline element within its parent."""
    return "|".join((inline.tag, inline.get("class", ""), inline.get("lang", "")))


def _pieces(element: Element, way: tuple[str, ...], inlines: Inlines) -> Iterator[tuple[Any, bool, int, str]]:
    own = inlines.numbers[way] if way else 0
    if element.text:
        yield element, False, own, element.text
    for child in element:
        below = (*way, way_of(child))
        number = inlines.numbers[below]
        if number in inlines.marks:
            yield None, False, number, MARK
        elif number not in inlines.skipped:
            yield from _pieces(child, below, inlines)
        if child.tail:
            yield child, True, own, child.tail


def write_lines(flat_text: Flat, ends: list[tuple[int, bool]]) -> None:
    """Put the line ends into the elements: at each offset a newline, in place of the space if one stands there.

    The flag says whether a hyphen is added.
    """
    text, number = flat_text.text, 0
    for piece in flat_text.pieces:
        if piece.holder is None:
            continue
        parts, at = [], piece.start
        while number < len(ends) and ends[number][0] < piece.stop:
            place, is_hyphenated = ends[number]
            if place >= piece.start:
                parts += [text[at:place], "-\n" if is_hyphenated else "\n"]
                at = place + 1 if text[place] == " " else place
            number += 1
        parts.append(text[at : piece.stop])
        _set(piece, "".join(parts))


def _set(piece: Piece, words: str) -> None:
    if piece.is_tail:
        piece.holder.tail = words
    else:
        piece.holder.text = words
