"""Warned scenes: the blocks between two markers become a section, within their chapter."""

from __future__ import annotations

from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Heading, List, Omission, Paragraph, Quote, Section
from bookmaker.model.problem import Location, Problem, Report, warning
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.warned_scenes import BEGINS, RULE


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Gather each warned scene into a section that begins with its marker."""
    return _Gathering(report).of(blocks) if any(map(_has_marker, blocks)) else blocks


def _has_marker(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return False
    if isinstance(block, Omission):
        return block.rule == RULE
    if isinstance(block, List):
        return any(_has_marker(inside) for item in block.items for inside in item)
    return isinstance(block, Section | Quote) and any(map(_has_marker, block.blocks))


class _Gathering:
    """Blocks on their way into scenes. A scene that is open has its marker first; the outermost list has none."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def of(self, blocks: Blocks) -> Blocks:
        """Blocks of one level, with their scenes."""
        open_: list[list[Block]] = [[]]
        for block in blocks:
            if isinstance(block, Omission) and block.rule == RULE:
                self.take_marker(block, open_)
            elif isinstance(block, Heading) and block.division != "section":
                if not all(_is_empty(scene) for scene in open_[1:]):
                    self.close_all(open_)
                open_[0].append(block)  # a marker right above a heading belongs below it
            elif _has_marker(block) and isinstance(block, Section | Quote):
                open_[-1].append(replace(block, blocks=self.of(block.blocks)))
            elif isinstance(block, List) and _has_marker(block):
                open_[-1].append(replace(block, items=tuple(map(self.of, block.items))))
            else:
                open_[-1].append(block)
        self.close_all(open_)
        return tuple(open_[0])

    def take_marker(self, marker: Omission, open_: list[list[Block]]) -> None:
        """Begin a scene, or end the innermost one."""
        if marker.tells == BEGINS:
            open_.append([marker])
        elif len(open_) > 1:
            open_[-1].append(marker)
            _close(open_)
        else:
            open_[-1].append(marker)

    def close_all(self, open_: list[list[Block]]) -> None:
        """End every scene that is open where its chapter, or the letter it stands in, ends."""
        while len(open_) > 1:
            self.report(_cut_off(open_[-1][0].at))
            _close(open_)


def _is_empty(scene: list[Block]) -> bool:
    return all(isinstance(block, Omission) for block in scene)


def _close(open_: list[list[Block]]) -> None:
    scene = open_.pop()
    open_[-1].append(Section(tuple(scene), "warned-scene", scene[0].at))


def _cut_off(at: Location) -> Problem:
    return warning(
        "content-warnings/marker-over-chapter",
        "the warned scene that begins here goes on over the end of its chapter, letter or quotation; it ends there",
        at,
        "end it with [/cw] before, and begin it again behind",
    )
