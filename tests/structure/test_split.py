"""The cut into parts and chapters."""

from __future__ import annotations

import pytest

from bookmaker.model.book import AnyDivision, in_order
from bookmaker.model.outline import outline
from bookmaker.structure import split
from tests.cases import Case, cases_of, each
from tests.structure.recognised import cut


@each("structure/split.txt")
def test_a_text_is_cut_at_its_headings(case: Case) -> None:
    assert "\n".join(outline(cut(case.given).divisions)) == case.expected


@pytest.mark.parametrize("given", [case.given for case in cases_of("structure/split.txt") if case.given.strip()])
def test_a_chapter_added_at_the_end_changes_no_earlier_name(given: str) -> None:
    before = [_known(division) for division in in_order(cut(given).divisions)]
    after = [_known(division) for division in in_order(cut(f"{given}\n\n\nChapter 90: More\n\nThe end.").divisions)]
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1


def _known(division: AnyDivision) -> tuple[str, object, object]:
    return division.name, division.label, division.title


def test_every_name_is_used_once() -> None:
    divisions = cut(
        "Part 1\n\nChapter 1\n\nIt left.\n\nPart 2\n\nChapter 1\n\nIt stayed.\n\nEpilogue\n\nGulls."
    ).divisions
    names = [division.name for division in in_order(divisions)]
    assert names == ["part-0001", "chapter-0001", "part-0002", "chapter-0002", "epilogue-0001"]


def test_nothing_is_cut_into_nothing() -> None:
    assert split(()) == ((), ())


def test_divisions_know_their_lines() -> None:
    divisions = cut("Before it all.\n\nChapter 1\n\nIt left.\n\nChapter 2\n\nIt stayed.").divisions
    assert [division.at.line for division in divisions] == [1, 3, 7]
