"""What is known of a book: what its book file says, completed by what its text tells."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from bookmaker.model.book import Contributor, Metadata, Status
from bookmaker.model.manuscript import Found
from bookmaker.model.nodes import Blocks, Omission
from bookmaker.model.recipe import Recipe
from bookmaker.model.walk import text_of
from bookmaker.structure import language_of
from bookmaker.structure.language import SAMPLE

PLAIN = ("title", "description", "language", "rating", "status", "source", "published", "updated")
"""Fields whose value is the text found."""


def found_in(blocks: Blocks) -> Iterator[Found]:
    """What the text tells of itself: its head, and its language."""
    for omission in (block for block in blocks if isinstance(block, Omission)):
        value = _checked(omission.tells, omission.value)
        if value and omission.tells not in {"", "front matter"}:
            yield Found(omission.tells, value, "the head of the text", omission.at)
    yield language_of(_first_words(blocks))


# Languages as the heads of saved texts name them.
LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "dutch": "nl",
    "nederlands": "nl",
    "swedish": "sv",
    "svenska": "sv",
    "polish": "pl",
    "polski": "pl",
    "russian": "ru",
    "русский": "ru",
    "czech": "cs",
    "čeština": "cs",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
}
STATUSES: dict[str, Status] = {
    "complete": "complete",
    "completed": "complete",
    "in progress": "in progress",
    "in-progress": "in progress",
    "ongoing": "in progress",
    "abandoned": "abandoned",
    "hiatus": "on hiatus",
    "on hiatus": "on hiatus",
}


def _checked(field: str, value: str) -> str:
    """A value found in a text in the form that metadata has to have; empty if it cannot be brought into it.

    A text may say anything, and what it says must not spoil the package.
    """
    match field:
        case "language":
            tag = LANGUAGES.get(value.lower(), value)
            return tag if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", tag) else ""
        case "published" | "updated":
            try:
                return datetime.date.fromisoformat(value[:10]).isoformat()
            except ValueError:
                return value if re.fullmatch(r"(1[5-9]|20)\d\d", value) else ""
        case "status":
            return STATUSES.get(value.lower(), "")
        case _:
            return value


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
    data = recipe.metadata
    if not data.authors and "author" in told:
        names = [name.strip() for name in told["author"].replace(" and ", ",").split(",") if name.strip()]
        data = data._replace(contributors=(*(Contributor(name) for name in names), *data.contributors))
    if not data.fandoms and "fandoms" in told:
        data = data._replace(fandoms=tuple(part.strip() for part in told["fandoms"].split(",")))
    changes: dict[str, Any] = {name: told[name] for name in PLAIN if name in told and not getattr(data, name)}
    data = data._replace(**changes)
    return data if data.title else data._replace(title=title_from_name(recipe.name))


def title_from_name(name: str) -> str:
    """A title made of a file name, for want of a better one."""
    words = name.replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"
