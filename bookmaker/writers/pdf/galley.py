"""One document is set: its paragraphs are broken, laid out, and compared with what the engine made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from bookmaker.model.edition import Face
from bookmaker.model.problem import Problem, Report, note
from bookmaker.writers.pdf.boxes import leaves_of
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.leaves import Leaf, line_counts, with_lines
from bookmaker.writers.pdf.pagination import Ending, endings, endings_of, filled
from bookmaker.writers.pdf.paragraphs.emission import style_sheet, write_paragraph, write_plainly
from bookmaker.writers.pdf.paragraphs.kinds import Kind, specimen, survey
from bookmaker.writers.pdf.paragraphs.looks import Specimen
from bookmaker.writers.pdf.paragraphs.setting import Set, Setter
from bookmaker.writers.pdf.remedies import company, is_alone, taken_in, unparted
from bookmaker.writers.pdf.strip import Copy, strip_of
from bookmaker.writers.pdf.tree import serialise


class Galley(NamedTuple):
    """A document laid out, before its accidents are seen to; `rules` stand behind the edition's style sheet."""

    engine: Engine
    root: Element
    planned: dict[int, Set]
    rules: str
    document: Any


class Types(NamedTuple):
    """What breaks the paragraphs of a book: who measures them, the kind of each by the identity of its element, and the
    height of its pages' column, in CSS pixels."""

    setter: Setter
    kinds: dict[int, Kind]
    column: float

    def plan(self, paragraphs: Iterable[Element], notes: int = 0) -> dict[int, Set]:
        """The paragraphs that we break, by their numbers, with their best lines; `notes` are footnotes before them."""
        known = ((paragraph, self.kinds[id(paragraph)]) for paragraph in paragraphs if id(paragraph) in self.kinds)
        return dict(enumerate(_planned(known, self.setter, notes + 1)))


def types(root: Element, faces: tuple[Face, ...], css: str, look_at: Callable[[str], Specimen]) -> Types:
    """Find out how the paragraphs of a document will look; `css` is its style sheet, `look_at` shows a specimen to the
    engine."""
    body = root.find("body")
    assert body is not None, "our documents have one"
    found = survey(body, css)
    seen = look_at(_specimen(root, specimen(found.kinds)))
    return Types(Setter(seen.forms, faces), {id(paragraph): kind for paragraph, kind in found.paragraphs}, seen.column)


def plan(root: Element, engine: Engine, faces: tuple[Face, ...], css: str) -> dict[int, Set]:
    """The paragraphs of a whole document that we break, by their numbers, with their best lines."""
    return types(root, faces, css, engine.looked_at).plan(root.iter("p"))


class Composed(NamedTuple):
    """A document that is finished, the engine's own; its pages as records, and the lines that were chosen."""

    document: Any
    leaves: tuple[Leaf, ...]
    planned: dict[int, Set]


def composed(engine: Engine, copy: Copy, planned: dict[int, Set], report: Report) -> Composed:
    """A division laid out without accidents: at once, where its column shows what its pages will be, else as a draft
    that is looked at and mended."""
    strip = strip_of(engine, copy, planned)
    if strip is not None:
        better = taken_in(filled(strip), planned)
        column = with_lines((strip,), _line_numbers(better))[0]
        ends, unhyphened = unparted(lambda parted: endings_of(column, parted), planned | better)
        chosen = planned | better | unhyphened
        html, own = _written(copy.root, chosen, set())
        document = engine.lay_out(html, own + copy.rules + _page_ends(ends))
        leaves = leaves_of(document)
        if _is_foreseen(leaves[: len(leaves) - copy.without], chosen, ends):
            return Composed(document, leaves, chosen)
    return _in_company(engine, copy, planned, report)


def _in_company(engine: Engine, copy: Copy, planned: dict[int, Set], report: Report) -> Composed:
    """A division that is finished as a draft; where it ends on a page of its own with a line or two, ways to take them
    in are tried, and the first that does is taken."""
    found: list[Problem] = []
    made = finished(drafted(engine, copy.root, planned, copy.rules), found.append)
    ends = _own(made, copy)
    for change in company(ends, made.planned) if is_alone(ends) else ():
        other: list[Problem] = []
        tried = finished(drafted(engine, copy.root, planned | made.planned | change, copy.rules), other.append)
        if not is_alone(_own(tried, copy)) and len(other) <= len(found):
            made, found = tried, other
            break
    for problem in found:
        report(problem)
    return made


def _own(made: Composed, copy: Copy) -> tuple[Leaf, ...]:
    return made.leaves[: len(made.leaves) - copy.without]


def _is_foreseen(leaves: tuple[Leaf, ...], planned: dict[int, Set], ends: list[Ending]) -> bool:
    """Whether every paragraph has the lines that were planned, and every page begins where it should."""
    begun = [(leaf.items[0].element, leaf.items[0].before) for leaf in leaves[1:] if leaf.items]
    return begun == [(end.element, end.lines) for end in ends] and not _otherwise(planned, line_counts(leaves), set())


def as_it_came(document: Any) -> Composed:
    """A document whose lines are the engine's, as it was laid out."""
    return Composed(document, leaves_of(document), {})


def plain(engine: Engine, root: Element) -> Galley:
    """A document whose lines are the engine's."""
    return Galley(engine, root, {}, "", engine.lay_out(serialise(root)))


def drafted(engine: Engine, root: Element, planned: dict[int, Set], rules: str = "") -> Galley:
    """A document laid out with its planned lines for the first time."""
    html, own = _written(root, planned, set())
    return Galley(engine, root, planned, rules, engine.lay_out(html, own + rules))


def finished(draft: Galley, report: Report) -> Composed:
    """The document without the accidents that the draft shows, and without lines that came out as nobody planned."""
    planned, document = draft.planned, draft.document
    leaves = leaves_of(document)
    plain = _otherwise(planned, line_counts(leaves), set())
    better, rules = _without_accidents(leaves, planned)
    planned = planned | better
    if plain or rules or better:
        document = _again(draft, planned, plain, rules)
        leaves = leaves_of(document)
        if wrong := _otherwise(planned, line_counts(leaves), plain):
            plain |= wrong
            document = _again(draft, planned, plain, rules)
            leaves = leaves_of(document)
    for number in sorted(plain):
        words = planned[number].flat.text
        report(note("pdf/lines-differ", f"a paragraph is set line by line, not as a whole: “{words[:40]}…”"))
    return Composed(document, leaves, {number: planned[number] for number in planned.keys() - plain})


def cleared(planned: Iterable[Set]) -> None:
    """Take the lines out of the paragraphs again, so that they can be planned anew."""
    for chosen in planned:
        write_plainly(chosen)


def _again(draft: Galley, planned: dict[int, Set], plain: set[int], rules: str) -> Any:
    html, own = _written(draft.root, planned, plain)
    return draft.engine.lay_out(html, own + draft.rules + rules)


def _without_accidents(leaves: tuple[Leaf, ...], planned: dict[int, Set]) -> tuple[dict[int, Set], str]:
    """New lines for some paragraphs, and the rules for pages that end before they are full."""
    better = taken_in(leaves, planned)
    taken = with_lines(leaves, _line_numbers(better))
    ends, unhyphened = unparted(lambda parted: endings(taken, parted), planned | better)
    return better | unhyphened, _page_ends(ends)


def _line_numbers(planned: dict[int, Set]) -> dict[int, int]:
    return {number: len(chosen.breaks) for number, chosen in planned.items()}


def _page_ends(ends: list[Ending]) -> str:
    """The rules for pages that end before they are full."""
    rules = (f"@page :nth({end.page}) {{ padding-bottom: {end.padding:.2f}px; }}\n" for end in ends if end.padding)
    return "".join(rules)


def _specimen(root: Element, body: Element) -> str:
    page = Element("html", {"lang": root.get("lang", "und")})
    page.append(body)
    return serialise(page)


def _planned(paragraphs: Iterable[tuple[Element, Kind]], setter: Setter, number: int) -> Iterator[Set]:
    """`number` is that of the next footnote."""
    for paragraph, kind in paragraphs:
        chosen = setter.plan(paragraph, kind, number)
        number += sum(1 for each in paragraph.iter("span") if each.get("class") == "footnote")
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
