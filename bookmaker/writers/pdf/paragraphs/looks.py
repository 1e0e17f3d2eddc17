"""How text looks where it stands: what the layout engine says of a specimen of each kind of paragraph."""

from __future__ import annotations

from typing import NamedTuple

UNIT = 1024
"""Units of width in a CSS pixel: Pango's own, to which it rounds every glyph."""


class Look(NamedTuple):
    """How a stretch of text is set: `size`, `spacing` after each letter, `gap` after each space, in CSS pixels.

    No hyphen is added to words that are `whole`.
    """

    families: tuple[str, ...]
    weight: int
    is_italic: bool
    size: float
    features: tuple[tuple[str, int], ...] = ()
    spacing: float = 0.0
    gap: float = 0.0
    language: str = ""
    transform: str = "none"
    whole: bool = False

    @property
    def is_code(self) -> bool:
        """Whether this is how code looks: in letters of one width."""
        return "monospace" in self.families


class Form(NamedTuple):
    """A kind of paragraph as the engine laid it out, in CSS pixels.

    `looks` has the look of each inline element by its number in the specimen, the paragraph's own as number 0,
    and `marks` those of the marks of footnotes; None is no plain stretch of text. `limits` are the three numbers
    of hyphenate-limit-chars, all 0 where no hyphens are added. `beside` is the width of what stands beside the
    first `beside_lines` lines, an initial, and `floats` are the numbers of its elements.
    """

    width: float
    indent: float
    looks: dict[int, Look | None]
    marks: dict[int, Look | None]
    is_justified: bool
    limits: tuple[int, int, int] = (0, 0, 0)
    beside: float = 0.0
    beside_lines: int = 0
    floats: frozenset[int] = frozenset()


class Specimen(NamedTuple):
    """What the engine made of a specimen: the height of its column in CSS pixels, and the forms by their numbers."""

    column: float
    forms: dict[int, Form]
