"""Wide gaps that are scene breaks, and those that are not."""

from __future__ import annotations

import pytest

from bookmaker.model.nodes import Blocks, Paragraph, SceneBreak, Text
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import GapsWish, StructureWishes
from bookmaker.structure import wide_gaps

RUNNING = "The ferry went out every night that winter, and came back with fewer people than it took."


def text_with_gaps(places: set[int], opening: str = RUNNING, count: int = 200) -> Blocks:
    """Paragraphs one blank line apart, with two blank lines above some of them."""
    return tuple(Paragraph((Text(opening if n in places else RUNNING),), gap=1 + (n in places)) for n in range(count))


def breaks(blocks: Blocks, gaps: GapsWish = "auto") -> tuple[int, list[str]]:
    """How many scene breaks there are, and the problems."""
    problems: list[Problem] = []
    found = wide_gaps.recognise(blocks, StructureWishes(gaps=gaps), problems.append)
    return sum(isinstance(block, SceneBreak) for block in found), [problem.name for problem in problems]


def test_a_few_gaps_far_from_each_other_are_scene_breaks() -> None:
    assert breaks(text_with_gaps({50, 120})) == (2, [])


def test_two_gaps_close_together_set_something_off() -> None:
    assert breaks(text_with_gaps({50, 53})) == (0, [])


def test_many_gaps_are_told_of_and_left() -> None:
    assert breaks(text_with_gaps({30, 60, 90, 120, 150})) == (0, ["structure/wide-gaps"])


def test_many_gaps_are_scene_breaks_where_time_has_passed() -> None:
    late = "Two days later the ferry went out again, and nobody was on the quay to see it go."
    assert breaks(text_with_gaps({30, 60, 90, 120, 150}, late)) == (5, [])


def test_a_short_line_stands_apart_for_reasons_of_its_own() -> None:
    assert breaks(text_with_gaps({50, 100}, "Ida Orr.")) == (0, [])


@pytest.mark.parametrize(("wish", "count"), [("scene breaks", 5), ("ignore", 0)])
def test_the_book_file_may_say_what_gaps_are(wish: GapsWish, count: int) -> None:
    assert breaks(text_with_gaps({30, 60, 90, 120, 150}), wish) == (count, [])
