"""The commands, as a user runs them: what they print, what they write, how they end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import bookmaker
from bookmaker.cli.app import app
from bookmaker.profiles import PROFILES
from bookmaker.themes import theme_names

STORY = """The Long Night

by Ida Orr

Chapter 1: The Quay

The ferry left at six, and she had not seen that it was gone.

* * *

"Gone," said Tib.

Chapter 2: The Storm

Nobody looked up.
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own with one story in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    Path("story.txt").write_text(STORY, "utf-8")

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))

    return invoke


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"bookmaker {bookmaker.__version__}\n")


def test_without_a_command_the_help_names_them_all(run: Run) -> None:
    result = run()
    for command in ("build", "inspect", "show", "init", "themes", "profiles"):
        assert command in result.output


@pytest.mark.parametrize("command", ["build", "inspect", "show", "init"])
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"bookmaker {command}" in result.stdout


def test_build_writes_below_out_and_says_what(run: Run) -> None:
    result = run("build", "story.txt", "-e", "epub")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "story: out/story/story.epub"
    assert zipfile.ZipFile("out/story/story.epub").read("mimetype") == b"application/epub+zip"
    assert [path.name for path in Path("out/story").iterdir()] == ["story.epub"]


def test_a_quiet_build_says_nothing(run: Run) -> None:
    result = run("build", "story.txt", "-e", "epub", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_out_may_be_a_folder(run: Run) -> None:
    assert run("build", "story.txt", "-e", "epub", "--out", "shelf").exit_code == 0
    assert Path("shelf/story/story.epub").is_file()


def test_out_may_be_the_file_itself(run: Run) -> None:
    assert run("build", "story.txt", "-e", "epub", "-o", "deep/night.epub").exit_code == 0
    assert Path("deep/night.epub").is_file()
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "story.txt", "other.txt", "-e", "epub", "-o", "night.epub"),
        ("build", "story.txt", "-o", "night.epub"),
        ("build", "story.txt", "-e", "papyrus"),
        ("build", "nowhere.txt", "-e", "epub"),
        ("build",),
        ("show", "story.txt", "--edition", "papyrus"),
        ("show", "story.txt", "--after", "supper"),
        ("inspect", "story.txt", "--format", "xml"),
        ("bind", "story.txt"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_ends_with_2_and_writes_nothing(run: Run, arguments: tuple[str, ...]) -> None:
    Path("other.txt").write_text("Two.", "utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert not Path("out").exists()
    assert not Path("night.epub").exists()


def test_a_book_that_fails_ends_with_1_and_does_not_stop_the_others(run: Run) -> None:
    Path("broken.txt").write_bytes(b"\xff\xfeO\x00n\x00e\x00\x00\xd8")
    result = run("build", "broken.txt", "story.txt", "-e", "epub")
    assert result.exit_code == 1
    assert "broken: not built" in result.stdout
    assert "broken.txt:1: error: " in result.stderr
    assert "[encoding/undecodable]" in result.stderr
    assert "2 books" in result.stdout
    assert "1 failed" in result.stdout
    assert Path("out/story/story.epub").is_file()
    assert not Path("out/broken").exists()


def test_a_mistake_of_ours_stays_with_its_book(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import bookmaker.build.road as road

    travel = road.travel

    def travels_badly(inputs: Any, report: Any) -> Any:
        if inputs.recipe.name == "other":
            raise RuntimeError("our mistake")
        return travel(inputs, report)

    monkeypatch.setattr(road, "travel", travels_badly)
    Path("other.txt").write_text("Two.", "utf-8")
    result = run("build", "other.txt", "story.txt", "-e", "epub")
    assert result.exit_code == 1
    assert "RuntimeError: our mistake" in result.stderr
    assert "[bookmaker/bug]" in result.stderr
    assert Path("out/story/story.epub").is_file()


def test_a_folder_that_cannot_be_written_is_said_to_be_one(run: Run) -> None:
    Path("out").write_text("a file, not a folder", "utf-8")
    result = run("build", "story.txt", "-e", "epub")
    assert result.exit_code == 1
    assert "[output/not-written]" in result.stderr


def test_the_mistakes_of_a_book_file_are_told_with_their_lines(run: Run) -> None:
    Path("book").mkdir()
    Path("book/a.txt").write_text("One.", "utf-8")
    Path("book/book.yaml").write_text("title: One\ncolour: red\nstatus: lost\n", "utf-8")
    result = run("build", "book", "-e", "epub")
    assert result.exit_code == 1
    assert "book/book.yaml:2: error: there is no field “colour”" in result.stderr
    assert "book/book.yaml:3: error: “status” cannot be “lost”" in result.stderr


def test_an_edition_that_is_not_made_is_no_mistake_of_ours(run: Run) -> None:
    Path("book").mkdir()
    Path("book/a.txt").write_text("One.", "utf-8")
    Path("book/book.yaml").write_text("editions: [papyrus]\n", "utf-8")
    result = run("build", "book")
    assert result.exit_code == 1
    assert "papyrus" in result.stderr
    assert "[bookmaker/bug]" not in result.stderr


def test_the_theme_may_be_chosen_on_the_command_line(run: Run) -> None:
    made = []
    for theme in ("classic", "modern"):
        assert run("build", "story.txt", "-e", "epub", "--theme", theme, "-o", f"{theme}.epub").exit_code == 0
        made.append(Path(f"{theme}.epub").read_bytes())
    assert made[0] != made[1]
    result = run("build", "story.txt", "-e", "epub", "--theme", "none")
    assert result.exit_code == 1
    assert "[theme/unknown]" in result.stderr


def test_the_date_of_a_file_is_the_epoch_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run("build", "story.txt", "-e", "epub", "-o", "night.epub").exit_code == 0
    with zipfile.ZipFile("night.epub") as archive:
        package = next(name for name in archive.namelist() if name.endswith(".opf"))
        assert b"2023-11-14T22:13:20Z" in archive.read(package)


def test_inspect_says_which_encoding_was_guessed_and_the_book_file_corrects_it(run: Run) -> None:
    folder = Path("przewoz")
    folder.mkdir()
    (folder / "tekst.txt").write_bytes("Nie wiem, czy jeszcze zdążę – powiedziała cicho.\n".encode("cp1250"))
    guessed = run("inspect", "przewoz")
    assert "encoding Windows-1250 (read so, its letters, marks and little words are those of Polish)" in " ".join(
        guessed.stdout.split()
    )
    assert "encoding: Windows-1252" in guessed.stderr
    (folder / "book.yaml").write_text("encoding: cp1250\n", "utf-8")
    asked = run("inspect", "przewoz")
    assert "encoding    Windows-1250  (the book file says so)" in asked.stdout
    assert "[encoding/guessed]" not in asked.stderr


def test_inspect_tells_programs_everything(run: Run) -> None:
    result = run("inspect", "story.txt", "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    fields = {"book", "files", "metadata", "chapters", "notes", "scene_breaks", "omitted", "ledger", "problems"}
    assert set(data) == {*fields, "content_warnings"}
    assert data["content_warnings"] == {"stance": "unknown", "partial": False, "entries": []}
    assert data["book"] == "story"
    assert data["files"][0]["name"] == "story.txt"
    assert set(data["files"][0]["encoding"]) == {"guess", "why"}
    assert data["metadata"]["title"] == {"value": "The Long Night", "from": "the head of the text, line 1"}
    assert data["metadata"]["author"] == {"value": "Ida Orr", "from": "the head of the text, line 3"}
    assert data["metadata"]["language"]["value"] == "en"
    assert [(c["line"], c["label"], c["number"], c["title"]) for c in data["chapters"]] == [
        (5, "Chapter 1", 1, "The Quay"),
        (13, "Chapter 2", 2, "The Storm"),
    ]
    assert all(chapter["why"] for chapter in data["chapters"])
    assert data["scene_breaks"] == [9]
    assert [(o["line"], o["words"]) for o in data["omitted"]] == [(1, "The Long Night"), (3, "by Ida Orr")]
    assert data["problems"] == []


def test_inspect_tells_what_a_saved_head_says_and_where_notes_stand(run: Run) -> None:
    Path("saved.txt").write_text(
        "The Night Ferry\nRating: Teen\nLanguage: English\nWords: 1,234\nGenre: Fog, Gulls\nSeries: Harbour [2]\n"
        "Category: Harbour Tales\n\n"
        "Chapter 1\n\nChapter Notes\n\n    Thank you.\n    All of you.\n\nThe ferry left at six.\n\nA/N: Bye!\n\n",
        "utf-8",
    )
    data = json.loads(run("inspect", "saved.txt", "--format", "json").stdout)
    assert data["notes"] == [[11, 14], [18, 18]]
    assert data["metadata"]["fandoms"] == {"value": "Harbour Tales", "from": "the head of the text, line 7"}
    assert data["metadata"]["language"] == {"value": "en", "from": "the head of the text, line 3", "written": "English"}
    assert {
        name: field["value"] for name, field in data["metadata"].items() if name not in {"language", "fandoms"}
    } == {
        "title": "The Night Ferry",
        "rating": "Teen",
        "words": "1234",
        "genres": "Fog, Gulls",
        "series": "Harbour 2",
        "categories": "Harbour Tales",
    }
    assert [omitted["line"] for omitted in data["omitted"]] == [1]


def test_inspect_tells_people_the_same_and_writes_nothing(run: Run) -> None:
    before = sorted(Path().iterdir())
    result = run("inspect", "story.txt")
    assert result.exit_code == 0
    for words in ("The Long Night", "Ida Orr", "Chapter 1 The Quay", "2 chapters", "1 scene breaks"):
        assert words in result.stdout
    assert sorted(Path().iterdir()) == before


def test_inspect_says_where_the_book_file_decided(run: Run) -> None:
    Path("book.yaml").write_text("title: Mine\n", "utf-8")
    data = json.loads(run("inspect", ".", "--format", "json").stdout)
    assert data["metadata"]["title"] == {"value": "Mine", "from": "the book file"}


@pytest.mark.parametrize("command", ["inspect", "show", "init"])
def test_a_text_that_cannot_be_read_ends_with_1(run: Run, command: str) -> None:
    Path("broken.txt").write_bytes(b"\xff\xfeO\x00n\x00e\x00\x00\xd8")
    result = run(command, "broken.txt")
    assert result.exit_code == 1
    assert "[encoding/undecodable]" in result.stderr
    assert not Path("book.yaml").exists()


@pytest.mark.parametrize("command", ["inspect", "show", "init"])
def test_a_path_to_nothing_is_said_to_be_one(run: Run, command: str) -> None:
    result = run(command, "nowhere.txt")
    assert result.exit_code in {1, 2}
    assert isinstance(result.exception, SystemExit)
    assert "nowhere.txt" in result.stderr


@pytest.mark.parametrize(
    ("step", "first"),
    [
        ("readers", "p: The Long Night"),
        ("structure", "omission (structure/head; title: The Long Night):"),
        ("typography", "chapter chapter-0001: [Chapter 1] The Quay"),
        ("pages", "page title-page: Title page"),
    ],
)
def test_show_prints_the_book_after_each_step(run: Run, step: str, first: str) -> None:
    result = run("show", "story.txt", "--after", step)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == first


def test_show_has_straight_marks_before_typography_and_curly_ones_after(run: Run) -> None:
    assert '"Gone," said Tib.' in run("show", "story.txt", "--after", "structure").stdout
    assert "“Gone,” said Tib." in run("show", "story.txt", "--after", "typography").stdout


def test_init_writes_a_book_file_that_builds(run: Run) -> None:
    result = run("init", "story.txt")
    assert (result.exit_code, result.stdout) == (0, "wrote story.book.yaml\n")
    text = Path("story.book.yaml").read_text("utf-8")
    assert "\ntitle: The Long Night  # from the head of the text, line 1\n" in text
    assert "\nauthor: Ida Orr" in text
    assert run("build", "story.txt", "-e", "epub", "-o", "night.epub").exit_code == 0


def test_init_does_not_write_over_a_book_file(run: Run) -> None:
    Path("story.book.yaml").write_text("title: Mine\n", "utf-8")
    result = run("init", "story.txt")
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert Path("story.book.yaml").read_text("utf-8") == "title: Mine\n"
    assert run("init", "story.txt", "--force").exit_code == 0
    text = Path("story.book.yaml").read_text("utf-8")
    assert "\ntitle: Mine  # from the book file\n" in text  # what was said already is kept
    assert "#theme: classic" in text


def test_the_chapter_map_is_written_and_a_line_taken_out_joins_two_chapters(run: Run) -> None:
    text = "".join(f"Chapter {number}\n\nIt rained on day {number}.\n\n" for number in (1, 2, 3))
    Path("rain.txt").write_text(text, "utf-8")
    Path("rain.book.yaml").write_text("title: Rain  # mine\nstructure: {notes: drop}\n", "utf-8")
    assert run("inspect", "rain.txt", "--write").stdout == "wrote 4 lines into rain.book.yaml\n"
    written = Path("rain.book.yaml").read_text("utf-8")
    assert written.startswith("title: Rain  # mine\nstructure:\n  notes: drop\n  chapters:\n")
    kept = [line for line in written.split("\n") if "Chapter 2" not in line]
    Path("rain.book.yaml").write_text("\n".join(kept), "utf-8")
    Path("rain.txt").write_text(f"A new beginning.\n\n{text}Chapter 4\n\nIt rained again.\n", "utf-8")
    labels = [
        chapter["label"] for chapter in json.loads(run("inspect", "rain.txt", "--format", "json").stdout)["chapters"]
    ]
    assert labels == ["", "Chapter 1", "Chapter 3", "Chapter 4"]


def test_what_was_taken_off_is_gathered_by_rule_and_fits_the_terminal(run: Run) -> None:
    rule, scene = "=" * 40, "It rained on the quay, and nobody came. " * 40
    Path("rain.txt").write_text(f"\n\n{rule}\n\n".join([f"{scene}\n\n* * *\n\n{scene}"] * 9), "utf-8")
    lines = run("inspect", "rain.txt").stdout.splitlines()
    assert "  taken off    structure/marker, 8 times" in lines
    assert lines.count("       …  and 3 more") == 1
    assert max(map(len, lines)) <= 80
    assert json.loads(run("inspect", "rain.txt", "--format", "json").stdout)["scene_breaks"] != []


def test_a_title_below_its_number_is_no_doubtful_heading(run: Run) -> None:
    text = "".join(f"CHAPTER {number}\n\nI MEET TIB\n\nIt rained on day {number}.\n\n" for number in "123")
    Path("rain.txt").write_text(text, "utf-8")
    problems = json.loads(run("inspect", "rain.txt", "--format", "json").stdout)["problems"]
    assert [problem for problem in problems if problem["name"] == "structure/doubtful-heading"] == []


def test_themes_and_profiles_are_listed_with_a_line_each(run: Run) -> None:
    themes, profiles = run("themes").stdout, run("profiles").stdout
    assert [name for name in theme_names() if f"{name}  " not in themes] == []
    assert [profile.name for profile in PROFILES.values() if profile.label not in profiles] == []


def test_a_shelf_is_built_in_the_order_that_people_count(run: Run) -> None:
    for number in (10, 9):
        Path(f"shelf/{number}-book").mkdir(parents=True)
        Path(f"shelf/{number}-book/a.txt").write_text("One.", "utf-8")
    result = run("build", "shelf", "-e", "epub")
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.stdout.splitlines()[:2]] == ["9-book", "10-book"]


def test_building_again_changes_no_file(run: Run) -> None:
    run("build", "story.txt", "-e", "epub")
    path = Path("out/story/story.epub")
    os.utime(path, (1, 1))
    assert run("build", "story.txt", "-e", "epub").exit_code == 0
    assert path.stat().st_mtime == 1


def test_the_program_runs_as_a_module_and_a_closed_pipe_is_no_crash(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY + "\n\nNobody looked up again.\n" * 20_000, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "bookmaker", "show", str(story), "--after", "readers"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline() == "p: The Long Night\n"
    process.stdout.close()
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait() in {0, 1}


WARNED = STORY.replace('"Gone," said Tib.', '[cw: grief | The ferry is gone.]\n\n"Gone," said Tib.\n\n[/cw]')


def test_a_copy_for_a_reader_leaves_out_what_the_profile_says(run: Run) -> None:
    Path("story.txt").write_text(WARNED, "utf-8")
    Path("avoid.yaml").write_text("name: Mrs. Kitto\ngrief: replace\n", "utf-8")
    result = run("build", "story.txt", "-e", "epub", "--reader", "avoid.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    with zipfile.ZipFile("out/story/story-avoid.epub") as book:
        chapter, imprint = (book.read(f"EPUB/{name}.xhtml").decode() for name in ("chapter-0001", "imprint"))
    assert "said Tib" not in chapter
    assert "The ferry is gone." in chapter
    assert "This copy was made for Mrs. Kitto." in imprint


def test_the_ledger_of_a_copy_lists_what_its_reader_does_not_meet(run: Run) -> None:
    Path("story.txt").write_text(WARNED, "utf-8")
    Path("avoid.yaml").write_text("grief: replace\n", "utf-8")
    lines = run("inspect", "story.txt", "--ledger", "--reader", "avoid.yaml").stdout
    assert re.search(r"removed +reader/replaced +3 +“?Gone", lines)
    assert "reader/" not in run("inspect", "story.txt", "--ledger").stdout


def test_a_book_that_a_reader_refuses_is_not_made(run: Run) -> None:
    Path("story.txt").write_text(WARNED, "utf-8")
    Path("avoid.yaml").write_text("grief: refuse\n", "utf-8")
    result = run("build", "story.txt", "--reader", "avoid.yaml")
    assert result.exit_code == 1
    assert "reader/refused" in result.stderr
    assert not list(Path("out").glob("[!.]*"))


def test_a_profile_with_mistakes_or_none_at_all_is_told_of(run: Run) -> None:
    Path("avoid.yaml").write_text("grief: burn\nfire: fold: war\n", "utf-8")
    result = run("build", "story.txt", "--reader", "avoid.yaml")
    assert (result.exit_code, "avoid.yaml" in result.stderr) == (1, True)
    missing = run("build", "story.txt", "--reader", "nobody.yaml")
    assert (missing.exit_code, "nobody.yaml" in missing.stderr) == (1, True)


def test_suggested_warnings_show_counts_and_lines_and_can_be_taken_over(run: Run) -> None:
    Path("story.txt").write_text(
        f"{STORY}\nHe shot a snake.\n\nThe cobra hissed, and he thought of suicide.\n", "utf-8"
    )
    result = run("inspect", "story.txt", "--suggest-warnings")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["snakes", "2", "17,", "19"] in rows
    assert ["suicide", "1", "19"] in rows
    data = json.loads(run("inspect", "story.txt", "--suggest-warnings", "--format", "json").stdout)
    assert [(each["topic"], each["times"], each["chapters"]) for each in data] == [
        ("snakes", 2, ["2"]),
        ("suicide", 1, ["2"]),
    ]
    assert run("inspect", "story.txt", "--accept", "snakes").exit_code == 0
    assert Path("story.book.yaml").read_text("utf-8") == (
        "content_warnings:\n  - {topic: snakes, chapters: [2], source: suggested}\n"
    )
    assert ["snakes", "2", "given", "17,", "19"] in [
        line.split() for line in run("inspect", "story.txt", "--suggest-warnings").stdout.splitlines()
    ]


def test_what_is_not_suggested_or_has_no_list_to_go_to_is_not_taken_over(run: Run) -> None:
    assert run("inspect", "story.txt", "--accept", "war").exit_code == 2
    Path("story.txt").write_text(f"{STORY}\nHe thought of suicide.\n", "utf-8")
    Path("story.book.yaml").write_text("content_warnings: none\n", "utf-8")
    result = run("inspect", "story.txt", "--accept", "suicide")
    assert (result.exit_code, Path("story.book.yaml").read_text("utf-8")) == (1, "content_warnings: none\n")
