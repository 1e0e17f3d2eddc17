"""The words that lack letters at their beginning or end, of each language: data for the choice of marks."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Clipped(NamedTuple):
    """Words, in small letters, that an apostrophe stands before (`sure`, `likely`) or after (`cut`)."""

    sure: frozenset[str]
    likely: frozenset[str]
    cut: frozenset[str]
    before_a: frozenset[str]


@cache
def clipped_words(language: str) -> Clipped:
    """The clipped words of a language, by its base tag; of one without a list, none."""
    entry = _data().get(language, {})
    return Clipped(*(frozenset(entry.get(name, "").split()) for name in Clipped._fields))


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("apostrophes.toml").read_text("utf-8"))
