"""Structure: blocks as they were read become blocks with their meaning, then chapters.

Every rule is a function `recognise(blocks, wishes, report) -> blocks`; they run in the order of
the table below. The last step cuts the blocks into parts and chapters.
"""

from __future__ import annotations

from collections.abc import Callable

from bookmaker.model.nodes import Blocks
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.structure import (
    capitals,
    chat,
    contents_list,
    files,
    footnotes,
    gutenberg,
    head,
    headings,
    illustrations,
    letters,
    levels,
    markers,
    notes,
    postscripts,
    saved_foot,
    saved_head,
    scene_breaks,
    site,
    transcribers,
    verse,
    warned_scenes,
    warning_marks,
    wide_gaps,
)
from bookmaker.structure.language import language_of
from bookmaker.structure.split import Cut, split

Rule = Callable[[Blocks, StructureWishes, Report], Blocks]

RULES: tuple[Rule, ...] = (
    gutenberg.recognise,
    transcribers.recognise,
    site.recognise,
    saved_head.recognise,
    saved_foot.recognise,
    warning_marks.recognise,
    scene_breaks.recognise,
    contents_list.recognise,
    footnotes.recognise,
    notes.recognise,
    levels.recognise,
    headings.recognise,
    head.recognise,
    markers.recognise,
    files.recognise,
    capitals.recognise,
    chat.recognise,
    letters.recognise,
    verse.recognise,
    wide_gaps.recognise,
    postscripts.recognise,
    illustrations.recognise,
    warned_scenes.recognise,
)


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Run every rule in order over the blocks of all source files together."""
    for rule in RULES:
        blocks = rule(blocks, wishes, report)
    return blocks


__all__ = ["RULES", "Cut", "Rule", "language_of", "recognise", "split"]
