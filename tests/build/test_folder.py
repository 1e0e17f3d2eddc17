"""The folder of a book."""

from __future__ import annotations

from bookmaker.build.folder import natural


def test_names_sort_as_people_count() -> None:
    names = ["10-b", "2-a", "Chapter 1", "chapter 10", "chapter 9", "1.10", "1.9", "b", "A"]
    assert sorted(names, key=natural) == [
        "1.9",
        "1.10",
        "2-a",
        "10-b",
        "A",
        "b",
        "Chapter 1",
        "chapter 9",
        "chapter 10",
    ]
