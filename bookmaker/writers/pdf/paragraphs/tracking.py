"""Lines that stay loose however a paragraph is broken have their letters set apart, by less than an eye can tell.

A composing room's last means after hyphens: R. Bringhurst, “The Elements of Typographic Style” 2.1.9, lets justified
letters give way by 3 in 100; ours do by half of that. No line with a ligature, which would be taken apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.writers.fonts import Ruler
from bookmaker.writers.pdf.paragraphs.looks import UNIT
from bookmaker.writers.pdf.paragraphs.setting import STRETCH, Set

LOOSE = 1.5
"""The times of its natural width from which a space is so wide that letters help it."""
MOST = 0.015
"""How far letters are set apart at the most, in ems."""
STEP = UNIT // 64
"""The distances between letters are multiples of it: each is a class of the style sheet."""


class _Line(NamedTuple):
    """A line before it is filled: its words, how many spaces they have between them, and what they leave free."""

    text: str
    gaps: int
    spare: int


def width_of_spaces(chosen: Set, line: int) -> float:
    """How wide the spaces of a line are, in times of their natural width; 1 in the last line, which is not filled."""
    found = _line(chosen, line)
    if line >= len(chosen.breaks) - 1 or not found.gaps:
        return 1.0
    spare = found.spare - _steps(chosen, found) * STEP * len(found.text)
    return 1 + spare / found.gaps / _natural(chosen)


def tracked(chosen: Set) -> Iterator[tuple[int, int]]:
    """The lines, counted from 0, whose letters are set apart, and by how many steps.

    Only of a paragraph that has one look throughout, and nothing beside it.
    """
    for line in range(len(chosen.breaks) - 1):
        if steps := _steps(chosen, _line(chosen, line)):
            yield line, steps


def _line(chosen: Set, line: int) -> _Line:
    points, end = chosen.points, chosen.breaks[line]
    begin, at = (chosen.breaks[line - 1], points.places[chosen.breaks[line - 1]]) if line else (0, 0)
    spare = chosen.measure.room(line + 1) - points.ends[end] + points.starts[begin]
    return _Line(chosen.flat.text[at : points.places[end]].strip(" "), points.until[end] - points.since[begin], spare)


def _natural(chosen: Set) -> float:
    """The natural width of a space."""
    return chosen.spaces.stretch / STRETCH


def _steps(chosen: Set, line: _Line) -> int:
    """How far apart the letters of a line go, so that its spaces are not loose, or less so."""
    wish = line.spare - (LOOSE - 1) * line.gaps * _natural(chosen)
    piece = chosen.flat.pieces[0]
    if wish <= 0 or len(chosen.flat.pieces) > 1 or piece.holder is not chosen.paragraph or piece.is_tail:
        return 0
    letters = chosen.setting.letters.get(piece.inline)
    if letters is None or letters.are_code or len(line.text) < 2 or _has_ligatures(line.text, letters.ruler):
        return 0
    return int(min(wish / len(line.text), MOST * letters.ruler.size)) // STEP


def _has_ligatures(text: str, ruler: Ruler) -> bool:
    return any(len(ruler.glyphs(word)) < len(word) for word in text.split(" "))
