"""What a book is made from: which books there are, which files, in which order, and every mistake at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaker.build.inputs import find_books, natural, read_inputs
from bookmaker.model.problem import CannotBuild
from bookmaker.themes import load_theme


def write(folder: Path, **files: str) -> Path:
    """A folder with files; `a__b_txt` in a name stands for `a/b.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(CannotBuild) as stopped:
        read_inputs(folder)
    return [problem.name for problem in stopped.value.problems]


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


def test_texts_are_read_in_natural_order_below_the_folder(tmp_path: Path) -> None:
    write(tmp_path, text__10_txt="Ten.", text__2_txt="Two.", text__1_md="One.", text__notes_txt="No.")
    assert [source.name for source in read_inputs(tmp_path).sources] == ["text/1.md", "text/2.txt", "text/10.txt"]


def test_the_book_file_says_which_texts_and_in_which_order(tmp_path: Path) -> None:
    write(tmp_path, book_yaml="sources: [z.txt, 'text/*.txt', z.txt]", z_txt="Z.", y_txt="Y.", text__10_txt="Ten.")
    write(tmp_path, text__2_txt="Two.")
    assert [source.name for source in read_inputs(tmp_path).sources] == ["z.txt", "text/2.txt", "text/10.txt"]


@pytest.mark.parametrize(
    "pattern", ["../secret.txt", "text/../../secret.txt", "/etc/hostname", "~/secret.txt", "link.txt"]
)
def test_sources_cannot_leave_the_folder(tmp_path: Path, pattern: str) -> None:
    write(tmp_path, secret_txt="Secret.")
    folder = write(tmp_path / "book", book_yaml=f"sources: ['{pattern}']", text__a_txt="One.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert problems_of(folder) == ["source/not-found"]


def test_a_link_out_of_the_folder_is_not_read_without_a_book_file_either(tmp_path: Path) -> None:
    write(tmp_path, secret_txt="Secret.")
    folder = write(tmp_path / "book", a_txt="One.")
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    assert [source.name for source in read_inputs(folder).sources] == ["a.txt"]


def test_a_picture_outside_the_folder_is_no_picture_of_the_book(tmp_path: Path) -> None:
    write(tmp_path, secret_jpg="x")
    folder = write(tmp_path / "book", a_txt="One.", inside_png="x")
    (folder / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    assert [asset.path for asset in read_inputs(folder).assets] == ["inside.png"]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        book_yaml="titel: One\nstatus: lost\nsources: [none.txt]\ncover: none.jpg\ntheme: none\n",
        a_txt="One.",
    )
    assert sorted(problems_of(folder)) == [
        "book-file/unknown-field",
        "book-file/unknown-value",
        "cover/not-found",
        "source/not-found",
        "theme/unknown",
    ]


def test_an_edition_that_is_not_made_is_a_mistake_of_the_book_file(tmp_path: Path) -> None:
    folder = write(tmp_path, book_yaml="editions: [epub, papyrus]", a_txt="One.")
    with pytest.raises(CannotBuild) as stopped:
        read_inputs(folder)
    assert "papyrus" in str(stopped.value)


def test_the_collection_file_above_counts_for_all_its_books(tmp_path: Path) -> None:
    write(tmp_path, collection_yaml="publisher: The Sample Press\nrights: CC0", story_txt="One.")
    folder = write(tmp_path / "book", book_yaml="publisher: Ida Orr", a_txt="One.")
    assert read_inputs(tmp_path / "story.txt").recipe.metadata.publisher == "The Sample Press"
    metadata = read_inputs(folder).recipe.metadata
    assert (metadata.publisher, metadata.rights) == ("Ida Orr", "CC0")


def test_of_the_collection_files_above_the_nearest_weighs_most(tmp_path: Path) -> None:
    write(tmp_path, collection_yaml="publisher: The Sample Press\nrights: CC0", box__collection_yaml="publisher: Orr")
    write(tmp_path / "box" / "deep", story_txt="One.")
    metadata = read_inputs(tmp_path / "box" / "deep" / "story.txt").recipe.metadata
    assert (metadata.publisher, metadata.rights) == ("Orr", "CC0")


def test_a_book_file_that_is_not_utf_8_is_a_mistake(tmp_path: Path) -> None:
    write(tmp_path, a_txt="One.")
    (tmp_path / "book.yaml").write_bytes(b"title: F\xe4hre")
    assert problems_of(tmp_path) == ["book-file/not-utf-8"]


def test_a_folder_of_works_that_nothing_reads_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CannotBuild) as stopped:
        find_books(write(tmp_path / "saved", deep__page_html="x", story_docx="x"))
    assert "nothing here reads .docx and .html: save the works as text or Markdown" in str(stopped.value)


def test_a_book_folder_without_texts_says_so(tmp_path: Path) -> None:
    assert problems_of(write(tmp_path, book_yaml="title: One")) == ["source/no-text"]


def test_a_theme_of_the_authors_own_lies_in_the_books_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, book_yaml="theme: mine", a_txt="One.", mine__book_css="p { color: red }")
    (folder / "mine/theme.toml").write_text('label = "Mine"\nstarts_from = "classic"\n')
    theme = read_inputs(folder).theme
    classic = load_theme("classic", folder, read_inputs(folder).recipe.at)
    assert theme.label == "Mine"
    assert theme.book_css == classic.book_css + "\np { color: red }"
    assert theme.faces == classic.faces


def test_a_theme_with_faces_of_its_own_keeps_those_for_code(tmp_path: Path) -> None:
    folder = write(tmp_path, book_yaml="theme: mine", a_txt="One.", mine__my_ttf="no font")
    (folder / "mine/theme.toml").write_text('starts_from = "classic"\n[[faces]]\nfamily = "My"\nfile = "my.ttf"\n')
    faces = read_inputs(folder).theme.faces
    assert (faces[0].family, faces[0].data) == ("My", b"no font")
    assert {face.family for face in faces[1:]} == {"Source Code Pro"}


@pytest.mark.parametrize("content", ["label = ", 'starts_from = "nothing"'])
def test_a_broken_theme_is_a_mistake_and_no_crash(tmp_path: Path, content: str) -> None:
    folder = write(tmp_path, book_yaml="theme: mine", a_txt="One.")
    (folder / "mine").mkdir()
    (folder / "mine/theme.toml").write_text(content)
    assert problems_of(folder)[0].startswith("theme/")
