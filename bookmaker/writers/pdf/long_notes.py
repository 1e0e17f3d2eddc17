"""Notes that are too long for the foot of a page stand below the block in which they are marked.

The layout engine does not part a note (WeasyPrint 70.0): one that is higher than a page would leave the paper at its
head, and its words with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from xml.etree.ElementTree import Element, SubElement

from bookmaker.model.canon import Paper
from bookmaker.model.edition import Theme
from bookmaker.writers.pdf.estimate import Sheet
from bookmaker.writers.pdf.tree import lines_in

MOST = 0.5
"""How much of a page a note may take at the size of the text; its own is smaller, so it takes less."""
MARKS = "*†‡§"
HOMES = frozenset(("section", "blockquote"))
HOMELY = frozenset(("warned-scene", "letter", "chat"))
"""What holds blocks, so that a note may stand between them: elements and classes."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MARK = "mark-of-note"
RULES = f".{MARK}::before {{ content: attr(data-mark); }}\n"
"""For marks in headings, which are no words of theirs: not in running heads, nor in the outline."""

Above = Mapping[Element, Element]
"""The parent of each element."""


def set_in_text(root: Element, paper: Paper, theme: Theme) -> Iterator[str]:
    """Move the long notes of a document to where there is room for them; gives the words of each."""
    notes = [each for each in root.iter("span") if each.get("class") == "footnote"]
    if not notes:
        return
    sheet = Sheet(paper, theme)
    above = {child: parent for parent in root.iter() for child in parent}
    boxes: dict[Element, Element] = {}
    marked: dict[Element, int] = {}
    for note in notes:
        lines = lines_in(note)
        if sum(map(sheet.lines_of, lines)) > MOST * sheet.lines:
            ways = list(_ancestors(note, above))
            division = next((each for each in reversed(ways) if each.tag == "section"), root)
            number = marked[division] = marked.get(division, -1) + 1
            box = _box_below(_block_of(ways), above, boxes)
            _move(note, MARKS[number % len(MARKS)] * (number // len(MARKS) + 1), box, ways)
            yield " ".join(lines)


def _ancestors(element: Element, above: Above) -> Iterator[Element]:
    while element in above:
        element = above[element]
        yield element


def _block_of(ways: list[Element]) -> Element:
    """The block that a note is marked in; of what stands within another (lists, tables, verse), the outer one."""
    return list(takewhile(lambda each: each.tag not in HOMES and each.get("class") not in HOMELY, ways))[-1]


def _box_below(block: Element, above: Above, boxes: dict[Element, Element]) -> Element:
    """The box for the notes of a block, right behind it."""
    if block not in boxes:
        boxes[block] = Element("div", {"class": "note"})
        home = above[block]
        home.insert(list(home).index(block) + 1, boxes[block])
        boxes[block].tail = "\n"
    return boxes[block]


def _move(note: Element, mark: str, box: Element, ways: list[Element]) -> None:
    """Put a note into a box as a paragraph, and leave its mark where it stood."""
    paragraph = SubElement(box, "p")
    paragraph.text = f"{mark}\xa0{note.text or ''}"
    paragraph.extend(list(note))
    tail = note.tail
    note.clear()
    note.tag, note.tail = "sup", tail
    if any(each.tag in HEADINGS for each in ways):
        note.attrib = {"class": MARK, "data-mark": mark}
    else:
        note.text = mark
