"""On which pages divisions open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bookmaker.writers.pdf.openings import sides_of, starts_of

COUNTS = st.lists(st.integers(1, 9), min_size=1, max_size=12)


def test_divisions_open_on_the_right() -> None:
    assert starts_of([3, 2, 1, 5], sides_of([3, 2, 1, 5], is_any=False)) == [0, 4, 6, 8, 13]


def test_divisions_open_on_the_next_page() -> None:
    assert sides_of([3, 2, 1, 5], is_any=True) == [False, True, True, False]
    assert starts_of([3, 2, 1, 5], [False, True, True, False]) == [0, 3, 5, 6, 11]


def test_a_division_that_was_laid_out_for_the_other_side_has_a_blank_before_it() -> None:
    assert starts_of([3, 2], [False, False]) == [0, 4, 6]
    assert starts_of([2, 2], [False, True]) == [0, 3, 5]


@given(COUNTS, st.booleans())
def test_every_division_opens_on_its_side(counts: list[int], is_any: bool) -> None:
    sides = sides_of(counts, is_any)
    starts = starts_of(counts, sides)
    assert [start % 2 == 1 for start in starts[:-1]] == sides
    gaps = [later - start - count for start, later, count in zip(starts, starts[1:], counts, strict=False)]
    assert set(gaps) <= ({0} if is_any else {0, 1})
