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

RUN = 8
"""Divisions whose sheets are laid out together."""
TURN = "break-before: page"


class Run(NamedTuple):
    """Some divisions in a row with their numbers of pages, and the number of the first one's first page.

    `lead` is a division before them, which their heads may still name.
    """

    divisions: tuple[tuple[Division, int], ...]
    number: int
    lead: Division | None


def runs(divisions: Sequence[Division], counts: Sequence[int]) -> list[Run]:
    """The divisions of a book in runs, always the same ones however many hands there are."""
    found, number = [], 1
    for start in range(0, len(divisions), RUN):
        some = tuple(zip(divisions[start : start + RUN], counts[start : start + RUN], strict=True))
        lead = next((each for each in reversed(divisions[:start]) if _is_named(each)), None)
        found.append(Run(some, number, lead))
        number += sum(whole_leaves(count) for _, count in some)
    return found


def whole_leaves(count: int) -> int:
    """The pages that a division takes with its blank verso."""
    return count + count % 2


def sheet_of(whole: Cut, run: Run) -> tuple[Element, str, list[int]]:
    """The document of a run's sheets, its rules, and the places of the pages that belong to its divisions."""
    root, body = empty(whole)
    text, first, page = body[0], run.divisions[0][0], 0
    places: list[int] = []
    elders = first.elders if first.is_text else (("section", "chapter"),)
    for tag, role in elders:
        SubElement(text, tag, {"class": role, "style": "display: none"})
    if run.lead is not None:
        _show(text, run.lead, 1)
        page = 2
    for division, count in run.divisions:
        _show(text if division.is_text else body, division, count)
        places += range(page, page + count)
        page += whole_leaves(count)
    number = run.number - (2 if run.lead is not None else 0)
    rules = f"@page :first {{ counter-reset: page {number} }}\nbody * {{ visibility: hidden }}\n"
    return root, rules, places


def _is_named(division: Division) -> bool:
    return _heading(division) is not None or "aria-label" in division.section.attrib


def _heading(division: Division) -> Element | None:
    return next((each for each in division.section if each.tag == "h1"), None)


def _show(parent: Element, division: Division, count: int) -> None:
    """A division of so many pages that has nothing but its heading."""
    section = SubElement(parent, "section", dict(division.section.attrib))
    heading = _heading(division)
    if heading is not None:
        section.append(_without_notes(heading))
    SubElement(section, "p").text = "-"
    for _ in range(count - 1):
        SubElement(section, "p", {"style": TURN}).text = "-"


def _without_notes(heading: Element) -> Element:
    copy = deepcopy(heading)
    for parent in list(copy.iter()):
        for child in list(parent):
            if child.get("class") == "footnote":
                child.clear()
    return copy
