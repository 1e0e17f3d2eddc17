"""Ratings and warnings of archives: from the head of a saved text to the page and to the metadata."""

from __future__ import annotations

import pytest

from bookmaker.model.outline import outline
from bookmaker.pages import with_pages
from bookmaker.writers.epub.metadata import Element, metadata_of
from tests.travelled import edition, travelled

HEADS = {
    "AO3": """The Night Ferry

Posted originally on the Archive of Our Own at https://archiveofourown.org/works/1.

Rating: {rating}
Archive Warning: {warning}
Fandom: Harbour Tales
Language: English
Stats: Published: 2023-03-14 Words: 1,200 Chapters: 1/1

Summary

    A ferry leaves.

Chapter 1

It rained, and the ferry left at six.
""",
    "FanFicFare": """The Night Ferry

by Ida Orr

Category: Harbour Tales
Language: English
Status: Completed
Rating: {rating}
Warnings: {warning}
Summary: A ferry leaves.

Chapter 1

It rained, and the ferry left at six.
""",
}
EACH_HEAD = pytest.mark.parametrize("head", HEADS)
NONE_APPLY = "The author has looked, and says that nothing in this book calls for a warning."
WARNINGS = {
    "Graphic Depictions Of Violence": ("Violence", "Content warning: Violence"),
    "Major Character Death": ("Death of a main character", "Content warning: Death of a main character"),
    "Rape/Non-Con": ("Sexual violence", "Content warning: Sexual violence"),
    "Underage Sex": ("Sexual content with minors", "Content warning: Sexual content with minors"),
    "Underage": ("Sexual content with minors", "Content warning: Sexual content with minors"),
    "No Archive Warnings Apply": (NONE_APPLY, "Content warnings: none apply"),
    "Creator Chose Not To Use Archive Warnings": (
        "The author chose not to give content warnings for this book.",
        "Content warnings: the author chose not to warn",
    ),
    "Choose Not To Use Archive Warnings": (
        "The author chose not to give content warnings for this book.",
        "Content warnings: the author chose not to warn",
    ),
}
RATINGS = {
    "Not Rated": "",
    "General Audiences": "0-",
    "Teen And Up Audiences": "13-",
    "Mature": "18-",
    "Explicit": "18-",
}


def page_and_metadata(head: str, rating: str, warning: str) -> tuple[str, tuple[Element, ...]]:
    """The page of warnings of a text with this head, and the metadata of its e-book."""
    road, _ = travelled(HEADS[head].format(rating=rating, warning=warning))
    book = with_pages(road.book, edition())
    page = "\n".join(outline(tuple(page for page in book.front if page.name == "content-warnings")))
    return page, metadata_of(book, False)


@EACH_HEAD
@pytest.mark.parametrize("warning", WARNINGS)
def test_every_warning_comes_to_the_page_and_to_the_metadata(head: str, warning: str) -> None:
    page, metadata = page_and_metadata(head, "Explicit", warning)
    on_page, tag = WARNINGS[warning]
    assert on_page in page
    assert tag in [element.text for element in metadata]
    assert (NONE_APPLY in page) == (warning == "No Archive Warnings Apply")


@EACH_HEAD
@pytest.mark.parametrize("rating", RATINGS)
def test_every_rating_comes_to_the_page_and_to_the_metadata(head: str, rating: str) -> None:
    page, metadata = page_and_metadata(head, rating, "No Archive Warnings Apply")
    assert f"Rating: {rating}" in page
    told = {dict(element.attributes).get("property"): element.text for element in metadata}
    assert told.get("schema:contentRating") == rating
    assert told.get("schema:typicalAgeRange", "") == RATINGS[rating]


@EACH_HEAD
def test_several_warnings_come_together(head: str) -> None:
    page, metadata = page_and_metadata(head, "Mature", "Graphic Depictions Of Violence, Major Character Death")
    for label in ("Violence", "Death of a main character"):
        assert label in page
        assert f"Content warning: {label}" in [element.text for element in metadata]


@EACH_HEAD
def test_who_chose_not_to_warn_of_everything_says_so_beside_the_list(head: str) -> None:
    page, _ = page_and_metadata(head, "Mature", "Creator Chose Not To Use Archive Warnings, Major Character Death")
    assert "Death of a main character" in page
    assert "there may be more than is listed here" in page


def test_a_tag_for_each_topic_has_its_code_and_no_comma() -> None:
    road, _ = travelled(
        "It rained.\n", 'content_warnings: [blood, "geese, loud ones", {topic: grief, detail: A loss.}]'
    )
    metadata = metadata_of(road.book, False)
    tags = [element for element in metadata if element.text.startswith("Content warning: ")]
    assert [tag.text.removeprefix("Content warning: ") for tag in tags] == ["Blood", "geese – loud ones", "Grief"]
    for tag, code in zip(tags, ("04", "02", "02"), strict=True):
        refined = [dict(e.attributes) | {"text": e.text} for e in metadata]
        own = {e["property"]: e["text"] for e in refined if e.get("refines") == f"#{dict(tag.attributes)['id']}"}
        assert own == {"authority": "https://ns.editeur.org/onix/en/203", "term": code}
