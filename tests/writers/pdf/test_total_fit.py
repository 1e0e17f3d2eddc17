"""Where the lines of a paragraph end: cases, and what holds for every paragraph."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaker.writers.pdf.paragraphs.total_fit import (
    Measure,
    Points,
    Spaces,
    best_fit,
    demerits_of,
    first_fit,
    total_fit,
)
from tests.cases import Case, each
from tests.writers.pdf.monospaced import EM, SPACES, fit, lines_of, measure_of, points_of

QUICK = settings(derandomize=True, deadline=None, max_examples=150)
WORDS = st.lists(st.text("ab", min_size=1, max_size=9), min_size=1, max_size=60)
DIVIDED = st.lists(
    st.tuples(st.lists(st.text("ab", min_size=2, max_size=5), min_size=1, max_size=3), st.sampled_from("·=")).map(
        lambda word: word[1].join(word[0])
    ),
    min_size=1,
    max_size=60,
)
MEASURES = st.tuples(st.integers(18, 40), st.integers(0, 3)).map(lambda sizes: Measure(sizes[0] * EM, sizes[1] * EM))


@each("paragraphs/total_fit.txt")
def test_the_lines_of_a_paragraph(case: Case) -> None:
    first, text = case.given.split("\n", 1)
    best = best_fit(total_fit(points_of(text), measure_of(first), SPACES, float("inf")))
    assert "\n".join(lines_of(text, best.breaks if best else ())) == case.expected


@QUICK
@given(DIVIDED, MEASURES)
def test_every_word_stands_once_and_in_order(words: list[str], measure: Measure) -> None:
    text = " ".join(words)
    breaks = fit(text, measure).breaks
    printed = "".join(line if line.endswith("-") else f"{line} " for line in lines_of(text, breaks)).strip()
    assert list(breaks) == sorted(set(breaks))
    assert breaks[-1] == len(points_of(text).ends) - 1
    assert printed.replace("-", "") == text.replace("·", "").replace("=", "")


@QUICK
@given(DIVIDED, MEASURES)
def test_no_line_is_wider_than_the_measure(words: list[str], measure: Measure) -> None:
    text = " ".join(words)
    points, start = points_of(text), 0
    for line, point in enumerate(fit(text, measure).breaks, 1):
        gaps = points.until[point] - points.since[start]
        narrowest = points.ends[point] - points.starts[start] - gaps * SPACES.shrink
        assert narrowest <= measure.room(line)
        start = point


@QUICK
@given(WORDS, MEASURES)
def test_the_best_way_is_never_worse_than_a_greedy_one(words: list[str], measure: Measure) -> None:
    text = " ".join(words)
    greedy = demerits_of(points_of(text), first_fit(points_of(text), measure), measure, SPACES)
    assert fit(text, measure).demerits <= greedy


@QUICK
@given(WORDS, MEASURES)
def test_a_way_costs_what_it_is_said_to_cost(words: list[str], measure: Measure) -> None:
    text = " ".join(words)
    best = fit(text, measure)
    assert best.demerits == demerits_of(points_of(text), best.breaks, measure, SPACES)


@QUICK
@given(WORDS, MEASURES)
def test_ways_are_told_apart_by_their_lines(words: list[str], measure: Measure) -> None:
    points = points_of(" ".join(words))
    ways = total_fit(points, measure, SPACES, float("inf"), depth=100)
    assert all(len(way.breaks) == lines for lines, way in ways.items())
    best = fit(" ".join(words), measure)
    assert min(way.demerits for way in ways.values()) == best.demerits


@QUICK
@given(DIVIDED, MEASURES, st.sampled_from([0.9, 1.2, 2.0, 4.0]))
def test_the_quick_way_finds_what_the_thorough_one_does(words: list[str], measure: Measure, tolerance: float) -> None:
    points = points_of(" ".join(words))
    quick = best_fit(total_fit(points, measure, SPACES, tolerance))
    thorough = best_fit(total_fit(points, measure, SPACES, tolerance, depth=100))
    assert (quick and quick.demerits) == (thorough and thorough.demerits)


def test_a_line_without_a_space_that_is_nearly_full_is_found_behind_one_that_is_too_loose() -> None:
    ends, starts, kinds = [0, 50, 97, 98, 189, 263, 264], [0, 53, 97, 101, 189, 263, 264], [0, 0, 3, 0, 3, 3, 4]
    points = Points(ends, starts, [0, 0, 1, 1, 2, 2, 2], [0, 1, 1, 2, 2, 2, 2], kinds, ends)
    for depth in (0, 20):
        best = best_fit(total_fit(points, Measure(100, 0), Spaces(2.5, 1.5), 2.0, depth))
        assert best
        assert best.breaks == (3, 4, 6)


@QUICK
@given(st.lists(st.text("ab", min_size=1, max_size=4), min_size=8, max_size=30), st.integers(0, 8), st.integers(1, 3))
def test_lines_beside_an_initial_are_shorter(words: list[str], beside: int, lines: int) -> None:
    measure = Measure(20 * EM, beside=beside * EM, beside_lines=lines)
    text = " ".join(words)
    for number, line in enumerate(lines_of(text, fit(text, measure).breaks), 1):
        spaces = line.count(" ")
        assert (len(line) - spaces / 3) * EM <= measure.room(number)


def test_the_same_paragraph_is_broken_the_same_way_however_often() -> None:
    text = "aaa bbbb cc ddddddd eee ff ggggg hhhhh i jjjjjj kk lll mmmm " * 4
    ways = {fit(text.strip(), Measure(19 * EM)).breaks for _ in range(5)}
    assert len(ways) == 1
