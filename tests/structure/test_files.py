"""Several source files make one book."""

from __future__ import annotations

from bookmaker.model.nodes import Block
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import StructureWishes
from bookmaker.readers import read
from bookmaker.structure import files, recognise, split
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/files.txt")
def test_each_file_has_its_heading(case: Case) -> None:
    assert shown(case.given, files.recognise) == case.expected


def test_a_heading_that_begins_its_file_needs_no_neighbours() -> None:
    problems: list[Problem] = []
    blocks: list[Block] = []
    for number in (1, 2, 3, 10):
        text = f"Chapter {number}: Day {number}\n\nThe ferry left at six, and nobody on the quay looked up.\n"
        blocks += read(f"chapter {number}.txt", text.encode(), problems.append).blocks
    cut = split(recognise(tuple(blocks), StructureWishes(), problems.append))
    assert [division.number for division in cut.divisions] == [1, 2, 3, 10]
