"""Every theme knows every class that the writers emit, and nothing that old reading engines choke on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bookmaker.model.canon import Paper, paper_of
from bookmaker.model.edition import Edition, Theme
from bookmaker.model.problem import Location
from bookmaker.profiles import PROFILES
from bookmaker.profiles.printers import PRINTERS
from bookmaker.themes import load_theme, styles_folder, theme_names
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.make_up import make_up
from bookmaker.writers.xhtml import CLASSES

each_theme = pytest.mark.parametrize("name", theme_names())


def paper(profile: str) -> Paper:
    """The page of a book of 200 pages."""
    trim, printer = PROFILES[profile].trim, PROFILES[profile].printer
    assert trim is not None
    assert printer is not None
    return paper_of(trim, printer, 200)


def theme(name: str) -> Theme:
    """A theme of ours."""
    return load_theme(name, styles_folder(), Location(""))


@each_theme
@pytest.mark.parametrize("kind", CLASSES)
def test_a_theme_styles_a_class(name: str, kind: str) -> None:
    look = theme(name)
    assert re.search(rf"\.{kind}(?![\w-])", look.book_css + look.epub_css + look.print_css)


# Adobe's engine, and so old Kobos, drop the whole sheet at the first of these; a text colour is
# unreadable in dark mode.
FORBIDDEN = (
    r"\bvar\(",
    r"\bcalc\(",
    r"\bmin\(",
    r"\bmax\(",
    r"\bclamp\(",
    r"\bflex\b",
    r"\bgrid\b",
    r"@media",
    r"(?<![-\w])color\s*:",
)


@each_theme
@pytest.mark.parametrize("sign", FORBIDDEN)
def test_an_e_book_sheet_holds_nothing_that_breaks_old_engines(name: str, sign: str) -> None:
    look = theme(name)
    assert not re.search(sign, re.sub(r"/\*.*?\*/", "", look.book_css + look.epub_css, flags=re.DOTALL))


@each_theme
def test_the_layout_engine_knows_every_rule_of_a_print_sheet(name: str) -> None:
    look = theme(name)
    problems: list[object] = []
    engine = Engine(make_up(Edition(PROFILES["print"], look), paper("print")), look.faces, {})
    engine.write(engine.lay_out("<p>One line.</p>"), PRINTERS["any"], problems.append)
    assert problems == []


def test_large_print_is_at_least_16_points() -> None:
    for profile in ("print", "print-a5"):
        sheet = make_up(Edition(PROFILES[profile], theme("large-print")), paper(profile))
        size = re.search(r"html \{ font-size: ([\d.]+)pt", sheet)
        assert size is not None
        assert 15.7 <= float(size[1]) <= 18


def test_styles_carry_their_licence() -> None:
    assert "CC0" in (Path(styles_folder()) / "LICENSE.md").read_text("utf-8")
