"""Content warnings in three layers: what there is, in front; where, and what exactly, behind the text.

The page in front is broad, short, and spoils nothing: topics alone. Which chapters they are in, and
the author's own words, stand on pages that a reader has to ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bookmaker.model.book import AnyDivision, Book, Chapter, Part, heading_of
from bookmaker.model.content_warnings import LEVELS, ContentWarning, Level, group_of, label_of, vocabulary
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Inline, Link, Paragraph, Section, Text
from bookmaker.model.walk import plain
from bookmaker.model.warned_scenes import Scene, scenes_of
from bookmaker.model.wording import Wording, wording_for

PAGE, PLACES, DETAILS = "content-warnings", "content-warning-places", "content-warning-details"
MOST = 7
"""Topics that stand one below the other; more of them are gathered in a line for each group."""
BETWEEN = "\u00a0· "


def warnings_page(book: Book, edition: Edition) -> Chapter | None:
    """What there is, by topic alone. None where nothing is known.

    "None apply" and "chose not to warn" are said in words that cannot be taken for each other.
    """
    words = wording_for(book.metadata.language)
    match book.warnings.stance:
        case "unknown":
            return None
        case "none":
            blocks: tuple[Block, ...] = (_note(words.warnings_none), *_rating(book, words))
        case "withheld":
            blocks = (_note(words.warnings_withheld), *_rating(book, words))
        case "given":
            blocks = tuple(_given(book, edition, words))
    page = Section(blocks, "warnings")
    return Chapter((Text(words.warnings),), (page,), "page", name=PAGE, landmark="warnings")


def places_page(book: Book, edition: Edition) -> Chapter | None:
    """Each topic with its chapters. None where every warning is given for the book as a whole."""
    rows = list(_by_topic(book))
    if not any(divisions for _, divisions in rows):
        return None
    words = wording_for(book.metadata.language)
    blocks: list[Block] = [_note(words.places_intro)]
    blocks += [_places(label, divisions, words) for label, divisions in rows]
    blocks += _back(edition, words)
    return Chapter((Text(words.places),), (Section(tuple(blocks), "warnings"),), "page", name=PLACES)


def details_page(book: Book, edition: Edition) -> Chapter | None:
    """What exactly happens, for readers who ask. None where the author tells nothing."""
    detailed = [entry for entry in book.warnings.entries if entry.detail]
    told = [scene for scene in scenes_of(book.divisions) if scene.summary]
    if not detailed and not told:
        return None
    words = wording_for(book.metadata.language)
    blocks: list[Block] = [_note(words.details_intro), *(_detail(entry, book, words) for entry in detailed)]
    blocks += _scenes(told, book, edition, words)
    blocks += _back(edition, words)
    return Chapter((Text(words.details),), (Section(tuple(blocks), "warnings"),), "page", name=DETAILS)


def anchor_of(scene: Scene) -> str:
    """The place on the page of details where a scene is told."""
    return f"{scene.name}-told"


def in_a_row(entries: Iterable[ContentWarning], language: str, words: Wording) -> str:
    """Topics one after the other, each once, with how strongly it is shown where that is not the usual."""
    return BETWEEN.join(_labelled(entry, language, words) for entry in strongest(entries))


def in_short(entries: Iterable[ContentWarning], language: str, words: Wording) -> str:
    """Topics in a row; of many, their groups alone."""
    topics = strongest(entries)
    if len(topics) <= MOST:
        return in_a_row(topics, language, words)
    return BETWEEN.join(dict.fromkeys(group_of(entry.topic, language) or words.warnings_own for entry in topics))


def strongest(entries: Iterable[ContentWarning]) -> list[ContentWarning]:
    """The strongest warning of each topic, in the order of the vocabulary, the author's own words last."""
    found: dict[str, ContentWarning] = {}
    for entry in entries:
        before = found.get(entry.topic, entry)
        found[entry.topic] = min(before, entry, key=lambda each: LEVELS.index(each.level))
    if len(found) < 2:
        return list(found.values())  # most books are asked of none, and need no vocabulary
    order = {topic: place for place, topic in enumerate(vocabulary())}
    return sorted(found.values(), key=lambda entry: order.get(entry.topic, len(order)))


def _labelled(entry: ContentWarning, language: str, words: Wording) -> str:
    label = label_of(entry.topic, language)
    names: dict[Level, str] = {"graphic": words.graphic, "moderate": "", "mentioned": words.mentioned}
    return f"{label} ({name[0].lower()}{name[1:]})" if (name := names[entry.level]) else label


def _note(text: str) -> Paragraph:
    return Paragraph((Text(text),), "warning-note")


def _group(text: str) -> Paragraph:
    return Paragraph((Text(text),), "warning-group")


def _topic(text: str) -> Paragraph:
    return Paragraph((Text(text),), "warning-topic")


def _rating(book: Book, words: Wording) -> Iterator[Block]:
    if book.metadata.rating:
        yield _note(words.rating.format(book.metadata.rating))


def _given(book: Book, edition: Edition, words: Wording) -> Iterator[Block]:
    entries = book.warnings.entries
    yield _note(words.warnings_given)
    yield from _rating(book, words)
    own = [entry for entry in entries if entry.origin == "author"]
    yield from _topics(strongest(own), book.metadata.language, words)
    known = {entry.topic for entry in own}
    for origin, name in (("reader", words.warnings_readers), ("suggested", words.warnings_suggested)):
        others = [entry for entry in entries if entry.origin == origin and entry.topic not in known]
        if others:
            yield _group(name)
            yield _topic(in_a_row(others, book.metadata.language, words))
            known |= {entry.topic for entry in others}
    if book.warnings.partial:
        yield _note(words.warnings_partial)
    yield from _ways(book, edition, words)


def _topics(entries: list[ContentWarning], language: str, words: Wording) -> Iterator[Block]:
    """A few topics one by one, the strongest first; many in a line for each group."""
    if len(entries) > MOST:
        for group, inside in groupby(entries, key=lambda entry: group_of(entry.topic, language)):
            yield _group(group or words.warnings_own)
            yield _topic(in_a_row(inside, language, words))
        return
    names: dict[Level, str] = {"graphic": words.graphic, "moderate": words.moderate, "mentioned": words.mentioned}
    for level in LEVELS:
        here = [entry for entry in entries if entry.level == level]
        if here:
            yield _group(names[level])
            yield from (_topic(label_of(entry.topic, language)) for entry in here)


def _ways(book: Book, edition: Edition, words: Wording) -> Iterator[Block]:
    """The ways to the other two layers: links, or page numbers on paper."""
    in_print = edition.profile.format == "pdf"
    if places_page(book, edition):
        yield _way(PLACES, words.to_places_print if in_print else words.to_places)
    if details_page(book, edition):
        yield _way(DETAILS, words.to_details_print if in_print else words.to_details)


def _way(page: str, text: str) -> Paragraph:
    return Paragraph((Link(f"#{page}", (Text(text),)),), "warning-note")


def _back(edition: Edition, words: Wording) -> Iterator[Block]:
    if edition.profile.format == "epub":
        yield _way(PAGE, words.back)


def _by_topic(book: Book) -> Iterator[tuple[str, list[AnyDivision]]]:
    """Each topic's label, and its chapters; none for the book as a whole."""
    for topic in strongest(book.warnings.entries):
        entries = [entry for entry in book.warnings.entries if entry.topic == topic.topic]
        named = book.named(tuple(name for entry in entries for name in entry.chapters))
        is_whole = len(book.divisions) == 1 and not isinstance(book.divisions[0], Part)
        yield label_of(topic.topic, book.metadata.language), [] if is_whole else named


def _places(label: str, divisions: list[AnyDivision], words: Wording) -> Paragraph:
    """One topic with links to its chapters; on paper the theme sets their pages."""
    if not divisions:
        return _topic(f"{label} — {words.throughout}")
    return Paragraph((Text(f"{label} — "), *_chapters(divisions, words)), "warning-topic")


def _chapters(divisions: Iterable[AnyDivision], words: Wording) -> Iterator[Inline]:
    for number, division in enumerate(divisions):
        if number:
            yield Text(", ")
        yield Link(f"#{division.name}", (Text(_called(division, words)),))


def _called(division: AnyDivision, words: Wording) -> str:
    """What a division is called in running words."""
    return division.label or plain(division.title) or plain(heading_of(division)) or words.start


def _detail(entry: ContentWarning, book: Book, words: Wording) -> Paragraph:
    children: list[Inline] = [Text(label_of(entry.topic, book.metadata.language))]
    divisions = book.named(entry.chapters)
    children += [Text(" ("), *_chapters(divisions, words), Text(")")] if divisions else []
    return Paragraph((*children, Text(f"{words.colon} {entry.detail}")), "warning-topic")


def _scenes(told: list[Scene], book: Book, edition: Edition, words: Wording) -> Iterator[Block]:
    """What happens in scenes; in an e-book, where each has a page of its own, a list of them before."""
    if told:
        yield _group(words.scenes)
    if told and edition.profile.format == "epub":
        ways = [Link(f"#{anchor_of(scene)}", (Text(_called(_home(scene, book), words)),)) for scene in told]
        children = (part for way in ways for part in (Text(BETWEEN), way))
        yield Paragraph(tuple(children)[1:], "warning-topic")
    yield from (_summary(scene, book, words) for scene in told)


def _home(scene: Scene, book: Book) -> AnyDivision:
    return next(each for each in book.body if each.name == scene.division)


def _summary(scene: Scene, book: Book, words: Wording) -> Section:
    """What happens in a scene: the way back to its place, and the author's neutral words."""
    division = _home(scene, book)
    way_back = Link(f"#{scene.name}", (Text(_called(division, words)),))
    return Section(
        (
            Paragraph(
                (way_back, Text(f"{words.colon} {scene.summary}")),
            ),
        ),
        "scene-note",
        name=anchor_of(scene),
    )
