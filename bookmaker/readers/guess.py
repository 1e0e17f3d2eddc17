"""Which legacy encoding bytes are in, by what they read as: the likeliest reading of a language wins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.readers.alphabets import NAMES
from bookmaker.readers.plausible import Reading, readings

WEST = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "is")
CENTRAL = ("pl", "cs", "sk", "hu", "ro", "hr", "de")
CYRILLIC = ("ru", "uk", "bg", "sr")
# Codecs, the languages that are written in each, and how much likelier the more usual ones are to
# begin with. Of readings that are the same, the first in the table wins.
CANDIDATES: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("cp1252", WEST, 0),
    ("cp1251", CYRILLIC, -1),
    ("cp1250", CENTRAL, -1),
    ("gb18030", ("zh-Hans", "zh-Hant"), -1),
    ("cp950", ("zh-Hant",), -1),
    ("big5hkscs", ("zh-Hant",), -2),
    ("cp932", ("ja",), -1),
    ("euc_jp", ("ja",), -2),
    ("cp949", ("ko",), -1),
    ("koi8_r", ("ru",), -2),
    ("koi8_u", ("ru", "uk"), -3),
    ("cp866", CYRILLIC, -3),
    ("mac_roman", WEST, -3),
    ("iso8859_2", CENTRAL, -2),
    ("iso8859_15", WEST, -3),
    ("iso8859_5", CYRILLIC, -3),
    ("cp850", WEST, -4),
    ("cp437", WEST, -4),
    ("cp852", CENTRAL, -4),
    ("cp1253", ("el",), -2),
    ("cp1254", ("tr",), -2),
    ("cp1255", ("he",), -2),
    ("cp1256", ("ar",), -2),
    ("cp1257", ("lt", "lv"), -2),
    ("cp874", ("th",), -2),
)
WINDOWS = 64
"""Stretches of a file that are looked into, spread over the whole of it."""
WINDOW_BYTES = 1_000
"""Bytes of lines with signs beyond ASCII that are weighed in each."""
FLOOR = -8.0
"""The mean likelihood of signs beyond ASCII below which no language reads so."""
CLOSE = 0.4
"""How much less likely, per sign, an encoding may be and still be named as the runner-up."""
HIGH = re.compile(rb"[\x80-\xff]")


class Guess(NamedTuple):
    """An encoding as a codec, the reading that speaks for it, and the codec that comes close, if one does."""

    codec: str
    reading: Reading
    runner_up: str = ""

    @property
    def is_plausible(self) -> bool:
        """Whether the text reads like any language at all."""
        return self.reading.mean > FLOOR

    @property
    def why(self) -> str:
        """The reason for it in a few words."""
        return f"read so, its letters, marks and little words are those of {NAMES[self.reading.language]}"


def guesses(sample: bytes) -> list[Guess]:
    """What a sample of bytes may be in, the likeliest first; different readings of it alone count as others."""
    found: dict[str, tuple[float, Guess]] = {}
    for codec, languages, prior in CANDIDATES:
        text = sample.decode(codec, "replace")
        best = readings(text, languages)[0]
        known = found.get(text)
        if known is None or best.score + prior > known[0] + 2:
            found[text] = best.score + prior, Guess(codec, best)
    ranked = sorted(found.values(), key=lambda each: -each[0])
    return _with_runner_up(ranked, len(HIGH.findall(sample)) or 1)


def _with_runner_up(ranked: list[tuple[float, Guess]], count: int) -> list[Guess]:
    (best, first), (second, other) = ranked[:2]
    close = best - second < max(CLOSE * count, 3.0) and other.is_plausible
    return [first._replace(runner_up=other.codec if close else ""), *(guess for _, guess in ranked[1:])]


def sample_of(data: bytes) -> bytes:
    """Lines with bytes beyond ASCII from the whole of a file, each cut where it is too long."""
    return b"\n".join(piece for start in _starts(len(data)) for piece in _pieces(data, *start))


def _starts(size: int) -> Iterator[tuple[int, int]]:
    """The stretches that a file is divided into."""
    step = max(size // WINDOWS + 1, WINDOW_BYTES)
    return ((start, min(start + step, size)) for start in range(0, size, step))


def _pieces(data: bytes, start: int, end: int) -> Iterator[bytes]:
    """The first lines of a stretch that hold bytes beyond ASCII; a line begun in the one before is not cut into."""
    if start:
        line = max(data.find(b"\n", start, end), data.find(b"\r", start, start + WINDOW_BYTES))
        start = line + 1 if line >= 0 else end
    left = WINDOW_BYTES
    while left > 0 and (high := HIGH.search(data, start, end)):
        begin = max(start, high.start() - 200, data.rfind(b"\n", start, high.start()) + 1)
        line_end = data.find(b"\n", high.start(), high.start() + left)
        stop = line_end if line_end >= 0 else min(high.start() + left, len(data))
        yield data[begin:stop]
        left -= stop - begin
        start = stop + 1
