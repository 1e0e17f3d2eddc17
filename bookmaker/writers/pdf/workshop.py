"""A book is laid out division by division, by many hands, and put together.

First the divisions, which do not know their page numbers; then what stands before the text, with the contents, and
the sheets with folios and running heads; then all are bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bookmaker.model.edition import Edition
from bookmaker.model.problem import Problem, Report
from bookmaker.writers.pdf.assembly import Assembled, Placed, assemble
from bookmaker.writers.pdf.divisions import Cut, document_of, front_of
from bookmaker.writers.pdf.galley import cleared, drafted, finished, types
from bookmaker.writers.pdf.hands import hands, in_parallel
from bookmaker.writers.pdf.layout import Engine, say
from bookmaker.writers.pdf.parts import NotApartError, Part
from bookmaker.writers.pdf.sheets import SILENT, Run, runs, sheet_of, whole_leaves
from bookmaker.writers.pdf.tree import serialise

MOST_ROUNDS = 4
"""How often divisions that name pages are laid out until their numbers are right."""


class Workshop:
    """The divisions of a book, laid out on one paper; `pages` are those of the book."""

    def __init__(self, engine: Engine, edition: Edition, whole: Cut, css: str) -> None:
        self._engine, self._edition, self._whole = engine, edition, whole
        self._faces = edition.theme.faces
        self._types = types(whole.root, engine, self._faces, css) if edition.lines == "optimal" else None
        self._numbers: dict[str, int] = {}
        self._parts = self._divided(range(len(whole.divisions)))
        self._counts = [part.pages for part in self._parts]
        self._settle_links()
        self._runs = runs(whole.divisions, self._counts)
        costs = [1_000_000, *(sum(count for _, count in run.divisions) for run in self._runs)]
        self._front, *self._sheets = in_parallel(self._front_or_sheets, costs, hands())

    @property
    def pages(self) -> int:
        """The pages of the book, its last blank left out."""
        return whole_leaves(self._front.pages) + sum(map(whole_leaves, self._counts[:-1])) + self._counts[-1]

    def bound(self, report: Report) -> bytes:
        """The PDF; reports what was found wrong on the way."""
        printer = self._edition.profile.printer
        assert printer is not None, "a PDF profile has a printer"
        sheets = iter(
            (number, place) for number, run in enumerate(self._runs) for place in sheet_of(self._whole, run)[2]
        )
        placed = [Placed(part, tuple(next(sheets) for _ in range(part.pages))) for part in self._parts]
        front = [Placed(self._front)]
        data = assemble(Assembled((*front, *placed), tuple(self._sheets)), self._faces, printer)
        parts = (self._front, *self._parts)
        say((message for part in (*parts, *self._sheets) for message in part.messages), report)
        for problem in (problem for part in parts for problem in part.problems):
            report(problem)
        return data

    def _divided(self, numbers: Sequence[int]) -> list[Part]:
        """Some of the divisions, laid out."""
        sections = [self._whole.divisions[number].section for number in numbers]
        costs = [len("".join(section.itertext())) for section in sections]
        return in_parallel(lambda place: self._division(numbers[place]), costs, hands())

    def _division(self, number: int) -> Part:
        division = self._whole.divisions[number]
        rules, without = SILENT, 0
        if division.links:
            rules += f"@page :first {{ counter-reset: page {self._numbers.get(division.section.get('id', ''), 1)} }}\n"
            without = 1
        root = document_of(self._whole, division, self._numbers)
        return self._set(root, division.section, rules, division.notes, without)

    def _settle_links(self) -> None:
        """Lay out again the divisions that name pages, until the pages that they name are the right ones."""
        linked = [number for number, division in enumerate(self._whole.divisions) if division.links]
        for _ in range(MOST_ROUNDS):
            numbers = self._page_numbers()
            if numbers == self._numbers or not linked:
                self._numbers = numbers
                return
            self._numbers = numbers
            for number, part in zip(linked, self._divided(linked), strict=True):
                self._parts[number] = part
                self._counts[number] = part.pages
        raise NotApartError

    def _front_or_sheets(self, number: int) -> Part:
        if number == 0:
            root = front_of(self._whole, self._numbers)
            return self._set(root, root, without=1)
        run: Run = self._runs[number - 1]
        root, rules, places = sheet_of(self._whole, run)
        document = self._engine.lay_out(serialise(root), rules)
        if len(document.pages) <= max(places):
            raise NotApartError
        return self._engine.part(document, self._faces)

    def _set(self, root: Element, section: Element, rules: str = "", notes: int = 0, without: int = 0) -> Part:
        problems: list[Problem] = []
        if self._types is None:
            document = self._engine.lay_out(serialise(root), rules)
        else:
            planned = self._types.plan(section.iter("p"), notes)
            document = finished(drafted(self._engine, root, planned, rules), problems.append)
            cleared(planned.values())
        return self._engine.part(document, self._faces, len(document.pages) - without)._replace(
            problems=tuple(problems)
        )

    def _page_numbers(self) -> dict[str, int]:
        """The page numbers of everything that has a name."""
        numbers: dict[str, int] = {}
        number = 1
        for part in self._parts:
            numbers |= {name: number + place.page for name, place in part.anchors.items()}
            number += whole_leaves(part.pages)
        return numbers
