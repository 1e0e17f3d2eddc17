"""Lines become paragraphs, as the author meant them.

Saved texts keep their paragraphs in three ways: hard-wrapped lines with blank lines between the
paragraphs; one long line for each; wrapped lines with the first one indented. Which one a file
uses is read off the lengths of all its lines. Within wrapped text, a line that ends although the
next word would have fitted was ended on purpose (verse, an address, a heading) and stays a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from bookmaker.model.manuscript import Understood

Style = Literal["line", "wrapped", "indented"]

LONG_LINE = 100
"""Columns. Nobody wraps by hand beyond them: mail and Gutenberg wrap at 60 to 80."""
INDENT = 2
"""Leading spaces from which a line counts as indented."""
SET_OFF = 4
"""Leading spaces from which lines in a file of long lines are verse and the like."""


class Line(NamedTuple):
    """A line of the file without its indent: 1-based number, columns of indent, words."""

    number: int
    indent: int
    text: str


class Run(NamedTuple):
    """Lines that belong together, after `gap` blank lines. Joined, they are running prose."""

    lines: tuple[Line, ...]
    gap: int
    joined: bool


def lines_of(text: str) -> Iterator[Line]:
    """Every line of a text, blank ones with no words. Tabs count as four columns."""
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if not words or not raw[0].isspace():
            yield Line(number, 0, words)
        else:
            line = raw.expandtabs(4)
            yield Line(number, len(line) - len(line.lstrip()), words)


def style_of(lines: Iterable[Line]) -> tuple[Style, Understood]:
    """How the file keeps its paragraphs, and why we think so."""
    full = [line for line in lines if line.text]
    lengths = sorted(len(line.text) + line.indent for line in full)
    if not lengths:
        return "line", Understood("paragraphs", "none", "the file has no words")
    in_long = sum(length for length in lengths if length > LONG_LINE) / sum(lengths)
    if in_long > 0.25:
        return "line", Understood(
            "paragraphs", "one a line", f"{in_long:.0%} of the text stands in lines over {LONG_LINE} columns"
        )
    width = lengths[int(len(lengths) * 0.95)]
    indented, solid = _first_line_indents(full)
    if indented > 0.15 * len(full) and solid < 0.3 * indented:
        return "indented", Understood(
            "paragraphs", "indented first lines", f"{indented} indented lines follow full ones"
        )
    if width < 45 and _ends_like_paragraphs(full):
        return "line", Understood("paragraphs", "one a line", "short lines, each a sentence of its own")
    return "wrapped", Understood(
        "paragraphs", "wrapped lines, blank lines between", f"95 % of lines end before column {width + 1}"
    )


def _first_line_indents(full: list[Line]) -> tuple[int, int]:
    """Indented lines right under an unindented one, and indented ones under another indented one."""
    after_full = after_indented = 0
    for above, line in pairwise(full):
        if INDENT <= line.indent <= 8 and line.number == above.number + 1:
            after_full += above.indent < INDENT
            after_indented += above.indent >= INDENT
    return after_full, after_indented


def _ends_like_paragraphs(full: list[Line]) -> bool:
    return sum(line.text[-1] in ".!?\"'”’…*" for line in full) > 0.8 * len(full)


def runs_of(lines: Iterable[Line], style: Style) -> Iterator[Run]:
    """Gather lines into runs by the file's style; each run is a paragraph or a set-off passage."""
    for gap, lines_together in _between_blanks(lines):
        parts = [part for whole in _SPLIT[style](lines_together) for part in _without_head(whole, style)]
        for index, part in enumerate(parts):
            yield Run(tuple(part), gap if index == 0 else 0, style != "line" and _is_wrapped(part))


def _between_blanks(lines: Iterable[Line]) -> Iterator[tuple[int, list[Line]]]:
    gap, together, above = 0, list[Line](), 0
    for line in lines:
        if line.text:
            if not together:
                above, gap = gap, 0
            together.append(line)
        else:
            if together:
                yield above, together
                together = []
            gap += 1
    if together:
        yield above, together


def _each_line(lines: list[Line]) -> list[list[Line]]:
    """One paragraph a line; indented short lines one below the other stay together (verse)."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and _is_set_off(line) and _is_set_off(parts[-1][-1]):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _without_head(lines: list[Line], style: Style) -> list[list[Line]]:
    """A first line that ends long before the others is a heading right above its paragraph: apart from it."""
    if style == "line" or len(lines) < 3:
        return [lines]
    rest = lines[1:]
    width = max([len(line.text) for line in rest])
    room = width - len(lines[0].text) - _first_word(rest[0])
    is_apart = room > 0.25 * width and len(rest[0].text) > 0.8 * width and _is_wrapped(rest)
    return [lines[:1], rest] if is_apart else [lines]


def _is_set_off(line: Line) -> bool:
    return line.indent >= SET_OFF and len(line.text) < LONG_LINE


def _at_indents(lines: list[Line]) -> list[list[Line]]:
    """A new paragraph at every indented line that is not deeper text of its own."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and not INDENT <= line.indent <= 8:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _whole(lines: list[Line]) -> list[list[Line]]:
    return [lines]


_SPLIT = {"line": _each_line, "wrapped": _whole, "indented": _at_indents}


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether the line ends are a typist's and not the author's.

    A wrapped line ends where the next word no longer fits. Lines that end earlier are kept as
    they stand; where all are indented (verse, addresses) even one of them keeps all.
    """
    if len(lines) == 1:
        return True
    set_off = all(line.indent >= INDENT for line in lines)
    widths = [line.indent + len(line.text) for line in lines]
    width = max(widths)
    if width < (55 if set_off else 40):
        return False
    early = 0
    for end, below in zip(widths, lines[1:], strict=False):
        early += end + 1 + _first_word(below) <= width - 3
    return early == 0 if set_off else early <= (len(lines) - 1) * 0.34


def _first_word(line: Line) -> int:
    """The length of a line's first word."""
    end = line.text.find(" ")
    return end if end >= 0 else len(line.text)
