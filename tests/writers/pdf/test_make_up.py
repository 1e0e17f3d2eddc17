"""The make-up of a theme's pages: margins are emptied where nothing is due, however the theme is written."""

from __future__ import annotations

import pytest

from bookmaker.model.canon import paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Location
from bookmaker.profiles import PROFILES
from bookmaker.profiles.printers import PRINTERS
from bookmaker.profiles.trims import TRIMS
from bookmaker.themes import load_theme, styles_folder
from bookmaker.writers.pdf.make_up import make_up, without_margins

WRITTEN = {
    "plain": '@page :right { @top-right { content: "Folio" } }',
    "in capitals": '@page :right { @TOP-RIGHT { content: "Folio" } }',
    "with an apostrophe in a comment": "@page :right { @top-right { /* the book's */ content: 'Folio' } }",
    "with a comment before its brace": '@page :right { @top-right /* head */ { content: "Folio" } }',
    "with a sign in its words": r'@page :right { @top-right { content: "\"}/* Folio" } }',
}


def sheet_of(css: str) -> str:
    theme = load_theme("classic", styles_folder(), Location(""))._replace(print_css=css)
    return make_up(Edition(PROFILES["print"], theme), paper_of(TRIMS["5x8"], PRINTERS["any"], 300))


@pytest.mark.parametrize("css", WRITTEN.values(), ids=WRITTEN)
def test_heads_are_taken_off_however_they_are_written(css: str) -> None:
    sheet = sheet_of(f"{css}\np {{ color: #123456 }} /* it's ours */ h1 {{ color: #654321 }}")
    assert "@top-right { content: none !important }" in sheet
    silent = without_margins(sheet)
    assert "Folio" in sheet
    assert "Folio" not in silent
    assert "#123456" in silent
    assert "#654321" in silent
