"""Which lines are headings, and what they mean."""

from __future__ import annotations

from bookmaker.model.problem import Problem
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.readers import read
from bookmaker.structure import headings, recognise, split
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/headings.txt")
def test_lines_are_headings_where_the_evidence_says_so(case: Case) -> None:
    assert shown(case.given, headings.recognise) == case.expected


def test_a_pattern_that_fits_nothing_is_told_of() -> None:
    problems: list[Problem] = []
    blocks = read("story.txt", b"Chapter 1\n\nThe ferry left.\n\nChapter 2\n\nNobody.\n", problems.append).blocks
    for pattern, names in (("^Nothing$", ["structure/pattern-fits-nothing"]), ("^Chapter", [])):
        problems.clear()
        headings.recognise(blocks, StructureWishes(headings=pattern), problems.append)
        assert [problem.name for problem in problems] == names


def test_a_bare_title_keeps_the_spaces_beside_its_emphasis() -> None:
    text = "Contents\n\nThe _Argo_ Sails\nThe Storm\n\n\nThe _Argo_ Sails\n\nIt left.\n\n\nThe Storm\n\nNobody did.\n"
    cut = split(recognise(read("story.txt", text.encode(), lambda _problem: None).blocks, StructureWishes(), print))
    assert [plain(division.title) for division in cut.divisions] == ["The Argo Sails", "The Storm"]
