"""What a reader asked to be spared: scenes and chapters move to the back of the copy, or stay out of it.

The words stay in the tree as omissions, so that the ledger knows each of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bookmaker.model.avoid import FOLDED, REPLACED, Action, Avoid
from bookmaker.model.book import AnyDivision, Book, Part
from bookmaker.model.content_warnings import ContentWarning, label_of
from bookmaker.model.nodes import Block, Blocks, Omission, Quote, Section
from bookmaker.model.problem import Report, error, warning
from bookmaker.model.warned_scenes import Scene, scenes_of

RULES: dict[Action, str] = {"fold": FOLDED, "replace": REPLACED}


def left_out(book: Book, avoid: Avoid, report: Report) -> Book:
    """The book as one reader wishes it; what cannot be done is reported, as an error where no book may be made.

    A scene with markers is taken out by itself. A chapter that is warned of without such a scene is taken
    out whole, unless the topic is only mentioned in it.
    """
    scenes = tuple(scenes_of(book.divisions))
    _refuse(book, avoid, report)
    _tell_of_throughout(book, avoid, report)
    wishes = {id(scene.section): _rule_of(scene.warnings, avoid) for scene in scenes}
    whole = _whole_chapters(book, avoid, scenes)
    divisions = tuple(_division(each, wishes, whole) for each in book.divisions)
    return replace(book, divisions=divisions, avoid=avoid)


def _rule_of(entries: Collection[ContentWarning], avoid: Avoid) -> str:
    return RULES.get(avoid.wish(entry.topic for entry in entries), "")


def _refuse(book: Book, avoid: Avoid, report: Report) -> None:
    refused = dict.fromkeys(entry.topic for entry in book.warnings.entries if avoid.wish((entry.topic,)) == "refuse")
    for topic in refused:
        message = f"the book is warned of “{label_of(topic)}”, which {avoid.name} wants no book of: none was made"
        report(error("reader/refused", message, avoid.at, "choose fold or replace to have it without these places"))


def _tell_of_throughout(book: Book, avoid: Avoid, report: Report) -> None:
    for entry in book.warnings.entries:
        if not entry.chapters and _rule_of((entry,), avoid):
            message = f"the book is warned of “{label_of(entry.topic)}” as a whole, and nothing could be taken out"
            report(warning("reader/throughout", message, avoid.at, "only what names a chapter or a scene can be"))


def _whole_chapters(book: Book, avoid: Avoid, scenes: Collection[Scene]) -> dict[str, str]:
    """The rule for each chapter that is taken out whole."""
    marked = {(scene.division, entry.topic) for scene in scenes for entry in scene.warnings}
    rules: dict[str, str] = {}
    for entry in book.warnings.entries:
        rule = _rule_of((entry,), avoid)
        if not rule or entry.level == "mentioned":
            continue
        for division in book.named(entry.chapters):
            if (division.name, entry.topic) not in marked and not isinstance(division, Part):
                rules[division.name] = max(rule, rules.get(division.name, rule))  # replaced weighs more than folded
    return rules


def _division(division: AnyDivision, wishes: dict[int, str], whole: dict[str, str]) -> AnyDivision:
    if isinstance(division, Part):
        inside = tuple(_division(each, wishes, whole) for each in division.divisions)
        return replace(division, blocks=_blocks(division.blocks, wishes), divisions=inside)
    if division.name in whole and division.blocks:
        return replace(division, blocks=(Omission(division.blocks, whole[division.name], at=division.at),))
    return replace(division, blocks=_blocks(division.blocks, wishes))


def _blocks(blocks: Blocks, wishes: dict[int, str]) -> Blocks:
    return tuple(_block(block, wishes) if isinstance(block, Section | Quote) else block for block in blocks)


def _block(block: Section | Quote, wishes: dict[int, str]) -> Block:
    if rule := wishes.get(id(block)):
        marker, *inside = block.blocks
        return replace(block, blocks=(marker, Omission(tuple(inside), rule, at=block.at)))
    return replace(block, blocks=_blocks(block.blocks, wishes))
