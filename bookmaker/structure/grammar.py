"""What a heading line can look like: its word, its number, its title."""

from __future__ import annotations

import re
from typing import NamedTuple

from bookmaker.model.nodes import Division
from bookmaker.structure.numerals import NUMBER, ROMAN, value_of

PARTS = ("part", "book", "volume", "vol", "act", "arc")
CHAPTERS = (
    "chapter",
    "chap",
    "ch",
    "chapitre",
    "kapitel",
    "capítulo",
    "capitulo",
    "capitolo",
    "episode",
    "stave",
    "canto",
    "letter",
)
UNNUMBERED: dict[str, Division] = {
    "prologue": "prologue",
    "prolog": "prologue",
    "epilogue": "epilogue",
    "epilog": "epilogue",
    "interlude": "interlude",
    "intermission": "interlude",
    "preface": "preface",
    "foreword": "foreword",
    "introduction": "introduction",
    "afterword": "afterword",
    "postscript": "afterword",
    "conclusion": "epilogue",
    "appendix": "appendix",
    "acknowledgments": "acknowledgments",
    "acknowledgements": "acknowledgments",
}

MAX_LENGTH = 100
"""Characters. Longer lines are sentences, not headings."""

_SEPARATOR = r"(?:\s*[.:)\]}|—–-]+\s*|\s+|$)"
NUMBERED = re.compile(
    rf"\W{{0,4}}(?P<word>{'|'.join(PARTS + CHAPTERS)})\b\W{{0,3}}(?P<number>{NUMBER})"
    rf"(?P<separator>{_SEPARATOR})(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
NAMED = re.compile(
    rf"\W{{0,4}}(?P<word>{'|'.join(UNNUMBERED)})\b(?P<separator>{_SEPARATOR})(?P<title>.*)", re.IGNORECASE | re.DOTALL
)
BARE = re.compile(
    rf"[#\[(]?(?P<number>\d{{1,4}}|{NUMBER})[\])]?(?P<separator>{_SEPARATOR})(?P<title>.*)", re.IGNORECASE | re.DOTALL
)
# "Adventure IV." and its like: any word with a numeral, which a sequence has to confirm.
WORDED = re.compile(
    rf"(?P<word>[A-Z][^\W\d_]{{2,14}}) +(?P<number>\d{{1,3}}|{ROMAN})(?P<separator>\s*[.:)—–-]+\s*|$)(?P<title>.*)",
    re.DOTALL,
)
_EDGES = " \t\n*_~=<>|-—–:"
_BRACKETS = (("[", "]"), ("(", ")"), ("{", "}"))


class Reading(NamedTuple):
    """One way to read a line as a heading.

    `keyword` is the word found ("chapter"), empty for a bare number; `label` is what stands before
    the title, as written.
    """

    keyword: str
    division: Division
    number: int | None
    label: str
    title: str

    @property
    def is_part(self) -> bool:
        """Whether it opens a part rather than a chapter."""
        return self.division == "part"


def read_heading(text: str) -> Reading | None:
    """Read a line with a chapter word and a number, or with a word such as "Prologue"."""
    if len(text) > MAX_LENGTH:
        return None
    if match := NUMBERED.fullmatch(text):
        word = match["word"].lower()
        division: Division = "part" if word in PARTS else "chapter"
        return _reading(match, word, division)
    if match := NAMED.fullmatch(text):
        return _reading(match, match["word"].lower(), UNNUMBERED[match["word"].lower()])
    return None


def read_bare_number(text: str) -> Reading | None:
    """Read a line that begins with a number and nothing else to say that it is a heading."""
    if len(text) > MAX_LENGTH:
        return None
    if worded := WORDED.fullmatch(text):
        return _reading(worded, "", "chapter")
    match = BARE.fullmatch(text)
    if match is None or (match["title"] and not match["separator"].strip() and not match["number"].isdecimal()):
        return None  # "Seven Rules" and "I am" begin with a number and are none
    return _reading(match, "", "chapter")


def _reading(match: re.Match[str], keyword: str, division: Division) -> Reading | None:
    numeral = match.groupdict().get("number")
    number = value_of(numeral) if numeral else None
    title = _stripped(match["title"])
    if title and not _may_be_title(match["separator"], title):
        return None
    label = _stripped(match.string[: match.start("separator")])
    return Reading(keyword, division, number, label, title)


def _stripped(text: str) -> str:
    """A text without the signs drawn round it, and without brackets that have lost their partner."""
    text = text.strip(_EDGES)
    for opening, closing in _BRACKETS:
        if text.startswith(opening) and closing not in text:
            text = text[1:].strip(_EDGES)
        if text.endswith(closing) and opening not in text:
            text = text[:-1].strip(_EDGES)
    return text


def _may_be_title(separator: str, title: str) -> bool:
    """After a mere space a title begins with a capital: "Chapter 3 was dull" is a sentence."""
    return bool(separator.strip()) or not title[0].islower()
