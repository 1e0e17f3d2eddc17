"""Half-title and title page: the size of what stands there follows from how much it is."""

from __future__ import annotations

import pytest

from bookmaker.model.nodes import Section
from bookmaker.pages.title import title_page
from bookmaker.profiles import profile_of
from tests.travelled import edition, travelled


def size(book_file: str, trim: str = "6x9") -> str:
    """The role of the section round a title page, none for the usual size."""
    road, _ = travelled("It rained.\n", book_file)
    made = edition("print")._replace(profile=profile_of("print", trim)) if trim else edition("epub")
    (page,) = title_page(road.book, made).blocks
    assert isinstance(page, Section)
    return "" if page.role == "title-page" else page.role


TIDE = "The Ferryman’s Daughter and the Winter of the Long Low Tides"
OTHERS = "subtitle: A Novel\nauthor: Ida Kitto\npublisher: Harbour Press"
SUBTITLE = "With Letters, Maps, and the Log of the Night Watch, now first gathered from four chests in the attic"


@pytest.mark.parametrize(
    ("book_file", "trim", "role"),
    [
        ("title: The Ferry", "6x9", ""),
        ("title: The Ferry", "a6", ""),
        (f"title: {TIDE}\n{OTHERS}", "6x9", ""),
        (f"title: {TIDE}\n{OTHERS}", "a6", "long-title"),
        (f"title: {TIDE}\n{OTHERS}", "", "long-title"),
        (f"title: {TIDE}, or What the Water Left in the Harbour at the Lowest Ebb", "6x9", "long-title"),
        (f"title: {TIDE}, {TIDE}, and again {TIDE}", "6x9", "longest-title"),
        ("title: Donaudampfschiffahrt", "6x9", ""),
        ("title: Donaudampfschiffahrtskapitän", "6x9", "long-title"),
        ("title: Donau-Dampfschiff-Fahrts-Kapitän", "6x9", ""),
        ("title: 吾輩は猫である、名前はまだ無い", "6x9", ""),
        (f"title: The Ferry\nsubtitle: {SUBTITLE}\nauthor: [{', '.join(['Ida Trevanion-Pascoe'] * 4)}]", "6x9", ""),
        (
            f"title: The Ferry\nsubtitle: {SUBTITLE}\nauthor: [{', '.join(['Ida Trevanion-Pascoe'] * 4)}]",
            "a6",
            "long-title",
        ),
    ],
)
def test_the_size_of_a_title_follows_from_its_length_and_its_page(book_file: str, trim: str, role: str) -> None:
    assert size(book_file, trim) == role
