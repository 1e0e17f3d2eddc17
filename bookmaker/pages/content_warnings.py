"""The page of content warnings in front, and the details behind the text."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.book import Book, Chapter
from bookmaker.model.content_warnings import LEVELS, ContentWarning, Level, label_of
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Inline, Link, Paragraph, Section, Text
from bookmaker.model.walk import plain
from bookmaker.model.wording import Wording, wording_for

PAGE, DETAILS = "content-warnings", "content-warning-details"


def warnings_page(book: Book, edition: Edition) -> Chapter | None:
    """What the author says of the contents, broadly. None where nothing is known.

    "None apply" and "chose not to warn" are said in words that cannot be taken for each other.
    """
    words = wording_for(book.metadata.language)
    match book.warnings.stance:
        case "unknown":
            return None
        case "none":
            blocks: tuple[Block, ...] = (_note(words.warnings_none),)
        case "withheld":
            blocks = (_note(words.warnings_withheld),)
        case "given":
            blocks = tuple(_given(book, edition, words))
    page = Section(blocks, "warnings")
    return Chapter((Text(words.warnings),), (page,), "page", name=PAGE, landmark="warnings")


def details_page(book: Book, edition: Edition) -> Chapter | None:
    """What exactly happens, for readers who ask. None where the author tells nothing."""
    detailed = [entry for entry in book.warnings.entries if entry.detail]
    if not detailed:
        return None
    words = wording_for(book.metadata.language)
    blocks: list[Block] = [_note(words.details_intro)]
    blocks += [Paragraph((Text(f"{label_of(entry.topic)}: {entry.detail}"),), "warning-topic") for entry in detailed]
    if edition.profile.format == "epub":
        blocks.append(Paragraph((Link(f"#{PAGE}", (Text(words.back),)),), "warning-note"))
    return Chapter((Text(words.details),), (Section(tuple(blocks), "warnings"),), "page", name=DETAILS)


def _note(text: str) -> Paragraph:
    return Paragraph((Text(text),), "warning-note")


def _given(book: Book, edition: Edition, words: Wording) -> Iterator[Block]:
    yield _note(words.warnings_given)
    names: dict[Level, str] = {"graphic": words.graphic, "moderate": words.moderate, "mentioned": words.mentioned}
    for level in LEVELS:
        entries = [entry for entry in book.warnings.entries if entry.level == level]
        if entries:
            yield Paragraph((Text(names[level]),), "warning-group")
            yield from (_topic(entry, book) for entry in entries)
    if any(entry.detail for entry in book.warnings.entries):
        yield _to_details(edition, words)


def _to_details(edition: Edition, words: Wording) -> Paragraph:
    text = words.to_details if edition.profile.format == "epub" else words.to_details_print
    return Paragraph((Link(f"#{DETAILS}", (Text(text),)),), "warning-note")


def _topic(entry: ContentWarning, book: Book) -> Paragraph:
    """One topic with links to its chapters."""
    children: list[Inline] = [Text(label_of(entry.topic))]
    for index, division in enumerate(book.named(entry.chapters)):
        children.append(Text(" — " if index == 0 else ", "))
        children.append(Link(f"#{division.name}", (Text(division.label or plain(division.title)),)))
    return Paragraph(tuple(children), "warning-topic")
