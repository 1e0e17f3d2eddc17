"""Chosen lines are written into a paragraph, in a way that the layout engine keeps to them.

Each line ends in a newline that is preserved (`white-space: pre-line`). Spaces are written as narrow as they may
be, so that every chosen line fits, and justified, the last line too: an empty element behind its words is as
wide as what they leave free.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element, SubElement

from bookmaker.writers.pdf.paragraphs import tracking
from bookmaker.writers.pdf.paragraphs.flat import write_lines
from bookmaker.writers.pdf.paragraphs.looks import UNIT
from bookmaker.writers.pdf.paragraphs.setting import Set
from bookmaker.writers.pdf.paragraphs.total_fit import HYPHEN
from bookmaker.writers.pdf.paragraphs.tracking import tracked

NUMBER = "data-set"
"""Attribute with the number by which the engine's answer names a paragraph."""
LINES = "data-lines"
"""Attribute with the number of lines of a paragraph that stands empty, for the room that it will take."""
STEP = UNIT // 2
"""The widths behind last lines are multiples of it: each is a class of the style sheet."""
FILL, WIDE = "fill-", "wide-"
RULES = """
p.set { white-space: pre-line !important; text-align: justify !important; text-align-last: justify !important;
  hyphens: manual !important; }
p.set .footnote { white-space: normal; word-spacing: 0; text-align-last: auto; }
"""


def write_paragraph(chosen: Set, number: int) -> None:
    """Write the lines into the paragraph, in place of those it has, and name it by its number."""
    write_plainly(chosen)
    points, inner = chosen.points, chosen.breaks[:-1]
    write_lines(chosen.flat, [(points.places[point], points.kinds[point] == HYPHEN) for point in inner])
    _track(chosen)
    paragraph = chosen.paragraph
    paragraph.set("class", f"{chosen.role} set set-{_narrowing(chosen)}".lstrip())
    paragraph.set(NUMBER, str(number))
    if rest := rest_of(chosen):
        SubElement(paragraph, "span", {"class": f"{FILL}{rest}"})


def write_plainly(chosen: Set) -> None:
    """Write the paragraph without lines of its own: the engine breaks them."""
    paragraph = chosen.paragraph
    for name in ("class", NUMBER):
        paragraph.attrib.pop(name, None)
    if chosen.role:
        paragraph.set("class", chosen.role)
    for child in list(paragraph):
        if child.get("class", "").startswith((FILL, WIDE)):
            paragraph.remove(child)
    write_lines(chosen.flat, [])


def _track(chosen: Set) -> None:
    """Set letters of loose lines apart: each such line is an element of its own."""
    wide = dict(tracked(chosen))
    if not wide:
        return
    paragraph = chosen.paragraph
    lines = (paragraph.text or "").split("\n")
    last: Element | None = None
    before: list[str] = []
    for number, line in enumerate(lines):
        if number in wide:
            _put(paragraph, last, "".join(before))
            last = SubElement(paragraph, "span", {"class": f"{WIDE}{wide[number]}"})
            last.text, before = line, ["\n"]
        else:
            before.append(line + ("\n" if number < len(lines) - 1 else ""))
    _put(paragraph, last, "".join(before))


def _put(paragraph: Element, last: Element | None, words: str) -> None:
    """Words behind the last element, or at the beginning of the paragraph."""
    if last is None:
        paragraph.text = words
    else:
        last.tail = words


def rest_of(chosen: Set) -> int:
    """What the last line leaves free at natural spaces, in steps."""
    points, lines = chosen.points, len(chosen.breaks)
    begin = chosen.breaks[-2] if lines > 1 else 0
    room = chosen.measure.room(lines)
    return max(0, room - points.ends[-1] + points.starts[begin]) // STEP


def _narrowing(chosen: Set) -> int:
    """How much narrower than the face's own the spaces are written, in units; a little more than any line needs."""
    return int(chosen.spaces.shrink) + UNIT // 64 - chosen.gap


def style_sheet(paragraphs: Collection[Set]) -> str:
    """The rules for the classes that the paragraphs were given."""
    narrowings = sorted({_narrowing(chosen) for chosen in paragraphs})
    rests = sorted({rest_of(chosen) for chosen in paragraphs})
    spaces = (f"p.set-{each} {{ word-spacing: {-each / UNIT:.6f}px; }}\n" for each in narrowings)
    fills = (f".{FILL}{each} {{ padding-left: {each * STEP / UNIT:g}px; }}\n" for each in rests)
    apart = {child.get("class", "").removeprefix(WIDE) for chosen in paragraphs for child in _wide_lines(chosen)}
    wide = (f".{WIDE}{each} {{ letter-spacing: {each * tracking.STEP / UNIT:.6f}px; }}\n" for each in map(int, apart))
    return RULES + "".join(spaces) + "".join(fills) + "".join(sorted(wide))


def _wide_lines(chosen: Set) -> list[Element]:
    """The lines of a paragraph, as it is written, whose letters are set apart."""
    return [child for child in chosen.paragraph if child.get("class", "").startswith(WIDE)]
