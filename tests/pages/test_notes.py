"""The authors' notes at the end of the book."""

from __future__ import annotations

from bookmaker.model.book import Book, Chapter, Metadata
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Omission, Paragraph, Text
from bookmaker.model.outline import outline
from bookmaker.model.problem import Location
from bookmaker.pages.notes import RULE, notes_page
from bookmaker.profiles import PROFILES
from bookmaker.structure.notes import MOVED
from bookmaker.themes import load_theme, styles_folder


def edition() -> Edition:
    return Edition(PROFILES["epub"], load_theme("classic", styles_folder(), Location("")))


def moved(text: str) -> Omission:
    return Omission((Paragraph((Text(text),)),), MOVED)


def test_the_notes_stand_below_the_headings_of_their_chapters() -> None:
    chapters = (
        Chapter((Text("Six"),), (moved("Hello."), Paragraph((Text("It left."),))), label="Chapter 1", name="one"),
        Chapter((Text("Seven"),), (Paragraph((Text("Gulls."),)),), name="two"),
    )
    page = notes_page(Book(Metadata(), chapters, omitted=(moved("For the quay."),)), edition())
    assert page is not None
    assert list(outline((page,))) == [
        "page authors-notes: Author’s notes",
        "  section note:",
        "    p: For the quay.",
        "  p: [{label: Chapter 1} Six](#one)",
        "  section note:",
        "    p: Hello.",
    ]


def test_a_book_whose_notes_stayed_has_no_such_page() -> None:
    assert notes_page(Book(Metadata(), (Chapter((), ()),)), edition()) is None


def test_page_and_rule_mean_the_same_omissions() -> None:
    assert RULE == MOVED
