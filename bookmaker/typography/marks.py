"""What stands beside a quotation mark, and what that makes of it: the costs of its roles.

A cost is about the logarithm of how rare the role is in such a place. What stands before and after
is told by a letter: `s` space or edge, `b` opening bracket, `d` dash, `e` ellipsis, `p` any other
mark that ends something, `w` small letter, `W` capital, `9` figure.
"""

import re
from functools import cache
from typing import NamedTuple

from bookmaker.model.pieces import OPAQUE
from bookmaker.typography.languages import words_of
from bookmaker.typography.nesting import NEVER, Costs

TURNED = 3.0
"""What it costs to turn a curly mark round: other programs curl some of them the wrong way ('tis, after dashes)."""
HAIR = "\u200a"
SEEN_THROUGH = f"_*\u2060\u200b{HAIR}"
"""Signs of emphasis and what nobody sees, or hardly: the hair spaces between marks side by side."""
WORD = re.compile(r"[^\W\d_]+")
AFTER_NAME = re.compile(r"(?:s|d|ll|re|ve|t)(?![^\W_])")
WORD_BEFORE = 12
"""Characters that a word before a mark is looked for in; a clipped one has fewer."""


class _Kinds(dict[str, str]):
    """The letter for a sign; found once for each."""

    def __missing__(self, sign: str) -> str:
        if sign.isalpha():
            kind = "W" if sign.isupper() else "w"
        elif sign.isspace() or not sign:
            kind = "s"
        else:
            kind = "9" if sign.isdecimal() else "p"
        self[sign] = kind
        return kind


KIND = _Kinds({**dict.fromkeys("([{¿¡/<#$£€«", "b"), **dict.fromkeys("—–―⸺-", "d"), "…": "e", "": "s", OPAQUE: "w"})

DOUBLE_OPENS = {"s": 0.0, "b": 0.0, "d": 0.7, "e": 2.0, "p": 3.0, "w": 5.0, "W": 5.0, "9": 5.0}
DOUBLE_OPENS_BEFORE = {"s": 4.0, "b": 0.0, "d": 2.5, "e": 0.5, "p": 5.0, "w": 0.0, "W": 0.0, "9": 0.0}
DOUBLE_CLOSES = {"s": 4.0, "b": 6.0, "d": 0.7, "e": 0.0, "p": 0.0, "w": 0.0, "W": 0.0, "9": 0.0}
DOUBLE_CLOSES_BEFORE = {"s": 0.0, "b": 2.0, "d": 0.0, "e": 1.0, "p": 0.0, "w": 4.0, "W": 4.0, "9": 4.0}


INCHES = 3.0


@cache
def double_costs(before: str, after: str) -> Costs:
    """The costs of a double mark between two kinds of signs; after a figure it may stand for inches."""
    opens = DOUBLE_OPENS[before] + DOUBLE_OPENS_BEFORE[after]
    closes = DOUBLE_CLOSES[before] + DOUBLE_CLOSES_BEFORE[after]
    return Costs(True, opens, closes, INCHES if before == "9" else NEVER)


class Place(NamedTuple):
    """Where a mark stands, and where the sign is that follows it and the marks at its side.

    `outside` says that such a mark stands between it and the word.
    """

    start: int
    after: int
    outside: bool


OUTSIDE_LEFT = Costs(False, 0.0, NEVER, 8.0)
OUTSIDE_RIGHT = Costs(False, NEVER, 0.0, 8.0)


LEFT = {"“", "„", "‘", "‚", "`", "``"}
"""Signs that open; the grave accents are typists'."""


def curled(costs: Costs, sign: str) -> Costs:
    """The costs of a mark that is curly already: an apostrophe stays, others are seldom turned round."""
    if sign in LEFT:
        return costs._replace(closes=costs.closes + TURNED, apostrophe=costs.apostrophe + TURNED)
    if sign == "”":
        return costs._replace(opens=costs.opens + TURNED)
    return costs._replace(opens=NEVER) if sign == "’" else costs


def single_costs(text: str, place: Place, beside: str, language: str) -> Costs:
    """The costs of a single mark between two kinds of signs."""
    before, after = beside[0], beside[1]
    start, end = place.start, place.after
    if place.outside and after in "wW9" and before in "sbd":
        return OUTSIDE_LEFT
    if place.outside and before in "wW9" and after not in "wW9":
        return OUTSIDE_RIGHT
    if after in "wW9":
        if before in "sbd":
            return _leading(text, start, end, before, after, language)
        if AFTER_NAME.match(text, end):
            return Costs(False, 6.0, 2.5, 0.3)
        if before in "wW9":
            return Costs(False, 6.0, 4.0, 0.0)
        return Costs(False, 3.0 if before == "p" else 1.5, 2.5, 6.0)
    if before in "wW9":
        return _trailing(text, start, after, language)
    return _between_signs(before, after)


@cache
def _between_signs(before: str, after: str) -> Costs:
    opens = DOUBLE_OPENS[before] + DOUBLE_OPENS_BEFORE[after]
    closes = DOUBLE_CLOSES[before] + DOUBLE_CLOSES_BEFORE[after]
    return Costs(False, opens, closes, 3.0 if before in "se" else 8.0)


def _leading(text: str, start: int, end: int, before: str, after: str, language: str) -> Costs:
    """Of a mark before a word: a quotation begins, or the word lacks its first letters."""
    if after == "9":
        year = text[end : end + 2].isdecimal() and not text[end + 2 : end + 3].isdecimal()
        return LEADING["year" if year else "9"]
    if before == "d" and AFTER_NAME.match(text, end):
        return LEADING["name"]
    match = WORD.match(text, end)
    word = match[0].lower() if match else ""
    words = words_of(language)
    if word == "n" and text[end + 1 : end + 2] in "'’":
        return LEADING["sure"]
    if word == "a" and text[end + 1 : end + 2] in "'’" and _word_before(text, start - 1) in words.before_a:
        return LEADING["sure"]
    apart = before == "s" and start > 1 and text[start - 2].isalpha()
    if word in words.sure:
        return LEADING["sure"]
    if word in words.likely and start <= 1 and after == "W":
        return LEADING["likely, first"]
    far = ", far" if apart and _is_far(text, end) else ""
    if word in words.likely:
        return LEADING[f"likely, apart{far}" if apart else "likely"]
    if before == "s" and start > 1 and text[start - 2] == ":":
        return LEADING["after a colon"]
    return LEADING[f"{after}, apart{far}" if apart else after]


CLOSES = re.compile(r"['’](?!\w)")
SENTENCE_ENDS = re.compile(r"[.!?]\s")
NEAR = 100
"""Characters within which a quotation ends that begins in the middle of a sentence: it holds few words."""


def _is_far(text: str, start: int) -> bool:
    """Whether the next mark that might close is too far away for some words picked out of a sentence."""
    closes = CLOSES.search(text, start, start + NEAR)
    return closes is None or SENTENCE_ENDS.search(text, start, closes.start()) is not None


LEADING = {
    "sure": Costs(False, 2.5, NEVER, 0.2, True),
    "likely": Costs(False, 0.4, NEVER, 1.2),
    "likely, apart": Costs(False, 1.0, NEVER, 0.6, True),
    "likely, first": Costs(False, 0.2, NEVER, 2.2),
    "year": Costs(False, 1.5, NEVER, 0.2),
    "9": Costs(False, 0.0, NEVER, 2.5),
    "name": Costs(False, 3.0, NEVER, 0.3),
    "after a colon": Costs(False, 0.0, NEVER, 6.0),
    "w": Costs(False, 0.0, NEVER, 3.0),
    "W": Costs(False, 0.0, NEVER, 4.0),
    "w, apart": Costs(False, 1.0, NEVER, 3.0),
    "W, apart": Costs(False, 0.5, NEVER, 3.5),
    "likely, apart, far": Costs(False, 3.0, NEVER, 0.6, True),
    "w, apart, far": Costs(False, 3.0, NEVER, 3.0),
    "W, apart, far": Costs(False, 2.5, NEVER, 3.5),
}
"""A word after a mark; apart where no sign, but a word stands before: a quotation seldom begins there."""


def _trailing(text: str, start: int, after: str, language: str) -> Costs:
    """Of a mark after a word: a quotation ends, or the word lacks its last letters, or several own something."""
    word = _word_before(text, start)
    words = words_of(language)
    if word == "a" and _word_before(text, start - 1 - _length(text, start)) in words.before_a:
        return TRAILING["cut"]
    if word in words.cut or (word.endswith("in") and len(word) > 3):
        return TRAILING["cut, within" if text[start + 1 : start + 3].lstrip(" ").islower() else "cut"]
    if word.endswith(("s", "z", "x")) and after == "s":
        return TRAILING["own"]
    return TRAILING["word"]


TRAILING = {
    "cut": Costs(False, NEVER, 1.5, 0.2, True),
    "cut, within": Costs(False, NEVER, 3.0, 0.2, True),
    "own": Costs(False, NEVER, 0.5, 1.0),
    "word": Costs(False, NEVER, 0.3, 2.0),
}


def _length(text: str, end: int) -> int:
    return len(_word_before(text, end)) + 1


def _word_before(text: str, end: int) -> str:
    """The word that ends at a place, in small letters."""
    before = text[max(0, end - WORD_BEFORE) : end]
    start = len(before)
    while start and before[start - 1].isalpha():
        start -= 1
    return before[start:].lower()
