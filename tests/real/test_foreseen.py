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


HIGH = {
    "a table": "<table>" + "<tr><td>one</td></tr>" * 90 + "</table>",
    "lines as they are": "<pre>" + "one\n" * 90 + "</pre>",
}


@pytest.mark.parametrize("place", ["among", "last"])
@pytest.mark.parametrize("high", HIGH.values(), ids=HIGH)
def test_what_is_higher_than_a_page_is_parted_by_the_engine(high: str, place: str) -> None:
    asked = wanted("the-ice-rent", "classic")
    before, sign, after = asked.xhtml.partition("</p>\n</section>" if place == "last" else "</p>\n<p>")
    assert sign
    cut = len("</p>")
    xhtml = f"{before}{sign[:cut]}{high}{sign[cut:]}{after}"
    asked = asked._replace(xhtml=xhtml, edition=asked.edition._replace(lines="optimal"))
    assert xhtml.count("one") >= 90
    assert apart(asked).startswith(b"%PDF")
