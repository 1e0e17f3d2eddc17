"""The cut: blocks with headings among them become parts and chapters."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeGuard

from bookmaker.model.book import AnyDivision, Chapter, Part
from bookmaker.model.nodes import Block, Blocks, Heading, Omission


class Cut(NamedTuple):
    """A text cut into divisions, and what was taken off before the first of them."""

    divisions: tuple[AnyDivision, ...]
    omitted: tuple[Omission, ...]


def split(blocks: Blocks) -> Cut:
    """Cut at every heading that is no section; parts hold what stands on lower levels after them.

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
    """The divisions of blocks: cut at the highest level among their headings, parts cut again."""
    level = min((block.level for block in blocks if _is_cut(block)), default=0)
    for heading, inside in _at_level(blocks, level):
        if heading is None:
            yield from _divisions(inside) if any(map(_is_cut, inside)) else (_chapter(None, inside),)
        elif heading.division == "part":
            opening, rest = _opening(inside)
            yield Part(
                heading.children,
                opening,
                tuple(_divisions(rest)),
                heading.label,
                heading.number,
                evidence=heading.evidence,
                at=heading.at,
            )
        else:
            yield from _chapter_and_what_follows(heading, inside)


def _chapter_and_what_follows(heading: Heading, inside: Blocks) -> Iterator[AnyDivision]:
    """A chapter on the level of parts, and chapters of a lower level after it, which belong to no part."""
    own, rest = _opening(inside)
    yield _chapter(heading, own)
    if rest:
        yield from _divisions(rest)


def _opening(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """The blocks before the first heading that cuts, and the rest."""
    end = next((index for index, block in enumerate(blocks) if _is_cut(block)), len(blocks))
    return blocks[:end], blocks[end:]


def _is_cut(block: Block) -> TypeGuard[Heading]:
    return isinstance(block, Heading) and block.division != "section"


def _at_level(blocks: Blocks, level: int) -> Iterator[tuple[Heading | None, Blocks]]:
    """The blocks cut at headings of one level; what stands before the first has no heading."""
    heading: Heading | None = None
    start = 0
    for index, block in enumerate(blocks):
        if _is_cut(block) and block.level == level:
            if heading is not None or index > start:
                yield heading, blocks[start:index]
            heading, start = block, index + 1
    if heading is not None or start < len(blocks):
        yield heading, blocks[start:]


def _chapter(heading: Heading | None, blocks: Blocks) -> Chapter:
    if heading is None:
        return Chapter((), blocks, evidence=("text before the first heading",), at=blocks[0].at)
    division = "chapter" if heading.division in {"part", "section"} else heading.division
    return Chapter(
        heading.children, blocks, division, heading.label, heading.number, evidence=heading.evidence, at=heading.at
    )


def _named(divisions: tuple[AnyDivision, ...], counts: Counter[str]) -> Iterator[AnyDivision]:
    for division in divisions:
        kind: str = (
            "part" if isinstance(division, Part) else "chapter" if division.division == "story" else division.division
        )
        if kind == "chapter" and not (division.title or division.label or division.number):
            kind = "opening"
        counts[kind] += 1
        name = f"{kind}-{counts[kind]:04}"
        if isinstance(division, Part):
            yield replace(division, name=name, divisions=tuple(_named(division.divisions, counts)))
        else:
            yield replace(division, name=name)
