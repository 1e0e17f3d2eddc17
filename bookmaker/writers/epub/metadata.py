"""The metadata of the package document: Dublin Core with refinements, series, accessibility.

EPUB 3.3, section 5.5; EPUB Accessibility 1.1, section 3; MARC relator codes for roles.
"""

import uuid
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.book import Book, Contributor, Metadata
from bookmaker.model.content_warnings import vocabulary, warning_tag
from bookmaker.model.ratings import age_of

NAMESPACE = uuid.UUID("6a1c1c4e-0b52-5f0e-9d0c-4c5a3c8a7f10")
"""Our own namespace for identifiers made from what a book is (RFC 9562, section 5.5)."""

RELATORS = {
    "author": "aut",
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "cover artist": "cov",
    "beta reader": "ctb",
    "narrator": "nrt",
    "compiler": "com",
    "foreword": "aui",
    "afterword": "aft",
    "publisher": "pbl",
    "other": "ctb",
}


ONIX_203 = "https://ns.editeur.org/onix/en/203"
"""The code list "adult audience rating" (EDItEUR), by its address."""
STANCES = {
    "none": "Content warnings: none apply",
    "withheld": "Content warnings: the author chose not to warn",
}
"""What the author says of them all, as a tag."""


class Element(NamedTuple):
    """A Dublin Core element (`dc:title`) or a meta element; attributes in order."""

    name: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


def identifier_of(data: Metadata) -> str:
    """The book's unique identifier: its ISBN, else a UUID of what names it, the same for every build."""
    for identifier in data.identifiers:
        if identifier.scheme == "isbn":
            return f"urn:isbn:{identifier.value}"
        if identifier.scheme == "uuid":
            return f"urn:uuid:{identifier.value.removeprefix('urn:uuid:').lower()}"
    name = data.source or "\n".join((data.title, data.byline, data.language))
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def identifier_of_copy(book: Book) -> str:
    """The identifier of a book, or of a copy for one reader, which is another text under the same title."""
    identifier = identifier_of(book.metadata)
    if book.avoid is None:
        return identifier
    wishes = (f"{topic}: {wish}" for topic, wish in sorted(book.avoid.wishes.items()))
    name = "\n".join((identifier, book.avoid.name, book.avoid.others, *wishes))
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def _other_identifiers(data: Metadata) -> Iterator[str]:
    """The identifiers beside the unique one, as URIs where their scheme has a form for that."""
    forms = {"isbn": "urn:isbn:{}", "uuid": "urn:uuid:{}", "doi": "doi:{}", "url": "{}"}
    unique = identifier_of(data)
    for identifier in data.identifiers:
        value = forms.get(identifier.scheme, identifier.scheme + ":{}").format(identifier.value)
        if value != unique:
            yield value


def metadata_of(book: Book, has_pictures: bool) -> tuple[Element, ...]:
    """Every metadata element of the package but the date of change, which the package adds."""
    data = book.metadata
    return (
        *(Element("dc:identifier", other) for other in _other_identifiers(data)),
        *_titles(data),
        *(element for number, person in enumerate(data.contributors, 1) for element in _person(number, person)),
        Element("dc:language", data.language or "und"),
        *_optional(data),
        *_subjects(book),
        *_series(data),
        *_audience(data),
        *_accessibility(has_pictures),
        Element("meta", "", (("name", "cover"), ("content", "cover-image"))),
    )


def _meta(name: str, text: str, refines: str = "", scheme: str = "") -> Element:
    attributes = [("refines", f"#{refines}")] if refines else []
    attributes.append(("property", name))
    return Element("meta", text, tuple(attributes + ([("scheme", scheme)] if scheme else [])))


def _titles(data: Metadata) -> Iterator[Element]:
    yield Element("dc:title", data.title, (("id", "title"),))
    yield _meta("title-type", "main", "title")
    if data.subtitle:
        yield Element("dc:title", data.subtitle, (("id", "subtitle"),))
        yield _meta("title-type", "subtitle", "subtitle")


def _person(number: int, person: Contributor) -> Iterator[Element]:
    name = f"contributor-{number}"
    yield Element("dc:creator" if person.role == "author" else "dc:contributor", person.name, (("id", name),))
    yield _meta("role", RELATORS[person.role], name, "marc:relators")
    yield _meta("file-as", person.file_as or _sorted_name(person.name), name)


def _sorted_name(name: str) -> str:
    """The last word first: "Orr, Ida"; a single word, or a name with a comma, as it is."""
    words = name.split()
    return (
        name if len(words) < 2 or "," in name or not words[-1][0].isupper() else f"{words[-1]}, {' '.join(words[:-1])}"
    )


def _optional(data: Metadata) -> Iterator[Element]:
    values = (
        ("dc:description", data.description),
        ("dc:publisher", data.publisher),
        ("dc:rights", data.rights),
        ("dc:date", data.published),
        ("dc:source", data.source),
    )
    yield from (Element(name, value) for name, value in values if value)


def _subjects(book: Book) -> Iterator[Element]:
    data = book.metadata
    for number, subject in enumerate(data.subjects, 1):
        name = f"subject-{number}"
        yield Element("dc:subject", subject.name, (("id", name),))
        if subject.authority and subject.term:  # EPUB 3.3, 5.5.3.4: neither may stand without the other
            yield _meta("authority", subject.authority, name)
            yield _meta("term", subject.term, name)
    yield from (Element("dc:subject", tag) for tag in (*data.fandoms, *data.relationships, *data.characters))
    yield from _warnings(book)


def _warnings(book: Book) -> Iterator[Element]:
    """What a book is warned of, by topic alone; and the author's word where nothing is listed.

    The authority and its codes are ONIX list 203; the words are those of our vocabulary. No comma stands in
    them, because calibre takes it for the end of a tag.
    """
    for number, topic in enumerate(dict.fromkeys(entry.topic for entry in book.warnings.entries), 1):
        name = f"warning-{number}"
        known = vocabulary().get(topic)
        yield Element("dc:subject", warning_tag(topic), (("id", name),))
        yield _meta("authority", ONIX_203, name)
        yield _meta("term", known.onix if known else "02", name)
    if sentence := STANCES.get(book.warnings.stance):
        yield Element("dc:subject", sentence)


def _audience(data: Metadata) -> Iterator[Element]:
    """The rating as it was given, and the ages that it is meant for, where that is known (schema.org)."""
    if data.rating:
        yield _meta("schema:contentRating", data.rating)
    if (age := age_of(data.rating)) is not None:
        yield _meta("schema:typicalAgeRange", f"{age}-")


def _series(data: Metadata) -> Iterator[Element]:
    """The series twice: EPUB 3's collection, and calibre's names, which many readers know alone."""
    if data.series is None:
        return
    yield Element("meta", data.series.name, (("property", "belongs-to-collection"), ("id", "series")))
    yield _meta("collection-type", "series", "series")
    if data.series.number:
        yield _meta("group-position", data.series.number, "series")
    yield Element("meta", "", (("name", "calibre:series"), ("content", data.series.name)))
    if data.series.number:
        yield Element("meta", "", (("name", "calibre:series_index"), ("content", data.series.number)))


def _accessibility(has_pictures: bool) -> Iterator[Element]:
    """What is true of every book we write; pictures have alternative text or are named as a mistake."""
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    modes = ["textual", "visual"] if has_pictures else ["textual"]
    yield from (_meta("schema:accessMode", mode) for mode in modes)
    yield _meta("schema:accessModeSufficient", "textual")
    yield from (_meta("schema:accessibilityFeature", feature) for feature in features)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta(
        "schema:accessibilitySummary",
        "Text with headings, a table of contents and a logical reading order; its look follows the reader’s settings.",
    )
