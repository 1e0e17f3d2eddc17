"""The kinds of paragraphs that a document has, and a specimen with one of each for the layout engine.

How wide the lines of a paragraph are and in which faces its words stand is decided by the style sheets,
which only the engine reads. So it lays out one paragraph of each kind, before the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from bookmaker.writers.pdf.paragraphs.flat import way_of

KIND, INLINE = "data-kind", "data-inline"
"""Attributes by which the engine's answer names the paragraphs and the inline elements of a specimen."""
INITIAL = "initial"
UNMEASURED = frozenset({"img", "br", "svg"})
"""Elements that are no stretch of text: a paragraph that holds one is the engine's."""


class Context(NamedTuple):
    """Where a paragraph stands: all that a style sheet can know of it without counting its siblings."""

    above: tuple[tuple[str, str, str, str], ...]
    before: tuple[str, str, str, str] | None
    own: tuple[str, str, str, str]
    initial: str = ""


class Kind(NamedTuple):
    """One kind: its number in the specimen, and the numbers of its inline elements by the ways to them."""

    number: int
    inlines: dict[tuple[str, ...], int]


class Survey(NamedTuple):
    """The paragraphs of a document that can be measured, in order, each with its kind."""

    kinds: dict[Context, Kind]
    paragraphs: list[tuple[Element, Kind]]


def survey(body: Element, style_sheet: str) -> Survey:
    """Sort the paragraphs of a document by their kinds, but for those that are not measured."""
    ids = frozenset(re.findall(r"#([A-Za-z][\w-]*)", style_sheet))
    kinds: dict[Context, Kind] = {}
    paragraphs = []
    for paragraph, context in _contexts(body, (), ids):
        kind = kinds.setdefault(context, Kind(len(kinds), {}))
        if not any(each.tag in UNMEASURED for each in paragraph.iter()):
            for way, _ in _inlines(paragraph, ()):
                kind.inlines.setdefault(way, len(kind.inlines) + 1)
            paragraphs.append((paragraph, kind))
    return Survey(kinds, paragraphs)


def _contexts(
    parent: Element, above: tuple[tuple[str, str, str, str], ...], ids: frozenset[str]
) -> Iterator[tuple[Element, Context]]:
    before = None
    for child in parent:
        seen = _seen(child, ids)
        if child.tag == "p":
            yield child, Context(above, before, seen, _initial(child))
        elif len(child):
            yield from _contexts(child, (*above, seen), ids)
        before = seen


def _seen(element: Element, ids: frozenset[str]) -> tuple[str, str, str, str]:
    name = element.get("id", "")
    return element.tag, element.get("class", ""), element.get("lang", ""), name if name in ids else ""


def _initial(paragraph: Element) -> str:
    """The letters of an initial, which differ in their widths."""
    first = paragraph[0] if len(paragraph) and not paragraph.text else None
    return first.text or "" if first is not None and first.get("class") == INITIAL else ""


def _inlines(element: Element, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Element]]:
    for child in element:
        below = (*way, way_of(child))
        yield below, child
        yield from _inlines(child, below)


def specimen(kinds: dict[Context, Kind]) -> Element:
    """A body with a paragraph of each kind, each behind a shell of what stands before it."""
    body = Element("body")
    rooms: dict[tuple[tuple[str, str, str, str], ...], Element] = {(): body}
    for context, kind in kinds.items():
        if context.before is None and context.above:
            rooms.pop(context.above, None)  # the first of its parent: in a parent of its own
        parent = _room(context.above, rooms)
        if context.before is not None:
            _shell(parent, context.before)
        _show(_shell(parent, context.own), context, kind)
    return body


def _room(
    above: tuple[tuple[str, str, str, str], ...], rooms: dict[tuple[tuple[str, str, str, str], ...], Element]
) -> Element:
    if above not in rooms:
        rooms[above] = _shell(_room(above[:-1], rooms), above[-1])
    return rooms[above]


def _shell(parent: Element, seen: tuple[str, str, str, str]) -> Element:
    names = zip(("class", "lang", "id"), seen[1:], strict=True)
    return SubElement(parent, seen[0], {name: value for name, value in names if value})


def _show(paragraph: Element, context: Context, kind: Kind) -> None:
    """Some letters in the paragraph and in each of its inline elements."""
    paragraph.set(KIND, str(kind.number))
    made: dict[tuple[str, ...], Element] = {(): paragraph}
    for way, number in kind.inlines.items():
        tag, role, language = way[-1].split("|")
        inline = _shell(made[way[:-1]], (tag, role, language, ""))
        inline.set(INLINE, str(number))
        inline.text = context.initial if role == INITIAL and context.initial else "x"
        made[way] = inline
    (inline if kind.inlines else paragraph).tail = None
    last = next(reversed(paragraph), None)
    if last is None:
        paragraph.text = "x"
    else:
        last.tail = "x"
