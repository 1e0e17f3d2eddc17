"""A division before it is set: one long column, in which each paragraph that we break is as much empty room.

Its lines are known and nothing in them has to be shaped, so that the engine lays it out in no time. It shows where the
pages will end, and what has to be done about it, before the division itself is laid out for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bookmaker.writers.pdf.boxes import leaves_of
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.leaves import Leaf
from bookmaker.writers.pdf.paragraphs.emission import LINES, NUMBER
from bookmaker.writers.pdf.paragraphs.setting import Set
from bookmaker.writers.pdf.tree import serialise

WORTH = 0.5
"""How much of a division's text at least stands in paragraphs that we break."""


class Copy(NamedTuple):
    """What a galley is set from: a document, rules that stand behind the edition's style sheet, how many of its last
    pages are no part of the book, and the height of a page's column, in CSS pixels."""

    root: Element
    rules: str
    without: int
    column: float


def strip_of(engine: Engine, copy: Copy, planned: Mapping[int, Set]) -> Leaf | None:
    """The column of a division whose paragraphs are planned, as high as a page.

    None where notes stand at the feet of its pages, where something is higher than a page, which only the engine can
    part, and where so little is planned that nothing would be saved.
    """
    letters = sum(len(chosen.flat.text) for chosen in planned.values())
    has_notes = any(each.get("class") == "footnote" for each in copy.root.iter("span"))
    if has_notes or letters < WORTH * len("".join(copy.root.itertext())):
        return None
    rooms = {id(chosen.paragraph): (number, len(chosen.breaks)) for number, chosen in planned.items()}
    leaves = leaves_of(engine.lay_out_tall(serialise(_emptied(copy.root, rooms)), copy.rules))
    if len(leaves) != 1 + copy.without or any(item.height > copy.column for item in leaves[0].items):
        return None
    return leaves[0]._replace(height=copy.column)


def _emptied(element: Element, rooms: Mapping[int, tuple[int, int]]) -> Element:
    """A copy in which some paragraphs, by their identities, hold nothing but room for their lines."""
    copy = Element(element.tag, element.attrib)
    copy.tail = element.tail
    if room := rooms.get(id(element)):
        number, lines = room
        copy.attrib = {**element.attrib, NUMBER: str(number), LINES: str(lines), "style": f"height: {lines}lh"}
    else:
        copy.text = element.text
        copy.extend(_emptied(child, rooms) for child in element)
    return copy
