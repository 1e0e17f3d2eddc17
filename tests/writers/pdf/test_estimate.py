"""How many pages a book will have is known before it is laid out, to within a few in a hundred."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from bookmaker.model.canon import Paper, paper_of
from bookmaker.model.edition import Theme
from bookmaker.model.problem import Location
from bookmaker.profiles.printers import PRINTERS
from bookmaker.profiles.trims import TRIMS
from bookmaker.themes import load_theme
from bookmaker.writers.pdf.estimate import estimated
from bookmaker.writers.pdf.tree import parse

WORDS = "She had walked the whole length of the quay before the lamps were lit and nobody had asked her name. "


@pytest.fixture
def theme() -> Theme:
    return load_theme("classic", Path(), Location("book.yaml"))


def paper(trim: str = "6x9") -> Paper:
    return paper_of(TRIMS[trim], PRINTERS["home"], 300)


def document(chapters: int, paragraphs: int, front: int = 0) -> Element:
    chapter = f'<section class="chapter"><h1>One</h1>{f"<p>{WORDS * 6}</p>" * paragraphs}</section>'
    pages = '<section class="page"><p>A Title</p></section>' * front
    return parse(f'<html><body>{pages}<div class="text">{chapter * chapters}</div></body></html>')


def test_chapters_open_on_right_hand_pages(theme: Theme) -> None:
    assert estimated(document(5, 1), paper(), theme) == 10
    assert estimated(document(5, 1, front=4), paper(), theme) == 16


def test_twice_the_text_takes_twice_the_pages(theme: Theme) -> None:
    once, twice = (estimated(document(1, count), paper(), theme) for count in (100, 200))
    assert twice == pytest.approx(2 * once, abs=4)


def test_a_smaller_page_holds_less(theme: Theme) -> None:
    text = document(1, 200)
    assert estimated(text, paper("a6"), theme) > 1.5 * estimated(text, paper(), theme)


def test_letters_are_as_wide_as_the_face_has_them(theme: Theme) -> None:
    wide, narrow = (
        parse(f'<html><body><div class="text"><section>{f"<p>{letter * 800}</p>" * 200}</section></div></body></html>')
        for letter in "mi"
    )
    assert estimated(wide, paper(), theme) > 2 * estimated(narrow, paper(), theme)
