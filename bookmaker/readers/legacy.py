"""Bytes that are not UTF-8: UTF-8 with lines of another encoding, or another encoding throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.encodings import name_of
from bookmaker.model.problem import CannotBuild, Location, Report, warning
from bookmaker.readers.alphabets import NAMES
from bookmaker.readers.decoded import Decoded, guessed, line_of, listed, undecodable, with_newlines
from bookmaker.readers.guess import CANDIDATES, FLOOR, HIGH, Guess, guesses, sample_of
from bookmaker.readers.plausible import readings

FIRST = "cp1252"
LATIN = {"cp1252", "cp1250", "iso8859_2", "iso8859_15"}
"""Encodings in which letters beyond ASCII never make up the form of UTF-8 where words are meant."""
LANGUAGES = {codec: languages for codec, languages, _ in CANDIDATES}
CLEARLY = 12.0
"""How much likelier another encoding than Windows-1252 has to be for the odd lines of a file in UTF-8."""
UTF8_RUN = re.compile(rb"((?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)")
NEAR = 0.5
"""How much less likely than the best, per sign, an encoding may be that is taken because the best fits not all."""


def decode(name: str, data: bytes, report: Report) -> Decoded:
    """Decode a file that is not UTF-8 throughout, and report what was guessed.

    Raises CannotBuild with line and byte where no encoding fits, or none makes sense.
    """
    lines = _Lines.of(data)
    if lines.fitting and _is_mostly_utf8(lines):
        return _mixed(name, data, lines, report)
    return _guessed(name, data, report)


class _Lines(NamedTuple):
    """The lines of a file with their ends; `fitting` and `odd` index those beyond ASCII that are UTF-8 or not."""

    all: list[bytes]
    fitting: list[int]
    odd: list[int]

    @classmethod
    def of(cls, data: bytes) -> _Lines:
        """The lines of a file's bytes."""
        lines = cls(data.splitlines(keepends=True), [], [])
        for number, line in enumerate(lines.all):
            if not line.isascii():
                (lines.fitting if _fits(line) else lines.odd).append(number)
        return lines

    def sample(self, numbers: list[int]) -> bytes:
        return sample_of(b"".join(self.all[number] for number in numbers))

    def offset(self, number: int) -> int:
        """Where a line begins."""
        return sum(map(len, self.all[:number]))


def _fits(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(lines: _Lines) -> bool:
    """Whether the lines that fit UTF-8 read better so than as what the others are in."""
    fitting = lines.sample(lines.fitting)
    other = guesses(lines.sample(lines.odd))[0].codec
    as_utf8 = readings(fitting.decode("utf-8", "replace"), tuple(NAMES))[0]
    as_other = readings(fitting.decode(other, "replace"), LANGUAGES[other])[0]
    return as_utf8.score > as_other.score


def _mixed(name: str, data: bytes, lines: _Lines, report: Report) -> Decoded:
    """UTF-8 in which some lines are of another encoding, nearly always Windows-1252."""
    codec = _of_odd_lines(name, data, lines)
    texts: list[str] = []
    odd = set(lines.odd)
    for number, line in enumerate(lines.all):
        try:
            texts.append(_patched(line, codec) if number in odd else line.decode("utf-8"))
        except UnicodeDecodeError as wrong:
            offset = lines.offset(number) + _first_wrong(UTF8_RUN.sub(_blank, line), codec)
            raise CannotBuild(undecodable(name, data, offset, f"UTF-8 or {name_of(codec)} text")) from wrong
    _tell_of_lines(name, codec, list(_numbers(texts, lines.odd)), report)
    count = f"{len(odd)} line{'s' * (len(odd) > 1)} of its {len(lines.all)}"
    return Decoded("".join(texts), "UTF-8", f"all of it fits but {count}, read as {name_of(codec)}")


def _of_odd_lines(name: str, data: bytes, lines: _Lines) -> str:
    """The codec of the lines that are not UTF-8. Raises CannotBuild if they make no sense in any."""
    sample = lines.sample(lines.odd)
    best = guesses(sample)[0]
    usual = readings(UTF8_RUN.sub(b"x", sample).decode(FIRST, "replace"), LANGUAGES[FIRST])[0]
    whole = readings(sample.decode(FIRST, "replace"), LANGUAGES[FIRST])[0]
    is_other = best.reading.score > whole.score + CLEARLY and best.reading.mean > usual.mean
    codec = best.codec if is_other else FIRST
    mean = best.reading.mean if codec != FIRST else usual.mean
    if mean <= FLOOR:
        number = lines.odd[0]
        offset = lines.offset(number) + _first_wrong(lines.all[number], "utf-8")
        raise CannotBuild(undecodable(name, data, offset, "UTF-8, and makes no sense as Windows-1252"))
    return codec


def _blank(run: re.Match[bytes]) -> bytes:
    return b" " * len(run[0])


def _first_wrong(line: bytes, codec: str) -> int:
    """Where a line stops to fit a codec."""
    try:
        line.decode(codec)
    except UnicodeDecodeError as wrong:
        return wrong.start
    return 0


def _patched(line: bytes, codec: str) -> str:
    """A line in an encoding, with what is UTF-8 in it as that."""
    if codec not in LATIN:
        return line.decode(codec)
    pieces = UTF8_RUN.split(line)
    return "".join(
        piece.decode("utf-8" if number % 2 and _fits(piece) else codec) for number, piece in enumerate(pieces)
    )


def _numbers(texts: list[str], indices: list[int]) -> Iterator[int]:
    """The lines in the decoded file of some pieces of it."""
    line, last = 1, 0
    for index in indices:
        line += with_newlines("".join(texts[last:index])).count("\n")
        last = index
        yield line


def _tell_of_lines(name: str, codec: str, numbers: list[int], report: Report) -> None:
    report(
        warning(
            "encoding/mixed-lines",
            f"not all of this file is UTF-8: {name_of(codec)} was read in {listed(numbers)}",
            Location(name, numbers[0]),
            "look at the letters and quotes there; save the file as UTF-8 if they are right",
        )
    )


def _guessed(name: str, data: bytes, report: Report) -> Decoded:
    """The likeliest encoding that fits every byte."""
    ranked = guesses(sample_of(data))
    best = ranked[0]
    first = HIGH.search(data)
    offset = first.start() if first else 0
    for guess in ranked:
        if not guess.is_plausible or guess.reading.mean < best.reading.mean - NEAR:
            break
        try:
            text = data.decode(guess.codec)
        except UnicodeDecodeError as wrong:
            offset = wrong.start if guess is best else offset
            continue
        line = line_of(data, first.start() if first else 0, guess.codec)
        _tell_of_guess(name, line, guess, report)
        return Decoded(text, name_of(guess.codec), guess.why)
    fits = "UTF-8, nor does the file make sense in any other encoding"
    what = f"{name_of(best.codec)} text, as the rest of the file seems to be" if best.is_plausible else fits
    raise CannotBuild(undecodable(name, data, offset, what))


def _tell_of_guess(name: str, line: int, guess: Guess, report: Report) -> None:
    runner_up = name_of(guess.runner_up) if guess.runner_up else ""
    guessed(name, line, name_of(guess.codec), guess.why, report, runner_up)
