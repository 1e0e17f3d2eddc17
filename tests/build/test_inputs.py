"""What a book is made from: which files, in which order, and every mistake at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaker.build.inputs import read_inputs
from bookmaker.model.problem import CannotBuild
from bookmaker.themes import load_theme
from tests.folders import barred, closed, write


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(CannotBuild) as stopped:
        read_inputs(folder)
    return [problem.name for problem in stopped.value.problems]


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


def test_a_bare_text_has_the_pictures_that_it_names_and_no_others(tmp_path: Path) -> None:
    write(tmp_path, secret_png="x")
    folder = write(tmp_path / "book", tower_png="x", other_png="x", lamp_JPG="x")
    (folder / "small").mkdir()
    (folder / ".cache").mkdir()
    names = ("small/a gull.png", "small/low_tide(2).png", "Möwe.svg", "tide.gif", ".cache/x.png", ".x.png")
    for name in names:
        (folder / name).write_text("x", "utf-8")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    text = folder / "story.md"
    text.write_text(
        "![A tower](tower.png 'Tall') ![](./small/a%20gull.png)\n\n![](<small/low\\_tide(2).png>) ![Gull](Möwe.svg)\n\n"
        "[![Lamp](lamp.JPG)][1] ![t][tide] ![](.cache/x.png) ![](.x.png) ![](link.png) ![](../secret.png) ![](none.png)"
        f"\n\n![]({'x' * 300}.png) ![](/etc/x.png) ![](http://example.org/other.png)\n\n[tide]:\n  tide.gif\n",
        "utf-8",
    )
    found = ["lamp.JPG", "Möwe.svg", "small/a gull.png", "small/low_tide(2).png", "tide.gif", "tower.png"]
    assert sorted(asset.path for asset in read_inputs(text).assets) == sorted(found)
    plain = text.rename(folder / "story.txt")
    assert read_inputs(plain).assets == ()


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


def test_a_folder_of_the_book_that_nobody_may_look_into_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, **{"1_txt": "One."}, more__secret__2_txt="Two.")
    with closed("secret"), pytest.raises(CannotBuild) as stopped:
        read_inputs(folder)
    (problem,) = stopped.value.problems
    assert problem.name == "source/unreadable"
    assert problem.at.file.endswith("more/secret")


def test_a_folder_of_the_book_that_may_be_listed_and_not_entered_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, **{"1_txt": "One."}, secret__2_txt="Two.")
    with barred("secret"):
        assert problems_of(folder) == ["source/unreadable"]


def test_a_closed_folder_stops_no_book_whose_texts_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path, book_yaml="sources: ['*.txt']", **{"1_txt": "One."}, secret__2_txt="Two.")
    with closed("secret"):
        inputs = read_inputs(folder)
    assert [source.name for source in inputs.sources] == ["1.txt"]
    assert [(problem.name, problem.severity) for problem in inputs.problems] == [("source/unreadable", "warning")]
