"""Wide gaps that are scene breaks, and those that are not."""

from __future__ import annotations

import re

import pytest

from bookmaker.model.nodes import Blocks, Paragraph, SceneBreak, Text
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import GapsWish, StructureWishes
from bookmaker.structure import wide_gaps
from tests.cases import Case, each
from tests.structure.recognised import shown

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


STORY = [
    "The ferry went out every night that winter, and came back with fewer people than it took.",
    "There was a light on the quay, and below it a bench that nobody had ever been seen to use.",
    "The captain kept a list of the names in a drawer, together with the string and the candles.",
]


@each("structure/wide_gaps.txt")
def test_wide_gaps_within_a_long_story(case: Case) -> None:
    """Each case stands in the middle of a story; `FILL` in it is more of the story, `FILL-SHORT` five paragraphs."""
    story, five = "\n\n".join(STORY * 20), "\n\n".join((STORY * 2)[:5])
    given = case.given.replace("FILL-SHORT", five).replace("FILL", story)
    found = shown("Chapter 1\n\n" + "\n\n".join((story, given, story)), wide_gaps.recognise).split("\n")
    of_case = [re.sub(r"^! line \d+:", "!", line) for line in found[1:] if line.removeprefix("p: ") not in ("", *STORY)]
    assert of_case == case.expected.split("\n")


def talk_with_gaps(places: set[int], speeches: set[int], count: int = 200) -> Blocks:
    """A text in which two of three paragraphs are speech, with wide gaps, and speech below some of these."""
    return tuple(
        Paragraph(
            (Text(f"“{RUNNING}”" if (n in speeches if n in places else n % 3) else RUNNING),),
            gap=1 + 2 * (n in places),
        )
        for n in range(count)
    )


def test_gaps_of_a_width_that_speech_avoids_are_scene_breaks_however_many() -> None:
    assert breaks(talk_with_gaps(set(range(7, 200, 12)), set())) == (17, [])


def test_a_scene_may_begin_with_speech_where_the_width_is_known() -> None:
    assert breaks(talk_with_gaps(set(range(7, 200, 12)), {31, 91})) == (17, [])


def test_gaps_that_fell_anywhere_are_none() -> None:
    places = set(range(7, 200, 12))
    assert breaks(talk_with_gaps(places, {n for n in places if n % 5 in {0, 2, 4}}))[0] == 0


def test_in_a_text_without_speech_nothing_is_known_of_many_gaps() -> None:
    assert breaks(text_with_gaps({30, 60, 90, 120, 150})) == (0, ["structure/wide-gaps"])


def test_gaps_that_set_off_lines_of_another_kind_are_none() -> None:
    places = set(range(7, 200, 12))
    blocks = list(talk_with_gaps(places, set()))
    for n in sorted(places)[::3]:
        blocks[n - 1] = Paragraph((Text("Ida Orr."),), gap=1)
    assert breaks(tuple(blocks))[0] == 0
