"""Spaces at which no line may break, and hair spaces between marks that stand side by side.

The words that are bound to their neighbours are data (`languages/`). A no-break space stretches and
shrinks with the others of its line; a narrow one parts thousands, as the SI Brochure (9, 5.4.4) asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from bookmaker.model.patterns import Late
from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House
from bookmaker.typography.languages import LanguageWords, words_of

NO_BREAK, NARROW, HAIR = "\u00a0", "\u202f", "\u200a"
SPACE = r"[ \u00a0]"
ANY_SPACE = r"[ \u00a0\u202f\u2009]"
CAPITALS = frozenset(
    sign for first, last in ("AZ", "ÀÖ", "ØÞ", "ĀŽ", "АЯ", "ЁЁ") for sign in map(chr, range(ord(first), ord(last) + 1))
)
"""What names begin with."""
CAPITAL = r"[^\W\d_a-z]"
"""What may be one of these: a class of few signs, for large ones take long to compile."""
# Each pattern begins with signs that are few, so that the search can leap to them; Python looks at what stands before.
SIDE_BY_SIDE = Late(r"[“”„‘’‚][\u00a0\u202f\u2009\u200a]?(?=[“”„‘’‚])")
CLOSED_TOGETHER = re.compile(r"’[\u00a0\u202f\u2009\u200a]?[”“]")
COUNTED = Late(rf"\.{SPACE}(?=\d)")
DATED = Late(rf"\d\.{SPACE}(?=[^\W\d_])")
PAIR = Late(rf"\.{SPACE}(?=[^\W\d_]{{1,3}}\.)")
UNIT = Late(rf"\d{ANY_SPACE}")
THOUSANDS = Late(rf"(?<![\d.,])\d{{1,3}}(?:{ANY_SPACE}\d{{3}})+(?!\d)")
DASH = Late(
    rf"{SPACE}[–—](?=[\s,;.]|$)",
    look=lambda text: " —" in text or " –" in text or "\u00a0—" in text or "\u00a0–" in text,
)
SPEECH = Late(rf"(?<![^\n])[–—]{SPACE}(?=\S)")
ELLIPSIS = Late(rf"{SPACE}…")
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
    for start, pattern in _bare(language):
        if start in text:
            edits += [_before(m.end(), "no-break/title") for m in pattern.finditer(text) if _is_title(text, m)]
    if _has_digit(text):
        edits += _numbers(text, language, words)
    if words.short:
        edits += [_before(m.end(), "no-break/short-word") for m in _short_words(language).finditer(text)]
    if "–" in text or "—" in text:
        edits += _dashes(text)
    if "…" in text:
        spaces = (m.end() for m in ELLIPSIS.finditer(text) if m.start() and text[m.start() - 1].isalnum())
        edits += [_before(place - 1, "no-break/ellipsis") for place in spaces]
    if _has_side_by_side(text):
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
    """The titles that take no full stop, before what may be a name: for each pair of first letters, a pattern."""
    endings: dict[str, list[str]] = {}
    for title in sorted(words_of(language).bare):
        endings.setdefault(title[:2], []).append(title[2:])
    return tuple(
        (start, re.compile(rf"{start}(?:{'|'.join(each)}){SPACE}(?={CAPITAL})")) for start, each in endings.items()
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
    if words.signs:
        found = _signs(language).finditer(text)
        places = (m.end() for m in found if not text[max(0, m.start() - 1) : m.start()].isalnum())
        yield from (_before(place, "no-break/number") for place in places)
    yield from _units(text, words)


def _before(place: int, rule: str) -> Edit:
    """The edit for the space that ends at a place."""
    return Edit(place - 1, place, NO_BREAK, rule)


def _are_two(text: str, last: int, end: int) -> bool:
    """Whether a number of one figure before three others is another number: “May 5 100 men”."""
    return not text[max(0, last - 1) : last].isdecimal() and not text[end + 4 : end + 7].isdecimal()


def _units(text: str, words: LanguageWords) -> Iterator[Edit]:
    """The spaces between numbers and their units, and between thousands."""
    thousands = False
    for match in UNIT.finditer(text):
        end = match.end()
        if _word_at(text, end) in words.units:
            yield _before(end, "no-break/number")
        thousands = thousands or (text[end : end + 3].isdecimal() and not _are_two(text, match.start(), end))
    for match in THOUSANDS.finditer(text) if thousands else ():
        places = (match.start() + place for place, sign in enumerate(match[0]) if not sign.isdecimal())
        yield from (Edit(place, place + 1, NARROW, "no-break/number") for place in places)


@cache
def _signs(language: str) -> re.Pattern[str]:
    """The signs before numbers, and the space after them."""
    signs = "|".join(re.escape(sign) for sign in sorted(words_of(language).signs, reverse=True))
    return re.compile(rf"(?:{signs}){SPACE}(?=\d)")


def _dashes(text: str) -> Iterator[Edit]:
    """The spaces before dashes that stand between spaces, and those after dashes that begin a speech."""
    places = (m.start() for m in DASH.finditer(text) if m.start() and not text[m.start() - 1].isspace())
    yield from (Edit(place, place + 1, NO_BREAK, "no-break/dash") for place in places)
    if text[0] in "–—" or "\n–" in text or "\n—" in text:
        yield from (Edit(m.end() - 1, m.end(), NO_BREAK, "no-break/dash") for m in SPEECH.finditer(text))


def _has_side_by_side(text: str) -> bool:
    """Whether double and single marks may stand side by side; asked of every line."""
    return "‘" in text or "‚" in text or CLOSED_TOGETHER.search(text) is not None


def _hairs(text: str) -> Iterator[Edit]:
    """Hair spaces between double and single marks side by side, where both open or both close."""
    for match in SIDE_BY_SIDE.finditer(text):
        start, end = match.span()
        first, second = match[0][0], text[end]
        if (first in "“”„") == (second in "“”„"):
            continue
        before, after = text[start - 1 : start] if start else "", text[end + 1 : end + 2]
        opens = first in "“„‘‚" and second in "“„‘‚" and after.isalnum()
        closes = (
            first in "’‘”“" and second in "’‘”“" and (before.isalnum() or before in CLOSING) and not after.isalnum()
        )
        if opens or (before and closes):
            yield Edit(start + 1, end, HAIR, "no-break/hair")


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
