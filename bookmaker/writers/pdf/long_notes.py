"""Notes that are too long for the foot of a page stand below the block in which they are marked.

The layout engine does not part a note (WeasyPrint 70.0): one that is higher than a page would leave the paper at its
head, and its words with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from bookmaker.model.canon import Paper
from bookmaker.model.edition import Theme
from bookmaker.writers.pdf.estimate import Sheet

MOST = 0.5
"""How much of a page a note may take at the size of the text; its own is smaller, so it takes less."""
MARKS = "*†‡§"
HOMES = {"section", "blockquote"}
"""What holds blocks, so that a note may stand between them."""


def set_in_text(root: Element, paper: Paper, theme: Theme) -> Iterator[str]:
    """Move the long notes of a document to where there is room for them; gives the words of each."""
    notes = [each for each in root.iter("span") if each.get("class") == "footnote"]
    if not notes:
        return
    sheet = Sheet(paper, theme)
    above = {child: parent for parent in root.iter() for child in parent}
    boxes: dict[Element, Element] = {}
    for note in notes:
        words = "".join(note.itertext())
        if sheet.lines_of(words) > MOST * sheet.lines:
            _move(note, _box_below(_block_of(note, above), above, boxes))
            yield words


def _block_of(note: Element, above: dict[Element, Element]) -> Element:
    """The block that a note is marked in; of what stands within another (lists, tables, verse), the outer one."""
    block = above[note]
    while above[block].tag not in HOMES and above[block].get("class") != "warned-scene":
        block = above[block]
    return block


def _box_below(block: Element, above: dict[Element, Element], boxes: dict[Element, Element]) -> Element:
    """The box for the notes of a block, right behind it."""
    if block not in boxes:
        boxes[block] = Element("div", {"class": "note"})
        home = above[block]
        home.insert(list(home).index(block) + 1, boxes[block])
        boxes[block].tail = "\n"
    return boxes[block]


def _move(note: Element, box: Element) -> None:
    """Put a note into a box as a paragraph, and leave its mark where it stood."""
    mark = MARKS[len(box) % len(MARKS)] * (len(box) // len(MARKS) + 1)
    paragraph = SubElement(box, "p")
    paragraph.text = f"{mark}\xa0{note.text or ''}"
    paragraph.extend(list(note))
    tail = note.tail
    note.clear()
    note.tag, note.text, note.tail = "sup", mark, tail
