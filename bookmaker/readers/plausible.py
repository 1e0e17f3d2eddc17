"""How likely it is that a text was meant as it reads: by letters, little words, case and quotation marks.

The figures are natural logarithms of likelihoods, and rough. Readings of the same bytes are
compared by their sums, so only the differences between them matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bookmaker.readers.alphabets import ACCENTED, COMMON, WHOLE, WORDS

LETTER, SPACE, SIGN, STRANGE, BROKEN = -3.0, -1.8, -4.5, -9.0, -15.0
WORD = 4.0
"""What a little word of the language is worth."""
MOST_WORDS = 40.0
"""The most that little words in ASCII are worth, which are the same in every encoding."""
OPENING, CLOSING = "“‘„‚¿¡", "”"
MARKS = frozenset("“”‘’„‚…–—«»‹›¿¡•·€£§°©\u00a0、。，！？；：「」『』（）《》〈〉【】・～〜ー\u3000")
RARER = frozenset("®™½¼¾×±²³´ªº№\u00ad†‡")
EAST = {"zh-Hans", "zh-Hant", "ja", "ko"}


class Reading(NamedTuple):
    """A text as one language: the logarithm of its likelihood, and the mean of what is not ASCII."""

    language: str
    score: float
    mean: float


def readings(text: str, languages: tuple[str, ...]) -> list[Reading]:
    """A text as each of some languages (those of `alphabets.py`), the likeliest first."""
    letters = Counter(text)
    pairs = sum(count * _pair(*pair) for pair, count in Counter(pairwise(text)).items())
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    found = [_reading(letters, pairs, words, language) for language in languages]
    return sorted(found, key=lambda reading: -reading.score)


def _reading(letters: Counter[str], pairs: float, words: Counter[str], language: str) -> Reading:
    plain = sum(count * _plain(letter) for letter, count in letters.items() if letter.isascii())
    other = {letter: count for letter, count in letters.items() if not letter.isascii()}
    foreign = sum(count * _letter(letter, language) for letter, count in other.items()) + pairs
    known = [word for word in WORDS.get(language, ()) if words[word]]
    own = WORD * sum(words[word] for word in known if not word.isascii())
    common = min(WORD * sum(words[word] for word in known if word.isascii()), MOST_WORDS)
    return Reading(language, plain + foreign + own + common, foreign / (sum(other.values()) or 1))


def _plain(letter: str) -> float:
    if letter.isalpha():
        return LETTER
    return SPACE if letter in " \n\r\t" else SIGN if letter.isprintable() else BROKEN


@cache
def _ranks(language: str) -> dict[str, float]:
    """The letters of a language that are not ASCII, each with its likelihood."""
    if language in ACCENTED:
        return {letter: -4.0 - 0.25 * rank for rank, letter in enumerate(ACCENTED[language])}
    if language in WHOLE:
        return {letter: -2.3 - 0.13 * rank for rank, letter in enumerate(WHOLE[language])}
    return {letter: -3.6 - 0.012 * rank for rank, letter in reversed(list(enumerate(COMMON[language])))}


@cache
def _letter(letter: str, language: str) -> float:
    """How likely a letter or mark beyond ASCII is in a language."""
    ranks = _ranks(language)
    if letter in ranks:
        return ranks[letter]
    if letter.lower() in ranks:
        return ranks[letter.lower()] - 1.5
    if letter in MARKS:
        return -5.0 if letter < "\u3000" else -4.0 if language in EAST else STRANGE
    if letter in RARER:
        return -7.0
    return _eastern(letter) if language in EAST and _is_eastern(letter, language) else _strange(letter)


def _is_eastern(letter: str, language: str) -> bool:
    """Whether a letter is of the script of an eastern language."""
    if "\u4e00" <= letter <= "\u9fff":
        return language != "ko"
    return "\u3041" <= letter <= "\u30fe" if language == "ja" else "가" <= letter <= "힣" and language == "ko"


def _eastern(letter: str) -> float:
    """Letters of an eastern script that are not among its commonest; national sets put the rare ones last."""
    if "\u3041" <= letter <= "\u30fe":
        return -4.3 if letter < "\u3097" else -6.3
    codec = "cp949" if letter >= "가" else "gb2312"
    return min(
        (_level(letter, codec, last) for codec, last in ((codec, 0xD7), ("big5", 0xC6), ("shift_jis", 0x98))),
        key=abs,
    )


def _level(letter: str, codec: str, last: int) -> float:
    """Whether a character stands in the first level of a national set, which ends with a lead byte."""
    try:
        lead = letter.encode(codec)[0]
    except UnicodeEncodeError:
        return -13.0
    return -9.3 if 0x88 <= lead <= last else -12.5


def _strange(letter: str) -> float:
    kind = unicodedata.category(letter)
    if letter == "\ufffd" or kind in {"Cc", "Co", "Cn", "Cs"}:
        return BROKEN
    return STRANGE if kind[0] in "LP" else STRANGE - 1


@cache
def _pair(first: str, second: str) -> float:
    """What speaks against two characters side by side; nothing where neither is beyond ASCII."""
    if first.isascii() and second.isascii():
        return 0.0
    if first.isalpha() and second.isalpha():
        return _letters_together(first, second)
    if first.isalpha() and (second in OPENING or second == "€"):
        return -2.0 if second != "€" else -8.0
    if first in OPENING and second.isspace():
        return -2.0 if first in "“‘" else -4.0
    if first in ".,!?" and second.isalpha() and second < "\u0e00":
        return -3.0
    if (first == "–" and second.isalpha()) or (second == "–" and first.isalpha()):
        return -1.5
    if second in CLOSING and first.isspace():
        return -4.0
    return -3.0 if first in CLOSING + "†‡" and second.isalpha() else 0.0


def _letters_together(first: str, second: str) -> float:
    """Letters of two alphabets do not stand in one word, nor a capital behind a small letter."""
    if _script(first) != _script(second):
        return -8.0
    if first.isupper() and second.isupper():
        return 1.2  # capitals are rare but among capitals
    return -5.0 if first.islower() and second.isupper() else 0.0


SCRIPTS = ("\u0370", "\u0400", "\u0530", "\u0600", "\u0e00", "\u1000", "\u1e00", "\u2e00")


def _script(letter: str) -> int:
    """A number for the script that a letter is of, told by its block."""
    block = sum(letter >= first for first in SCRIPTS)
    return 0 if block == 7 else block
