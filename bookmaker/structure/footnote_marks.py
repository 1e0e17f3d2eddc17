"""How footnotes are marked in plain texts (`[1]`, `(1)`, `*`, `¹`), and how their own words begin."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bookmaker.model.patterns import Late, begins, holds

Style = Literal["square", "round", "sign", "raised"]

_SIGNS = r"\*{1,4}|[†‡§¶]{1,2}"
_LABEL = rf"\d{{1,3}}|[A-Z]|{_SIGNS}"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_RAISED, "0123456789")
MARKS: dict[Style, Late] = {
    "square": Late(rf"\[(?P<label>{_LABEL})\](?![^\W_])"),
    "round": Late(r"(?<=[^\s(])\((?P<label>\d{1,3})\)(?![^\W_])"),
    "sign": Late(rf"(?<=[^\s*_(\[])(?P<label>{_SIGNS})(?=[\s.,;:!?)\]\"”’'»—–-]|$)"),
    "raised": Late(rf"(?<=[^\W\d_]|[.,;:!?\"”’'»)\]])(?P<label>[{_RAISED}]{{1,3}})(?![^\W_])"),
}
LAST_MARKS = Late(rf"(?:\s|\[(?:{_LABEL})\]|\(\d{{1,3}}\)|{_SIGNS}|[{_RAISED}])+$")
"""Marks at the end of a text."""
UNIT = Late(r"(?<![^\W_])(?:\w|[kcm]m|mi|ft|in)$")
"""What stands before a raised figure that is a power: m², x³."""
NO_NOUN = Late(
    r"(?<![^\W_])(?:an?|the|and|or|of|to|in|on|at|from|by|for|with|is|are|was|than|see|note|page|number|option"
    r"|choose|pick|select|press|take|type|enter|click|say|level|rank|step|chapter|part|item|skill|stage)\W*$",
    re.IGNORECASE,
)
"""What stands before a number in brackets that is a word of its sentence: no note is marked there."""

# The words of a note, from the beginning of a line.
NAMED = Late(
    rf"(?:\[\s*(?:foot)?note|footnote)\s+(?P<label>(?-i:{_LABEL}))\s*[\]:.—-]+\s*(?=\S)",
    re.IGNORECASE,
    look=holds("note", within=40),
)
SQUARE = Late(rf"\[(?P<label>{_LABEL})\]\s*[:.]?\s*(?=\S)")
ROUND = Late(r"\((?P<label>\d{1,3})\)\s*(?=\S)")
SIGN = Late(rf"\[?(?P<label>{_SIGNS})\s*(?=[^\s*†‡§¶])")
RAISED = Late(rf"(?P<label>[{_RAISED}]{{1,3}})\s*(?=\S)")
NUMBER = Late(r"(?P<label>\d{1,3})(?:[.):]\s*|\s+)(?=\S)")
_KINDS: tuple[tuple[Late, str, tuple[Style, ...]], ...] = (
    (NAMED, "[fF", ("square", "round", "raised")),
    (SQUARE, "[", ("square",)),
    (ROUND, "(", ("round",)),
    (SIGN, "[*†‡§¶", ("sign",)),
    (RAISED, _RAISED, ("raised",)),
)
"""How notes begin, the first characters of that, and the styles that their marks may have."""
_FIRST = frozenset(f"[(*†‡§¶fF{_RAISED}")
"""The first characters of all these."""
HEADING = Late(
    r"\W*(?:(?:chapter |end )?(?:foot|end)? ?notes?|fu(?:ß|ss)noten?|anmerkungen|notes de bas de page|notas?|voetnoten"
    r"|fotnoter)\W*",
    re.IGNORECASE,
    look=begins(
        *("foot", "note", "nota", "endnote", "end note", "end  note", "end foot", "end end", "chapter foot"),
        *("chapter note", "chapter  note", "chapter end", "fussnote", "anmerkungen", "voetnoten", "fotnoter"),
    ),
)
"""A line over footnotes."""


class Mark(NamedTuple):
    """A mark in a text: its place, its label, and whether a space stands before it."""

    start: int
    end: int
    label: str
    is_apart: bool


class Opening(NamedTuple):
    """How a note begins: where its words do, its label, the styles its mark may have, whether a bracket is open."""

    end: int
    label: str
    styles: tuple[Style, ...]
    is_open: bool


def marks_in(text: str, style: Style) -> Iterator[Mark]:
    """The places of a text that may be marks of notes, in order."""
    for match in MARKS[style].finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        is_apart = not before or before[-1].isspace()
        is_number = match["label"].isdecimal() and before.strip()
        if is_apart and (not is_number or NO_NOUN.search(before)):
            continue
        if style == "raised" and UNIT.search(before):
            continue
        yield Mark(match.start(), match.end(), match["label"].translate(_FIGURES), is_apart)


def may_open(line: str) -> bool:
    """Whether a line begins as notes do that need no heading."""
    return line[:1] in _FIRST


def opening_of(line: str, below_heading: bool) -> Opening | None:
    """How a note begins with this line; None where none does. Bare numbers count only below a heading of notes."""
    if may_open(line):
        for pattern, first, styles in _KINDS:
            if line[0] in first and (match := pattern.match(line)):
                label = match["label"].translate(_FIGURES)
                if not label.isdecimal() and pattern is not SIGN:
                    styles = ("square",) if label.isalpha() else ("square", "sign")
                return Opening(match.end(), label, styles, match[0].startswith("[") and "]" not in match[0])
    if below_heading and (match := NUMBER.match(line)):
        return Opening(match.end(), match["label"], ("square", "round", "raised"), is_open=False)
    return None
