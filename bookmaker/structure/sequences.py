"""Numbers in a row are evidence: one that is next speaks for its line, one that leads nowhere does not."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bookmaker.model.problem import Report, note
from bookmaker.structure.candidates import Candidate, Surroundings
from bookmaker.structure.grammar import DOUBLE
from bookmaker.structure.median import median

THIN = 400
"""Characters of text for each number, by the median; the items of a list have less."""
SHORTEST = 3
"""Bare numbers that make a sequence."""


def weigh_sequences(found: Sequence[Candidate], around: Surroundings) -> None:
    """Weigh every numbered candidate by its place among the others."""
    worded = [c for c in found if c.reading.number is not None and c.reading.keyword and c.reading.known]
    _weigh_known([c for c in worded if not c.reading.is_part])
    _weigh_known([c for c in worded if c.reading.is_part])
    unknown: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.reading.keyword and not candidate.reading.known:
            unknown[candidate.reading.keyword].append(candidate)
    for series in unknown.values():
        _weigh_unknown(series)
    bare = [c for c in found if not c.reading.keyword and _stands_apart(c)]
    _weigh_bare(bare, [c for c in worded if not c.reading.is_part], around)


def _weigh_known(series: Iterable[Candidate]) -> None:
    expected: int | None = None
    for candidate in series:
        number = candidate.reading.number or 0
        if number in {expected, 1}:
            candidate.because(0.75, f"number {number} is next" if number != 1 else "number 1 begins")
        elif expected is not None and expected < number <= expected + 3:
            candidate.because(0.5, f"number {number} comes soon after {expected - 1}")
        expected = number + 1


def _weigh_unknown(series: Sequence[Candidate]) -> None:
    """A word that no list knows ("Adventure", "Narrative") counts as often as its numbers go 1, 2, 3 …

    They may begin again: scenes in every act, the second number of two.
    """
    run = before = fitting = 0
    for candidate in series:
        number = candidate.reading.number
        run += number == run + 1
        fitting += number in {run, before + 1}
        before = number or 0
    if run < 2 or fitting * 2 <= len(series):
        return
    is_double = series[0].reading.keyword == DOUBLE
    for candidate in series:
        kind = "the second number" if is_double else f"“{candidate.reading.keyword}”"
        candidate.because(2.25, f"{kind} stands with the numbers 1 to {run}")
        if is_double:
            candidate.reading = candidate.reading._replace(number=None)


def _weigh_bare(bare: Sequence[Candidate], worded: Sequence[Candidate], around: Surroundings) -> None:
    """Bare numbers count as a run 1, 2, 3 … with text between them, or where they fill a gap of the chapters.

    Runs within chapters are weighed too: they number the sections of a chapter.
    """
    if len(worded) >= SHORTEST:
        _fill_gaps(bare, worded)
        bare = [candidate for candidate in bare if not candidate.reading.keyword]
    for chain in _chains(bare):
        if len(chain) >= SHORTEST and _has_text(chain, around):
            for candidate in chain:
                candidate.because(2.0, f"one of {len(chain)} numbers in sequence")


def _has_text(chain: Sequence[Candidate], around: Surroundings) -> bool:
    """Whether text stands between the numbers: much of it, or in a short text a good part of the whole."""
    rooms = [around.between(above.index + 1, below.index) for above, below in pairwise(chain)]
    whole = around.between(0, len(around.blocks))
    return median(rooms) >= min(THIN, whole / (4 * len(chain)))


def _fill_gaps(bare: Iterable[Candidate], worded: Sequence[Candidate]) -> None:
    known = {candidate.reading.number for candidate in worded}
    places = [candidate.index for candidate in worded]
    for candidate in bare:
        number = candidate.reading.number or 0
        at = bisect_right(places, candidate.index)
        follows = at > 0 and worded[at - 1].reading.number == number - 1
        leads = at < len(worded) and worded[at].reading.number == number + 1
        if number not in known and follows and leads:
            candidate.because(2.25, f"number {number} is missing among the chapters, and belongs here")
            candidate.reading = candidate.reading._replace(keyword="number")


def _chains(bare: Sequence[Candidate]) -> list[list[Candidate]]:
    """Rows of numbers 1, 2, 3 …, each with other blocks between one and the next; the longest rows first.

    Rows that wait for the same number are of one length; the number belongs to the latest of them.
    """
    waiting: dict[int, list[list[Candidate]]] = defaultdict(list)  # by the number that comes next, the latest last
    rows: list[list[Candidate]] = []
    for candidate in bare:
        number = candidate.reading.number or 0
        row: list[Candidate] | None = None
        if number == 1:
            row = []
            rows.append(row)
        elif (place := _latest_before(candidate, waiting[number])) is not None:
            row = waiting[number].pop(place)
        if row is not None:
            row.append(candidate)
            waiting[number + 1].append(row)
    return sorted(rows, key=len, reverse=True)


def _latest_before(candidate: Candidate, waiting: Sequence[Sequence[Candidate]]) -> int | None:
    """The place of the latest row with another block between its end and a number: the last, or the one before it."""
    last = len(waiting) - 1
    places = (place for place in (last, last - 1) if place >= 0)
    return next((place for place in places if candidate.index > waiting[place][-1].index + 1), None)


def _stands_apart(candidate: Candidate) -> bool:
    title = candidate.reading.title
    if candidate.index and candidate.block.gap < 1:
        return False
    return title.isupper() or not _reads_like_sentence(title) or "it is in the contents list" in candidate.reasons


def _reads_like_sentence(title: str) -> bool:
    """Whether a title ends as sentences and speeches do; a quotation inside it is neither."""
    if title.endswith(('"', "”")):
        return title.count('"') % 2 == 1 or title.count("“") != title.count("”")
    return title.endswith((".", ",", ";", "!", "?"))


def report_gaps(chosen: Iterable[Candidate], report: Report) -> None:
    """Tell of numbers that do not follow the one before."""
    above: Candidate | None = None
    for candidate in chosen:
        number = candidate.reading.number
        if number is None or candidate.reading.is_part:
            continue
        before = above.reading.number if above else 0
        if before is not None and number not in {before + 1, 1}:
            report(
                note(
                    "structure/number-out-of-sequence",
                    f"{candidate.reading.label} follows number {before}",
                    candidate.block.at,
                    "a heading may be missing, repeated, or misnumbered in the text",
                )
            )
        above = candidate
