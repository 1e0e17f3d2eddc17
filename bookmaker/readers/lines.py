"""The lines of a text, gathered where no blank line parts them."""

from __future__ import annotations

from typing import NamedTuple

INDENT = 2
"""Leading spaces from which a line counts as indented."""
DEEPEST = 8
"""Leading spaces of the deepest first line of a paragraph; what stands farther in is set off."""


class Line(NamedTuple):
    """A line of the file without its indent: 1-based number, columns of indent, words."""

    number: int
    indent: int
    text: str


class Group(NamedTuple):
    """Lines with no blank one between them, the blank ones above, the end of each line in columns.

    `stands_in` says that a line is indented, `opens` that one has the looks of an item, a speaker or mail.
    """

    gap: int
    lines: list[Line]
    widths: list[int]
    stands_in: bool
    opens: bool


SIGNS = frozenset("-*•+–—>(0123456789")
"""What items of lists and lines of quoted mail begin with."""
SECOND = frozenset(".)")
"""What stands after the first sign of "a) " and "I. "."""


def groups_of(text: str) -> list[Group]:
    """Every line that has words, in groups between blank lines. Tabs count as four columns."""
    groups: list[Group] = []
    gap, lines, stands_in, opens = 0, list[Line](), False, False
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if not words:
            if lines:
                groups.append(Group(gap, lines, _widths(lines), stands_in, opens))
                gap, lines, stands_in, opens = 0, [], False, False
            gap += 1
            continue
        indent = 0
        if raw[0].isspace():
            stands_in, indent = True, _indent(raw)
        lines.append(Line(number, indent, words))
        # Nearly every line has a small letter in its second place, and is done with here.
        if not opens and not (words[1:2].islower() and words[0] != "("):
            opens = has_opening(words)
    if lines:
        groups.append(Group(gap, lines, _widths(lines), stands_in, opens))
    return groups


def has_opening(words: str) -> bool:
    """Whether words begin with what items of lists, speakers or quoted mail may begin with."""
    first, second = words[0], words[1:2]
    return first in SIGNS or second in SECOND or (second.isupper() and first.isupper())


def _widths(lines: list[Line]) -> list[int]:
    return [line.indent + len(line.text) for line in lines]


def _indent(raw: str) -> int:
    line = raw.expandtabs(4)
    return len(line) - len(line.lstrip())


def first_word(line: Line) -> int:
    """The length of a line's first word."""
    end = line.text.find(" ")
    return end if end >= 0 else len(line.text)


def is_wrapped(lines: list[Line], page: int = 0) -> bool:
    """Whether the line ends are a typist's and not the author's.

    A wrapped line ends where the next word no longer fits. Lines that end earlier are kept as
    they stand; where all are indented (verse, addresses) even one of them keeps all. Two lines
    alone tell little: where the page (columns) is wide enough for much more, their ends are meant.
    """
    if len(lines) == 1:
        return True
    widths = [line.indent + len(line.text) for line in lines]
    width = max(widths)
    if width < 40 or (len(lines) == 2 and width + 1 + first_word(lines[1]) < 0.75 * page and not _goes_on(*lines)):
        return False
    set_off = lines[0].indent >= INDENT and min([line.indent for line in lines]) >= INDENT
    if set_off and width < 55:
        return False
    room = width - 4
    short = [index for index, end in enumerate(widths[:-1]) if end <= room]
    early = sum([widths[index] + first_word(lines[index + 1]) <= room for index in short])
    return early == 0 if set_off else early <= (len(lines) - 1) * 0.34


def _goes_on(above: Line, below: Line) -> bool:
    """Whether the words alone say that a sentence goes on: no sign ends one line, no capital begins the other."""
    return above.text[-1].isalpha() and below.text[0].islower()
