"""Two texts word by word: what was lost, added, moved or joined on the way from a source to its book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest
from typing import NamedTuple

from bookmaker.checks.signs import WITHIN
from bookmaker.checks.tree_words import Movable, TreeWords
from bookmaker.model.ledger import Entry, told
from bookmaker.model.manuscript import Manuscript
from bookmaker.model.problem import NOWHERE, Location, Report, error, warning

WORD = re.compile(r"[^\W_]+")
PARTED = re.compile(r"\w[-\u2010\u00ad¬]\s*$")
"""The end of a line that parts a word."""
_NONE = dict.fromkeys(map(ord, WITHIN))
WINDOW = 64
"""Words in which two texts are first looked through for the place where they go on together."""
SURE = 4
"""Words in a row by which two texts are known to go on together."""
SHOWN = 12
"""Words that are shown of a place."""
MOST = 5
"""Faults that are told one by one."""


class Word(NamedTuple):
    """A word of a source, its place, and whether a hyphen ends the line right after it."""

    text: str
    at: Location
    parted: bool = False


class Fault(NamedTuple):
    """Words that are not in the book as in the source: those of the source, those of the book, and where."""

    lost: tuple[str, ...]
    added: tuple[str, ...]
    at: Location


class Comparison(NamedTuple):
    """What is different and may be (moved pictures and notes, words joined across a line end), and what may not."""

    moved: tuple[Entry, ...]
    joined: tuple[Entry, ...]
    faults: tuple[Fault, ...]


class _Gap(NamedTuple):
    """A place where two texts differ: the words `lost` of the source, and the words `added` of the tree."""

    lost: range
    added: range


def words_in(text: str) -> list[str]:
    """The words of a text by letters and digits, small."""
    return WORD.findall(text.translate(_NONE).casefold())


def compare(manuscripts: Sequence[Manuscript], tree: TreeWords) -> Comparison:
    """Compare the words of sources with those of their tree. Takes time in proportion to the texts."""
    texts = [(m.name, m.text) for m in manuscripts] + [(m.name, m.notes) for m in manuscripts if m.notes]
    texts += sorted(((m.name, title) for m in manuscripts for title in m.titles), key=lambda each: told(each[1]))
    source = [word for name, text in texts for word in _words_of(name, text)]
    book = [words_in(text) for text in tree.texts]
    moved = _taken_apart(source, book, tree)
    words = [word for each in book for word in each]
    marked_up = {manuscript.name for manuscript in manuscripts if manuscript.has_markup}
    joined, faults = list[Entry](), list[Fault]()
    for gap in _gaps([word.text for word in source], words):
        lost, added = source[gap.lost.start : gap.lost.stop], words[gap.added.start : gap.added.stop]
        at = source[min(gap.lost.start, len(source) - 1)].at if source else NOWHERE
        wholes = _joined(lost, added)
        if wholes:
            joined += wholes
        elif not (at.file in marked_up and _is_counted(lost, added)):
            faults.append(Fault(tuple(word.text for word in lost), tuple(added), at))
    return Comparison(tuple(moved), tuple(joined), tuple(faults))


def _joined(lost: Sequence[Word], added: Sequence[str]) -> list[Entry]:
    """The words of a gap that were parted at the ends of lines, if that is all the difference; else nothing."""
    entries: list[Entry] = []
    place = 0
    for word in added:
        first, second = (*lost[place : place + 2], None, None)[:2]
        if first and second and first.parted and first.text + second.text == word:
            entries.append(Entry("joined", "paragraphs/hyphen", word, first.at))
            place += 2
        elif first and first.text == word:
            place += 1
        else:
            return []
    return entries if place == len(lost) else []


def _is_counted(lost: Sequence[Word], added: Sequence[str]) -> bool:
    """Whether items of a list, of which every one was written as number 1, have their own numbers now."""
    pairs = list(zip_longest((word.text for word in lost), added, fillvalue=""))
    return all(before == after or (before == "1" and after.isdecimal()) for before, after in pairs)


def _taken_apart(source: list[Word], book: list[list[str]], tree: TreeWords) -> list[Entry]:
    """Take what may be moved out of both texts, where both have it; the entries of what was moved.

    A picture between a heading's label and its title is known by the line at which it begins.
    """
    first: dict[Location, int] = {}
    for place, word in enumerate(source):
        first.setdefault(word.at, place)
    starts = list(accumulate(map(len, book), initial=0))  # the words of the tree before each text
    spans: dict[Movable, tuple[range, range]] = {}
    gone: set[int] = set()  # what stands in the book twice is taken out once
    for each in tree.movable:
        words = [word for text in book[each.first : each.end] for word in text]
        place = first.get(each.at, len(source))
        same = [word.text for word in source[place : place + len(words)]] == words
        if words and same and gone.isdisjoint(range(place, place + len(words))):
            gone.update(range(place, place + len(words)))
            spans[each] = range(place, place + len(words)), range(starts[each.first], starts[each.end])
    there = _places({each: span for each, (span, _) in spans.items()})
    here = _places({each: span for each, (_, span) in spans.items()})
    source[:] = [word for place, word in enumerate(source) if place not in gone]
    for each in spans:
        book[each.first : each.end] = [[] for _ in range(each.first, each.end)]
    return [
        Entry("moved", "structure/headings", " ".join(" ".join(tree.texts[each.first : each.end]).split()), each.at)
        for each in spans
        if each.is_shown and there[each] != here[each]
    ]


def _places(spans: dict[Movable, range]) -> dict[Movable, int]:
    """The number of words before each span, those of other spans not counted."""
    places, taken = dict[Movable, int](), 0
    for each in sorted(spans, key=lambda each: spans[each].start):
        places[each] = spans[each].start - taken
        taken += len(spans[each])
    return places


def report_faults(faults: Sequence[Fault], marked_up: frozenset[str], report: Report) -> None:
    """Report the first faults one by one, and the number of the others.

    Those of the files that are `marked_up` are warnings: what of markup is words is itself a guess there.
    """
    for number, fault in enumerate(faults[: MOST + 1]):
        is_last = number == MOST
        message = f"and {len(faults) - MOST} more places like these" if is_last else _told(fault)
        if fault.at.file in marked_up:
            report(warning("words/doubtful", message, fault.at, "" if number else "look at the place in the book"))
        else:
            hint = "this is a mistake of bookmaker’s; please report it with the text"
            report(error("words/lost", message, fault.at, "" if number else hint))


def _told(fault: Fault) -> str:
    stands, instead = (" ".join(each[:SHOWN]) for each in (fault.lost, fault.added))
    if not instead:
        return f"words of the text are not in the book: “{stands}”"
    if not stands:
        return f"words are in the book that the text does not have: “{instead}”"
    return f"words of the text became others: “{stands}” is “{instead}” in the book"


def _words_of(name: str, text: str) -> Iterator[Word]:
    for number, line in enumerate(text.split("\n"), 1):
        words = words_in(line) if line else []
        at = Location(name, number)
        yield from (Word(text, at) for text in words[:-1])
        if words:
            yield Word(words[-1], at, PARTED.search(line) is not None)


def _gaps(source: Sequence[str], book: Sequence[str]) -> Iterator[_Gap]:
    """The places where two rows of words differ, in order."""
    i = j = 0
    while True:
        while i < len(source) and j < len(book) and source[i] == book[j]:
            i, j = i + 1, j + 1
        if i == len(source) and j == len(book):
            return
        a, b = _together(source, i, book, j)
        while a > i and b > j and source[a - 1] == book[b - 1]:
            a, b = a - 1, b - 1
        yield _Gap(range(i, a), range(j, b))
        i, j = a, b


def _together(source: Sequence[str], i: int, book: Sequence[str], j: int) -> tuple[int, int]:
    """The nearest place from which two rows of words go on together; their ends where there is none."""
    size = WINDOW
    while True:
        best = _nearest(source[i : i + size], book[j : j + size])
        if best is not None:
            return i + best[0], j + best[1]
        if i + size >= len(source) and j + size >= len(book):
            return len(source), len(book)
        size *= 4


def _nearest(source: Sequence[str], book: Sequence[str]) -> tuple[int, int] | None:
    """The offsets at which both have the same words in a row, with the fewest words before them."""
    places: dict[tuple[str, ...], int] = {}
    for place in range(len(source) - SURE + 1):
        places.setdefault(tuple(source[place : place + SURE]), place)
    best: tuple[int, int] | None = None
    for place in range(len(book) - SURE + 1):
        if best is not None and place >= sum(best):
            break
        there = places.get(tuple(book[place : place + SURE]))
        if there is not None and (best is None or there + place < sum(best)):
            best = there, place
    return best
