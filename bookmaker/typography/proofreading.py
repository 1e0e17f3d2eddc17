"""What setting a text changes in it, and what could not be decided, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from bookmaker.model.nodes import Blocks, Inlines, Omission, Verse
from bookmaker.model.problem import NOWHERE, Location, Problem
from bookmaker.model.walk import child_blocks, inline_runs, plain
from bookmaker.typography.house import House
from bookmaker.typography.lines import Proof, polish_line
from bookmaker.typography.quotes import UNCLOSED, UNOPENED
from bookmaker.typography.style import begins_with_mark, outer_marks


class Proofs(NamedTuple):
    """A line of a text as it was and as it is set, with the rules that changed it, and its doubts."""

    at: Location
    before: str
    after: str
    rules: tuple[str, ...]
    doubts: tuple[Problem, ...]


def proof_read(blocks: Blocks, house: House) -> Iterator[Proofs]:
    """The proofs of all lines of some blocks, in order; each doubt has its place."""
    house = house._replace(outer=house.outer or outer_marks(blocks, house.wishes_first), proofread=True)
    yield from _all(blocks, house, NOWHERE)


def _all(blocks: Blocks, house: House, at: Location) -> Iterator[Proofs]:
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Omission):
            continue
        here = block.at if block.at.file else at
        apart = isinstance(block, Verse)  # a quotation may go on in its next line
        goes_on = following is not None and begins_with_mark(following)
        for line in inline_runs(block):
            yield _proofs(line, house, here, goes_on, apart)
        for inside in child_blocks(block):
            yield from _all(inside, house, here)


def _proofs(line: Inlines, house: House, at: Location, goes_on: bool, apart: bool) -> Proofs:
    """The proofs of one line; a speech that goes on in the next block or line is in no doubt."""
    proof = Proof([], [])
    polished = polish_line(line, house, proof)
    doubts = [each.problem._replace(at=at) for each in proof.doubts]
    sure = {UNCLOSED.name, UNOPENED.name} if apart else {UNCLOSED.name} if goes_on else set()
    kept = tuple(each for each in doubts if each.name not in sure)
    return Proofs(at, plain(line), plain(polished), tuple(change.edit.rule for change in proof.changes), kept)
