"""A letter that a typist set in from the margin: its wrapped lines are prose, its date and its name stand far right."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile

from bookmaker.model.nodes import Inline, Inlines, LineBreak, Paragraph, Role, Section, Text
from bookmaker.model.walk import lines_of, plain

AWAY = "\N{EM SPACE}" * 5
"""What stands before a line that begins ten columns and more right of the others."""
MOST_EDGE = 4
"""Lines of a date at the head, of an address below it, or of a signature."""
LEAST_PROSE = 3
NARROWEST = 45
"""Characters of the longest line that is still one of wrapped prose, and not of verse."""
LONGEST_GREETING = 0.75
"""How long a line of an address or a salutation is at most, in times of the longest line of prose."""
ROOM = 4
"""Characters by which a line may end before the longest does, although the next word would have fitted."""


def set_in(block: Paragraph) -> Section | None:
    """The letter that a paragraph of kept lines is; None where it may be verse or anything else.

    It has a signature, and its lines are as long as they can be and go on in the middle of a sentence: half of them
    begin with a small letter, which those of verse do not.
    """
    lines = lines_of(block.children)
    words = [plain(line) for line in lines]
    if len(lines) <= LEAST_PROSE or not words[-1].startswith(AWAY):
        return None
    begin, end = _edge(words), len(words) - _edge(words[::-1])
    first = next((at for at in range(begin, min(begin + MOST_EDGE, end)) if _is_prose(words[at:end])), None)
    if first is None or begin > MOST_EDGE or len(words) - end > MOST_EDGE:
        return None
    if any(len(line) > LONGEST_GREETING * max(map(len, words[first:end])) for line in words[begin:first]):
        return None
    parts: tuple[tuple[list[Inlines], Role], ...] = (
        (lines[:begin], "dateline"),
        (lines[begin:first], "salutation"),
        (lines[end:], "signature"),
    )
    date, greeting, name = (_kept(part, role, block) for part, role in parts)
    body = replace(block, children=_between(lines[first:end], Text(" ")), indent=0)
    return Section((*date, *greeting, body, *name), "letter", block.at)


def _edge(words: list[str]) -> int:
    """How many lines stand far right before one does not."""
    return len(list(takewhile(lambda line: line.startswith(AWAY), words)))


def _is_prose(words: list[str]) -> bool:
    """Whether lines are wrapped, and sentences go on from one to the next."""
    width = max(map(len, words), default=0)
    is_broken = any(not line or line[0].isspace() or line[-1] in "-\u00ad" for line in words)
    if len(words) < LEAST_PROSE or width < NARROWEST or is_broken:
        return False
    full = all(len(above) + 1 + len(below.split()[0]) > width - ROOM for above, below in pairwise(words))
    small = sum(line[:1].islower() for line in words[1:])
    return full and 2 * small >= len(words) - 1


def _kept(lines: list[Inlines], role: Role, block: Paragraph) -> tuple[Paragraph, ...]:
    """Lines that stay lines, without the spaces that set them in; empty ones are none."""
    bare = [_without_lead(line) for line in lines if line]
    return (Paragraph(_between(bare, LineBreak()), role, block.at),) if bare else ()


def _without_lead(line: Inlines) -> Inlines:
    first = line[0]
    return (replace(first, text=first.text.lstrip()), *line[1:]) if isinstance(first, Text) else line


def _between(lines: list[Inlines], sign: Inline) -> Inlines:
    """Lines in one run, a sign between each two; neighbouring texts become one."""
    out: list[Inline] = []
    for inline in (each for line in lines for each in (sign, *line)):
        if out and isinstance(inline, Text) and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + inline.text)
        else:
            out.append(inline)
    first = out[0]
    rest = tuple(out[1:])
    return (Text(first.text[1:]), *rest) if isinstance(first, Text) else rest
