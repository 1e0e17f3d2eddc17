"""A document is set: its paragraphs are broken, laid out, and compared with what the engine made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from bookmaker.model.edition import Face
from bookmaker.model.problem import Report, note
from bookmaker.writers.pdf.boxes import line_counts
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.paragraphs.emission import style_sheet, write_paragraph, write_plainly
from bookmaker.writers.pdf.paragraphs.kinds import Kind, specimen, survey
from bookmaker.writers.pdf.paragraphs.setting import Set, Setter
from bookmaker.writers.pdf.tree import parse, serialise

MOST_LAYOUTS = 3


def compose(xhtml: str, css: str, engine: Engine, faces: tuple[Face, ...], report: Report) -> Any:
    """Lay out a document with optimal paragraphs."""
    root = parse(xhtml)
    body = root.find("body")
    assert body is not None
    found = survey(body, css)
    setter = Setter(engine.forms(_specimen(root, specimen(found.kinds))), faces)
    planned = dict(enumerate(_planned(found.paragraphs, setter)))
    plain: set[int] = set()
    for _ in range(MOST_LAYOUTS):
        document = engine.lay_out(*_written(root, planned, plain))
        wrong = _otherwise(planned, line_counts(document), plain)
        if not wrong:
            break
        plain |= wrong
    for number in sorted(plain):
        words = planned[number].flat.text
        report(note("pdf/lines-differ", f"a paragraph is set line by line, not as a whole: “{words[:40]}…”"))
    return document


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
