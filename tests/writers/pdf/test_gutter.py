"""The gutter follows from the page count: the printer's table holds, and the loop ends."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaker.model.canon import Paper, paper_of
from bookmaker.profiles.printers import PRINTERS
from bookmaker.profiles.trims import TRIMS
from bookmaker.writers.pdf.gutter import Format, settled

QUICK = settings(derandomize=True, deadline=None, max_examples=300)
BORDERS = sorted({most + step for printer in PRINTERS.values() for most, _ in printer.gutters for step in (-1, 0, 1)})


def book_of(pages: int, noise: int, book: Format, first: int) -> tuple[Paper, int, int]:
    """Lay out a book that has so many pages on the narrowest gutter: the page, its count, the layouts it took."""
    narrowest = paper_of(book.trim, book.printer, 1)
    layouts = []

    def made(paper: Paper) -> int:
        layouts.append(paper)
        measure = (narrowest.width - narrowest.inside - narrowest.outside) / (
            paper.width - paper.inside - paper.outside
        )
        return ceil(pages * measure) + (noise if len(layouts) % 2 else 0)

    paper, count = settled(made, lambda count: count, book, paper_of(book.trim, book.printer, first))
    return paper, count, len(layouts)


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("pages", [count for count in BORDERS if count < 900])
@pytest.mark.parametrize("first", [20, 290, 900])
def test_counts_at_the_borders_of_the_table(printer: str, pages: int, first: int) -> None:
    book = Format(TRIMS["5.5x8.5"], PRINTERS[printer], 1.0)
    paper, count, layouts = book_of(pages, 0, book, first)
    assert paper.inside >= PRINTERS[printer].gutter(count)
    assert layouts <= 3


@QUICK
@given(
    st.integers(20, 900),
    st.integers(-3, 3),
    st.sampled_from(sorted(PRINTERS)),
    st.sampled_from(sorted(TRIMS)),
    st.integers(1, 1200),
)
def test_the_table_holds_for_every_count(pages: int, noise: int, printer: str, trim: str, first: int) -> None:
    paper, count, layouts = book_of(pages, noise, Format(TRIMS[trim], PRINTERS[printer], 1.0), first)
    assert paper.inside >= PRINTERS[printer].gutter(count)
    assert layouts <= 3


def test_a_good_guess_is_one_layout() -> None:
    book = Format(TRIMS["6x9"], PRINTERS["kdp"], 1.0)
    assert book_of(220, 0, book, 230)[2] == 1


def test_a_gutter_that_was_guessed_too_wide_is_made_narrower() -> None:
    book = Format(TRIMS["6x9"], PRINTERS["kdp"], 1.0)
    paper, _, layouts = book_of(120, 0, book, 600)
    assert layouts == 2
    assert paper == paper_of(book.trim, book.printer, 120)
