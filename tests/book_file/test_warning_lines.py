"""Warnings put into the text of a book file."""

from __future__ import annotations

import pytest

from bookmaker.book_file import recipe_of
from bookmaker.book_file.read import read_settings
from bookmaker.book_file.warning_lines import with_warnings
from bookmaker.model.content_warnings import ContentWarning
from tests.problems import none_expected

NEW = (
    ContentWarning("blood", chapters=("3", "the storm"), origin="suggested"),
    ContentWarning("fire", origin="suggested"),
)
FILES = {
    "": 0,
    "title: One": 0,
    "title: One\ncontent_warnings:\nauthor: Ida Orr\n": 0,
    "content_warnings: []\n": 0,
    "content_warnings: [grief, {topic: war}]\nauthor: Ida Orr\n": 2,
    "content_warnings:\n  - grief\n  # a remark\n  - topic: war\n    detail: A war.\n\nauthor: Ida Orr # hers\n": 2,
    "content_warnings:\n- grief\nauthor: Ida Orr": 1,
}


@pytest.mark.parametrize("text", FILES)
def test_warnings_are_added_and_nothing_else_changes(text: str) -> None:
    written = with_warnings(text, NEW)
    assert written is not None
    recipe = recipe_of("story", read_settings("book.yaml", written, none_expected))
    before = recipe_of("story", read_settings("book.yaml", text, none_expected))
    assert [entry._replace(at=NEW[0].at) for entry in recipe.warnings.entries[FILES[text] :]] == list(NEW)
    assert recipe.warnings.entries[: FILES[text]] == before.warnings.entries
    assert recipe.metadata == before.metadata
    assert all(line in written.split("\n") for line in text.split("\n") if "content_warnings" not in line)


@pytest.mark.parametrize(
    "text", ["content_warnings: none", "content_warnings: grief", "content_warnings: {topic: war}"]
)
def test_a_word_is_no_list(text: str) -> None:
    assert with_warnings(text, NEW) is None
