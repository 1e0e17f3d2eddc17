"""The ledger written out: all that was done to the words of a book's sources, and what of it nobody asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bookmaker.checks.compare import PARTED, WORD, compare, words_in
from bookmaker.checks.ledger import agree, texts_of
from bookmaker.checks.tree_words import TreeWords
from bookmaker.model.book import AnyDivision
from bookmaker.model.ledger import Entry, Ledger, entry_of
from bookmaker.model.manuscript import Manuscript
from bookmaker.model.nodes import LineBreak, Omission, Paragraph
from bookmaker.model.problem import Location, Report, error
from bookmaker.model.removals import ASKED_FOR, REMOVALS

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
    book = "\n".join(tree.texts).casefold()
    for before, first, second, at in parted:
        wholes = (f"{first}{sign}{second}" for sign in ("-", "\u2010", ""))
        whole = next((each for each in wholes if f"{before} {each}" in book), "")
        if whole:
            yield Entry("joined", "paragraphs/hyphen", whole, at)


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


def _parted(manuscript: Manuscript) -> Iterator[tuple[str, str, str, Location]]:
    """The two halves, small, of each word that a hyphen parts at the end of a line, and the word before it."""
    lines = manuscript.text.split("\n") if "-\n" in manuscript.text or "\u2010\n" in manuscript.text else []
    for number, (above, below) in enumerate(pairwise(lines), 1):
        if PARTED.search(above) and (first := WORD.findall(above)) and (second := WORD.match(below.lstrip())):
            before = above.split()[-2:-1]
            place = Location(manuscript.name, number)
            yield "".join(before).casefold(), first[-1].casefold(), second[0].casefold(), place


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
