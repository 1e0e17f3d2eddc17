"""Numbers as headings write them: digits, roman numerals, English words."""

from __future__ import annotations

import re

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    "nineteenth",
)
TENTHS = ("twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth")
VALUES = (
    {word: value for value, word in enumerate(ONES)}
    | {word: value for value, word in enumerate(ORDINALS)}
    | {word: 20 + 10 * index for index, word in enumerate(TENS)}
    | {word: 20 + 10 * index for index, word in enumerate(TENTHS)}
)
_UNIT = "|".join(sorted((word for word, value in VALUES.items() if value < 20), key=len, reverse=True))
_TEN = "|".join(TENS + TENTHS)
_BELOW_HUNDRED = rf"(?:(?:{_TEN})(?:[\s-]+(?:{_UNIT}))?|{_UNIT})"
WORDS = rf"(?:(?:the\s+)?(?:one\s+hundred(?:\s+and)?[\s-]+)?{_BELOW_HUNDRED}|one\s+hundred(?:th)?)"
ROMAN = r"(?:M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4}))(?<=[IVXLCDM])"
NUMBER = rf"(?:\d{{1,4}}|{ROMAN}(?![A-Za-z])|{WORDS}(?![A-Za-z]))"
"""A regular expression for any of them; to be used without regard to case."""

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def value_of(numeral: str) -> int | None:
    """The number that a numeral means, or None: "12", "xii", "Twelve", "the Twelfth"."""
    text = numeral.strip().lower().removeprefix("the ").strip()
    if text.isdecimal():
        return int(text)
    if re.fullmatch(ROMAN, text.upper()):
        return _roman(text.upper())
    return _words(re.split(r"[\s-]+", text))


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _words(words: list[str]) -> int | None:
    total = 0
    for word in words:
        if word in {"hundred", "hundredth"}:
            total = max(total, 1) * 100
        elif word in VALUES:
            total += VALUES[word]
        elif word != "and":
            return None
    return total
