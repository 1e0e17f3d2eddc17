"""Where the pages of a chapter end: spreads come out even, no page of one or two lines stands at the end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaker.writers.pdf.leaves import Item, Leaf, with_lines
from bookmaker.writers.pdf.pagination import Ending, endings, endings_of, filled

QUICK = settings(derandomize=True, deadline=None, max_examples=120)
LINE = 20.0


def page_by_page(lengths: list[int], height: int, opening: int) -> list[Leaf]:
    """A chapter of paragraphs of so many lines, as an engine fills pages of so many: orphans and widows of two.

    `opening` lines are taken by the heading.
    """
    rows = [(number, line) for number, length in enumerate(lengths) for line in range(length)]
    pages: list[list[tuple[int, int]]] = []
    while rows:
        room = height - (opening if not pages else 0)
        end = min(room, len(rows))
        while end < len(rows) and not may_begin(rows[end], lengths) and end > 1:
            end -= 1
        pages.append(rows[:end])
        rows = rows[end:]
    return [leaf_of(page, lengths, (height, opening if not place else 0)) for place, page in enumerate(pages)]


def may_begin(row: tuple[int, int], lengths: list[int]) -> bool:
    """Whether a page may begin with a line."""
    number, line = row
    return line == 0 or 2 <= line <= lengths[number] - 2


def leaf_of(page: list[tuple[int, int]], lengths: list[int], sizes: tuple[int, int]) -> Leaf:
    """A page as the layout records it."""
    height, opening = sizes
    items: list[Item] = []
    for number in dict.fromkeys(number for number, _ in page):
        lines = [line for other, line in page if other == number]
        gap = opening * LINE if not items else 0.0
        items.append(Item(number, number, lines[0], len(lines), LINE, gap, "p.", (2, 2), False, False))
    return Leaf("chapter-0001", bool(opening), 0.0, True, height * LINE, tuple(items))


PARAGRAPHS = st.lists(st.integers(1, 12), min_size=20, max_size=90)


@QUICK
@given(PARAGRAPHS, st.integers(0, 14))
def test_no_page_ends_where_it_may_not_and_none_is_very_short(lengths: list[int], opening: int) -> None:
    leaves = page_by_page(lengths, 30, max(1, opening))
    ends = endings(leaves)
    for end in ends:
        assert end.number < 0 or may_begin((end.number, end.lines), lengths)
        assert 0 <= end.padding <= 3 * LINE


@QUICK
@given(PARAGRAPHS, st.integers(1, 14))
def test_a_chapter_does_not_get_more_than_a_page_longer(lengths: list[int], opening: int) -> None:
    leaves = page_by_page(lengths, 30, opening)
    assert len(endings(leaves)) + 1 in (len(leaves), len(leaves) + 1) or len(leaves) < 2


def strip_of(lengths: list[int], height: int, opening: int) -> Leaf:
    """The same chapter in one column."""
    rows = [(number, line) for number, length in enumerate(lengths) for line in range(length)]
    return leaf_of(rows, lengths, (height, opening))


@QUICK
@given(PARAGRAPHS, st.integers(1, 14))
def test_the_pages_that_the_engine_will_fill_are_foreseen(lengths: list[int], opening: int) -> None:
    leaves = page_by_page(lengths, 30, opening)
    foreseen = filled(strip_of(lengths, 30, opening))
    assert [leaf.items for leaf in foreseen] == [leaf.items for leaf in leaves]


@QUICK
@given(PARAGRAPHS, st.integers(1, 14))
def test_the_ends_of_pages_are_the_same_from_a_column_as_from_pages(lengths: list[int], opening: int) -> None:
    leaves = page_by_page(lengths, 30, opening)
    if len(leaves) > 1:
        assert endings_of(strip_of(lengths, 30, opening)) == endings(leaves)


def lines_of(ends: list[Ending], height: int, opening: int) -> list[int]:
    """The lines that each page may hold by its padding, all but the last page."""
    return [height - (0 if place else opening) - round(end.padding / LINE) for place, end in enumerate(ends)]


def test_a_last_page_of_one_line_gets_company() -> None:
    leaves = page_by_page([29, 30, 1], 30, 1)
    assert [leaf.lines for leaf in leaves] == [29, 30, 1]
    assert sum(lines_of(endings(leaves), 30, 1)) <= 60 - 3


def test_a_spread_is_made_even() -> None:
    lengths = [29, 28, 3, 29, *[30] * 3]  # three lines are not parted: the second page is short by two, the third full
    leaves = page_by_page(lengths, 30, 1)
    assert [leaf.lines for leaf in leaves][:3] == [29, 28, 30]
    ends = endings(leaves)
    starts = [sum(lengths[: end.number]) + end.lines for end in ends[:3] if end.number >= 0]
    assert starts, "the pages of the spread end in mid-paragraph"
    assert any(end.padding for end in ends[:3])


def test_a_page_does_not_end_within_a_word_if_it_can_end_before() -> None:
    leaves = page_by_page([40, 30, 35], 30, 1)
    before = [(end.number, end.lines) for end in endings(leaves)]
    assert before == [(0, 29), (1, 19), (2, 19)]
    after = [(end.number, end.lines) for end in endings(leaves, frozenset({(0, 29)}))]
    assert after[0] in {(0, 28), (0, 27)}
    assert len(after) == len(before)


def test_a_chapter_that_fills_its_pages_is_left_alone() -> None:
    leaves = page_by_page([29, *[30] * 4], 30, 1)
    assert [end.padding for end in endings(leaves)] == [0.0] * 4


def test_changed_paragraphs_are_counted_where_they_end() -> None:
    leaves = tuple(page_by_page([20, 20, 20], 30, 1))
    changed = with_lines(leaves, {1: 19})
    assert sum(leaf.lines for leaf in leaves) == 60
    assert sum(leaf.lines for leaf in changed) == 59


def test_a_note_that_runs_over_its_page_leaves_the_chapter_to_the_engine() -> None:
    leaves = page_by_page([4] * 40, 30, 1)
    assert endings([leaf._replace(is_known=False) for leaf in leaves]) == []


def test_pages_after_a_note_that_stands_elsewhere_still_end_well() -> None:
    leaves = page_by_page([29, 30, 30, 30, 1], 30, 1)
    assert [leaf.lines for leaf in leaves] == [29, 30, 30, 30, 1]
    leaves[1] = leaves[1]._replace(is_known=False)
    assert [end.page for end in endings(leaves) if end.padding] == [3], "the first page that can be told of"
    leaves[3] = leaves[3]._replace(is_known=False)
    assert endings(leaves) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_is_higher_than_a_page_has_one_of_its_own(place: int) -> None:
    items = [Item(each, -1, 0, 9, 20.0, 0.0, "p.", (2, 2), False, False) for each in range(2)]
    items.insert(place, Item(9, -1, 0, 0, 4000.0, 0.0, "table.", (2, 2), False, False))
    pages = filled(Leaf("one", True, 0.0, True, 600.0, tuple(items)))
    assert [item.element for leaf in pages for item in leaf.items] == [item.element for item in items]
    assert len(endings_of(Leaf("one", True, 0.0, True, 600.0, tuple(items)))) == len(pages) - 1


def test_pages_of_pictures_alone_end_as_the_engine_has_them() -> None:
    pictures = [Item(each, -1, 0, 0, 500.0, 0.0, "figure.", (2, 2), False, False) for each in range(2)]
    assert endings([Leaf("one", not item.element, 0.0, True, 600.0, (item,)) for item in pictures]) == []
