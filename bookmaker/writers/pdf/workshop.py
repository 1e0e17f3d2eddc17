"""A book is laid out division by division, by many hands, and put together.

First the divisions, which do not know their page numbers; then what stands before the text, with the contents, and
the sheets with folios and running heads; then all are bound.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bookmaker.model.book import Asset
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Problem, Report, Tell, untold
from bookmaker.writers.libraries import versions
from bookmaker.writers.pdf.accidents import accidents, folio_of, told_of
from bookmaker.writers.pdf.assembly import Assembled, Placed, assemble
from bookmaker.writers.pdf.cache import cache_folder, digest, keep, keep_specimen, known, known_specimen, sweep
from bookmaker.writers.pdf.divisions import Cut, Division, document_of, front_of
from bookmaker.writers.pdf.galley import Composed, Types, as_it_came, cleared, composed, types
from bookmaker.writers.pdf.hands import hands, in_parallel
from bookmaker.writers.pdf.layout import Engine, lacks_glyphs, say
from bookmaker.writers.pdf.openings import SIDES, begins_on, sides_of, starts_of
from bookmaker.writers.pdf.paragraphs.looks import Specimen
from bookmaker.writers.pdf.parts import NotApartError, Part
from bookmaker.writers.pdf.sheets import Run, Stretch, runs, sheet_of
from bookmaker.writers.pdf.strip import Copy
from bookmaker.writers.pdf.tree import serialise

MOST_ROUNDS = 4
"""How often divisions that name pages are laid out until their numbers are right, and others until their sides are."""


class Press(NamedTuple):
    """What a book is laid out with: its edition, the style sheet of its paper, its pictures."""

    edition: Edition
    css: str
    pictures: Mapping[str, Asset]

    def digest(self) -> str:
        """The digest of all this, and of the programs that do it; empty where their versions cannot be told."""
        found = versions()
        if not found:
            return ""
        own = (path.read_bytes() for path in sorted(Path(__file__).parent.parent.rglob("*.py")))
        faces = (repr(face).encode() + face.data for face in self.edition.theme.faces)
        pictures = (name.encode() + asset.data for name, asset in sorted(self.pictures.items()))
        programs = (*found, f"pyphen {version('pyphen')}", f"uharfbuzz {version('uharfbuzz')}", sys.version)
        texts = (*programs, self.edition.lines, self.css)
        return digest((*(text.encode() for text in texts), *own, *faces, *pictures))


class Job(NamedTuple):
    """A document that is laid out apart.

    `paragraphs` has those whose lines are ours, `notes` are the footnotes before them; the last pages of the document,
    `without` of them, are no part of the book, and it has `least` pages at least. What `is_silent` has nothing in its
    margins.
    """

    root: Element
    rules: str = ""
    paragraphs: Element | None = None
    notes: int = 0
    without: int = 0
    least: int = 0
    is_silent: bool = False

    def key(self, press: str) -> str:
        """The digest of all that decides it."""
        said = f"{self.without} {self.is_silent}"
        return digest(text.encode() for text in (press, serialise(self.root), self.rules, said))


class Workshop:
    """The divisions of a book, laid out on one paper; `pages` are those of the book."""

    def __init__(self, press: Press, whole: Cut, tell: Tell = untold) -> None:
        self._press, self._whole, self._tell = press, whole, tell
        self._digest = press.digest()
        self._folder = cache_folder() if self._digest else None
        sweep(self._folder)
        self._numbers: dict[str, int] = {}
        self._sides = [False for _ in whole.divisions]
        self._parts = self._divided(range(len(whole.divisions)))
        self._settle()
        stretches = zip(whole.divisions, self._counts, self._starts, strict=False)
        self._runs = runs([Stretch(*each) for each in stretches])
        front = front_of(whole, self._numbers)
        self._front, *self._sheets = self._done([Job(front, "", front, without=1), *map(self._sheet, self._runs)])

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self._press.css, self._press.edition.theme.faces, self._press.pictures)

    @cached_property
    def _silent(self) -> Engine:
        """For the text, whose folios and running heads come on sheets."""
        return self._engine.silent()

    @cached_property
    def _types(self) -> Types | None:
        edition = self._press.edition
        if edition.lines == "plain":
            return None
        return types(self._whole.root, edition.theme.faces, self._press.css, self._looked_at)

    def _looked_at(self, specimen: str) -> Specimen:
        """What the engine makes of a specimen: as it was kept, or now."""
        key = digest(text.encode() for text in ("specimen", self._digest, specimen))
        seen = known_specimen(self._folder, key)
        if seen is None:
            seen = self._silent.looked_at(specimen)
            keep_specimen(self._folder, key, seen)
        return seen

    @property
    def pages(self) -> int:
        """The pages of the book, its last blank left out."""
        return self._first + self._starts[-1]

    @property
    def _first(self) -> int:
        """The pages before the text, their last blank among them."""
        return self._front.pages + self._front.pages % 2

    @property
    def _counts(self) -> list[int]:
        """The pages of each division."""
        return [part.pages for part in self._parts]

    @property
    def _starts(self) -> list[int]:
        """The page of the text, counted from 0, with which each division begins, and the one after all of them."""
        return starts_of(self._counts, self._sides)

    def bound(self, report: Report) -> bytes:
        """The PDF; reports what was found wrong on the way."""
        printer = self._press.edition.profile.printer
        assert printer is not None, "a PDF profile has a printer"
        sheets = iter(
            (number, place) for number, run in enumerate(self._runs) for place in sheet_of(self._whole, run)[2]
        )
        placed = [
            Placed(part, tuple(next(sheets) for _ in range(part.pages)), is_left)
            for part, is_left in zip(self._parts, self._sides, strict=True)
        ]
        front = [Placed(self._front)]
        data = assemble(Assembled((*front, *placed), tuple(self._sheets)), self._press.edition.theme.faces, printer)
        parts = (self._front, *self._parts)
        everything = (*parts, *self._sheets)
        messages = (message for part in everything for message in part.messages)
        say(messages, (face for part in everything for face in part.foreign), report)
        for problem in (problem for part in parts for problem in part.problems):
            report(problem)
        for part, start in zip(parts, (-self._first, *self._starts), strict=False):
            for accident in part.accidents:
                report(told_of(accident, folio_of(self._first + start + accident.page, self._first)))
        return data

    def _divided(self, numbers: Sequence[int]) -> list[Part]:
        """Some of the divisions, laid out."""
        return self._done([self._division(self._whole.divisions[number], self._sides[number]) for number in numbers])

    def _division(self, division: Division, is_left: bool) -> Job:
        root, opening = document_of(self._whole, division, self._numbers), begins_on(SIDES[is_left])
        if not division.links:
            return Job(root, opening, division.section, division.notes, is_silent=True)
        number = self._numbers.get(division.section.get("id", ""), 1)
        rules = f"{opening}@page :first {{ counter-reset: page {number} }}\n"
        return Job(root, rules, division.section, division.notes, without=1, is_silent=True)

    def _sheet(self, run: Run) -> Job:
        root, rules, places = sheet_of(self._whole, run)
        return Job(root, rules, least=max(places) + 1)

    def _done(self, jobs: list[Job]) -> list[Part]:
        """What comes of some jobs, in their order: as it was kept, or laid out now."""
        keys = [job.key(self._digest) for job in jobs]
        parts = {number: part for number, key in enumerate(keys) if (part := known(self._folder, key))}
        missing = [number for number in range(len(jobs)) if number not in parts]
        if missing:
            self._set_up()
            costs = [len("".join((jobs[number].paragraphs or jobs[number].root).itertext())) for number in missing]
            told = partial(_told, self._tell, len(jobs), [*parts.values()])
            made = in_parallel(lambda place: self._set(jobs[missing[place]]), costs, hands(), told)
            for number, part in zip(missing, made, strict=True):
                parts[number] = part
                if not part.foreign:  # a machine's own faces change, and nothing tells us
                    keep(self._folder, keys[number], part)
        return [parts[number] for number in range(len(jobs))]

    def _set_up(self) -> None:
        """Have all at hand before there are many hands: they share what is here."""
        assert self._engine is not None
        assert self._silent is not None
        assert self._types is not None or self._press.edition.lines == "plain"

    def _set(self, job: Job) -> Part:
        problems: list[Problem] = []
        engine = self._silent if job.is_silent else self._engine
        made = self._composed(engine, job, problems.append)
        count = len(made.document.pages) - job.without
        if count < job.least:
            raise NotApartError
        part = engine.part(made.document, count)
        if lacks_glyphs(part.messages):  # the engine writes them into a font that nobody can merge
            raise NotApartError
        return part._replace(problems=tuple(problems), accidents=tuple(accidents(made.leaves[:count], made.planned)))

    def _composed(self, engine: Engine, job: Job, report: Report) -> Composed:
        """A job's pages; of sheets nothing but the pages is known."""
        if job.paragraphs is None:
            return Composed(engine.lay_out(serialise(job.root), job.rules), (), {})
        if self._types is None:
            return as_it_came(engine.lay_out(serialise(job.root), job.rules))
        planned = self._types.plan(job.paragraphs.iter("p"), job.notes)
        made = composed(engine, Copy(job.root, job.rules, job.without, self._types.column), planned, report)
        cleared(planned.values())
        return made

    def _settle(self) -> None:
        """Lay out divisions again until each opens on its side, and names the pages that it should."""
        for _ in range(MOST_ROUNDS):
            self._settle_sides()
            self._settle_links()
            if self._sides == self._next_sides():
                return

    def _next_sides(self) -> list[bool]:
        """For each division, whether the next page that it may open on is a left-hand one."""
        return sides_of(self._counts, self._press.edition.openings == "any")

    def _settle_sides(self) -> None:
        """Lay out again the divisions that come to open on the other side, until none does; or there will be blanks."""
        for _ in range(MOST_ROUNDS):
            sides = self._next_sides()
            changed = [number for number, (old, new) in enumerate(zip(self._sides, sides, strict=True)) if old != new]
            self._sides = sides
            if not changed:
                return
            self._replace(changed)

    def _replace(self, numbers: Sequence[int]) -> None:
        """Lay out some divisions anew."""
        for number, part in zip(numbers, self._divided(numbers), strict=True):
            self._parts[number] = part

    def _settle_links(self) -> None:
        """Lay out again the divisions that name pages, until the pages that they name are the right ones."""
        linked = [number for number, division in enumerate(self._whole.divisions) if division.links]
        for _ in range(MOST_ROUNDS):
            numbers = self._page_numbers()
            if numbers == self._numbers or not linked:
                self._numbers = numbers
                return
            self._numbers = numbers
            self._replace(linked)
        raise NotApartError

    def _page_numbers(self) -> dict[str, int]:
        """The page numbers of everything that has a name."""
        numbers: dict[str, int] = {}
        for part, start in zip(self._parts, self._starts, strict=False):
            numbers |= {name: start + 1 + place.page for name, place in part.anchors.items()}
        return numbers


def _told(tell: Tell, total: int, done: list[Part], part: Part) -> None:
    """Say how much is laid out, now that a part is; it is added to those that are done."""
    done.append(part)
    tell(f"{len(done)} of {total} divisions, {sum(each.pages for each in done)} pages")
