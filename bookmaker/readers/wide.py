"""UTF-16 and UTF-32 without a byte order mark."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.problem import CannotBuild, Location, Report, error
from bookmaker.readers.alphabets import NAMES
from bookmaker.readers.decoded import Decoded, guessed
from bookmaker.readers.plausible import readings

LEAST = -7.5
"""The mean likelihood of a sign below which a reading is none."""
EXCERPTS, EXCERPT = 16, 2_000
"""Excerpts that are weighed, spread over the whole of a file, and the bytes of each."""
BINARY = 0.05
"""Zeros, of all bytes, that make a file no text."""


def decode(name: str, data: bytes, report: Report) -> Decoded | None:
    """Decode a file that holds bytes of zero; None where they are mere control characters.

    Raises CannotBuild where there are too many of them for that.
    """
    decoded = _utf32(data) or _by_zeros(data) or _by_letters(name, data, report)
    if decoded is None and data.count(0) > max(3, BINARY * len(data)):
        raise CannotBuild(
            error(
                "encoding/undecodable",
                f"byte {data.index(0) + 1} is zero, like {data.count(0)} others: this is no text, or a damaged one",
                Location(name, data.count(b"\n", 0, data.index(0)) + 1),
                "save the file as UTF-8",
            )
        )
    return decoded


def _utf32(data: bytes) -> Decoded | None:
    """UTF-32: by chance, no other text keeps below the last character of Unicode in every fourth byte."""
    for codec in ("utf-32-le", "utf-32-be"):
        try:
            text = data.decode(codec) if len(data) % 4 == 0 else ""
        except UnicodeDecodeError:
            continue
        if text.count("\0") * 2 < len(text):
            return Decoded(text, "UTF-32", "every four bytes are a character")
    return None


def _by_zeros(data: bytes) -> Decoded | None:
    """UTF-16 of western text has a zero in every other byte."""
    if len(data) % 2:
        return None
    even, odd = data[0::2].count(0) * 2 / len(data), data[1::2].count(0) * 2 / len(data)
    codec = "utf-16-le" if odd > 0.3 and even < 0.05 else "utf-16-be" if even > 0.3 and odd < 0.05 else ""
    try:
        return Decoded(data.decode(codec), "UTF-16", "every other byte is zero") if codec else None
    except UnicodeDecodeError:
        return None


def _by_letters(name: str, data: bytes, report: Report) -> Decoded | None:
    """UTF-16 of other scripts: the order of bytes in which it reads like a language."""
    if len(data) % 2:
        return None
    weighed = [(*_weighed(data, codec), codec) for codec in ("utf-16-le", "utf-16-be")]
    mean, language, codec = max(weighed)
    try:
        text = data.decode(codec) if mean > LEAST else ""
    except UnicodeDecodeError:
        return None
    if not text:
        return None
    why = f"read so, its letters, marks and words are those of {NAMES[language]}"
    line = next((n for n, each in enumerate(text.split("\n"), 1) if not each.isascii()), 1)
    guessed(name, line, "UTF-16", why, report)
    return Decoded(text, "UTF-16", why)


def _weighed(data: bytes, codec: str) -> tuple[float, str]:
    """The mean likelihood of a sign in excerpts, and the language that it is highest in."""
    text = "".join(data[start : start + EXCERPT].decode(codec, "ignore") for start in _starts(len(data)))
    best = readings(text, tuple(NAMES))[0]
    return best.score / (len(text) or 1), best.language


def _starts(size: int) -> Iterator[int]:
    step = max(size // EXCERPTS // 2 * 2, EXCERPT)
    return iter(range(0, size, step))
