"""Lines become paragraphs, as the author meant them.

Within wrapped text, a line that ends although the next word would have fitted was ended on purpose
(verse, an address, a heading) and stays a line.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bookmaker.readers.apart import hanging_items, is_table, parts_of, quotes_of
from bookmaker.readers.lines import (
    DEEPEST,
    INDENT,
    Group,
    Line,
    columns_of,
    first_word,
    has_opening,
    is_wrapped,
    parts_word,
)
from bookmaker.readers.styles import LONG_LINE, Stretch, Style

SET_OFF = 4
"""Leading spaces from which lines in a text of long lines are verse and the like."""


class Run(NamedTuple):
    """Lines that belong together, after `gap` blank lines: the number of the first, the words of each.

    Joined, they are running prose. `indents` are in columns, None where no line stands in; those of prose
    are what it stands in beyond the usual line. `quoted` is the depth at which mail quotes them.
    """

    first: int
    texts: list[str]
    indents: list[int] | None
    gap: int
    joined: bool
    quoted: int = 0


def runs_of(stretches: Iterable[Stretch]) -> Iterator[Run]:
    """Gather lines into runs by the style of their stretch; each run is a paragraph or a set-off passage."""
    for stretch in stretches:
        for group in stretch.groups:
            if len(group.texts) == 1:
                indents = _beyond(stretch.indent, group.indents)
                yield Run(group.first, group.texts, indents, group.gap, stretch.style != "line")
            elif stretch.style != "wrapped" or group.opens or group.stands_in:
                yield from _runs(group, stretch)
            else:
                yield from _wrapped(group, stretch.width)


def _wrapped(group: Group, page: int) -> Iterator[Run]:
    """The runs of wrapped lines that do not stand in and look like nothing else: most groups of most texts."""
    first, texts, widths, gap = group.first, group.texts, group.widths, group.gap
    if _has_head(texts, widths, None):
        yield Run(first, texts[:1], None, gap, joined=True)
        first, texts, widths, gap = first + 1, texts[1:], widths[1:], 0
    yield Run(first, texts, None, gap, is_wrapped(texts, widths, None, page) and not is_table(texts))


def _runs(group: Group, stretch: Stretch) -> Iterator[Run]:
    """The runs of a group of several lines."""
    gap, whole = group.gap, group.lines
    if stretch.style == "line" and stretch.margin:
        whole = [line._replace(indent=max(0, line.indent - stretch.margin)) for line in whole]
    for depth, lines in quotes_of(whole) if group.opens else [(0, whole)]:
        for part in [lines] if depth else _paragraphs(lines, group, stretch.style):
            columns = columns_of(part)
            is_prose = stretch.style != "line" or depth > 0
            joined = is_prose and is_wrapped(*columns, stretch.width) and not is_table(columns.texts)
            usual = stretch.indent if len(part) == 1 else stretch.margin
            indents = _beyond(usual, columns.indents) if joined else columns.indents
            yield Run(part[0].number, columns.texts, indents, gap, joined, depth)
            gap = 0


def _beyond(usual: int, indents: list[int] | None) -> list[int] | None:
    """Indents without what is usual in their stretch."""
    return [max(0, indent - usual) for indent in indents] if usual and indents else indents


def _paragraphs(lines: list[Line], group: Group, style: Style) -> Iterator[list[Line]]:
    """Lines of a group that are quoted nowhere, in their paragraphs."""
    if style == "line":
        yield from _each_line(lines)
        return
    if style == "wrapped":
        wholes, opening = [lines], {lines[0].number} if group.opens else set[int]()
    else:
        opening = _openings(lines) if group.opens else set[int]()
        wholes = (hanging_items(lines) if opening else []) or _at_indents(lines)
    for whole in [part for each in wholes for part in _at_rows(each, group.opens and not group.stands_in)]:
        if len(whole) == 1:
            yield whole
            continue
        opens = bool(opening) and not opening.isdisjoint([line.number for line in whole])
        for part in parts_of(whole, opens, group.stands_in):
            yield from _without_head(part)


def _at_rows(lines: list[Line], opens: bool) -> list[list[Line]]:
    """Lines without the row of signs right above or below them, which a typist set between two scenes."""
    if not opens or len(lines) < 2:
        return [lines]
    if _is_row(lines[-1]) and not _is_row(lines[-2]):
        return [lines[:-1], lines[-1:]]
    if _is_row(lines[0]) and not _is_row(lines[1]):
        return [lines[:1], lines[1:]]
    return [lines]


def _is_row(line: Line) -> bool:
    """Whether a line is the same sign three times and more, with spaces or without."""
    signs = line.text.replace(" ", "")
    return len(signs) >= 3 and not signs[0].isalnum() and signs[0] not in "|+>" and signs == signs[0] * len(signs)


def _openings(lines: list[Line]) -> set[int]:
    """The numbers of the lines that may open an item or a speech."""
    return {line.number for line in lines if not line.text[1:2].islower() and has_opening(line.text)}


def _each_line(lines: list[Line]) -> list[list[Line]]:
    """One paragraph a line; indented short lines one below the other stay together (verse)."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and _is_set_off(line) and _is_set_off(parts[-1][-1]):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _is_set_off(line: Line) -> bool:
    return line.indent >= SET_OFF and len(line.text) < LONG_LINE


def _at_indents(lines: list[Line]) -> list[list[Line]]:
    """A new paragraph at every indented line that is not deeper text of its own."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and not INDENT <= line.indent <= DEEPEST:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _without_head(lines: list[Line]) -> list[list[Line]]:
    """A heading right above its paragraph, apart from it."""
    return [lines[:1], lines[1:]] if _has_head(*columns_of(lines)) else [lines]


def _has_head(texts: list[str], widths: list[int], indents: list[int] | None) -> bool:
    """Whether a first line ends long before the others, which makes it a heading."""
    if len(texts) < 3 or len(texts[0]) >= len(texts[1]) or parts_word(*texts[:2]):
        return False
    rest = texts[1:]
    width = max(map(len, rest))
    room = width - len(texts[0]) - first_word(rest[0])
    is_short = room > 0.25 * width and len(rest[0]) > 0.8 * width
    return is_short and is_wrapped(rest, widths[1:], indents[1:] if indents else None)
