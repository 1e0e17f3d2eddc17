"""How text looks where it stands: what the layout engine says of a specimen of each kind of paragraph."""

from __future__ import annotations

from typing import NamedTuple

UNIT = 1024
"""Units of width in a CSS pixel: Pango's own, to which it rounds every glyph."""


class Look(NamedTuple):
    """How a stretch of text is set. `size` and `spacing` (after each letter) in CSS pixels."""

    families: tuple[str, ...]
    weight: int
    is_italic: bool
    size: float
    features: tuple[tuple[str, int], ...] = ()
    spacing: float = 0.0
    language: str = ""
    transform: str = "none"


class Form(NamedTuple):
    """A kind of paragraph as the engine laid it out, in CSS pixels.

    `beside` is the width of what stands beside the first `beside_lines` lines: an initial. `looks` has the
    look of each inline element by its number in the specimen, None for one that is no plain stretch of text;
    the paragraph's own is number 0. `limits` are the three numbers of hyphenate-limit-chars, all 0 where no
    hyphens are added.
    """

    width: float
    indent: float
    looks: dict[int, Look | None]
    is_justified: bool
    limits: tuple[int, int, int] = (0, 0, 0)
    beside: float = 0.0
    beside_lines: int = 0
    floats: frozenset[int] = frozenset()
    marks: dict[int, Look | None] = {}
