"""The columns of tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bookmaker.writers.pdf.tables import shares

COLUMNS = st.lists(st.tuples(st.floats(0.01, 2), st.floats(0, 3)), min_size=1, max_size=9)


@given(COLUMNS)
def test_columns_fill_the_page_and_no_word_is_parted_where_all_have_room(columns: list[tuple[float, float]]) -> None:
    least = [narrow for narrow, _ in columns]
    widest = [narrow + more for narrow, more in columns]
    if sum(widest) < 1:
        return
    found = list(shares(least, widest))
    assert abs(sum(found) - 1) < 1e-6 or all(more == 0 for _, more in columns)
    if sum(least) <= 1:
        assert all(width >= narrow - 1e-9 for width, narrow in zip(found, least, strict=True))
    else:
        assert all(width <= narrow + 1e-9 for width, narrow in zip(found, least, strict=True))


def test_the_widest_columns_give_way_first() -> None:
    assert [round(width, 2) for width in shares([0.1, 0.2, 0.9, 0.9], [0.1, 0.2, 1, 3])] == [0.1, 0.2, 0.35, 0.35]


def test_what_is_left_goes_to_the_longest_cells() -> None:
    assert [round(width, 2) for width in shares([0.1, 0.2, 0.2], [0.1, 0.4, 0.8])] == [0.1, 0.33, 0.58]
