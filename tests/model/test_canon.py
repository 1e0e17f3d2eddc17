"""Every trim gives a page that reads well and that every printer takes."""

from __future__ import annotations

from typing import get_args

import pytest

from bookmaker.model.canon import POINT, paper_of
from bookmaker.model.recipe import PrinterWish
from bookmaker.profiles.printers import PRINTERS
from bookmaker.profiles.trims import TRIMS, check_trim, trim_of


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("trim", TRIMS)
def test_a_page_keeps_to_the_printers_margins(trim: str, printer: str) -> None:
    for pages in range(20, 900, 7):
        paper = paper_of(TRIMS[trim], PRINTERS[printer], pages)
        assert min(paper.outside, paper.top, paper.bottom) >= PRINTERS[printer].least
        assert paper.inside >= max(PRINTERS[printer].gutter(pages), paper.outside)


@pytest.mark.parametrize("trim", TRIMS)
def test_a_line_holds_neither_too_little_nor_too_much(trim: str) -> None:
    for pages in (60, 250, 450, 800):
        paper = paper_of(TRIMS[trim], PRINTERS["any"], pages)
        ems = (paper.width - paper.inside - paper.outside) / POINT / paper.size
        assert 20 <= ems <= 33.5
        assert 9 <= paper.size <= 12


@pytest.mark.parametrize("text", ["6x9", "6 x 9 in", "6×9", "A5", "pocket", "130 x 200 mm", "5.1 × 8.2 in"])
def test_trims_are_known_by_name_and_by_size(text: str) -> None:
    assert trim_of(text) is not None
    assert check_trim(text) is None


@pytest.mark.parametrize("text", ["", "novel", "6 x 9 cm", "10 x 20 mm", "600 x 900 mm"])
def test_anything_else_is_no_trim(text: str) -> None:
    assert trim_of(text) is None
    assert check_trim(text) is not None


def test_every_printer_can_be_asked_for() -> None:
    assert set(get_args(PrinterWish)) == set(PRINTERS)
    assert all(printer.source for printer in PRINTERS.values())
