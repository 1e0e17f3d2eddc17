"""A book is set: its paragraphs are broken, laid out, and compared with what the engine made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from bookmaker.model.book import Asset
from bookmaker.model.canon import Paper
from bookmaker.model.edition import Edition, Face
from bookmaker.model.problem import Report, note
from bookmaker.writers.pdf.boxes import leaves_of
from bookmaker.writers.pdf.gutter import Format, guess, settled
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.leaves import Leaf, line_counts, with_lines
from bookmaker.writers.pdf.make_up import make_up
from bookmaker.writers.pdf.pagination import endings
from bookmaker.writers.pdf.paragraphs.emission import style_sheet, write_paragraph, write_plainly
from bookmaker.writers.pdf.paragraphs.kinds import Kind, specimen, survey
from bookmaker.writers.pdf.paragraphs.setting import Set, Setter
from bookmaker.writers.pdf.remedies import taken_in, unparted
from bookmaker.writers.pdf.tree import parse, serialise


class Draft(NamedTuple):
    """A book laid out on a paper, before its accidents are seen to."""

    engine: Engine
    root: Element
    planned: dict[int, Set]
    document: Any


def compose(xhtml: str, edition: Edition, pictures: Mapping[str, Asset], report: Report) -> bytes:
    """The PDF of a document: on the paper that its page count asks for, with optimal paragraphs and even pages."""
    trim, printer = edition.profile.trim, edition.profile.printer
    assert trim is not None, "a PDF profile has a trim"
    assert printer is not None, "and a printer"
    book = Format(trim, printer, edition.theme.text_scale)
    _, draft = settled(
        lambda paper: _draft(xhtml, edition, pictures, paper),
        lambda made: len(made.document.pages),
        book,
        guess(len(xhtml), xhtml.count("<section "), book),
    )
    document = _finished(draft, report) if edition.lines == "optimal" else draft.document
    return draft.engine.write(document, printer, report)


def _draft(xhtml: str, edition: Edition, pictures: Mapping[str, Asset], paper: Paper) -> Draft:
    css, faces = make_up(edition, paper), edition.theme.faces
    engine = Engine(css, faces, pictures)
    if edition.lines == "plain":
        return Draft(engine, Element("html"), {}, engine.lay_out(xhtml))
    root = parse(xhtml)
    planned = plan(root, engine, faces, css)
    return Draft(engine, root, planned, engine.lay_out(*_written(root, planned, set())))


def plan(root: Element, engine: Engine, faces: tuple[Face, ...], css: str) -> dict[int, Set]:
    """The paragraphs of a document that we break, by their numbers, with their best lines."""
    body = root.find("body")
    assert body is not None, "our documents have one"
    found = survey(body, css)
    setter = Setter(engine.forms(_specimen(root, specimen(found.kinds))), faces)
    return dict(enumerate(_planned(found.paragraphs, setter)))


def _finished(draft: Draft, report: Report) -> Any:
    """The book without the accidents that the draft shows, and without lines that came out otherwise than planned."""
    planned, document = draft.planned, draft.document
    leaves = leaves_of(document)
    plain = _otherwise(planned, line_counts(leaves), set())
    better, rules = _without_accidents(leaves, planned)
    planned = planned | better
    if plain or rules or better:
        document = _again(draft, planned, plain, rules)
        if wrong := _otherwise(planned, line_counts(leaves_of(document)), plain):
            plain |= wrong
            document = _again(draft, planned, plain, rules)
    for number in sorted(plain):
        words = planned[number].flat.text
        report(note("pdf/lines-differ", f"a paragraph is set line by line, not as a whole: “{words[:40]}…”"))
    return document


def _again(draft: Draft, planned: dict[int, Set], plain: set[int], rules: str) -> Any:
    html, own = _written(draft.root, planned, plain)
    return draft.engine.lay_out(html, own + rules)


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
