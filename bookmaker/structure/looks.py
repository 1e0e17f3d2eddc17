"""Lines without number or word are headings where they look like the others, or like each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from bookmaker.model.patterns import Late, holds
from bookmaker.structure.bylines import name_in
from bookmaker.structure.candidates import ENOUGH, WIDE, Candidate, Surroundings
from bookmaker.structure.median import median

FEWEST = 3
"""Numbered headings from which it is known how headings look in a text."""
SHORTEST = 150
"""Characters of text that stand under a heading at least."""
FAR = 15
"""Blocks below a heading among which running text begins; verse or a scene of a play may stand first."""
MOST_AFTER = 2
"""Headings by their looks after the last numbered one; more of them are a publisher's advertisements."""
STORY = 1_500
"""Characters of a story, by the median of a collection."""
APART = 3
"""Blank lines above a title that only its looks speak for."""
FRONT_NOTE = Late(
    r"(?:(?:AUTHOR|EDITOR|PUBLISHER|TRANSLATOR)['’]?S['’]? |(?:PREFATORY|INTRODUCTORY|PRELIMINARY|EXPLANATORY) )?NOTE"
    r"(?: (?:BY|FROM|OF) THE (?:AUTHOR|EDITOR|PUBLISHER|TRANSLATOR))?\.?",
    look=holds("note"),
)
"""How an author's or editor's note before the text is called in books; web authors write no such capitals."""
NO_PART_OF_IT = Late(
    r"transcriber|produced by|gutenberg|e-?text|advertisement|copyright|publish|print|entered according"
    r"|edition|press\b",
    re.IGNORECASE,
)


def weigh_looks(found: Sequence[Candidate], around: Surroundings) -> None:
    """Weigh the lines that stand alone."""
    places = [c.index for c in found]
    _front_notes(found, around)
    alone = [c for c in found if c.reading.keyword == "title" and _has_text(c, places, around)]
    sure = [c for c in found if c.weight >= ENOUGH]
    if not alone:
        return
    numbered = [c for c in sure if not c.is_alone]
    if len(numbered) >= FEWEST:
        _like_the_others(alone, numbered, around)
    _with_bylines(alone, around)
    _like_each_other([c for c in alone if c.weight < ENOUGH], sure, around)


def _front_notes(found: Sequence[Candidate], around: Surroundings) -> None:
    """AUTHOR'S NOTE, NOTE and the like before the first numbered heading, set as headings are: a preface."""
    numbered = [c for c in found if c.weight >= ENOUGH and not c.is_alone]
    if len(numbered) < FEWEST:
        return
    gaps = sorted(c.block.gap for c in numbered if c.index)
    least = max(WIDE, min(APART, gaps[len(gaps) // 4]))
    first = next((c.index for c in numbered if c.reading.number is not None), len(around.blocks))
    for candidate in found:
        is_note = candidate.is_alone and FRONT_NOTE.fullmatch(candidate.lines[0]) and candidate.index < first
        if is_note and candidate.block.gap >= least and around.is_prose(candidate.index + 1):
            candidate.reading = candidate.reading._replace(division="preface")
            candidate.because(ENOUGH, "a note in front of the text, set as its headings are")


def _has_text(candidate: Candidate, places: Sequence[int], around: Surroundings) -> bool:
    """Whether running text follows a line soon, before anything else that may be a heading."""
    after = bisect_right(places, candidate.index)
    end = min(candidate.index + FAR, places[after] if after < len(places) else len(around.blocks))
    below = candidate.index + 1
    if any(map(NO_PART_OF_IT.search, (candidate.lines[0], *around.texts[below : below + 1]))):
        return False
    return any(around.is_prose(index) for index in range(below, end))


def _like_the_others(alone: Sequence[Candidate], numbered: Sequence[Candidate], around: Surroundings) -> None:
    """As far from the text above as the numbered headings are, in capitals, with text below.

    Between two of them, where no number is missing, it takes more than it takes before and after them all.
    """
    gaps = sorted(c.block.gap for c in numbered if c.index)
    usual = gaps[len(gaps) // 4]
    places = [c.index for c in numbered]
    after = [c for c in alone if c.index > places[-1]]
    for candidate in alone if len(after) <= MOST_AFTER else [c for c in alone if c.index <= places[-1]]:
        inside = bisect_right(places, candidate.index)
        least = max(usual, APART) if 0 < inside < len(places) else WIDE
        following = places[inside] if inside < len(places) else len(around.blocks)
        room = around.between(candidate.index + 1, following)
        if candidate.block.gap >= least and candidate.lines[0].isupper() and room >= SHORTEST:
            candidate.because(ENOUGH, f"capitals after {candidate.block.gap} blank lines, like the other headings")


def _with_bylines(alone: Sequence[Candidate], around: Surroundings) -> None:
    """Titles of a collection by several hands: each has a byline right below it."""
    titles = [c for c in alone if c.weight < ENOUGH and name_in(around.texts[c.index + 1])]
    if len({c.lines[0] for c in titles}) < 2:
        return
    for candidate in titles:
        candidate.because(ENOUGH, f"one of {len(titles)} lines with a byline below them")


def _like_each_other(alone: Sequence[Candidate], sure: Sequence[Candidate], around: Surroundings) -> None:
    """Titles of a collection: capitals wide apart, each with a story below it, and few headings of another kind."""
    titles = [c for c in alone if c.block.gap >= APART and c.lines[0].isupper()]
    others = [c for c in sure if c.reading.keyword]
    if len(titles) < 2 or len(others) > len(titles):
        return
    ends = [*(c.index for c in titles[1:]), len(around.blocks)]
    rooms = [around.between(c.index + 1, end) for c, end in zip(titles, ends, strict=True)]
    if median(rooms) < STORY:
        return
    for candidate, room in zip(titles, rooms, strict=True):
        if room >= SHORTEST:
            candidate.because(ENOUGH, f"one of {len(titles)} lines in capitals that stand {APART} blank lines apart")
