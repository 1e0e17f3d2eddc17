"""What is known of a book: what its book file says, completed by what its text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bookmaker.build.values import checked, listed
from bookmaker.model.book import Contributor, ContributorRole, Metadata, Series, Subject
from bookmaker.model.manuscript import Found
from bookmaker.model.nodes import Blocks, Omission
from bookmaker.model.recipe import Recipe
from bookmaker.model.walk import text_of
from bookmaker.structure import language_of
from bookmaker.structure.language import SAMPLE

PLAIN = ("title", "subtitle", "description", "language", "rating", "status", "source", "published", "updated")
"""Fields whose value is the text found."""
LISTS = ("fandoms", "relationships", "characters")
"""Fields whose value is several names."""
PEOPLE: tuple[ContributorRole, ...] = ("author", "translator", "editor", "illustrator")
AO3_CATEGORIES = frozenset(("gen", "f/f", "f/m", "m/m", "multi", "other", "no category"))
"""What AO3 calls categories; elsewhere they are the works that a text is written to."""
WHY = {"structure/gutenberg": "the Project Gutenberg header"}


def found_in(blocks: Blocks) -> Iterator[Found]:
    """What the text tells of itself: its head, and its language."""
    for omission in (block for block in blocks if isinstance(block, Omission)):
        value = checked(omission.tells, omission.value)
        if value and omission.tells not in {"", "front matter"}:
            why = WHY.get(omission.rule, "the head of the text")
            written = omission.value if omission.value != value else ""
            yield Found(omission.tells, value, why, omission.at, written)
    yield language_of(_first_words(blocks))


def _first_words(blocks: Blocks) -> str:
    """As much of the text as the language is told by."""
    texts: list[str] = []
    length = 0
    for text in text_of(blocks):
        texts.append(text)
        length += len(text)
        if length > SAMPLE:
            break
    return "\n".join(texts)


def known_metadata(recipe: Recipe, found: tuple[Found, ...]) -> Metadata:
    """The recipe's metadata, completed with what was found in the text and, last, the file's name."""
    told: dict[str, str] = {}
    for each in found:
        told.setdefault(each.field, each.value)
    told.setdefault("updated", told.get("completed", ""))
    data = recipe.metadata
    changes: dict[str, Any] = {name: told[name] for name in PLAIN if told.get(name) and not getattr(data, name)}
    changes |= {name: listed(told[name]) for name in LISTS if name in told and not getattr(data, name)}
    if not data.fandoms and "fandoms" not in told and not _is_ao3(told):
        changes["fandoms"] = listed(told["categories"])
    if not data.subjects:
        names = dict.fromkeys((*listed(told.get("genres", "")), *listed(told.get("tags", ""))))
        changes["subjects"] = tuple(map(Subject, names))
    if not data.series and "series" in told:
        changes["series"] = series_of(told["series"])
    data = data._replace(contributors=(*_people(data, told), *data.contributors), **changes)
    return data if data.title else data._replace(title=title_from_name(recipe.name))


def _is_ao3(told: dict[str, str]) -> bool:
    return all(name.casefold() in AO3_CATEGORIES for name in listed(told.get("categories", "")))


def _people(data: Metadata, told: dict[str, str]) -> Iterator[Contributor]:
    """The people whom the text names, in the roles for which the recipe names nobody."""
    given = {person.role for person in data.contributors}
    for role in PEOPLE:
        if role in told and role not in given:
            names = told[role].replace(" and ", ",").split(",")
            yield from (Contributor(name.strip(), role) for name in names if name.strip())


def series_of(text: str) -> Series:
    """A series as archives write it: "Part 2 of The Harbour" (the first of several), "The Harbour [2]"."""
    if match := re.match(r"(?i)part (?P<number>[\d.]+) of (?P<name>.+?)(?:, part [\d.]+ of .*)?$", text):
        return Series(match["name"], match["number"])
    if match := re.fullmatch(r"(?P<name>.+?)\s*[\[(#]\s*(?P<number>\d+(?:\.\d+)?)[\])]?", text):
        return Series(match["name"], match["number"])
    return Series(text)


def title_from_name(name: str) -> str:
    """A title made of a file name, for want of a better one."""
    words = name.replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"
