"""Topics that a text may have to be warned of, found by a list of words: suggestions, and never more than that.

The list (`suggestions.toml`) is English. Words stand for whole words; a phrase has to stand within a
paragraph, whatever signs and line ends part its words.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bookmaker.model.problem import Location

WORD = re.compile(r"[a-z’']+")
LIKENED = re.compile(r"\blike\s+(?:an?\s+|the\s+|some\s+)?(?:[a-z]+\s+)?$")
LONGEST_LIKENED = 30
FARTHEST = 12
"""Characters between two words of a phrase, at most."""


class Place(NamedTuple):
    """Where a word of the list stands, and the word."""

    at: Location
    words: str


class Suggestion(NamedTuple):
    """A topic of the vocabulary, and the places in the texts that speak for it."""

    topic: str
    places: tuple[Place, ...]


class _Listed(NamedTuple):
    """A word or phrase of the list: its topic, and the words that have to follow the first one."""

    topic: str
    following: tuple[str, ...]


def suggest(texts: Iterable[tuple[str, str]]) -> tuple[Suggestion, ...]:
    """The topics that texts (each with its file's name) hold words for, the one with most of them first.

    A novel of 120,000 words takes about an eighth of a second.
    """
    found: dict[str, list[Place]] = {}
    for name, text in texts:
        small = text.lower().replace("'", "’")
        starts = [match.end() for match in re.finditer("\n", small)]
        for topic, position, words in _hits(small):
            at = Location(name, bisect_right(starts, position) + 1)
            found.setdefault(topic, []).append(Place(at, words))
    enough = (Suggestion(topic, tuple(places)) for topic, places in found.items() if len(places) >= _least(topic))
    return tuple(sorted(enough, key=lambda each: (-len(each.places), each.topic)))


def _hits(text: str) -> Iterator[tuple[str, int, str]]:
    """Topic, place and words of each hit; a place counts once for a topic."""
    known = _by_first_word()
    last: dict[str, int] = {}
    for match in WORD.finditer(text):
        for listed in known.get(match[0], ()):
            end = _end(text, match.end(), listed.following)
            if end and last.get(listed.topic, -1) < match.start() and not _is_likened(text, match.start()):
                last[listed.topic] = end
                yield listed.topic, match.start(), " ".join((match[0], *listed.following))


def _end(text: str, position: int, following: Iterable[str]) -> int:
    """Where a phrase ends whose first word ends at a position; 0 where other words follow."""
    for word in following:
        match = WORD.search(text, position, position + FARTHEST + len(word))
        if match is None or match[0] != word or "\n\n" in text[position : match.start()]:
            return 0
        if _ends_sentence(text[position : match.start()]):
            return 0
        position = match.end()
    return position


def _is_likened(text: str, position: int) -> bool:
    """Whether something is only compared with what stands here: "like a ghost"."""
    return LIKENED.search(text, max(0, position - LONGEST_LIKENED), position) is not None


def _ends_sentence(between: str) -> bool:
    return any(sign in between for sign in ".!?;:")


@cache
def _list() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("suggestions.toml").read_text("utf-8"))


def _least(topic: str) -> int:
    return int(_list()[topic].get("least", 1))


@cache
def _by_first_word() -> dict[str, list[_Listed]]:
    """The list by the first word of each entry, longer entries first."""
    known: dict[str, list[_Listed]] = {}
    for topic, entry in _list().items():
        for words in entry["words"]:
            first, *following = words.split()
            known.setdefault(first, []).append(_Listed(topic, tuple(following)))
    for entries in known.values():
        entries.sort(key=lambda each: -len(each.following))
    return known
