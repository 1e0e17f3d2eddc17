"""On paper, a way to a chapter says its page as the book's language does."""

from __future__ import annotations

from typing import Any

import pytest

from bookmaker.model.canon import paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Location
from bookmaker.profiles import PROFILES
from bookmaker.profiles.printers import PRINTERS
from bookmaker.profiles.trims import TRIMS
from bookmaker.themes import load_theme, styles_folder
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.make_up import make_up

WAYS = {
    "places": '<p class="warning-topic">Grief — <a href="#here">One</a></p>',
    "scenes": '<div class="scene-note"><p><a href="#here">One</a></p></div>',
    "folded": '<div id="folded-scenes"><p class="warning-group"><a href="#here">One</a></p></div>',
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    edition = Edition(PROFILES["print"], load_theme("classic", styles_folder(), Location("")))
    return Engine(make_up(edition, paper_of(TRIMS["5x8"], PRINTERS["any"], 300)), edition.theme.faces, {})


@pytest.mark.parametrize(
    ("language", "sign"), [("en", "p."), ("fr", "p."), ("de-CH", "S."), ("sv", "s."), ("pl", "s."), ("ru", "с.")]
)
@pytest.mark.parametrize("way", WAYS)
def test_a_page_is_named_in_the_language_of_the_book(engine: Engine, way: str, language: str, sign: str) -> None:
    body = f'<div class="text"><section class="chapter" id="here"><p>Rain.</p>{WAYS[way]}</section></div>'
    html = f'<html lang="{language}"><head><title>x</title></head><body>{body}</body></html>'
    pages: list[Any] = [page._page_box for page in engine.lay_out(html).pages]
    words = "".join(getattr(box, "text", "") for page in pages for box in page.descendants())
    assert f"({sign}\u00a01)" in words
