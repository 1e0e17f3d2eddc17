"""The ledger of a book: every word of its sources is in the book as it stood, or is listed here with rule and line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from bookmaker.model.nodes import Omission
from bookmaker.model.problem import NOWHERE, Location
from bookmaker.model.removals import ELSEWHERE
from bookmaker.model.walk import text_of

Kind = Literal["removed", "moved", "joined"]


AROUND = 12
"""Letters round a value that say what it is: "written by"."""


class Entry(NamedTuple):
    """Words that do not stand in the book as in the source: what was done to them, by which rule, and where.

    `word_count` is the number of the words.
    """

    kind: Kind
    rule: str
    words: str
    at: Location = NOWHERE
    word_count: int = 0


class Ledger(NamedTuple):
    """All that was done to the words of a book's sources.

    `source` counts the words of the decoded sources, `book` those of the running text; `lines` the line
    ends within paragraphs that became spaces. `entries` are in the order of the sources. Words that were
    lost or added otherwise are no entries but problems (`words/lost`, `words/doubtful`).
    """

    source: int
    book: int
    lines: int
    entries: tuple[Entry, ...]


def entry_of(omission: Omission, shown: frozenset[str]) -> Iterator[Entry]:
    """What was taken out by one omission; it was moved where the book shows what it told (`shown`, as `told` has it).

    What only tells has no words of its own, and gives no entry.
    """
    words = " ".join(" ".join(text_of(omission.blocks)).split())  # omissions inside it have entries of their own
    if not omission.blocks:
        words = omission.value if omission.tells == "front matter" else ""
    if words:
        value = told(omission.value)
        is_told = bool(value) and value in shown and len(told(words)) <= 2 * len(value) + AROUND
        is_moved = omission.rule in ELSEWHERE or is_told
        yield Entry("moved" if is_moved else "removed", omission.rule, words, omission.at)


def told(value: str) -> str:
    """A value without its capitals and signs, by which what was told is known again on the title page."""
    return "".join(filter(str.isalnum, value.casefold()))
