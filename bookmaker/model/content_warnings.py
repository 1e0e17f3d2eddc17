"""Content warnings: what a reader may want to know before reading, and the vocabulary for it.

The vocabulary is data (`topics.toml`): id, label, group, and what each topic is called elsewhere.
Mappings: AO3's archive warnings (otwarchive `config.yml`), StoryGraph's levels, and ONIX code
list 203 "adult audience rating" (EDItEUR).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from bookmaker.model.problem import NOWHERE, Location

Level = Literal["graphic", "moderate", "mentioned"]
LEVELS: tuple[Level, ...] = ("graphic", "moderate", "mentioned")

Stance = Literal["unknown", "given", "none", "withheld"]
"""Nothing known; warnings given; the author says that none apply; the author chose not to warn."""


class Topic(NamedTuple):
    """One thing to warn of. `ao3`, `storygraph` and `onix` are its names in those vocabularies."""

    id: str
    label: str
    group: str
    ao3: str = ""
    storygraph: str = ""
    onix: str = ""


class ContentWarning(NamedTuple):
    """A warning of the author's: the topic's id (or free words), how strongly, where, and what exactly.

    `chapters` names chapters by number or title as the author wrote them; empty means throughout.
    """

    topic: str
    level: Level = "moderate"
    chapters: tuple[str, ...] = ()
    detail: str = ""
    at: Location = NOWHERE


class Warnings(NamedTuple):
    """What the author says of the book's contents."""

    stance: Stance = "unknown"
    entries: tuple[ContentWarning, ...] = ()


@cache
def vocabulary() -> dict[str, Topic]:
    """Every known topic by its id, in the order of the data file."""
    data = tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))
    return {key: Topic(id=key, group=group, **entry) for group, topics in data.items() for key, entry in topics.items()}


def label_of(topic: str) -> str:
    """The plain words for a topic: its label, or the author's own words."""
    known = vocabulary().get(topic)
    return known.label if known else topic
