"""Which books there are at a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaker.model.problem import CannotBuild
from bookmaker.shelf.books import find_books
from tests.folders import closed, write


def test_a_text_is_a_book(tmp_path: Path) -> None:
    write(tmp_path, story_txt="One.")
    assert find_books(tmp_path / "story.txt") == [tmp_path / "story.txt"]


def test_a_folder_of_texts_is_one_book(tmp_path: Path) -> None:
    write(tmp_path, a_txt="One.", b_md="Two.")
    assert find_books(tmp_path) == [tmp_path]


def test_a_folder_with_a_book_file_is_a_book_and_so_is_its_book_file(tmp_path: Path) -> None:
    write(tmp_path, book_yaml="title: One", text__a_txt="One.")
    assert find_books(tmp_path) == [tmp_path]
    assert find_books(tmp_path / "book.yaml") == [tmp_path]


def test_a_shelf_has_folders_and_bare_texts_as_people_count(tmp_path: Path) -> None:
    write(tmp_path, collection_yaml="rights: CC0", **{"10-ten__a_txt": "Ten."}, **{"9-nine_txt": "Nine."})
    write(tmp_path / "2-two", book_yaml="title: Two", a_txt="Two.")
    assert [book.name for book in find_books(tmp_path)] == ["2-two", "9-nine.txt", "10-ten"]


def test_no_text_is_passed_over_wherever_it_lies(tmp_path: Path) -> None:
    write(
        tmp_path / "box", story_txt="One.", novel__book_yaml="title: Two", novel__a_txt="Two.", serial__1_txt="Three."
    )
    write(tmp_path / "shelf", collection_yaml="rights: CC0", a_txt="Four.", b_txt="Five.")
    assert [book.name for book in find_books(tmp_path)] == ["a.txt", "b.txt", "novel", "serial", "story.txt"]


def test_a_folder_has_the_same_books_seen_from_above(tmp_path: Path) -> None:
    write(tmp_path, box__collection_yaml="rights: CC0", box__a_txt="One.", box__b__1_txt="Two.", box__b__2_txt="Three.")
    assert find_books(tmp_path) == find_books(tmp_path / "box") == [tmp_path / "box/a.txt", tmp_path / "box/b"]


def test_hidden_files_and_files_about_the_folder_are_no_books(tmp_path: Path) -> None:
    write(tmp_path, readme_md="About.", LICENSE_txt="Mine.", collection_yaml="rights: CC0", story_txt="One.")
    write(tmp_path / ".git", a_txt="Two.")
    (tmp_path / ".hidden.txt").write_text("Three.")
    assert [book.name for book in find_books(tmp_path)] == ["story.txt"]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.txt"])
def test_a_path_to_nothing_is_said_to_be_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotBuild) as stopped:
        find_books(tmp_path / name)
    assert [problem.name for problem in stopped.value.problems] == ["source/not-found"]


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotBuild) as stopped:
        find_books(write(tmp_path / "empty", picture_jpg="x"))
    assert [problem.name for problem in stopped.value.problems] == ["source/no-text"]


def test_a_closed_folder_on_a_shelf_stands_for_its_books(tmp_path: Path) -> None:
    write(tmp_path, novel__book_yaml="title: One", novel__a_txt="One.", secret__a_txt="Two.", story_txt="Three.")
    with closed("secret"):
        assert [book.name for book in find_books(tmp_path)] == ["novel", "secret", "story.txt"]


def test_a_closed_folder_beside_the_texts_of_a_book_makes_no_books_of_them(tmp_path: Path) -> None:
    write(tmp_path, **{"1_txt": "One.", "2_txt": "Two."}, secret__a_txt="Three.")
    with closed("secret"):
        assert find_books(tmp_path) == [tmp_path]


def test_a_folder_of_works_that_nothing_reads_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CannotBuild) as stopped:
        find_books(write(tmp_path / "saved", deep__page_html="x", story_docx="x"))
    assert "nothing here reads .docx and .html: save the works as text or Markdown" in str(stopped.value)
