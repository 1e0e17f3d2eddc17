"""The road of a book: what is known of it in the end, and what must always hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaker.build.edition import make_edition
from bookmaker.build.inputs import read_inputs
from bookmaker.build.road import Road, travel
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Problem
from bookmaker.profiles import PROFILES
from tests.problems import none_expected


def road(folder: Path, problems: list[Problem] | None = None) -> Road:
    return travel(read_inputs(folder), none_expected if problems is None else problems.append)


def story(folder: Path, text: str, name: str = "night-ferry.txt", book_file: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    if not book_file:
        return folder / name
    (folder / "book.yaml").write_text(book_file, "utf-8")
    return folder


def test_a_bare_text_is_named_by_its_head(tmp_path: Path) -> None:
    book = road(
        story(tmp_path, "The Long Night\n\nby Ida Orr and Tam Reyes\n\nThe ferry left, and she was not on it.")
    ).book
    assert (book.metadata.title, book.metadata.byline) == ("The Long Night", "Ida Orr, Tam Reyes")


def test_a_text_without_a_head_is_named_by_its_file(tmp_path: Path) -> None:
    assert road(story(tmp_path, "The ferry left.\n\nNobody looked up.")).book.metadata.title == "Night Ferry"


def test_the_book_file_weighs_more_than_the_text(tmp_path: Path) -> None:
    folder = story(tmp_path, "The Long Night\n\nby Ida Orr\n\nThe ferry left.", book_file="title: Mine\nauthor: Me\n")
    book = road(folder).book
    assert (book.metadata.title, book.metadata.byline) == ("Mine", "Me")


def test_front_matter_counts_where_the_book_file_says_nothing(tmp_path: Path) -> None:
    text = "---\ntitle: Front\nsubtitle: Matter\ncontent_warnings: none\n---\n\n## One\n\nThe ferry left.\n"
    book = road(story(tmp_path, text, "a.md", "title: File\n")).book
    assert (book.metadata.title, book.metadata.subtitle, book.warnings.stance) == ("File", "Matter", "none")


def test_a_mistake_in_front_matter_is_told_with_its_line(tmp_path: Path) -> None:
    problems: list[Problem] = []
    road(story(tmp_path, "---\ntitle: Front\ncolour: red\n---\n\nThe ferry left.\n", "a.md"), problems)
    assert [(p.name, p.at.file, p.at.line) for p in problems] == [("book-file/unknown-field", "a.md", 3)]


def test_titles_are_set_like_the_text(tmp_path: Path) -> None:
    folder = story(tmp_path, "The ferry left.", book_file='title: "\'Twas -- gone"\ndedication: "For Tib\'s goose"\n')
    book = road(folder).book
    assert book.metadata.title == "’Twas—gone"
    assert "Tib’s" in str(book.dedication)


def test_a_picture_that_is_missing_is_told_of(tmp_path: Path) -> None:
    problems: list[Problem] = []
    road(story(tmp_path, "The ferry left.\n\n![The ferry](ferry.jpg)\n", "a.md", "title: One"), problems)
    assert [(p.name, p.at.line) for p in problems] == [("pictures/not-found", 3)]


def test_a_warning_of_a_chapter_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    problems: list[Problem] = []
    book_file = "content_warnings: [{topic: grief, chapters: [1, 9]}]"
    road(story(tmp_path, "Chapter 1\n\nThe ferry left.", book_file=book_file), problems)
    assert [p.name for p in problems] == ["content-warnings/unknown-chapter"]
    assert "“9”" in problems[0].message


@pytest.mark.parametrize("text", ["", "\n\n\n", "* * *", "Chapter 1", "\ufeff", "—", "_"])
def test_texts_of_next_to_nothing_become_books(tmp_path: Path, text: str) -> None:
    problems: list[Problem] = []
    path = story(tmp_path, text)
    inputs = read_inputs(path)
    result = make_edition(travel(inputs, problems.append), Edition(PROFILES["epub"], inputs.theme), None)
    assert result.data is not None
    assert result.data.startswith(b"PK")


def test_the_same_inputs_make_the_same_bytes(tmp_path: Path) -> None:
    path = story(tmp_path, "The Long Night\n\nby Ida Orr\n\nChapter 1\n\nThe ferry left.")
    inputs = read_inputs(path)
    made = [
        make_edition(travel(read_inputs(path), none_expected), Edition(PROFILES["epub"], inputs.theme), None).data
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert made[0] is not None
