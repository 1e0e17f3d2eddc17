"""The chapter map of a book file: the author's word on where the text is divided, found again by the words of lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from bookmaker.model.nodes import Division, Paragraph, SceneBreak
from bookmaker.model.problem import Report, nearest, warning
from bookmaker.model.recipe import Break
from bookmaker.structure.candidates import LONGEST_TITLE, Candidate, Surroundings, reading_of, reads_like_title
from bookmaker.structure.grammar import Reading, read_bare_number
from bookmaker.structure.nesting import Place

KEY = 3
"""Words at the head of a line by which it is looked for first."""
SAID = "the book file says so"


class Mapped:
    """The breaks of a map, found in a text: the headings they make, the level of each, and where the map ends."""

    def __init__(self, around: Surroundings, breaks: Sequence[Break], report: Report) -> None:
        self._around = around
        self._lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_line: dict[int, list[int]] = defaultdict(list)
        for index, block in enumerate(around.blocks):
            self._by_line[block.at.line].append(index)
            first = _first_line(around, index)
            for count in range(1, min(KEY, len(first)) + 1):
                self._lines[first[:count]].append(index)
        places = [(self._place_of(each, report), each) for each in breaks]
        found = {index: each for index, each in places if index is not None}
        self.end = max(found, default=-1)
        self.chosen = [_heading_at(around, index, each) for index, each in sorted(found.items()) if each.level]
        self._levels = {index: each.level for index, each in found.items()}
        self._sections: set[int] = set()
        self._number_the_nameless()

    def _number_the_nameless(self) -> None:
        """Chapters that begin at a row of signs or at running text, and have no title, are known by their number."""
        nameless = [c for c in self.chosen if not c.lines[0] or not (c.used or c.renamed)]
        for number, candidate in enumerate(nameless, 1):
            candidate.reading = Reading("own", "chapter", number, "", "")

    def _place_of(self, wanted: Break, report: Report) -> int | None:
        """The block that a break means: the one with its words that is nearest to its line."""
        if not wanted.words:
            return self._at_line(wanted, report)
        words = _comparable(wanted.words)
        fitting = [
            index
            for index in self._lines.get(words[:KEY], [])
            if _first_line(self._around, index)[: len(words)] == words
            and wanted.file in {"", self._around.blocks[index].at.file}
        ]
        if not fitting:
            short = [text.split("\n")[0][:60] for text in self._around.texts if text and len(text) <= LONGEST_TITLE]
            report(
                warning(
                    "structure/no-such-line",
                    f"no line of the text begins with “{wanted.words}”",
                    wanted.at,
                    nearest(wanted.words, short) or "take the words from the text, or take the entry out",
                )
            )
            return None
        return min(fitting, key=lambda index: abs(self._around.blocks[index].at.line - wanted.line))

    def _at_line(self, wanted: Break, report: Report) -> int | None:
        for index in self._by_line.get(wanted.line, []):
            if wanted.file in {"", self._around.blocks[index].at.file}:
                return index
        message = f"no paragraph of the text begins in line {wanted.line}"
        report(warning("structure/no-such-line", message, wanted.at, "give the words of the line"))
        return None

    def sections_of(self, weighed: Sequence[Candidate], guessed: Sequence[Place]) -> list[Candidate]:
        """The sections within the extent of the map which it does not name: a map names divisions only."""
        found = [
            candidate
            for candidate, place in zip(weighed, guessed, strict=True)
            if place.division == "section" and candidate.index < self.end and candidate.index not in self._levels
        ]
        self._sections |= {candidate.index for candidate in found}
        return found

    def places(self, chosen: Sequence[Candidate], guessed: Sequence[Place]) -> list[Place]:
        """The places of headings: those of the map at its levels, later ones as guessed, as much higher or lower.

        Sections that the map does not name stay in their chapters.
        """
        usual = max((level for level in self._levels.values()), default=1)
        shift = self._shift(chosen, guessed)
        levels = [self._level(candidate, place, usual, shift) for candidate, place in zip(chosen, guessed, strict=True)]
        places = []
        below: tuple[int, str] = (0, "")
        for candidate, place, level in zip(reversed(chosen), reversed(guessed), reversed(levels), strict=True):
            if level > usual:
                places.append(Place(level, "section"))
                continue
            is_part = below[0] > level and _may_hold(candidate, place, below[1])
            places.append(Place(level, "part" if is_part else _alone(place)))
            below = level, candidate.reading.keyword
        return places[::-1]

    def _shift(self, chosen: Sequence[Candidate], guessed: Sequence[Place]) -> int:
        """By how much the levels of the map mostly differ from those that would be guessed."""
        shifts = Counter(
            self._levels[candidate.index] - place.level
            for candidate, place in zip(chosen, guessed, strict=True)
            if self._levels.get(candidate.index)
        )
        return shifts.most_common(1)[0][0] if shifts else 0

    def _level(self, candidate: Candidate, guessed: Place, usual: int, shift: int) -> int:
        index = candidate.index
        is_section = index in self._sections or (guessed.division == "section" and index not in self._levels)
        anew = min(usual, max(1, guessed.level + shift))
        return max(usual, 2) + 1 if is_section else self._levels.get(index, anew)


def _may_hold(candidate: Candidate, guessed: Place, below: str) -> bool:
    """Whether a heading may open a part because the next is of a lower level: no prologue, no chapter above chapters.

    `below` is the word of the next heading.
    """
    reading = candidate.reading
    says_nothing = candidate.is_alone or candidate.renamed or reading.keyword == "own"
    is_like_it = reading.keyword == below and not says_nothing
    return guessed.division == "part" or (reading.division in {"part", "chapter", "story"} and not is_like_it)


def _alone(place: Place) -> Division:
    """What a heading opens that has nothing below it."""
    return "chapter" if place.division in {"part", "section"} else place.division


def _comparable(text: str) -> tuple[str, ...]:
    """The words of a line without signs and case; a row of signs is known by its signs."""
    return tuple(re.findall(r"[^\W_]+", text.casefold())) or ("".join(text.split()),)


def _first_line(around: Surroundings, index: int) -> tuple[str, ...]:
    block = around.blocks[index]
    if isinstance(block, SceneBreak):
        return _comparable(block.mark)
    return _comparable(around.texts[index].split("\n", 1)[0]) if isinstance(block, Paragraph) else ()


def _heading_at(around: Surroundings, index: int, wanted: Break) -> Candidate:
    """The heading that a break makes: of its line, or without taking it where the line is running text."""
    block = around.blocks[index]
    if not isinstance(block, Paragraph):
        found = Candidate(index, Paragraph((), at=block.at), [""], Reading("own", "chapter", None, "", ""))
    else:
        lines = [line.strip() for line in around.texts[index].split("\n")]
        reading = reading_of(lines[0]) or read_bare_number(lines[0])
        found = Candidate(index, block, lines, reading or Reading("title", "story", None, "", lines[0]), block.children)
        if reading is None and not _is_title(around.texts[index]):
            found.used, found.title = 0, ()
    found.renamed = wanted.title
    found.because(10.0, SAID)
    return found


def _is_title(text: str) -> bool:
    """Whether a line that the author names is a title itself, and not the first line of the chapter's text."""
    return reads_like_title(text) or (len(text) <= LONGEST_TITLE and text[-1] not in ".!?…\"”’'")
