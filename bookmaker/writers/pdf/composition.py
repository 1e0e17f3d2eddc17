"""A document is set: its paragraphs are broken, laid out, and compared with what the engine made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from bookmaker.model.edition import Face
from bookmaker.model.problem import Report, note
from bookmaker.writers.pdf.boxes import leaves_of
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.leaves import Leaf, line_counts, with_lines
from bookmaker.writers.pdf.pagination import endings
from bookmaker.writers.pdf.paragraphs.emission import style_sheet, write_paragraph, write_plainly
from bookmaker.writers.pdf.paragraphs.kinds import Kind, specimen, survey
from bookmaker.writers.pdf.paragraphs.setting import Set, Setter
from bookmaker.writers.pdf.remedies import taken_in, unparted
from bookmaker.writers.pdf.tree import parse, serialise

MOST_LAYOUTS = 3


def compose(xhtml: str, css: str, engine: Engine, faces: tuple[Face, ...], report: Report) -> Any:
    """Lay out a document with optimal paragraphs and even pages.

    The first layout shows where accidents would happen, the second is without them. A third sets plainly what came
    out otherwise than planned.
    """
    root = parse(xhtml)
    body = root.find("body")
    assert body is not None
    found = survey(body, css)
    setter = Setter(engine.forms(_specimen(root, specimen(found.kinds))), faces)
    planned = dict(enumerate(_planned(found.paragraphs, setter)))
    plain: set[int] = set()
    rules = ""
    for attempt in range(MOST_LAYOUTS):
        html, own = _written(root, planned, plain)
        document = engine.lay_out(html, own + rules)
        leaves = leaves_of(document)
        wrong = _otherwise(planned, line_counts(leaves), plain)
        if attempt == 0:
            better, rules = _without_accidents(leaves, planned)
            planned |= better
        if not wrong and (attempt or not rules):
            break
        plain |= wrong
    for number in sorted(plain):
        words = planned[number].flat.text
        report(note("pdf/lines-differ", f"a paragraph is set line by line, not as a whole: “{words[:40]}…”"))
    return document


def _without_accidents(leaves: tuple[Leaf, ...], planned: dict[int, Set]) -> tuple[dict[int, Set], str]:
    """New lines for some paragraphs, and the rules for pages that end before they are full."""
    better = taken_in(leaves, planned)
    shorter = {number: len(chosen.breaks) for number, chosen in better.items()}
    ends = endings(with_lines(leaves, shorter))
    better |= unparted(ends, planned | better)
    rules = (f"@page :nth({end.page}) {{ padding-bottom: {end.padding:.2f}px; }}\n" for end in ends if end.padding)
    return better, "".join(rules)


def _specimen(root: Element, body: Element) -> str:
    page = Element("html", {"lang": root.get("lang", "und")})
    page.append(body)
    return serialise(page)


def _planned(paragraphs: list[tuple[Element, Kind]], setter: Setter) -> Iterator[Set]:
    notes = 1
    for paragraph, kind in paragraphs:
        chosen = setter.plan(paragraph, kind, notes)
        notes += sum(1 for each in paragraph.iter("span") if each.get("class") == "footnote")
        if chosen is not None:
            yield chosen


def _written(root: Element, planned: dict[int, Set], plain: set[int]) -> tuple[str, str]:
    """The document and its own style sheet, with all paragraphs but the plain ones as they are planned."""
    for number, chosen in planned.items():
        if number in plain:
            write_plainly(chosen)
        else:
            write_paragraph(chosen, number)
    return serialise(root), style_sheet(planned.values())


def _otherwise(planned: dict[int, Set], counts: dict[int, int], plain: set[int]) -> set[int]:
    """The paragraphs that came out with another number of lines than was planned."""
    return {
        number
        for number, chosen in planned.items()
        if number not in plain and counts.get(number, 0) != len(chosen.breaks)
    }
