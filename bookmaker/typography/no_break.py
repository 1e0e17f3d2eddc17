"""Spaces at which no line may break, and hair spaces between marks that stand side by side.

The words that are bound to their neighbours are data (`languages/`). A no-break space stretches and
shrinks with the others of its line; a narrow one parts thousands, as the SI Brochure (9, 5.4.4) asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, zip_longest

from bookmaker.model.patterns import Late
from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House
from bookmaker.typography.languages import LanguageWords, words_of

NO_BREAK, NARROW, HAIR = "\u00a0", "\u202f", "\u200a"
SPACES = " \u00a0"
SPACE = f"[{SPACES}]"
ANY_SPACES = " \u00a0\u202f\u2009"
ANY_SPACE = f"[{ANY_SPACES}]"
CAPITALS = frozenset(
    sign for first, last in ("AZ", "ÀÖ", "ØÞ", "ĀŽ", "АЯ", "ЁЁ") for sign in map(chr, range(ord(first), ord(last) + 1))
)
"""What names begin with."""
CAPITAL = r"[^\W\d_a-z]"
"""What may be one of these: a class of few signs, for large ones take long to compile."""
# Each pattern begins with signs that are few, so that the search can leap to them; Python looks at what stands before.
# Of two marks side by side one is single; each way has a group for the first and one for the second.
GAPS = frozenset("\u00a0\u202f\u2009\u200a")
GAP = "[\u00a0\u202f\u2009\u200a]"
SIDE_BY_SIDE = {
    single: Late(rf"{single}(?:(?={GAP}?[“”„])|(?<=[“”„]{single})|(?<=[“”„]{GAP}{single}))") for single in "‘’‚"
}
COUNTED = Late(rf"\.{SPACE}(?=\d)")
DATED = Late(rf"\d\.{SPACE}(?=[^\W\d_])")
PAIR = Late(rf"\.{SPACE}(?=[^\W\d_]{{1,3}}\.)")
THOUSANDS = Late(rf"(?<![\d.,])\d{{1,3}}(?:{ANY_SPACE}\d{{3}})+(?!\d)")
DASHES = "–—"
WORD_AHEAD = Late(r"[^\W\d_]+(?:\.[^\W\d_]+)?|[%‰€£§]|°[CF]|R\$")
BEFORE_TITLES = "(\"“‘'«„»—–-*_\u00a0\u200a\n"
"""Signs that may stand before a title."""
BEFORE = 12
"""Characters in which the word before a place is looked for."""


def rule(text: str, house: House) -> Edits:
    """No-break spaces for the spaces between words that belong together."""
    edits = [edit for edit in bound(text, house.language) if text[edit.start : edit.end] != edit.replacement]
    if not edits:
        return NOTHING
    if len(edits) > 1:
        edits.sort()
        edits = [edit for edit, after in zip_longest(edits, edits[1:]) if after is None or edit.end <= after.start]
    return Edits(edits)


def bound(text: str, language: str) -> list[Edit]:
    """Every place of a text where no line may break, as the edit that would see to it, whether or not it has to.

    Every line of a book is asked, so whatever has no place in it is seen at once.
    """
    words = words_of(language)
    edits: list[Edit] = []
    if "." in text:
        edits += _after_stops(text, language, words)
    for letter, pattern in _bare(language):
        if letter in text:
            edits += [_before(m.end(), "no-break/title") for m in pattern.finditer(text) if _is_title(text, m)]
    if _has_digit(text):
        edits += _numbers(text, language, words)
    if words.short:
        edits += [_before(m.end(), "no-break/short-word") for m in _short_words(language).finditer(text)]
    edits += _dashes(text)
    edits += _ellipses(text)
    edits += _hairs(text)
    return edits


def _after_stops(text: str, language: str, words: LanguageWords) -> Iterator[Edit]:
    """The spaces behind full stops: between titles and names, between initials, within abbreviations."""
    seen = text.replace(NO_BREAK, " ").replace("\n", " ") if NO_BREAK in text or "\n" in text else text
    for match in _stops(language).finditer(text):
        stop, end = match.span()
        if text[end] not in CAPITALS:
            continue
        if text[stop - 1 : stop].isupper():
            if not text[max(0, stop - 2) : stop - 1].isalpha() and _is_initial(text, stop - 1, end):
                yield _before(end, "no-break/initials")
        elif seen[seen.rfind(" ", 0, stop) + 1 : stop].lstrip(BEFORE_TITLES) in words.titles:
            yield _before(end, "no-break/title")
    if words.pairs:
        for match in PAIR.finditer(text):
            if f"{_word_before(text, match.start())}.{_word_at(text, match.end())}" in words.pairs:
                yield _before(match.end(), "no-break/initials")


@cache
def _stops(language: str) -> re.Pattern[str]:
    """A full stop and a space between what may be a title or an initial and what may be a name.

    Where all titles begin with a capital, nearly every end of a sentence is passed over at once.
    """
    titles = words_of(language).titles
    lengths = sorted({len(title) - 1 for title in titles if title[0].isupper()} | {0})
    behind = "|".join(rf"(?<={CAPITAL}[^\W\d_A-Z]{{{length}}}\..)" for length in lengths)
    is_small = any(title[0].islower() for title in titles)
    return re.compile(rf"\.{SPACE}(?={CAPITAL})" + ("" if is_small else rf"(?:{behind})"))


@cache
def _bare(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The titles that take no full stop, before what may be a name: for each first letter, a pattern."""
    endings: dict[str, list[str]] = {}
    for title in sorted(words_of(language).bare):
        endings.setdefault(title[0], []).append(title[1:])
    return tuple(
        (letter, re.compile(rf"{letter}(?:{'|'.join(each)}){SPACE}(?={CAPITAL})")) for letter, each in endings.items()
    )


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a title is a word by itself, before a name."""
    start = match.start()
    return text[match.end()] in CAPITALS and not (start and text[start - 1].isalnum())


def _has_digit(text: str) -> bool:
    """Whether there is a figure in a text; asked of every line, and each look is a leap through it."""
    low = "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
    return low or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text


def _is_initial(text: str, start: int, end: int) -> bool:
    """Whether a single capital is a name's, and does not end a sentence (“Vitamin C. And then”, “It was I. He …”)."""
    if text[end + 1 : end + 2] == ".":
        return True
    before = text[max(0, start - BEFORE) : start].rstrip(" \u00a0")
    if before.endswith("."):
        return True
    return text[start] != "I" and (not before or not before[-1].islower() or _word_at(text, end) not in STARTS)


def _numbers(text: str, language: str, words: LanguageWords) -> Iterator[Edit]:
    """The spaces between numbers and what they count."""
    for match in COUNTED.finditer(text):
        word = _word_before(text, match.start())
        if word in words.counted or word.lower() in words.counted:
            yield _before(match.end(), "no-break/number")
    if words.months:
        dates = (m.end() for m in DATED.finditer(text) if _word_at(text, m.end()) in words.months)
        yield from (_before(place, "no-break/number") for place in dates)
    if any(sign in text for sign in words.signs):
        found = _signs(language).finditer(text)
        places = (m.end() for m in found if not text[max(0, m.start() - 1) : m.start()].isalnum())
        yield from (_before(place, "no-break/number") for place in places)
    yield from _units(text, words)


def _before(place: int, rule: str) -> Edit:
    """The edit for the space that ends at a place."""
    return Edit(place - 1, place, NO_BREAK, rule)


def _are_two(text: str, last: int, end: int) -> bool:
    """Whether a number of one figure before three others is another number: “May 5 100 men”."""
    after = text[end + 3 : end + 7]
    goes_on = len(after) == 4 and after[0] in ANY_SPACES and after[1:].isdecimal()
    return not goes_on and not text[max(0, last - 1) : last].isdecimal()


def _units(text: str, words: LanguageWords) -> Iterator[Edit]:
    """The spaces between numbers and their units, and between thousands."""
    is_parted = False
    for place in chain.from_iterable(_places(text, figure) for figure in "0123456789"):
        end = place + 2
        if text[place + 1 : end] not in ANY_SPACES or end > len(text):
            continue
        if _word_at(text, end) in words.units:
            yield _before(end, "no-break/number")
        is_parted = is_parted or text[end : end + 3].isdecimal()
    for match in THOUSANDS.finditer(text) if is_parted else ():
        places = [match.start() + place for place, sign in enumerate(match[0]) if not sign.isdecimal()]
        if any(not _are_two(text, place - 1, place + 1) for place in places):
            yield from (Edit(place, place + 1, NARROW, "no-break/number") for place in places)


@cache
def _signs(language: str) -> re.Pattern[str]:
    """The signs before numbers, and the space after them."""
    signs = "|".join(re.escape(sign) for sign in sorted(words_of(language).signs, reverse=True))
    return re.compile(rf"(?:{signs}){SPACE}(?=\d)")


def _dashes(text: str) -> Iterator[Edit]:
    """The spaces before dashes that stand between spaces, and those after dashes that begin a speech."""
    for place in chain.from_iterable(_places(text, dash) for dash in DASHES):
        before, after = text[max(0, place - 2) : place], text[place + 1 : place + 3]
        if len(before) == 2 and before[1] in SPACES and not before[0].isspace() and _ends(after):
            yield _before(place, "no-break/dash")
        if before[-1:] in {"", "\n"} and len(after) == 2 and after[0] in SPACES and not after[1].isspace():
            yield _before(place + 2, "no-break/dash")


def _ellipses(text: str) -> Iterator[Edit]:
    """The spaces between words and the dots behind them."""
    for place in _places(text, "…"):
        if place > 1 and text[place - 1] in SPACES and text[place - 2].isalnum():
            yield _before(place, "no-break/ellipsis")


def _ends(after: str) -> bool:
    """Whether a dash stands apart from what is after it."""
    return not after or after[0].isspace() or after[0] in ",;."


def _places(text: str, sign: str) -> Iterator[int]:
    """Every place of a sign; to leap from one to the next is far cheaper than to look at what is between."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _hairs(text: str) -> Iterator[Edit]:
    """Hair spaces between double and single marks side by side, where both open or both close."""
    for single in filter(text.__contains__, SIDE_BY_SIDE):
        for match in SIDE_BY_SIDE[single].finditer(text):
            for start, end in _beside(text, match.start()):
                if _are_alike(text, start, end):
                    yield Edit(start + 1, end, HAIR, "no-break/hair")


def _beside(text: str, place: int) -> Iterator[tuple[int, int]]:
    """The places of a single mark and of the double ones at its sides, one pair after the other."""
    before, after = place - 1, place + 1
    before -= text[before : before + 1] in GAPS
    after += text[after : after + 1] in GAPS
    if before >= 0 and text[before] in "“”„":
        yield before, place
    if text[after : after + 1] in {"“", "”", "„"}:
        yield place, after


def _are_alike(text: str, start: int, end: int) -> bool:
    """Whether of two marks side by side both open before a word, or both close behind one."""
    first, second = text[start], text[end]
    before, after = text[start - 1 : start] if start else "", text[end + 1 : end + 2]
    if first in "“„‘‚" and second in "“„‘‚" and after.isalnum():
        return True
    ends = before.isalnum() or before in CLOSING
    return first in "’‘”“" and second in "’‘”“" and ends and not after.isalnum()


CLOSING = frozenset(".,!?…—")


STARTS = frozenset(
    [
        "The",
        "A",
        "An",
        "And",
        "But",
        "He",
        "She",
        "It",
        "They",
        "We",
        "You",
        "I",
        "In",
        "On",
        "At",
        "There",
        "That",
        "This",
        "Then",
        "When",
        "What",
        "Who",
        "Why",
        "How",
        "If",
    ]
)
"""Words that begin sentences much oftener than names do."""


def _word_before(text: str, end: int) -> str:
    """The word, or the number, that ends at a place."""
    start = end
    while start and end - start <= BEFORE and text[start - 1].isalnum():
        start -= 1
    return text[start:end] if start == 0 or text[start - 1] not in ".’'-" or end - start == 1 else ""


def _word_at(text: str, start: int) -> str:
    match = WORD_AHEAD.match(text, start)
    return match[0] if match else ""


@cache
def _short_words(language: str) -> re.Pattern[str]:
    letters = "".join(words_of(language).short)
    return re.compile(rf"(?<![\w’'.-])[{letters}][ \u00a0](?=[\w„«“])")
