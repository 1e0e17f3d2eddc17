"""The pages of a division are foreseen from its column, so that it is laid out once."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from bookmaker.writers.pdf.composition import Wanted
from bookmaker.writers.pdf.layout import Engine
from tests.real.test_apart import apart, wanted
from tests.real.test_books import BOOKS


def laid_out(asked: Wanted, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """The documents that the engine was given for a book: those for columns, and those for pages."""
    columns: list[str] = []
    pages: list[str] = []
    lay_out, lay_out_tall = Engine.lay_out, Engine.lay_out_tall

    def as_pages(engine: Engine, html: str, css: str = "") -> Any:
        pages.append(html)
        return lay_out(engine, html, css)

    def as_column(engine: Engine, html: str, css: str = "") -> Any:
        columns.append(html)
        return lay_out_tall(engine, html, css)

    monkeypatch.setattr(Engine, "lay_out", as_pages)
    monkeypatch.setattr(Engine, "lay_out_tall", as_column)
    monkeypatch.setenv("BOOKMAKER_WORKERS", "1")
    apart(asked._replace(edition=asked.edition._replace(lines="optimal")))
    return columns, [html for html in pages if "data-set=" in html]


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_a_division_whose_column_is_known_is_laid_out_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    columns, pages = laid_out(wanted(name, "classic"), monkeypatch)
    known, made = Counter(map(division, columns)), Counter(map(division, pages))
    assert known
    assert {name: made[name] for name in known} == known


def division(html: str) -> str:
    """The name of the division that a document holds."""
    found = re.search(r'<section[^>]*\bid="([^"]+)"', html)
    assert found
    return found[1]


def test_a_line_break_in_one_paragraph_leaves_the_others_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = wanted("any-person-beast-or-weather", "classic")
    broken = asked.xhtml.replace("</p>", "<br/>twice</p>", 9)
    _, pages = laid_out(asked._replace(xhtml=broken), monkeypatch)
    assert sum(html.count("data-set=") for html in pages) > broken.count("<p>") / 4
