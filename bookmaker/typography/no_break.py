"""Spaces at which no line may break, and hair spaces between marks that stand side by side.

The words that are bound to their neighbours are data (`languages.toml`). A no-break space stretches and
shrinks with the others of its line; a narrow one parts thousands, as the SI Brochure (9, 5.4.4) asks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bookmaker.model.patterns import Late
from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House

NO_BREAK, NARROW, HAIR = "\u00a0", "\u202f", "\u200a"
SPACE = r"[ \u00a0]"
ANY_SPACE = r"[ \u00a0\u202f\u2009]"
CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]"
# Each pattern begins with signs that are few, so that the search can leap to them; Python looks at what stands before.
SIDE_BY_SIDE = re.compile(r"[“”„‘’‚][ \u00a0\u202f\u2009\u200a]?(?=[“”„‘’‚])")
STOPPED = re.compile(rf"\.{SPACE}(?={CAPITAL})")
COUNTED = Late(rf"\.{SPACE}(?=\d)")
DATED = Late(rf"\d\.{SPACE}(?=[^\W\d_])")
PAIR = Late(rf"\.{SPACE}(?=[^\W\d_]{{1,3}}\.)")
UNIT = Late(rf"\d{ANY_SPACE}")
THOUSANDS = Late(rf"(?<![\d.,])\d{{1,3}}(?:{ANY_SPACE}\d{{3}})+(?!\d)")
DASH = Late(rf"{SPACE}[–—](?=[\s,;.]|$)")
SPEECH = Late(rf"(?<![^\n])[–—]{SPACE}(?=\S)")
ELLIPSIS = Late(rf"{SPACE}…")
WORD_AHEAD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?|[%‰€£§]|°[CF]|R\$")
BEFORE_TITLES = "(\"“‘'«„»—–-*_\u00a0\u200a\n"
"""Signs that may stand before a title."""
BEFORE = 12
"""Characters in which the word before a place is looked for."""


class Bound(NamedTuple):
    """The words of a language that are bound to what stands before or behind them."""

    titles: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()


@cache
def bound_words(language: str) -> Bound:
    """The bound words of a language, by its base tag; of one that has no list, none."""
    entry = _data().get(language, {})
    return Bound(*(frozenset(entry.get(name, "").split()) for name in Bound._fields))


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))


def rule(text: str, house: House) -> Edits:
    """No-break spaces for the spaces between words that belong together."""
    edits = [edit for edit in bound(text, house.language) if text[edit.start : edit.end] != edit.replacement]
    if not edits:
        return NOTHING
    edits.sort()
    return Edits([edit for edit, after in zip(edits, [*edits[1:], None], strict=True) if not _meets(edit, after)])


def _meets(edit: Edit, after: Edit | None) -> bool:
    """Whether the next edit is about the same characters."""
    return after is not None and edit.end > after.start


def bound(text: str, language: str) -> Iterator[Edit]:
    """Every place of a text where no line may break, as the edit that would see to it, whether or not it has to."""
    words = bound_words(language)
    yield from _names(text, words)
    if _has_digit(text):
        yield from _numbers(text, language, words)
    if words.pairs and ("." in text):
        yield from _pairs(text, words)
    if words.short:
        pattern = _short_words(language)
        yield from (Edit(m.end() - 1, m.end(), NO_BREAK, "no-break/short-word") for m in pattern.finditer(text))
    if "–" in text or "—" in text:
        yield from _dashes(text)
    if "…" in text:
        spaces = (m.start() for m in ELLIPSIS.finditer(text) if m.start() and text[m.start() - 1].isalnum())
        yield from (Edit(place, place + 1, NO_BREAK, "no-break/ellipsis") for place in spaces)
    if "“" in text or "”" in text or "„" in text:
        yield from _hairs(text)


def _has_digit(text: str) -> bool:
    """Whether there is a figure in a text; asked of every line, and each look is a leap through it."""
    low = "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
    return low or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text


def _names(text: str, words: Bound) -> Iterator[Edit]:
    """The spaces between titles and names, and between initials."""
    titles = words.titles
    seen = text.replace(NO_BREAK, " ").replace("\n", " ") if NO_BREAK in text or "\n" in text else text
    for match in STOPPED.finditer(text):
        stop, end = match.span()
        if text[stop - 1 : stop].isupper():
            if not text[max(0, stop - 2) : stop - 1].isalpha() and _is_initial(text, stop - 1, end):
                yield Edit(end - 1, end, NO_BREAK, "no-break/initials")
        elif seen[seen.rfind(" ", 0, stop) + 1 : stop].lstrip(BEFORE_TITLES) in titles:
            yield Edit(end - 1, end, NO_BREAK, "no-break/title")
    for title in words.bare:
        if title in text:
            yield from _after_bare(text, title)


def _after_bare(text: str, title: str) -> Iterator[Edit]:
    """The spaces between a title that takes no full stop and the names behind it."""
    place = text.find(title)
    while place >= 0:
        end = place + len(title)
        is_word = not text[max(0, place - 1) : place].isalnum() and text[end : end + 1] in (" ", NO_BREAK)
        if is_word and text[end + 1 : end + 2].isupper():
            yield Edit(end, end + 1, NO_BREAK, "no-break/title")
        place = text.find(title, end)


def _is_initial(text: str, start: int, end: int) -> bool:
    """Whether a single capital is a name's, and does not end a sentence (“Vitamin C. And then”, “It was I. He …”)."""
    if text[end + 1 : end + 2] == ".":
        return True
    before = text[max(0, start - BEFORE) : start].rstrip(" \u00a0")
    if before.endswith("."):
        return True
    return text[start] != "I" and (not before or not before[-1].islower() or _word_at(text, end) not in STARTS)


def _numbers(text: str, language: str, words: Bound) -> Iterator[Edit]:
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
    return Edit(place - 1, place, NO_BREAK, rule)


def _units(text: str, words: Bound) -> Iterator[Edit]:
    """The spaces between numbers and their units, and between thousands."""
    thousands = False
    for match in UNIT.finditer(text):
        end = match.end()
        if _word_at(text, end) in words.units:
            yield _before(end, "no-break/number")
        thousands = thousands or text[end : end + 3].isdecimal()
    for match in THOUSANDS.finditer(text) if thousands else ():
        places = (match.start() + place for place, sign in enumerate(match[0]) if not sign.isdecimal())
        yield from (Edit(place, place + 1, NARROW, "no-break/number") for place in places)


@cache
def _signs(language: str) -> re.Pattern[str]:
    """The signs before numbers, and the space after them."""
    signs = "|".join(re.escape(sign) for sign in sorted(bound_words(language).signs, reverse=True))
    return re.compile(rf"(?:{signs}){SPACE}(?=\d)")


def _pairs(text: str, words: Bound) -> Iterator[Edit]:
    """The spaces within abbreviations of two words and more."""
    for match in PAIR.finditer(text):
        if f"{_word_before(text, match.start())}.{_word_at(text, match.end())}" in words.pairs:
            yield Edit(match.end() - 1, match.end(), NO_BREAK, "no-break/initials")


def _dashes(text: str) -> Iterator[Edit]:
    """The spaces before dashes that stand between spaces, and those after dashes that begin a speech."""
    places = (m.start() for m in DASH.finditer(text) if m.start() and not text[m.start() - 1].isspace())
    yield from (Edit(place, place + 1, NO_BREAK, "no-break/dash") for place in places)
    if text[0] in "–—" or "\n–" in text or "\n—" in text:
        yield from (Edit(m.end() - 1, m.end(), NO_BREAK, "no-break/dash") for m in SPEECH.finditer(text))


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
    letters = "".join(bound_words(language).short)
    return re.compile(rf"(?<![\w’'.-])[{letters}][ \u00a0](?=[\w„«“])")
