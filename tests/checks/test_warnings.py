"""What of its content warnings does not agree with a book."""

from __future__ import annotations

import pytest

from tests.travelled import travelled

TEXT = "Chapter 1: The Quay\n\nIt rained.\n\nChapter 2: The Storm\n\nNobody looked up.\n"


def problems_of(book_file: str, text: str = TEXT) -> list[tuple[str, int]]:
    return [(problem.name, problem.at.line) for problem in travelled(text, book_file)[1]]


def test_a_warning_that_names_a_chapter_which_is_not_there_is_told_of() -> None:
    book_file = "content_warnings:\n  - {topic: grief, chapters: [1, The Storm]}\n  - {topic: fire, chapters: [3]}\n"
    assert problems_of(book_file) == [("content-warnings/unknown-chapter", 3)]


@pytest.mark.parametrize(
    ("rating", "warning", "is_too_low"),
    [
        ("General Audiences", "{topic: grief}", False),
        ("General Audiences", "{topic: gore}", True),
        ("General Audiences", "{topic: gore, severity: mentioned}", False),
        ("General Audiences", "{topic: grief, severity: graphic}", True),
        ("Teen And Up Audiences", "{topic: grief, severity: graphic}", False),
        ("Teen And Up Audiences", "{topic: violence}", False),
        ("Teen And Up Audiences", "{topic: violence, severity: graphic}", True),
        ("Mature", "{topic: violence, severity: graphic}", False),
        ("Mature", "{topic: underage-sex, severity: graphic}", False),
        ("K+", "{topic: violence}", True),
        ("Not Rated", "{topic: gore}", False),
        ("my own words", "{topic: gore}", False),
        ("General Audiences", "{topic: gore, source: suggested}", False),
    ],
)
def test_a_rating_lower_than_the_warnings_suggest_is_told_of(rating: str, warning: str, is_too_low: bool) -> None:
    told = problems_of(f"rating: {rating}\ncontent_warnings:\n  - {warning}\n")
    assert told == [("content-warnings/rating-too-low", 3)] * is_too_low


@pytest.mark.parametrize(("summary", "fits"), [("It rains.", True), ("Rain.", False), ("It rains. " * 550, False)])
def test_what_happens_has_to_fit_a_window(summary: str, fits: bool) -> None:
    text = f"It rained.\n\n[cw: blood | {summary}]\n\nShe cut her hand.\n\n[/cw]\n"
    assert [name for name, _ in problems_of("", text)] == ["content-warnings/summary-length"] * (not fits)
