"""A book: what it is, who made it, and its divisions in reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal, NamedTuple, TypeAlias

from bookmaker.model.avoid import Avoid
from bookmaker.model.content_warnings import Warnings
from bookmaker.model.nodes import Blocks, Division, Inlines, Node, Omission, Span, Text, node
from bookmaker.model.problem import NOWHERE, Location
from bookmaker.model.walk import plain, without_notes

ContributorRole = Literal[
    "author",
    "editor",
    "translator",
    "illustrator",
    "cover artist",
    "beta reader",
    "narrator",
    "compiler",
    "foreword",
    "afterword",
    "publisher",
    "other",
]

Status = Literal["", "complete", "in progress", "abandoned", "on hiatus"]


class Contributor(NamedTuple):
    """A person of the book, as printed; `file_as` is the form that lists sort by ("Orr, Ida")."""

    name: str
    role: ContributorRole = "author"
    file_as: str = ""


class Series(NamedTuple):
    """The series a book belongs to; the number may have a decimal part ("2.5")."""

    name: str
    number: str = ""


class Subject(NamedTuple):
    """What the book is about, in words; with the scheme that they come from (BISAC, THEMA) and its code."""

    name: str
    authority: str = ""
    term: str = ""


class Identifier(NamedTuple):
    """A name of the book in some scheme: `isbn`, `doi`, `uuid`, `url` …"""

    scheme: str
    value: str


class Metadata(NamedTuple):
    """What is known of a book. Empty means unknown."""

    title: str = ""
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    language: str = ""
    series: Series | None = None
    description: str = ""
    subjects: tuple[Subject, ...] = ()
    fandoms: tuple[str, ...] = ()
    relationships: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    rating: str = ""
    status: Status = ""
    source: str = ""
    publisher: str = ""
    rights: str = ""
    published: str = ""
    updated: str = ""
    identifiers: tuple[Identifier, ...] = ()

    @property
    def authors(self) -> tuple[Contributor, ...]:
        """The contributors who wrote it."""
        return tuple(c for c in self.contributors if c.role == "author")

    @property
    def byline(self) -> str:
        """The authors' names in one line. A comma, never "&": some shelves hide all but the first name."""
        return ", ".join(author.name for author in self.authors)


Landmark = Literal["", "title-page", "contents", "warnings"]


@node
class Chapter(Node):
    """One division of the text, or one of our own pages, with what stands in it.

    `label` is what its heading has before the title, as written ("Chapter IV"); `number` the
    number meant; `name` names its file and its anchor, and stays when later chapters are added.
    """

    title: Inlines
    blocks: Blocks
    division: Division | Literal["page"] = "chapter"
    label: str = ""
    number: int | None = None
    name: str = ""
    landmark: Landmark = ""
    evidence: tuple[str, ...] = ()
    at: Location = NOWHERE


@node
class Part(Node):
    """A part, volume or book within the book: its heading, what stands under it, its chapters."""

    title: Inlines
    blocks: Blocks
    divisions: tuple["Part | Chapter", ...]
    label: str = ""
    number: int | None = None
    name: str = ""
    evidence: tuple[str, ...] = ()
    at: Location = NOWHERE


AnyDivision: TypeAlias = Part | Chapter


class Asset(NamedTuple):
    """A file of the book's folder that goes into the book: a picture."""

    path: str
    data: bytes
    media_type: str


@node
class Book(Node):
    """A whole book, ready for a writer.

    `front` and `back` are pages of our own making (title page, imprint …); `omitted` holds what
    was taken off the text before its first division. `avoid` is what the reader wishes whom this copy
    is made for; `anchors` are the places within divisions and pages that our links lead to, each with
    the name of what it stands in.
    """

    metadata: Metadata
    divisions: tuple[AnyDivision, ...]
    front: tuple[Chapter, ...] = ()
    back: tuple[Chapter, ...] = ()
    warnings: Warnings = field(default_factory=Warnings)
    dedication: Blocks = ()
    epigraph: Blocks = ()
    omitted: tuple[Omission, ...] = ()
    assets: tuple[Asset, ...] = ()
    cover: Asset | None = None
    warning_lines: bool = True
    avoid: Avoid | None = None
    anchors: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> Iterator[AnyDivision]:
        """Parts and chapters of the text in reading order, each part before its chapters."""
        return in_order(self.divisions)

    @property
    def names(self) -> frozenset[str]:
        """The names of all divisions and pages: where a link inside the book can lead."""
        return frozenset(division.name for division in (*self.front, *self.body, *self.back))

    @property
    def homes(self) -> Mapping[str, str]:
        """Every place that a link inside the book can lead to, with the division or page that it stands in."""
        return {**{name: name for name in self.names}, **self.anchors}

    def named(self, names: tuple[str, ...]) -> list[AnyDivision]:
        """The divisions that an author means by numbers, labels or titles, in the book's order."""
        wanted = {name.strip().casefold() for name in names}
        return [division for division in self.body if wanted & set(names_of(division))]


def in_order(divisions: tuple[AnyDivision, ...]) -> Iterator[AnyDivision]:
    """Divisions in reading order, each part before what is inside it."""
    for division in divisions:
        yield division
        if isinstance(division, Part):
            yield from in_order(division.divisions)


def names_of(division: AnyDivision) -> Iterator[str]:
    """What an author may call a division: its number, its label, its title, what it is, or its name in files."""
    yield division.name
    if division.number is not None and isinstance(division, Chapter):
        yield str(division.number)
    for words in (division.label, plain(division.title)):
        if words:
            yield words.casefold()
    if isinstance(division, Chapter) and division.division not in {"chapter", "story"}:
        yield division.division


def heading_of(division: AnyDivision) -> Inlines:
    """Label and title in one line, as lists show them; empty for a division without a heading."""
    label: Inlines = (Span((Text(division.label),), "label"),) if division.label else ()
    title = without_notes(division.title)
    between: Inlines = (Text(" "),) if label and title else ()
    if not label and not title and division.number is not None:
        return (Span((Text(str(division.number)),), "label"),)  # a chapter known by a row of signs alone
    return (*label, *between, *title)
