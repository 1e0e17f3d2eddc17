"""A decoded text, and what can be said of the decoding."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from bookmaker.model.problem import Location, Problem, Report, error, warning

LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


class Decoded(NamedTuple):
    """A decoded file: its text with newlines as line ends, the encoding's name, the reason for it."""

    text: str
    encoding: str
    why: str


def with_newlines(text: str) -> str:
    """A text with newlines as its only line ends."""
    for end in LINE_ENDS if "\r" in text else LINE_ENDS[2:]:
        text = text.replace(end, "\n")
    return text


def guessed(name: str, line: int, label: str, why: str, report: Report, runner_up: str = "") -> None:
    """Say that an encoding is a guess, from which line on that can be seen, and what to write if it is wrong."""
    other = runner_up or ("Windows-1250" if label == "Windows-1252" else "Windows-1252")
    close = f"; {runner_up} comes close" if runner_up else ""
    report(
        warning(
            "encoding/guessed",
            f"the file is not UTF-8; it was read as {label}: {why}{close}",
            Location(name, line),
            "look at the letters and quotes of this line; if they are wrong, save the file as UTF-8, "
            f"or name its encoding in the book file, like “encoding: {other}”",
        )
    )


def undecodable(name: str, data: bytes, offset: int, what: str, codec: str = "latin-1") -> Problem:
    """The problem that a byte is not what was expected; `codec` counts the lines before it."""
    return error(
        "encoding/undecodable",
        f"byte {offset + 1} (0x{data[offset]:02X}) is not {what}",
        Location(name, line_of(data, offset, codec)),
        "save the file as UTF-8, or name its encoding in the book file, like “encoding: Windows-1252”",
    )


def line_of(data: bytes, offset: int, codec: str) -> int:
    """The line of the decoded file in which a byte stands."""
    return with_newlines(data[:offset].decode(codec, "ignore")).count("\n") + 1


def listed(lines: Iterable[int], most: int = 12) -> str:
    """Line numbers in words, neighbours as ranges: "lines 3, 7–9 and 12 more"."""
    numbers = sorted(lines)
    breaks = [0, *(i for i, (a, b) in enumerate(pairwise(numbers), 1) if b - a > 1), len(numbers)]
    ranges = [numbers[first:end] for first, end in pairwise(breaks)]
    shown = [f"{each[0]}–{each[-1]}" if len(each) > 1 else f"{each[0]}" for each in ranges[:most]]
    more = sum(map(len, ranges[most:]))
    return f"line{'s' * (len(numbers) > 1)} {', '.join(shown)}{f' and {more} more' if more else ''}"
