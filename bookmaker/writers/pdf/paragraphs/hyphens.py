"""Where words may be hyphenated. The only module that knows Pyphen.

Pyphen reads the patterns of the Hunspell dictionaries, after F. M. Liang, “Word Hy-phen-a-tion by
Com-put-er” (1983).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pyphen

Hyphenate = Callable[[str], tuple[int, ...]]
"""Takes a word with the marks around it; gives the offsets at which a hyphen may stand."""
USUAL = {"en": "en-US"}
"""The patterns for a language without a region, where the general ones are poor: they have “star-ted”."""
HYPHENS = ("-", "‐")
CORE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
PIECE = re.compile(r"[^’']+")
"""What is divided by itself: an apostrophe joins words, and the patterns know none of "o’clock", "qu’elle"."""


@cache
def hyphenator(language: str, shortest: int, before: int, after: int, in_compounds: bool = False) -> Hyphenate | None:
    """The hyphenation of a language (BCP 47), or None where there are no patterns for it.

    `shortest` is the length of the shortest word that is hyphenated, `before` and `after` the least
    number of letters before and after the hyphen (CSS Text 4, hyphenate-limit-chars). Words with hyphens of their own
    are divided there alone, unless it is asked for places `in_compounds`.
    """
    tag = USUAL.get(language, language).replace("-", "_")
    known = pyphen.language_fallback(tag) if tag else None
    if known is None:
        return None
    patterns = pyphen.Pyphen(lang=known, left=before, right=after)

    def places(word: str) -> tuple[int, ...]:
        return tuple(
            place
            for core in CORE.finditer(word)
            if in_compounds or not _is_of_compound(core)
            for place in _within(core, patterns, shortest)
        )

    return places


def _is_of_compound(core: re.Match[str]) -> bool:
    text, start, stop = core.string, core.start(), core.end()
    return text[stop : stop + 1] in HYPHENS or text[max(0, start - 1) : start] in HYPHENS


def _within(core: re.Match[str], patterns: pyphen.Pyphen, shortest: int) -> Iterator[int]:
    """The places in one word of several that dashes join."""
    if core.end() - core.start() < shortest:
        return
    small = core[0].replace("İ", "i").lower()  # of all letters, this one alone would become two, and move the places
    for piece in PIECE.finditer(small):
        for place in patterns.positions(piece[0]):
            if place.data is None:  # else the spelling would change (Schif-fahrt, by old rules)
                yield core.start() + piece.start() + place
