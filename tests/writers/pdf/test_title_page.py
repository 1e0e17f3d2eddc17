"""A title page is one page, however much stands on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox, MarginBox

from bookmaker.model.canon import paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Location
from bookmaker.pages import with_pages
from bookmaker.profiles import profile_of
from bookmaker.profiles.printers import PRINTERS
from bookmaker.themes import load_theme, styles_folder, theme_names
from bookmaker.writers.pdf.document import document
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.make_up import make_up
from tests.travelled import travelled

TIDE = "The Ferryman’s Daughter and the Winter of the Long Low Tides"
HISTORY = (
    "The Strange and Surprising History of the Ferryman’s Daughter of Porthkerris, Who Kept the Light Alone for "
    "Seven Winters, Together with an Account of What Was Found Beneath the Harbour at Low Water"
)
SUBTITLE = "A Novel in Seven Tides, with Letters, Maps, and the Log of the Night Watch, now first gathered"
AUTHORS = "author: [Josiah Featherstone, Annabel Trevanion-Pascoe, Ida Kitto, Margaret Quiller]"
BOOKS = (
    f"title: {TIDE}\nsubtitle: A Novel\nauthor: Ida Kitto\npublisher: Harbour Press\n",
    f"title: {TIDE}, or {TIDE}\nsubtitle: {SUBTITLE}\nauthor: Ida Kitto\npublisher: Harbour Press\n",
    f"title: {HISTORY}\nsubtitle: {SUBTITLE}\n{AUTHORS}\nseries: The Tide Books\npublisher: Harbour Press\n",
)


def written_on(page: Any) -> list[Any]:
    """The lines of a page's text, without what stands in its margins."""
    inside = (box for box in page.children if type(box) is not MarginBox)
    return [line for box in inside for line in box.descendants() if isinstance(line, LineBox)]


@pytest.mark.parametrize("trim", ["6x9", "pocket", "a6"])
@pytest.mark.parametrize("theme", theme_names())
def test_a_title_page_is_one_page(theme: str, trim: str) -> None:
    edition = Edition(profile_of("print", trim), load_theme(theme, styles_folder(), Location("")))
    assert edition.profile.trim is not None
    sheet = make_up(edition, paper_of(edition.profile.trim, PRINTERS["any"], 300))
    engine = Engine(sheet, edition.theme.faces, {})
    for book_file in BOOKS:
        book = with_pages(travelled("It rained.\n", book_file)[0].book, edition)
        book = replace(book, front=tuple(page for page in book.front if page.name in ("half-title", "title-page")))
        pages = [page._page_box for page in engine.lay_out(document(book, datetime(2024, 5, 17, tzinfo=UTC))).pages]
        assert [number for number, page in enumerate(pages, 1) if written_on(page)] == [1, 3, 5], book_file
