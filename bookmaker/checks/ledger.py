"""The proof that no word was lost: every letter and digit of a text, in order, in the book or in its omissions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bookmaker.model.book import AnyDivision, Part
from bookmaker.model.nodes import Blocks, Omission, SceneBreak
from bookmaker.model.problem import Location, Report, error
from bookmaker.model.walk import plain, text_of

OURS = {"the file's name", "the book file gives its title"}
"""What says of a title that the text does not have it."""
SHOWN = 60
"""Letters of the place that are shown where words are missing."""


def letters(text: str) -> str:
    """A text by its letters and digits alone, without their case: what neither wrapping nor typography may change."""
    return re.sub(r"[\W_]+", "", text.casefold())


_MARKS = [mark.encode() for mark in "“”‘’—–…\u00a0\u2003„«»"]
_LOWER = bytes(range(256)).lower()
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def _bare(text: str) -> bytes:
    """Much the same in a fraction of the time: enough to see that two texts agree, which they nearly always do."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > len(text):
        for mark in _MARKS:
            data = data.replace(mark, b"")
    return data.translate(_LOWER, _SIGNS)


def check_ledger(
    source: str, omitted: tuple[Omission, ...], divisions: tuple[AnyDivision, ...], at: Location, report: Report
) -> None:
    """Compare the letters of a plain text with those of the tree that was made of it; report what is lost or added."""
    tree = "".join((*text_of(omitted, omissions=True), *_texts(divisions)))
    if _bare(source) == _bare(tree) or (before := letters(source)) == (after := letters(tree)):
        return
    differ = (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    place = next(differ, min(len(before), len(after)))
    lost, found = before[place : place + SHOWN], after[place : place + SHOWN]
    report(
        error(
            "words/lost",
            f"words of the text are not in the book: “{lost}” stands there, “{found}” here",
            at,
            "this is a mistake of bookmaker’s; please report it with the text",
        )
    )


def _texts(divisions: Iterable[AnyDivision]) -> Iterator[str]:
    for division in divisions:
        yield division.label
        if not OURS & set(division.evidence):
            yield plain(division.title)
        yield from _block_texts(division.blocks)
        if isinstance(division, Part):
            yield from _texts(division.divisions)


def _block_texts(blocks: Blocks) -> Iterator[str]:
    """The texts of blocks, omissions included, and the rows of o and x that stood for scene breaks."""
    for block in blocks:
        yield from (block.mark,) if isinstance(block, SceneBreak) else text_of((block,), omissions=True)
