"""Spaces: one between words, none where a line begins or ends, no-break ones only where they serve."""

from __future__ import annotations

import re

from bookmaker.typography.edit import NOTHING, Edit, Edits, outside
from bookmaker.typography.house import House
from bookmaker.typography.no_break import NO_BREAK, bound
from bookmaker.typography.punctuation import is_french_space

# No-break spaces of saved web pages stand anywhere; where the rules would put one, it stays.
RUN = re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]")
BESIDE_LINE_END = re.compile(r"\n(?:(?= )|(?<= \n))")
EDGE = re.compile(r"(?<![^\n])[ \t\u00a0]+|(?<![ \t\u00a0])[ \t\u00a0]++(?![^\n])")


def rule(text: str, house: House) -> Edits:
    """Single spaces for runs of them, none at the edges of lines."""
    if not ("  " in text or "\t" in text or NO_BREAK in text or text[:1] == " " or text[-1:] == " "):  # noqa: SIM102
        if "\n" not in text or not BESIDE_LINE_END.search(text):
            return NOTHING
    edges = [Edit(*match.span(), "", "spaces/edge") for match in EDGE.finditer(text)]
    meant = _meant(text, house)
    runs = [Edit(*m.span(), " ", "spaces/run") for m in RUN.finditer(text) if len(m[0]) > 1 or m.start() not in meant]
    inside = outside(runs, [(edge.start, edge.end) for edge in edges])
    return Edits(sorted(edges + inside))


def _meant(text: str, house: House) -> set[int]:
    """The places of no-break spaces that serve: the rules would put them there."""
    if NO_BREAK not in text:
        return set()
    places = {edit.start for edit in bound(text, house.language) if edit.rule != "no-break/dash" or house.spaced_dash}
    if house.language == "fr":
        places |= {place for place, sign in enumerate(text) if sign == NO_BREAK and is_french_space(text, place)}
    return places
