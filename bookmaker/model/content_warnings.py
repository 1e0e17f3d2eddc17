"""Content warnings: what a reader may want to know before reading, and the vocabulary for it.

The vocabulary is data (`topics.toml`): id, label, group, and what each topic is called elsewhere;
`topics.<language>.toml` holds labels in another language. Mappings: AO3's archive warnings (otwarchive
`config.yml`) and common tags, StoryGraph's names, and ONIX code list 203 "adult audience rating" (EDItEUR).
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from bookmaker.model.problem import NOWHERE, Location, Report, nearest, note, warning

Level = Literal["graphic", "moderate", "mentioned"]
LEVELS: tuple[Level, ...] = ("graphic", "moderate", "mentioned")

Stance = Literal["unknown", "given", "none", "withheld"]
"""Nothing known; warnings given; the author says that none apply; the author chose not to warn."""

Origin = Literal["author", "reader", "suggested"]
"""Who says so: the author; somebody who read the book; a list of words, which a person took over."""
ORIGINS: tuple[Origin, ...] = ("author", "reader", "suggested")


class Topic(NamedTuple):
    """One thing to warn of, its label in plain words and a line that explains it.

    `ao3`, `tags`, `storygraph` and `onix` are its names elsewhere; `age` the number of years from
    which ratings usually allow it where it is shown, 0 for any.
    """

    id: str
    label: str
    group: str
    about: str = ""
    ao3: str = ""
    tags: tuple[str, ...] = ()
    storygraph: str = ""
    onix: str = ""
    age: int = 0


class ContentWarning(NamedTuple):
    """A warning: the topic's id (or free words), how strongly, where, and what exactly.

    `chapters` names chapters by number or title as the author wrote them; empty means throughout.
    """

    topic: str
    level: Level = "moderate"
    chapters: tuple[str, ...] = ()
    detail: str = ""
    at: Location = NOWHERE
    origin: Origin = "author"


class Warnings(NamedTuple):
    """What is said of the book's contents; where it is `partial`, the author chose not to warn of all."""

    stance: Stance = "unknown"
    entries: tuple[ContentWarning, ...] = ()
    partial: bool = False


@cache
def vocabulary() -> dict[str, Topic]:
    """Every known topic by its id, in the order of the data file."""
    entries = _data("topics.toml").items()
    return {key: _topic(key, group, entry) for group, topics in entries for key, entry in topics.items()}


def _topic(key: str, group: str, entry: dict[str, Any]) -> Topic:
    return Topic(id=key, group=group, **{**entry, "tags": tuple(entry.get("tags", ()))})


@cache
def _data(name: str) -> dict[str, Any]:
    path = Path(__file__).with_name(name)
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _translated(kind: str, key: str, language: str) -> str:
    """The words for a topic or a group in a language; empty where there are none."""
    tongue = language.split("-")[0].lower()
    words: str = _data(f"topics.{tongue}.toml").get(kind, {}).get(key, "") if tongue.isalpha() else ""
    return words


def label_of(topic: str, language: str = "en") -> str:
    """The plain words for a topic: its label in that language, else in English, or the author's own words."""
    known = vocabulary().get(topic)
    return (_translated("labels", topic, language) or known.label) if known else topic


def warning_tag(topic: str) -> str:
    """A topic as shelves tag it, always in English. A comma would end the tag."""
    return f"Content warning: {' '.join(label_of(topic).replace(',', ' –').split())}"


def group_of(topic: str, language: str = "en") -> str:
    """The words for the group of a topic; empty for the author's own words."""
    known = vocabulary().get(topic)
    return (_translated("groups", known.group, language) or known.group) if known else ""


class Reading(NamedTuple):
    """How words were read: the topic's id, or the words themselves; whether they are its own name, and how strongly.

    Words that are known only as a name from elsewhere are no topic's own name: where they are read as one, that
    has to be told.
    """

    topic: str
    is_known: bool
    is_own_name: bool = True
    level: Level | None = None


def read_topic(words: str) -> Reading:
    """The topic that words name: by id or label, by a name from elsewhere, or behind a word of degree ("graphic")."""
    words = " ".join(words.split())
    if found := _known(words):
        return found
    degree, level = next(((each, level) for each, level in DEGREES if words.casefold().startswith(each)), ("", None))
    found = _known(words[len(degree) :]) if degree else None
    return found._replace(level=level) if found else Reading(words, False)


def _known(words: str) -> Reading | None:
    form = _form(words)
    if topic := _own_names().get(form):
        return Reading(topic, True)
    if topic := _names_elsewhere().get(form):
        return Reading(topic, True, False, "graphic" if form.startswith("graphic ") else None)
    return None


DEGREES: tuple[tuple[str, Level], ...] = (
    *((words, "mentioned") for words in ("implied/referenced ", "referenced ", "implied ", "mentioned ")),
    *((words, "mentioned") for words in ("mentions of ", "mention of ", "references to ", "discussion of ", "past ")),
    *((words, "moderate") for words in ("mild ", "some ", "minor ", "moderate ")),
    *((words, "graphic") for words in ("graphic depictions of ", "graphic ", "explicit ", "detailed ", "heavy ")),
)
"""Words in front of a topic that say how strongly it is shown."""


def _form(words: str) -> str:
    """Words without their capitals, hyphens and underscores."""
    return words.casefold().replace("-", " ").replace("_", " ").strip()


@cache
def _own_names() -> dict[str, str]:
    """The topics by their labels, in every language that there is, and by their ids."""
    files = (path.name for path in sorted(Path(__file__).parent.glob("topics.*.toml")))
    translated = {_form(label): topic for file in files for topic, label in _data(file).get("labels", {}).items()}
    return translated | {_form(name): topic.id for topic in vocabulary().values() for name in (topic.label, topic.id)}


@cache
def _names_elsewhere() -> dict[str, str]:
    topics = reversed(vocabulary().values())  # of several, the first has the name
    return {_form(name): topic.id for topic in topics for name in (*topic.tags, topic.ao3) if name}


def read_list(words: str) -> Iterator[tuple[str, Reading]]:
    """The topics of a list such as "blood (graphic), fire and storms; mentions of war", each with its words."""
    for item in words.replace(";", ",").split(","):
        whole = _read_item(item)
        parts = list(map(_read_item, item.replace("&", " and ").split(" and ")))
        is_several = not whole[1].is_known and len(parts) > 1 and all(reading.is_known for _, reading in parts)
        yield from (part for part in (parts if is_several else [whole]) if part[1].topic)


def _read_item(item: str) -> tuple[str, Reading]:
    bare, _, degree = item.partition("(")
    level = _level_of(degree.rstrip(") .").casefold())
    reading = read_topic(bare.strip(" .*_"))
    if degree and not level:  # a degree that there is not, or the author's own words
        words = item.strip(" .*_")
        return words, reading._replace(is_own_name=False) if reading.is_known else read_topic(words)
    return bare.strip(" .*_"), reading._replace(level=level or reading.level)


def _level_of(words: str) -> Level | None:
    by_word: dict[str, Level] = {"minor": "mentioned", "mild": "mentioned", "brief": "mentioned", "severe": "graphic"}
    return next((level for level in LEVELS if level == words), by_word.get(words))


def near_topic(words: str) -> str:
    """A hint with the topic that words may be a slip for; empty where none is near."""
    return nearest(_form(words), list(_own_names()))


def report_reading(words: str, reading: Reading, at: Location, report: Report) -> None:
    """Say what words were read as, where they are no topic's own name: nothing is taken for a topic in silence."""
    if not reading.is_known:
        near = near_topic(words)
        message = f"“{words}” is not in the vocabulary of warnings"
        said = warning if near else note  # an author's own words are welcome, a slip is not
        hint = near or "it is printed in these words; see the list in the manual"
        report(said("content-warnings/unknown-topic", message, at, hint))
    elif not reading.is_own_name:
        message = f"“{words}” was read as the topic “{label_of(reading.topic)}”"
        hint = f"write “{reading.topic}”, or other words if that is not what is meant"
        report(note("content-warnings/read-as", message, at, hint))
