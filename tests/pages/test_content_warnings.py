"""The page of content warnings: four stances that cannot be taken for each other."""

from __future__ import annotations

from bookmaker.book_file import recipe_of
from bookmaker.book_file.read import read_settings
from bookmaker.model.book import Book, Chapter, Part
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Text
from bookmaker.model.outline import outline
from bookmaker.model.problem import Location, Problem, Severity
from bookmaker.pages import content_warnings, with_pages
from bookmaker.profiles import PROFILES
from bookmaker.themes import load_theme, styles_folder
from tests.cases import Case, each

CHAPTERS = (
    Chapter((Text("The Quay"),), (), label="Chapter 1", number=1, name="chapter-0001"),
    Part((Text("Summer"),), (), (Chapter((Text("The Storm"),), (), number=2, name="chapter-0002"),), name="part-0001"),
    Chapter((), (), "epilogue", "Epilogue", name="epilogue-0001"),
)


def book(text: str) -> Book:
    problems: list[Problem] = []
    recipe = recipe_of("story", read_settings("book.yaml", text, problems.append))
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    return Book(recipe.metadata, CHAPTERS, warnings=recipe.warnings)


def edition(name: str = "epub") -> Edition:
    return Edition(PROFILES[name], load_theme("classic", styles_folder(), Location("")))


LAYERS = (content_warnings.warnings_page, content_warnings.places_page, content_warnings.details_page)


@each("pages/content_warnings.txt")
def test_the_pages_say_what_the_author_says(case: Case) -> None:
    pages = (make(book(case.given), edition()) for make in LAYERS)
    assert "\n".join(outline(tuple(page for page in pages if page))) == case.expected


def test_on_paper_the_ways_to_the_other_layers_are_page_numbers() -> None:
    page = content_warnings.warnings_page(
        book("content_warnings: [{topic: grief, chapters: [1], detail: A wreck.}]"), edition("print")
    )
    assert page
    lines = "\n".join(outline((page,)))
    assert "[What exactly happens is told on page](#content-warning-details)" in lines
    assert "[In which chapters is told on page](#content-warning-places)" in lines


def test_the_stances_differ_in_every_language() -> None:
    texts = {
        "\n".join(outline((page,)))
        for language in ("en", "de")
        for given in ("none", "withheld", "[grief]")
        if (page := content_warnings.warnings_page(book(f"language: {language}\ncontent_warnings: {given}"), edition()))
    }
    assert len(texts) == 6


def test_details_stand_behind_the_text_and_the_page_before_it() -> None:
    whole = with_pages(book("title: One\ncontent_warnings: [{topic: grief, detail: A wreck.}]"), edition())
    assert "content-warnings" in [page.name for page in whole.front]
    assert [page.name for page in whole.back] == ["content-warning-details"]
