"""Numbers as headings write them: digits, roman numerals, number words, Chinese numerals."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
ORDINAL_ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    "nineteenth",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENTHS = ("twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth")


class Words(NamedTuple):
    """The number words of a language with their values; ordinals are among `values` too."""

    values: Mapping[str, int]
    ordinals: frozenset[str]
    joints: frozenset[str]


_CARDINALS = {word: number for number, word in enumerate(ONES, 1)} | {w: 10 * n for n, w in enumerate(TENS, 2)}
_ORDINALS = {word: number for number, word in enumerate(ORDINAL_ONES, 1)} | {w: 10 * n for n, w in enumerate(TENTHS, 2)}
ENGLISH = Words(
    {"zero": 0, "hundred": 100, "hundredth": 100, **_CARDINALS, **_ORDINALS},
    frozenset(_ORDINALS),
    frozenset({"and"}),
)

ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CHINESE = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
MOST = 4
"""Digits of the largest number that a heading has."""


class Numeral(NamedTuple):
    """A number read off the start of some words: its value, how many words it takes, whether it is an ordinal word."""

    value: int
    length: int
    is_ordinal: bool = False


def value_of(numeral: str, language: str = "en") -> int | None:
    """The number that a whole text means, or None: "12", "xii", "Twelve", "the Twelfth", "二十"."""
    words = re.findall(r"[^\W_]+", numeral)
    if words and words[0].lower() == "the":
        words = words[1:]
    read = numeral_of(words, language)
    return read.value if read and read.length == len(words) else None


def numeral_of(words: Sequence[str], language: str = "en") -> Numeral | None:
    """The number that words begin with, or None. Words are without spaces and signs: "twenty", "one"."""
    if not words:
        return None
    first = words[0]
    if first.isdecimal():
        return Numeral(int(first), 1) if len(first) <= MOST else None
    if read := _in_words(words, words_of(language)):
        return read
    if ROMAN.fullmatch(first) or (first.islower() and ROMAN.fullmatch(first.upper())):
        return Numeral(_roman(first.upper()), 1)
    if all(sign in _CHINESE or sign in _CHINESE_UNITS for sign in first):
        return Numeral(_chinese(first), 1)
    return None


def _in_words(words: Sequence[str], known: Words) -> Numeral | None:
    """Number words added up: "one hundred and five", "twenty first"; each but the last larger than what follows."""
    total = length = 0
    is_ordinal = False
    last = 10_000
    for place, word in enumerate(words):
        lower = word.lower()
        if length and lower in known.joints and place + 1 < len(words) and words[place + 1].lower() in known.values:
            continue
        value = known.values.get(lower)
        if value is None or is_ordinal or not ((value < last and (last >= 10 or not length)) or value == 100):
            break
        total = max(total, 1) * 100 if value == 100 else total + value
        last, length, is_ordinal = value, place + 1, lower in known.ordinals
    return Numeral(total, length, is_ordinal) if length else None


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _chinese(numeral: str) -> int:
    """二十三 is 23, 一百零五 is 105; figures one after the other (二三) are read like digits."""
    if not any(sign in _CHINESE_UNITS for sign in numeral):
        return int("".join(str(_CHINESE[sign]) for sign in numeral))
    total = figure = 0
    for sign in numeral:
        if sign in _CHINESE_UNITS:
            total += max(figure, 1) * _CHINESE_UNITS[sign]
            figure = 0
        else:
            figure = _CHINESE[sign]
    return total + figure


@cache
def words_of(language: str) -> Words:
    """The number words of a language; those of an unknown one are English."""
    if language == "en":
        return ENGLISH
    data = tomllib.loads(Path(__file__).with_name("numerals.toml").read_text("utf-8"))
    if language not in data:
        return ENGLISH
    entry = data[language]
    ordinals = dict(_ordinals(entry))
    values = {word: number for number, word in enumerate(entry["cardinals"].split(), 1)}
    tens = {word: 10 * number for number, word in enumerate(entry["tens"].split(), 2)}
    return Words(
        {**values, **tens, **dict(_joined(entry, values, tens)), **ordinals, **_pairs(entry, "others")},
        frozenset(ordinals),
        frozenset(entry.get("and", "").split()),
    )


def _pairs(entry: Mapping[str, str], name: str) -> dict[str, int]:
    pairs = (pair.split("=") for pair in entry.get(name, "").split())
    return {word: int(value) for word, value in pairs}


def _ordinals(entry: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Every ordinal with each of its endings; round tens with the sign that makes ordinals of them."""
    stems = [(stem, number) for number, stem in enumerate(entry["ordinals"].split(), 1)]
    if "tenth" in entry:
        stems += [(f"{word}{entry['tenth']}", 10 * number) for number, word in enumerate(entry["tens"].split(), 2)]
    yield from _pairs(entry, "irregular").items()
    for stem, number in stems:
        yield stem, number
        yield from ((f"{stem}{ending}", number) for ending in entry.get("endings", "").split())


def _joined(entry: Mapping[str, str], ones: Mapping[str, int], tens: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Numbers written as one word: einundzwanzig, tweeëntwintig, tjugoett."""
    for one, value in ones.items():
        for ten, round_value in tens.items():
            if value < 10 and "joined" in entry:
                stem = "ein" if one == "eins" else one
                for joint in entry["joined"].split():
                    yield f"{stem}{joint}{ten}", value + round_value
                    yield from (
                        (f"{stem}{joint}{ten}{entry['tenth']}{ending}", value + round_value)
                        for ending in entry.get("endings", "").split()
                    )
            elif value < 10 and "tenth" in entry:
                yield f"{ten}{one}", value + round_value
