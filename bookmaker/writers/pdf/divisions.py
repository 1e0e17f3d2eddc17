"""A book is taken apart: each division that opens a right-hand page is a document of its own.

What stands in a division is decided by its own elements, by their style sheet, and by what goes before it: the shells
of its elder siblings, so that `.part ~ .chapter` holds, and the number of its first footnote. Folios and
running heads are set on sheets (see `sheets`), so it does not matter which pages came before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

THROUGHOUT = re.compile(
    r"string-set|position:\s*running|counter-(?:reset|increment|set)|url\("
    r"|@page[^{,]*:(?:first|nth\()|@page[^@}]*\b(?:background|border|outline)\b"
    r"|section[^{},\s]*:(?:nth|last|only)"
)
"""What a theme may say that makes one division of a book depend on the others."""

UNKNOWN = 100
"""Stands for a page number before it is known."""


class Division(NamedTuple):
    """A section of the text or of the back matter, with the ancestors and elder siblings that style sheets see.

    `notes` are the footnotes before it, and `links` the names in the book that it links to: with their page numbers
    in its text, it has to be laid out again once these are known.
    """

    section: Element
    is_text: bool
    elders: tuple[tuple[str, str], ...]
    notes: int
    links: tuple[str, ...]


class Cut(NamedTuple):
    """A book taken apart: its root, what stands before the text, and the divisions from there on."""

    root: Element
    front: tuple[Element, ...]
    divisions: tuple[Division, ...]


def cut(root: Element, theme_css: str) -> Cut | None:
    """Take a document apart; None where its divisions depend on each other."""
    body = root.find("body")
    text = body.find("div") if body is not None else None
    if body is None or text is None or THROUGHOUT.search(theme_css):
        return None
    place = list(body).index(text)
    front, back = list(body)[:place], list(body)[place + 1 :]
    notes = sum(map(_notes, front))
    divisions = list(_divisions([*text], is_text=True, elders=(), notes=notes))
    notes += sum(map(_notes, text))
    elders = tuple(dict.fromkeys(map(_seen, [*front, text])))
    divisions += _divisions(back, is_text=False, elders=elders, notes=notes)
    ahead = {each.get("id") for section in front for each in section.iter()}
    linked = {name for each in divisions for name in each.links}
    if not divisions or any(each.section.tag != "section" for each in divisions) or ahead & linked:
        return None
    return Cut(root, tuple(front), tuple(divisions))


def _divisions(
    sections: list[Element], is_text: bool, elders: tuple[tuple[str, str], ...], notes: int
) -> Iterator[Division]:
    for section in sections:
        yield Division(section, is_text, elders, notes, _links([section]))
        elders = tuple(dict.fromkeys((*elders, _seen(section))))
        notes += _notes(section)


def _seen(element: Element) -> tuple[str, str]:
    return element.tag, element.get("class", "")


def _notes(element: Element) -> int:
    return sum(1 for each in element.iter("span") if each.get("class") == "footnote")


def _links(sections: Iterable[Element]) -> tuple[str, ...]:
    addresses = (each.get("href", "") for section in sections for each in section.iter("a"))
    return tuple(dict.fromkeys(address[1:] for address in addresses if address.startswith("#")))


def document_of(whole: Cut, division: Division, numbers: Mapping[str, int]) -> Element:
    """A division as a document: its section stands where it stands in the book, its elders as shells without boxes.

    If it has links, a page follows with their targets, as with `front_of`.
    """
    root, body = empty(whole)
    if division.notes:
        body.set("style", f"counter-reset: footnote {division.notes}")
    if not division.is_text:
        root[-1].remove(root[-1][0])
    parent = body[0] if division.is_text else body
    for tag, role in division.elders:
        SubElement(parent, tag, {"class": role, "style": "display: none"})
    parent.append(division.section)
    if division.links:
        inside = {each.get("id") for each in division.section.iter()}
        _aim(body, {name: numbers.get(name, UNKNOWN) for name in division.links if name not in inside})
    return root


def empty(whole: Cut) -> tuple[Element, Element]:
    """A document of the book with nothing but the place for its text, and its body."""
    old = whole.root.find("body")
    assert old is not None, "it was cut there"
    root = Element("html", dict(whole.root.attrib))
    body = SubElement(root, "body", dict(old.attrib))
    SubElement(body, "div", {"class": "text"})
    return root, body


def _aim(body: Element, numbers: Mapping[str, int]) -> None:
    """A last page with the targets of links, each with its page number."""
    targets = SubElement(body, "div", {"style": "break-before: page; page: display"})
    for name, number in numbers.items():
        SubElement(targets, "i", {"id": name, "style": f"counter-reset: page {number}"}).text = " "
    SubElement(targets, "i").text = "-"


def front_of(whole: Cut, numbers: Mapping[str, int]) -> Element:
    """What stands before the text, and behind it a page with the targets of its links, each with its page number."""
    root = Element("html", dict(whole.root.attrib))
    head, old = whole.root.find("head"), whole.root.find("body")
    assert old is not None, "it was cut there"
    if head is not None:
        root.append(head)
    body = SubElement(root, "body", dict(old.attrib))
    body.extend(whole.front)
    inside = {each.get("id") for section in whole.front for each in section.iter()}
    _aim(body, {name: numbers[name] for name in _links(whole.front) if name not in inside and name in numbers})
    return root
