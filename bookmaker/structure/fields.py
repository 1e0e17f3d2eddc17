"""Lines such as "Rating: Teen": how the heads of saved texts name what they tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.patterns import SPACES, Late

# What each label tells; a label that tells nothing we keep is taken off with the others.
TELLS = {
    **dict.fromkeys(("title", "story title", "story", "titel"), "title"),
    **dict.fromkeys(("author", "authors", "author name", "written by", "penname", "pen name", "creator"), "author"),
    **dict.fromkeys(("creators", "autor", "autorin", "by"), "author"),
    **dict.fromkeys(("summary", "description", "story summary", "synopsis", "blurb"), "description"),
    **dict.fromkeys(("fandom", "fandoms"), "fandoms"),
    **dict.fromkeys(("category", "categories"), "categories"),
    **dict.fromkeys(("genre", "genres"), "genres"),
    **dict.fromkeys(("rating", "rated", "story rating"), "rating"),
    **dict.fromkeys(("warning", "warnings", "archive warning", "archive warnings"), "warnings"),
    **dict.fromkeys(("content warning", "content warnings", "trigger warning", "trigger warnings"), "warnings"),
    **dict.fromkeys(("relationship", "relationships", "pairing", "pairings", "ship", "ships"), "relationships"),
    **dict.fromkeys(("character", "characters", "main characters"), "characters"),
    **dict.fromkeys(("additional tags", "additional tag", "tags", "freeform tags", "freeforms", "keywords"), "tags"),
    **dict.fromkeys(("status", "story status"), "status"),
    **dict.fromkeys(("words", "word count", "wordcount"), "words"),
    **dict.fromkeys(("chapters", "chapter count"), "chapters"),
    **dict.fromkeys(("published", "posted", "publication date", "first published"), "published"),
    **dict.fromkeys(("updated", "last updated", "revised"), "updated"),
    **dict.fromkeys(("story url", "url", "source", "link", "story link", "original url"), "source"),
    **dict.fromkeys(("series", "part of the series"), "series"),
    **{name: name for name in ("completed", "language", "translator", "illustrator")},
    **dict.fromkeys(("stats", "collections", "collection", "packaged", "publisher", "author url", "author page"), ""),
    **dict.fromkeys(("comments", "kudos", "bookmarks", "hits", "reviews", "favs", "favorites", "favourites"), ""),
    **dict.fromkeys(("follows", "id", "story id", "crossover", "crossovers", "timeline", "setting", "spoilers"), ""),
    **dict.fromkeys(
        ("feedback", "archive", "archiving", "archived", "distribution", "beta", "betas", "beta reader"), ""
    ),
    **dict.fromkeys(("disclaimer", "disclaimers", "era", "length", "date", "email", "e-mail", "site", "reads"), ""),
    **dict.fromkeys(
        ("votes", "views", "favorite", "size", "version", "erstellt mit", "downloaded", "file created"), ""
    ),
}
STRONG = frozenset(
    (
        *("title", "author", "description", "fandoms", "categories", "genres", "rating", "warnings", "relationships"),
        *("characters", "tags", "words"),
    )
)
"""One of these has to stand in a head; the others may stand in a story too ("Status: unknown")."""
ALONE = frozenset(("title", "author", "description", "fandoms", "rating"))
"""These make a head even by themselves."""
COUNTED = frozenset(("published", "completed", "updated", "words", "chapters", "status"))
"""What a line of figures begins with; only such a line holds several fields."""

_NAMES = "|".join(sorted(map(re.escape, TELLS), key=len, reverse=True))


def _may_be_labelled(line: str) -> bool:
    """Whether what stands before a line's first colon is a label, but for signs round it."""
    head = line.replace("：", ":").partition(":")[0]
    return head != line and head.strip(f"{SPACES}*_•·>#-").casefold() in TELLS


LABEL = Late(
    rf"[\s*_•·>#-]{{0,4}}(?P<label>{_NAMES})\s*[:：](?!//)\s*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
    look=_may_be_labelled,
)
INSIDE = Late(rf"(?<![^\W])(?P<label>{_NAMES})\s*:\s+", re.IGNORECASE)
ANY_LABEL = Late(r"[\s*_•·>#-]{0,4}[A-Z][\w /'’-]{1,24}:(?:\s|$)")
BARE_LABEL = Late(r"\W*(?P<label>summary|description)\W*", re.IGNORECASE)
BARE_NOTES = Late(r"\W*notes\W*", re.IGNORECASE)

# What stands between dashes in the one line of figures of FanFiction.Net.
GENRES = frozenset(
    (
        *("adventure", "angst", "crime", "drama", "family", "fantasy", "friendship", "general", "horror", "humor"),
        *("hurt/comfort", "mystery", "parody", "poetry", "romance", "sci-fi", "spiritual", "supernatural", "suspense"),
        *("tragedy", "western"),
    )
)
RATED = Late(r"(?:fiction\s+)?(?P<rating>k\+?|t|m|ma)\s*(?:\(.*\))?", re.IGNORECASE)


class Field(NamedTuple):
    """One thing that a line tells: its name with us ("" where we keep it nowhere), its label, its value."""

    tells: str
    label: str
    value: str


def fields_of(line: str) -> list[Field]:
    """The fields of a line: none, one, or those of a line of figures."""
    match = LABEL.fullmatch(line)
    if match is None:
        return []
    first = _field(match["label"], match["value"])
    if first.tells == "rating" and " - " in first.value:
        return list(_between_dashes(first))
    if first.tells in COUNTED or (first.label == "stats" and first.value):
        return list(_in_a_row(line))
    return [first]


def _field(label: str, value: str) -> Field:
    return Field(TELLS[label.casefold()], label.casefold(), " ".join(value.split()).strip("*_ "))


def _in_a_row(line: str) -> Iterator[Field]:
    """ "Published: 2023-03-14 Words: 14,264 Chapters: 5/5" """
    found = list(INSIDE.finditer(f"{line} "))
    for match, below in zip(found, [*found[1:], None], strict=True):
        yield _field(match["label"], line[match.end() : below.start() if below else None].strip(" -|·•,"))


def _between_dashes(first: Field) -> Iterator[Field]:
    """ "Rated: T - English - Adventure/Mystery - Ida O., Tib - Chapters: 5 - Words: 12,345 - Status: Complete" """
    rating, *parts = re.split(r"\s+-\s+", first.value)
    match = RATED.fullmatch(rating)
    yield first._replace(value=match["rating"].upper() if match else rating)
    for index, part in enumerate(parts):
        labelled = LABEL.fullmatch(part)
        if labelled:
            yield _field(labelled["label"], labelled["value"])
        elif index == 0:
            yield Field("language", "", part)
        elif _genres(part):
            yield Field("genres", "", ", ".join(_genres(part)))
        elif part.casefold() in {"complete", "completed"}:
            yield Field("status", "", part)
        else:
            yield Field("characters", "", part.replace("[", "").replace("]", ","))


def _genres(text: str) -> list[str]:
    names = text.replace("Hurt/Comfort", "Hurt\0Comfort").split("/")
    names = [name.replace("\0", "/").strip() for name in names]
    return names if all(name.casefold() in GENRES for name in names) else []
