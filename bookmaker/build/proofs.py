"""The proofs of a book: what typography changed in it, line by line, and what it could not decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.build.road import Road
from bookmaker.model.book import in_order
from bookmaker.model.nodes import Paragraph
from bookmaker.model.problem import Location, Problem
from bookmaker.typography.copy_editor import queries
from bookmaker.typography.proofreading import Proofs, proof_read


class ProofSheet(NamedTuple):
    """Every line that changed, how often each rule changed something, the doubts, and a copy-editor's queries."""

    changed: tuple[Proofs, ...]
    rules: dict[str, int]
    doubts: tuple[Problem, ...]
    queries: tuple[Problem, ...]


def proof_sheet(road: Road) -> ProofSheet:
    """The proofs of a book, in the order of its text."""
    lines = tuple(_lines(road))
    rules = Counter(rule for line in lines for rule in line.rules)
    return ProofSheet(
        tuple(line for line in lines if line.before != line.after),
        dict(sorted(rules.items())),
        tuple(doubt for line in lines for doubt in line.doubts),
        tuple(sorted(queries(((line.at, line.after) for line in lines), road.house.language), key=_place)),
    )


def _place(problem: Problem) -> Location:
    return problem.at


def _lines(road: Road) -> Iterator[Proofs]:
    for division in in_order(road.structure.divisions):
        yield from proof_read((Paragraph(division.title, at=division.at),), road.house)
        yield from proof_read(division.blocks, road.house)
