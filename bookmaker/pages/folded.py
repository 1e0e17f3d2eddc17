"""What a reader asked to have at the end: scenes and chapters, each with the way back to its place."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.avoid import FOLDED
from bookmaker.model.book import AnyDivision, Book, Chapter
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Blocks, Link, Omission, Paragraph, Section, Text
from bookmaker.model.walk import plain
from bookmaker.model.warned_scenes import scenes_of, taken_out
from bookmaker.model.wording import wording_for

PAGE = "folded-scenes"


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
