"""The ledger written out: all that was done to the words of a book's sources, and what of it nobody asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bookmaker.checks.compare import PARTED, WORD, compare, words_in
from bookmaker.checks.ledger import agree, texts_of
from bookmaker.checks.tree_words import TreeWords
from bookmaker.model.book import AnyDivision
from bookmaker.model.ledger import Entry, Ledger, entry_of
from bookmaker.model.manuscript import Manuscript
from bookmaker.model.nodes import LineBreak, Omission, Paragraph
from bookmaker.model.problem import Location, Report, error
from bookmaker.model.removals import ASKED_FOR, REMOVALS

HYPHENED = re.compile(r"(?<![^\W_])(?=([^\W_]+[-\u2010][^\W_]+))")
"""Two words that a hyphen joins."""
ABOVE = 4
"""Lines, with that of a parted word, in which the word before it is looked for."""
PLACES = 4
"""Lines that are told of a rule whose removals nobody approved."""


def account(
    manuscripts: Sequence[Manuscript],
    omitted: Sequence[Omission],
    divisions: Sequence[AnyDivision],
    shown: frozenset[str] = frozenset(),
) -> Ledger:
    """The ledger of a book: its entries in the order of the sources, and the number of words before and after.

    `shown` holds what the book's own pages tell (as `model.ledger.told` has it): what was taken off the
    head of a text and stands there has been moved.
    """
    tree = TreeWords(omitted, divisions)
    entries = [entry for omission in tree.omissions for entry in entry_of(omission, shown)]
    entries += joins(manuscripts, tree)
    texts = texts_of(manuscripts)
    if not agree(texts, tree.texts):
        comparison = compare(manuscripts, tree)
        known = {entry.at for entry in entries if entry.kind == "joined"}
        entries += comparison.moved
        entries += (entry for entry in comparison.joined if entry.at not in known)
    order = {manuscript.name: place for place, manuscript in enumerate(manuscripts)}
    entries.sort(key=lambda entry: (order.get(entry.at.file, 0), entry.at.line))
    counted = tuple(entry._replace(word_count=_count(entry.words)) for entry in entries)
    off = sum(entry.word_count for entry in counted if entry.kind == "removed")
    book = sum(map(_count, tree.texts)) - off
    return Ledger(sum(map(_count, texts)), book, sum(map(_line_ends, manuscripts)), counted)


def joins(manuscripts: Sequence[Manuscript], tree: TreeWords) -> Iterator[Entry]:
    """Words that a line's end had parted at a hyphen, and that the book has whole."""
    parted = [each for manuscript in manuscripts for each in _parted(manuscript)]
    if not parted:
        return
    texts = [text.casefold() for text in tree.texts]
    words = [word for text in texts for word in WORD.findall(text)]
    signed = {word for text in texts for word in HYPHENED.findall(text)}
    without = {(each.before, each.first + each.second) for each in parted}.intersection(pairwise(["", *words]))
    beside = {each[:3] for each in parted}.intersection(zip(["", *words], words, words[1:], strict=False))
    for each in parted:
        wholes = [f"{each.first}{sign}{each.second}" for sign in ("-", "\u2010") if each[:3] in beside]
        whole = next(filter(signed.__contains__, wholes), "")
        if not whole and (each.before, each.first + each.second) in without:
            whole = each.first + each.second
        if whole:
            yield Entry("joined", "paragraphs/hyphen", whole, each.at)


def report_unapproved(ledger: Ledger, approved: Sequence[str], report: Report) -> None:
    """Report each rule that took words out of the text although no wish of the book file lets it."""
    for rule in REMOVALS:
        lines = [entry.at for entry in ledger.entries if entry.kind == "removed" and entry.rule == rule]
        if not lines or rule in ASKED_FOR or rule in approved:
            continue
        places = ", ".join(f"{at.line}" for at in lines[:PLACES]) + (" …" if len(lines) > PLACES else "")
        report(
            error(
                "words/not-approved",
                f"taken off, and not approved in the book file: {REMOVALS[rule]} "
                f"(line{'s' * (len(lines) > 1)} {places})",
                lines[0],
                "look at them with bookmaker inspect --ledger; where they may go, write "
                f"“approved: [{rule}]” under structure:",
            )
        )


class _Parted(NamedTuple):
    """The word before one that a line's end parts at a hyphen, the two halves of that, all small, and its place."""

    before: str
    first: str
    second: str
    at: Location


def _parted(manuscript: Manuscript) -> Iterator[_Parted]:
    """The words of a text that a hyphen parts at the end of a line."""
    lines = manuscript.text.split("\n") if "-\n" in manuscript.text or "\u2010\n" in manuscript.text else []
    for number, (above, below) in enumerate(pairwise(lines), 1):
        if PARTED.search(above) and (first := WORD.findall(above)) and (second := WORD.match(below.lstrip())):
            before = WORD.findall(" ".join(lines[max(0, number - ABOVE) : number]))[-2:-1]
            halves = first[-1].casefold(), second[0].casefold()
            yield _Parted("".join(before).casefold(), *halves, Location(manuscript.name, number))


def _count(text: str) -> int:
    return len(words_in(text))


def _line_ends(manuscript: Manuscript) -> int:
    """Line ends within paragraphs that became spaces: lines with words, less those that the blocks still have."""
    if manuscript.has_markup:
        return 0
    lines = sum(1 for line in manuscript.text.split("\n") if line.strip())
    kept = 0
    for block in manuscript.blocks:
        breaks = sum(isinstance(inline, LineBreak) for inline in block.children) if isinstance(block, Paragraph) else 0
        kept += 1 + breaks
    return lines - kept
