"""Paragraphs for tests: every letter is one unit wide, `·` is a place for a hyphen, `=` a hyphen of the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.writers.pdf.paragraphs.setting import SHRINK, STRETCH
from bookmaker.writers.pdf.paragraphs.total_fit import (
    END,
    HARD_HYPHEN,
    HYPHEN,
    SPACE,
    Fit,
    Measure,
    Points,
    Spaces,
    best_fit,
    total_fit,
)

EM = 60
"""Units in a letter, and in a space."""
SPACES = Spaces(STRETCH * EM, SHRINK * EM)
KINDS = {" ": SPACE, "·": HYPHEN, "=": HARD_HYPHEN, "": END}


def points_of(text: str) -> Points:
    """The places where the lines of a text may end."""
    rows = [(0, 0, 0, 0, SPACE, 0)]
    x = spaces = 0
    for match in re.finditer(r"([^ ·=]*)([ ·=]|$)", text):
        sign = match[2]
        x += EM * len(match[1]) + (EM if sign == "=" else 0)
        after, since = (x + EM, spaces + 1) if sign in (" ", "") else (x, spaces)
        rows.append((x + (EM if sign == "·" else 0), after, spaces, since, KINDS[sign], match.end(1)))
        x, spaces = after, since
        if not sign:
            break
    return Points(*zip(*rows, strict=True))


def measure_of(words: str) -> Measure:
    """A measure in letters: `measure 12 indent 2 beside 3 beside_lines 2 least 4`."""
    parts = words.split()
    named = {name: int(value) for name, value in zip(parts[::2], parts[1::2], strict=True)}
    lines = named.pop("beside_lines", 0)
    return Measure(named.pop("measure") * EM, beside_lines=lines, **{key: value * EM for key, value in named.items()})


def fit(text: str, measure: Measure, spaces: Spaces = SPACES) -> Fit:
    """The best way to break a text."""
    found = best_fit(total_fit(points_of(text), measure, spaces, float("inf")))
    assert found is not None
    return found


def lines_of(text: str, breaks: tuple[int, ...]) -> Iterator[str]:
    """The lines as they would be printed."""
    points, start = points_of(text), 0
    for point in breaks:
        stop = points.places[point]
        words = text[start:stop] + ("-" if points.kinds[point] in (HYPHEN, HARD_HYPHEN) else "")
        yield words.replace("·", "").replace("=", "-")
        start = stop + 1
