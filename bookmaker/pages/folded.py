"""What a reader asked to have at the end: scenes and chapters, each with the way back to its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from bookmaker.model.avoid import FOLDED, REPLACED, Action
from bookmaker.model.book import AnyDivision, Book, Chapter, in_order, names_of
from bookmaker.model.content_warnings import ContentWarning
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Blocks, Link, Omission, Paragraph, Section, Text
from bookmaker.model.walk import plain
from bookmaker.model.warned_scenes import scenes_of, taken_out
from bookmaker.model.wording import wording_for

PAGE = "folded-scenes"
Warned: TypeAlias = Mapping[str, Sequence[ContentWarning]]
WISHES: dict[str, Action] = {FOLDED: "fold", REPLACED: "replace"}
"""The wish that each rule of a reader's carries out."""


def folded_page(book: Book, edition: Edition) -> Chapter | None:
    """All that was moved, in the order of the text. None where nothing was."""
    if book.avoid is None:
        return None
    scenes = {scene.name: scene for scene in scenes_of(book.divisions)}
    blocks: list[Block] = []
    for division in book.body:
        if taken_out(division.blocks) == FOLDED:
            blocks.append(_folded(book, division, division.name, division.blocks))
            continue
        own = (scene for scene in scenes.values() if scene.division == division.name)
        blocks += (
            _folded(book, division, scene.name, scene.section.blocks)
            for scene in own
            if taken_out(scene.section.blocks) == FOLDED
        )
    words = wording_for(book.metadata.language)
    return Chapter((Text(words.folded),), tuple(blocks), "page", name=PAGE) if blocks else None


def reasons(book: Book, rule: str) -> Iterator[ContentWarning]:
    """Why a reader does not meet what a rule took out: the warnings of those scenes and chapters that ask for it."""
    wish, warned = WISHES[rule], warned_of(book)
    for scene in scenes_of(book.divisions):
        if taken_out(scene.section.blocks) == rule:
            yield from (entry for entry in scene.warnings if _asks(book, entry, wish))
    for division in book.body:
        if taken_out(division.blocks) == rule:
            yield from chapter_reasons(book, warned, division, wish)


def chapter_reasons(book: Book, warned: Warned, division: AnyDivision, *wishes: Action) -> Iterator[ContentWarning]:
    """Why a chapter was taken out whole; topics that it only mentions are no reason."""
    for entry in warned.get(division.name, ()):
        if entry.level != "mentioned" and _asks(book, entry, *wishes):
            yield entry


def warned_of(book: Book) -> Warned:
    """The warnings that are given for each division, by its name; to a reader, those of a part for all inside it."""
    called: dict[str, list[AnyDivision]] = {}
    for division in book.body:
        for name in names_of(division):
            called.setdefault(name, []).append(division)
    warned: dict[str, list[ContentWarning]] = {}
    for entry in book.warnings.entries:
        named = (division for name in entry.chapters for division in called.get(name.strip().casefold(), ()))
        meant = named if book.avoid is None else (inside for each in named for inside in in_order((each,)))
        for name in dict.fromkeys(division.name for division in meant):
            warned.setdefault(name, []).append(entry)
    return warned


def _asks(book: Book, entry: ContentWarning, *wishes: Action) -> bool:
    return book.avoid is not None and book.avoid.wish((entry.topic,)) in wishes


def anchor_of_folded(name: str) -> str:
    """The place on this page of a scene or a chapter."""
    return f"{name}-folded"


def _folded(book: Book, division: AnyDivision, name: str, blocks: Blocks) -> Section:
    words = wording_for(book.metadata.language)
    called = division.label or plain(division.title) or words.back_to_place
    head = Paragraph((Link(f"#{name}", (Text(called),)),), "warning-group")
    return Section((head, *_kept(blocks)), "", division.at, anchor_of_folded(name))


def _kept(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Omission) and block.rule == FOLDED:
            yield from block.blocks
