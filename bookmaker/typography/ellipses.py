"""Three dots become one character."""

from __future__ import annotations

import re

from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House

DOTS = re.compile(r"\.(?:\.{2,}(?: \.(?!\w))*|(?: \.){2,})")


def rule(text: str, house: House) -> Edits:
    """`...`, `. . .` and longer rows become `…`; of four dots one is the sentence's own."""
    if house.wishes.ellipses == "keep" or "." not in text:
        return NOTHING
    return Edits([Edit(*match.span(), _ellipsis(match[0]), "ellipses/dots") for match in DOTS.finditer(text)])


def _ellipsis(dots: str) -> str:
    return "…." if dots in {"....", ". . . ."} else "…"
