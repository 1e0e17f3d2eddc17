"""Houses for cases: a first line `[de; dashes: spaced en]` gives the language and the wishes."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from bookmaker.model.recipe import TypographyWishes
from bookmaker.typography import House

SETTINGS = re.compile(r"\[([^\]]+)\]\n")
VISIBLE = str.maketrans({"␣": " ", "⍽": "\u00a0", "⇥": "\t", "ʘ": "\u202f", "ɦ": "\u200a"})
"""Signs for spaces that would not be seen in a case file: space, no-break, tab, narrow no-break, hair space."""


class Setting(NamedTuple):
    """A case to be set: its text and its house."""

    text: str
    house: House


def setting_of(given: str) -> Setting:
    """The text of a case, its visible spaces made real, and its house; English unless it says otherwise."""
    match = SETTINGS.match(given)
    language, outer, wishes = "en", "", dict[str, Any]()
    if match:
        given = given[match.end() :]
        for part in match[1].split(";"):
            name, colon, value = (word.strip() for word in part.partition(":"))
            if name == "outer":
                outer = value
            elif colon:
                wishes[name] = value
            else:
                language = name
    house = House.of(language, TypographyWishes(**wishes))
    return Setting(given.translate(VISIBLE), house._replace(outer=outer))  # type: ignore[arg-type]


def real(expected: str) -> str:
    """What a case expects, with real spaces."""
    return expected.translate(VISIBLE)
