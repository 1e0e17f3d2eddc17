"""The content warnings of a book from all who give them: book file, markers and notes in the text, the head of it."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.build.values import listed
from bookmaker.model.book import AnyDivision, in_order, names_of
from bookmaker.model.content_warnings import (
    ContentWarning,
    Stance,
    Warnings,
    read_list,
    read_topic,
    report_reading,
    vocabulary,
)
from bookmaker.model.manuscript import Found
from bookmaker.model.nodes import Block, Omission, Paragraph, Section
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Location, Report, warning
from bookmaker.model.recipe import Recipe
from bookmaker.model.walk import child_blocks, is_bare, plain
from bookmaker.model.warned_scenes import Scene, halves, loose_marks, marks_in, may_hold_mark, scenes_of, topics_of
from bookmaker.structure.notes import DROPPED, MOVED

STANCES: dict[str, Stance] = {
    "no archive warnings apply": "none",
    "none": "none",
    "no warnings": "none",
    "no warnings apply": "none",
    "creator chose not to use archive warnings": "withheld",
    "author chose not to use archive warnings": "withheld",
    "choose not to use archive warnings": "withheld",
    "chose not to use archive warnings": "withheld",
}
"""What AO3 and authors write where they list nothing (otwarchive `config.yml`)."""
NOTE = Late(
    r"(?i)(?:^\W*warnings?|(?<!\w)(?:[ct]ws?(?:/[ct]ws?)?|(?:trigger|content) warnings?))"
    r"(?: for(?: this)?(?: chapter)?)?\s*[:–—-]+\s*(?P<list>[^.!?\n\[\]{}]+)"
)
"""A chapter's own note of what is in it, in a line of its notes."""


def gathered(recipe: Recipe, found: tuple[Found, ...], divisions: tuple[AnyDivision, ...], report: Report) -> Warnings:
    """What all of them say together. The book file weighs more than the head of the text; places in it add to both."""
    said = recipe.warnings if recipe.warnings.stance != "unknown" else warnings_of_head(found, report)
    scenes = tuple(scenes_of(divisions))
    places = [
        *_of_scenes(scenes, report),
        *_of_notes(divisions, report),
        *_of_loose_marks(divisions, bool(scenes), report),
    ]
    if not places:
        return said._replace(stance="given") if scenes else said  # a marker may name nothing that can be read
    if said.stance == "none":
        message, hint = "the book is said to need no warnings, but its text holds some", "take out one of the two"
        report(warning("content-warnings/none-but-some", message, places[0].at, hint))
    known = {(entry.topic, name) for entry in said.entries for name in _divisions_of(entry, divisions)}
    new = {(entry.topic, *entry.chapters): entry for entry in reversed(places)}  # of the same ones, the first
    added = tuple(entry for key, entry in reversed(new.items()) if key not in known)
    return Warnings("given", (*said.entries, *added), said.partial or said.stance == "withheld")


def _divisions_of(entry: ContentWarning, divisions: tuple[AnyDivision, ...]) -> Iterator[str]:
    wanted = {name.strip().casefold() for name in entry.chapters}
    return (division.name for division in in_order(divisions) if wanted & set(names_of(division)))


def _of_scenes(scenes: tuple[Scene, ...], report: Report) -> Iterator[ContentWarning]:
    for scene in scenes:
        for words, reading in read_list(topics_of(scene.section)):
            report_reading(words, reading, scene.section.at, report)
        yield from scene.warnings


def _of_notes(divisions: tuple[AnyDivision, ...], report: Report) -> Iterator[ContentWarning]:
    """What chapters say in the notes at their heads, so far as the vocabulary knows it: a note may say anything."""
    for division in in_order(divisions):
        for block in division.blocks:
            if not isinstance(block, Section | Omission):
                break
            chapters = () if _is_front(division) else (division.name,)
            for line in _lines(block):
                if match := NOTE.search(line):
                    yield from _known(halves(match["list"])[0], chapters, block.at, report)


def _of_loose_marks(divisions: tuple[AnyDivision, ...], has_scenes: bool, report: Report) -> Iterator[ContentWarning]:
    """What markers say that nothing ends: their whole chapter is warned of.

    At the head of a chapter they are its note, unless the text ends others.
    """
    for division in in_order(divisions):
        chapters = () if _is_front(division) else (division.name,)
        if topics := list(marks_in(f"{division.label} {plain(division.title)}")):
            message, hint = "a marker of a content warning stands in a heading", "put it below, on a line of its own"
            report(warning("content-warnings/marker-in-heading", message, division.at, hint))
            yield from _all(", ".join(topics), chapters, division.at, report)
        is_head = True
        for block in division.blocks:
            shown = () if _is_unmarked(block) else _shown(block)
            marks = [(inside, topics) for inside in shown for topics in loose_marks(inside)]
            is_head = is_head and (bool(marks) or isinstance(block, Omission) or _is_note(block))
            for inside, said in marks:
                if has_scenes or not is_head:
                    message, hint = "no marker ends the warned scene that begins here", "put [/cw] where it ends"
                    report(warning("content-warnings/unclosed-marker", message, inside.at, hint))
                if not (is_head and _is_note(block)):
                    yield from _all(said, chapters, inside.at, report)


def _is_unmarked(block: Block) -> bool:
    """A quick look that tells nearly all paragraphs without markers."""
    return type(block) is Paragraph and is_bare(block) and not may_hold_mark(plain(block.children))


def _shown(block: Block) -> Iterator[Block]:
    """A block and all that is inside it, but for the words of omissions."""
    yield block
    for blocks in child_blocks(block) if not isinstance(block, Omission) else ():
        for inside in blocks:
            yield from _shown(inside)


def _all(text: str, chapters: tuple[str, ...], at: Location, report: Report) -> Iterator[ContentWarning]:
    for words, reading in read_list(text):
        report_reading(words, reading, at, report)
        yield ContentWarning(reading.topic, reading.level or "moderate", chapters, at=at)


def _is_front(division: AnyDivision) -> bool:
    """Whether a division is only what an author says before the first chapter, which is said of the whole book."""
    is_note = all(isinstance(block, Omission) or _is_note(block) for block in division.blocks)
    return is_note and not (division.title or division.label or division.number is not None)


def _known(text: str, chapters: tuple[str, ...], at: Location, report: Report) -> Iterator[ContentWarning]:
    for words, reading in read_list(text):
        if reading.is_known:
            report_reading(words, reading, at, report)
            yield ContentWarning(reading.topic, reading.level or "moderate", chapters, at=at)


def _is_note(block: Block) -> bool:
    if isinstance(block, Section):
        return block.role == "note"
    return isinstance(block, Omission) and block.rule in {DROPPED, MOVED}


def _lines(block: Section | Omission) -> Iterator[str]:
    """The lines of a note; none of any other block."""
    for inside in block.blocks if _is_note(block) else ():
        if isinstance(inside, Paragraph):
            yield from plain(inside.children).split("\n")


def warnings_of_head(found: tuple[Found, ...], report: Report) -> Warnings:
    """The warnings that the head of the text lists, so far as the vocabulary knows them; what it says of them all."""
    told = next((each for each in found if each.field == "warnings"), None)
    if told is None:
        return Warnings()
    names = listed(told.value)
    stances = [STANCES[name.casefold()] for name in names if name.casefold() in STANCES]
    readings = {reading.topic: reading for reading in map(read_topic, names) if reading.is_known}
    archive = {topic.ao3 for topic in vocabulary().values()}  # these names are mapped by AO3's own words
    for name in names:
        if name not in archive and read_topic(name).is_known:
            report_reading(name, read_topic(name), told.at, report)
    if readings:
        entries = (ContentWarning(each.topic, each.level or "moderate", at=told.at) for each in readings.values())
        return Warnings("given", tuple(entries), "withheld" in stances)
    return Warnings(stances[0]) if stances else Warnings()
