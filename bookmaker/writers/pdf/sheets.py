"""Folios and running heads, on sheets of their own: pages with nothing in their text block.

A page's text does not depend on its number, so a chapter that comes to stand elsewhere is not laid out again: only
the sheets are, which cost little.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from bookmaker.writers.pdf.divisions import Cut, Division, empty
from bookmaker.writers.pdf.openings import SIDES, begins_on

RUN = 8
"""Divisions whose sheets are laid out together."""
TURN = "break-before: page"


class Stretch(NamedTuple):
    """A division, how many pages it has, and the page of the text that it begins with, counted from 0."""

    division: Division
    pages: int
    start: int


class Run(NamedTuple):
    """Some divisions in a row with their pages; `lead` is a division before them, which their heads may still name."""

    stretches: tuple[Stretch, ...]
    lead: Division | None


def runs(stretches: Sequence[Stretch]) -> list[Run]:
    """The divisions of a book in runs, always the same ones however many hands there are."""
    found = []
    for first in range(0, len(stretches), RUN):
        before = (stretch.division for stretch in reversed(stretches[:first]))
        found.append(Run(tuple(stretches[first : first + RUN]), next(filter(_is_named, before), None)))
    return found


def sheet_of(whole: Cut, run: Run) -> tuple[Element, str, list[int]]:
    """The document of a run's sheets, its rules, and the places of the pages that belong to its divisions."""
    root, body = empty(whole)
    text, first = body[0], run.stretches[0]
    places: list[int] = []
    elders = first.division.elders if first.division.is_text else (("section", "chapter"),)
    for tag, role in elders:
        SubElement(text, tag, {"class": role, "style": "display: none"})
    is_left, lead = first.start % 2, 0
    if run.lead is not None:
        lead = 2 - is_left  # it stands on a right-hand page
        _show(text, run.lead, 1)
    for stretch in run.stretches:
        _show(text if stretch.division.is_text else body, stretch.division, stretch.pages)
        page = stretch.start - first.start + lead
        places += range(page, page + stretch.pages)
    number = first.start + 1 - lead
    opening = begins_on("right" if lead else SIDES[is_left])
    rules = f"{opening}@page :first {{ counter-reset: page {number} }}\nbody * {{ visibility: hidden }}\n"
    return root, rules + "".join(map(_side_of, run.stretches)), places


def _side_of(stretch: Stretch) -> str:
    """The rule that has a division open where it does; an attribute would count for less than the book's own rules."""
    name, side = stretch.division.section.get("id", ""), SIDES[stretch.start % 2]
    return f"#{name} {{ break-before: {side} !important }}\n"


def _is_named(division: Division) -> bool:
    return _heading(division) is not None or "aria-label" in division.section.attrib


def _heading(division: Division) -> Element | None:
    return next((each for each in division.section if each.tag == "h1"), None)


def _show(parent: Element, division: Division, pages: int) -> None:
    """A division of so many pages that has nothing but its heading."""
    section = SubElement(parent, "section", dict(division.section.attrib))
    heading = _heading(division)
    if heading is not None:
        section.append(_without_notes(heading))
    SubElement(section, "p").text = "-"
    for _ in range(pages - 1):
        SubElement(section, "p", {"style": TURN}).text = "-"


def _without_notes(heading: Element) -> Element:
    copy = deepcopy(heading)
    for parent in list(copy.iter()):
        for child in list(parent):
            if child.get("class") == "footnote":
                child.clear()
    return copy
