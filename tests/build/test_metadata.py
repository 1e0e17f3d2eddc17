"""What a text tells of its book, in the form that metadata has to have."""

from __future__ import annotations

import pytest

from bookmaker.build.metadata import known_metadata, series_of
from bookmaker.build.values import checked
from bookmaker.model.book import Contributor, Metadata, Series, Subject
from bookmaker.model.manuscript import Found
from bookmaker.model.recipe import Recipe


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("published", "2023-03-14", "2023-03-14"),
        ("published", "2019-09-01 04:29:48", "2019-09-01"),
        ("published", "5/25/2012", "2012-05-25"),
        ("published", "25/5/2012", "2012-05-25"),
        ("published", "5/6/2012", ""),
        ("updated", "Jan 5, 2019", "2019-01-05"),
        ("updated", "5th January 2019", "2019-01-05"),
        ("updated", "2019-02-30", ""),
        ("updated", "Smarch 5, 2019", ""),
        ("updated", "yesterday", ""),
        ("published", "1998", "1998"),
        ("language", "English", "en"),
        ("language", "Gullish", ""),
        ("status", "In-Progress", "in progress"),
        ("status", "critical", ""),
        ("words", "14,264", "14264"),
        ("words", "many", ""),
        ("rating", "T", "T"),
    ],
)
def test_values_are_brought_into_form(field: str, written: str, value: str) -> None:
    assert checked(field, written) == value


@pytest.mark.parametrize(
    ("written", "series"),
    [
        ("Part 2 of Harbour Nights", Series("Harbour Nights", "2")),
        ("Part 1 of Harbour Nights, Part 3 of Fog", Series("Harbour Nights", "1")),
        ("Harbour Nights [2]", Series("Harbour Nights", "2")),
        ("Harbour Nights", Series("Harbour Nights")),
    ],
)
def test_a_series_has_its_number(written: str, series: Series) -> None:
    assert series_of(written) == series


def test_lists_become_names_and_genres_and_tags_subjects() -> None:
    told = {"author": "Ida Orr and Tib Lund", "translator": "A. Gull", "genres": "Fog", "tags": "Gulls, Fog"}
    found = tuple(Found(name, value, "") for name, value in (told | {"categories": "Harbour Tales"}).items())
    data = known_metadata(Recipe("story", Metadata(title="Mine")), found)
    assert data.title == "Mine"
    assert data.byline == "Ida Orr, Tib Lund"
    assert data.contributors[-1] == Contributor("A. Gull", "translator")
    assert data.subjects == (Subject("Fog"), Subject("Gulls"))
    assert data.fandoms == ("Harbour Tales",)


def test_the_categories_of_ao3_are_no_fandom() -> None:
    assert known_metadata(Recipe("story"), (Found("categories", "Gen, F/F", ""),)).fandoms == ()
