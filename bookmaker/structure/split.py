"""The cut: blocks with headings among them become parts and chapters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from bookmaker.model.book import AnyDivision, Chapter, Part
from bookmaker.model.nodes import Blocks, Heading, Omission


class Cut(NamedTuple):
    """A text cut into divisions, and what was taken off before the first of them."""

    divisions: tuple[AnyDivision, ...]
    omitted: tuple[Omission, ...]


def split(blocks: Blocks) -> Cut:
    """Cut at every heading of level 1 (parts) and 2 (chapters).

    Text before the first heading becomes a chapter without a heading. Every division gets a name
    from its kind and its place among its kind, so names stay when later chapters are added.
    """
    omitted, rest = _leading_omissions(blocks)
    divisions = tuple(_divisions(rest))
    return Cut(tuple(_named(divisions, Counter())), omitted)


def _leading_omissions(blocks: Blocks) -> tuple[tuple[Omission, ...], Blocks]:
    end = next((i for i, block in enumerate(blocks) if not isinstance(block, Omission)), len(blocks))
    return tuple(block for block in blocks[:end] if isinstance(block, Omission)), blocks[end:]


def _divisions(blocks: Blocks) -> Iterator[AnyDivision]:
    for heading, inside in _at_level(blocks, 1):
        if heading is None:
            yield from _chapters(inside)
        else:
            chapters = list(_at_level(inside, 2))
            opening = chapters[0][1] if chapters and chapters[0][0] is None else ()
            yield Part(
                heading.children,
                opening,
                tuple(_chapter(h, b) for h, b in chapters if h is not None),
                heading.label,
                heading.number,
                evidence=heading.evidence,
                at=heading.at,
            )


def _chapters(blocks: Blocks) -> Iterator[Chapter]:
    for heading, inside in _at_level(blocks, 2):
        if heading is not None or inside:
            yield _chapter(heading, inside)


def _at_level(blocks: Blocks, level: int) -> Iterator[tuple[Heading | None, Blocks]]:
    """The blocks cut at headings of one level; what stands before the first has no heading."""
    heading: Heading | None = None
    start = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == level:
            if heading is not None or index > start:
                yield heading, blocks[start:index]
            heading, start = block, index + 1
    if heading is not None or start < len(blocks):
        yield heading, blocks[start:]


def _chapter(heading: Heading | None, blocks: Blocks) -> Chapter:
    if heading is None:
        return Chapter((), blocks, evidence=("text before the first heading",), at=blocks[0].at)
    division = "chapter" if heading.division == "part" else heading.division
    return Chapter(
        heading.children, blocks, division, heading.label, heading.number, evidence=heading.evidence, at=heading.at
    )


def _named(divisions: tuple[AnyDivision, ...], counts: Counter[str]) -> Iterator[AnyDivision]:
    for division in divisions:
        kind: str = (
            "part" if isinstance(division, Part) else "chapter" if division.division == "story" else division.division
        )
        if kind == "chapter" and not (division.title or division.label):
            kind = "opening"
        counts[kind] += 1
        name = f"{kind}-{counts[kind]:04}"
        if isinstance(division, Part):
            yield replace(division, name=name, divisions=tuple(_named(division.divisions, counts)))
        else:
            yield replace(division, name=name)
