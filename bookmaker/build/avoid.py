"""What a reader asked to be spared: scenes and chapters move to the back of the copy, or stay out of it.

The words stay in the tree as omissions, so that the ledger knows each of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bookmaker.model.avoid import FOLDED, REPLACED, Action, Avoid
from bookmaker.model.book import AnyDivision, Book, Part, in_order
from bookmaker.model.content_warnings import ContentWarning, label_of
from bookmaker.model.nodes import Block, Blocks, List, Omission, Quote, Section
from bookmaker.model.problem import Location, Problem, Report, Severity, error, warning
from bookmaker.model.warned_scenes import Scene, scenes_of

RULES: dict[Action, str] = {"fold": FOLDED, "replace": REPLACED}

UNGUARDED = frozenset(
    f"content-warnings/{name}"
    for name in (
        *("unknown-chapter", "unknown-topic", "marker-over-chapter", "unclosed-marker", "stray-marker"),
        *("marker-in-sentence", "marker-in-heading"),
    )
)
"""What may leave a scene unguarded: a warning to the author, but an error where a reader relies on it.

Whoever asks not to meet something is better served by no copy than by one that holds it. Notes stay notes:
an author's own words for a topic are welcome.
"""


def weighed(problem: Problem) -> Problem:
    """A problem as it weighs in a copy for a reader."""
    is_worse = problem.name in UNGUARDED and problem.severity is Severity.WARNING
    return problem._replace(severity=Severity.ERROR) if is_worse else problem


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
        rule = _rule_of((entry,), avoid)
        if rule and not entry.chapters:
            message = f"the book is warned of “{label_of(entry.topic)}” as a whole, and nothing could be taken out"
            told = warning("reader/throughout", message, avoid.at, "only what names a chapter or a scene can be")
            report(told._replace(severity=Severity.ERROR) if rule == REPLACED else told)


def _whole_chapters(book: Book, avoid: Avoid, scenes: Collection[Scene]) -> dict[str, str]:
    """The rule for each chapter that is taken out whole."""
    marked = {(scene.division, entry.topic) for scene in scenes for entry in scene.warnings}
    rules: dict[str, str] = {}
    for entry in book.warnings.entries:
        rule = _rule_of((entry,), avoid)
        if not rule or entry.level == "mentioned":
            continue
        for division in in_order(tuple(book.named(entry.chapters))):  # of a part, all that is inside it
            if (division.name, entry.topic) not in marked:
                rules[division.name] = max(rule, rules.get(division.name, rule))  # replaced weighs more than folded
    return rules


def _division(division: AnyDivision, wishes: dict[int, str], whole: dict[str, str]) -> AnyDivision:
    blocks = division.blocks
    rule = whole.get(division.name, "")
    changed: Blocks = (_omission(blocks, rule, wishes, division.at),) if rule and blocks else _blocks(blocks, wishes)
    if isinstance(division, Part):
        inside = tuple(_division(each, wishes, whole) for each in division.divisions)
        return replace(division, blocks=changed, divisions=inside)
    return replace(division, blocks=changed)


def _blocks(blocks: Blocks, wishes: dict[int, str]) -> Blocks:
    return tuple(_block(block, wishes) for block in blocks)


def _block(block: Block, wishes: dict[int, str]) -> Block:
    if isinstance(block, List):
        return replace(block, items=tuple(_blocks(item, wishes) for item in block.items))
    if not isinstance(block, Section | Quote):
        return block
    if rule := wishes.get(id(block)):
        marker, *inside = block.blocks
        return replace(block, blocks=(marker, _omission(tuple(inside), rule, wishes, block.at)))
    return replace(block, blocks=_blocks(block.blocks, wishes))


def _omission(blocks: Blocks, rule: str, wishes: dict[int, str], at: Location) -> Omission:
    """What is taken out. What is moved to the back still holds nothing that is to be replaced."""
    replaced = {scene: wish for scene, wish in wishes.items() if rule == FOLDED and wish == REPLACED}
    return Omission(_blocks(blocks, replaced), rule, at=at)
