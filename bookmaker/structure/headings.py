"""Which lines are headings: evidence is weighed, and every heading carries its reasons.

A word such as "Chapter" with a number weighs most; capitals, blank lines round it and its place in
the sequence of numbers add to it. A bare number must fit a sequence to count, a line without
either must look like the other headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as Places
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Heading, Inline, Inlines, Omission, Paragraph, Text
from bookmaker.model.problem import Report, note, warning
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.candidates import DOUBTFUL, ENOUGH, FITS, Candidate, Surroundings, candidates, is_illustration
from bookmaker.structure.chapter_map import Mapped
from bookmaker.structure.contents_list import forms_of, letters_of, listed_lines
from bookmaker.structure.looks import weigh_looks
from bookmaker.structure.nesting import Place, places_of
from bookmaker.structure.sequences import report_gaps, weigh_sequences
from bookmaker.structure.titles import find_titles

RENAMED = "the book file gives its title"
NEAR = 2_500
"""Characters between a title and the same title again, at most: a motto, a poem."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Turn the paragraphs that are headings into headings; doubtful ones are reported and left."""
    around = Surroundings(blocks)
    found = list(candidates(around, wishes))
    if wishes.headings and not any(FITS in candidate.reasons for candidate in found):
        message = f"the pattern “{wishes.headings}” fits no line of the text"
        report(warning("structure/pattern-fits-nothing", message, hint="look at structure: headings: in the book file"))
    _weigh_list(found, blocks)
    weigh_sequences(found, around)
    weigh_looks(found, around)
    chosen = _without_repeats(_without_echoes([c for c in found if c.weight >= ENOUGH]), around)
    sure = {c.index for c in chosen if c.is_alone}
    find_titles(chosen, around, sure)
    chosen = _without_titles(chosen)
    places = places_of(chosen, around)
    if wishes.chapters:
        mapped = Mapped(around, wishes.chapters, report)
        chosen = _with_map(mapped, chosen, places, around, sure)
        places = mapped.places(chosen, places_of(chosen, around))
        found = [c for c in found if c.index > mapped.end]
    titles = {index for c in chosen for index in range(c.index + 1, c.index + c.used)}
    _report_doubts([c for c in found if c.index not in titles], report)
    if not chosen:
        return blocks
    report_gaps((c for c, place in zip(chosen, places, strict=True) if place.division != "section"), report)
    return tuple(_replaced(blocks, {c.index: c for c in chosen}, places))


def _with_map(
    mapped: Mapped, weighed: Sequence[Candidate], guessed: Sequence[Place], around: Surroundings, sure: Places[int]
) -> list[Candidate]:
    """The headings of a chapter map, the sections within its chapters, and what was found after its end.

    What a map does not say (titles below labels, sections) is what it would be without the map.
    """
    kinds = {c.index: c.reading.division for c in weighed if c.is_alone}
    for candidate in mapped.chosen:
        if candidate.is_alone and kinds.get(candidate.index) == "preface":
            candidate.reading = candidate.reading._replace(division="preface")
    after = [c for c in weighed if c.index > mapped.end]
    chosen = [*mapped.chosen, *mapped.sections_of(weighed, guessed), *after]
    chosen.sort(key=lambda candidate: candidate.index)
    find_titles([c for c in chosen if c.used and not c.renamed], around, sure, {c.index for c in mapped.chosen})
    return _without_titles(chosen)


def _weigh_list(found: Sequence[Candidate], blocks: Blocks) -> None:
    """Where every entry of the contents list comes again as a line by itself, each of these lines is a heading."""
    listed = [candidate for candidate in found if candidate.reading.keyword == "listed"]
    lines = [line for line in listed_lines(blocks) if letters_of(line)]
    again = {letters_of(candidate.lines[0]) for candidate in listed}
    if len(lines) > 1 and all(again & set(forms_of(line)) for line in lines):
        for candidate in listed:
            candidate.because(0.5, "every entry of the list comes again")


def _without_echoes(chosen: list[Candidate]) -> list[Candidate]:
    """Where the headings have words or numbers of their own, lines that only stand in the contents list are none."""
    listed = [candidate for candidate in chosen if candidate.reading.keyword == "listed"]
    others = [candidate for candidate in chosen if candidate.reading.keyword != "listed"]
    return others if len(others) * 2 >= len(listed) else chosen


def _without_repeats(chosen: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """A title that stands again after a motto or a picture opens nothing anew."""
    kept: list[Candidate] = []
    for candidate in chosen:
        above = kept[-1] if kept else None
        is_again = above and candidate.is_alone and letters_of(candidate.lines[0]) == letters_of(above.lines[0])
        if not (above and is_again and around.between(above.index, candidate.index) < NEAR):
            kept.append(candidate)
    return kept


def _without_titles(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The headings without those that became the title of the one above."""
    kept: list[Candidate] = []
    for candidate in chosen:
        if not kept or candidate.index >= kept[-1].index + kept[-1].used:
            kept.append(candidate)
    return kept


def _report_doubts(found: Sequence[Candidate], report: Report) -> None:
    for candidate in found:
        if DOUBTFUL <= candidate.weight < ENOUGH:
            report(
                note(
                    "structure/doubtful-heading",
                    f"“{plain(candidate.block.children)[:50]}” may be a heading ({'; '.join(candidate.reasons)})",
                    candidate.block.at,
                    "if it is one, give a pattern for it under structure: headings: in the book file",
                )
            )


def _replaced(blocks: Blocks, chosen: dict[int, Candidate], places: Sequence[Place]) -> Iterator[Block]:
    place = iter(places)
    index = 0
    while index < len(blocks):
        candidate = chosen.get(index)
        if candidate is None:
            yield blocks[index]
            index += 1
            continue
        yield from _as_heading(candidate, next(place), blocks)
        index += max(1, candidate.used)


def _as_heading(found: Candidate, place: Place, blocks: Blocks) -> Iterator[Block]:
    """A heading, and what else its blocks hold: pictures, text on the lines below it, or a title that was replaced."""
    own = blocks[found.index : found.index + found.used]
    if found.renamed and own:
        yield Omission(own, "structure/renamed", at=found.block.at)
    elif not isinstance(blocks[found.index], Paragraph):
        yield Omission(own, "structure/marker", at=found.block.at)
    yield _heading(found, place)
    if not found.used:
        yield blocks[found.index]
    elif not found.renamed:
        if found.rest:
            yield found.rest
        yield from (block for block in own[1:] if is_illustration(block))


def _heading(found: Candidate, place: Place) -> Heading:
    reading = found.reading
    title, label = found.title, reading.label
    if found.renamed:
        title, label = (Text(found.renamed),), ""
    elif reading.keyword == "own" or found.is_alone:
        title, label = found.block.children if found.used else (), ""
    if title and not label:
        title = _whole_title(title)
    return Heading(
        level=place.level,
        children=title,
        label=label,
        number=reading.number,
        division=place.division,
        evidence=(RENAMED,) if found.renamed else tuple(found.reasons),
        at=found.block.at,
    )


def _whole_title(title: Inlines) -> Inlines:
    """A title in one line; the spaces beside emphasis stay, those at its ends do not."""
    last = len(title) - 1
    whole: list[Inline] = []
    for place, inline in enumerate(title):
        if isinstance(inline, Text):
            text = re.sub(r"\s+", " ", inline.text)
            text = text.lstrip() if place == 0 else text
            inline = replace(inline, text=text.rstrip() if place == last else text)
        whole.append(inline)
    return tuple(whole)
