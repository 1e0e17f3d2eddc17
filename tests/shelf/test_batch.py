"""Many books: only what changed is built, and what was made is remembered."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bookmaker.build import making
from bookmaker.build.making import Outcome, Task
from bookmaker.cli.app import app
from bookmaker.model.problem import CannotBuild, Tell
from bookmaker.shelf import plan as plans
from bookmaker.shelf.batch import alone
from bookmaker.shelf.records import FILE, FOLDER, Records
from tests.folders import closed

Run = Callable[..., Result]
STORIES = {
    "shelf/collection.yaml": "publisher: The Quay\n",
    "shelf/goose/book.yaml": "title: The Goose\neditions: [epub]\n",
    "shelf/goose/1.txt": "CHAPTER I\n\nThe goose was gone.\n",
    "shelf/goose/2.txt": "CHAPTER II\n\nIt came back.\n",
    "shelf/ferry.txt": "The Ferry\n\nIt left at six, and she had not seen it.\n",
}

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h{}v9z"/></svg>'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Build a small shelf, as EPUBs, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, text in STORIES.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        write(name, text)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["build", "shelf", "-e", "epub", "-j", "1", *arguments])

    return invoke


def write(name: str, text: str) -> None:
    """Write a file, dated as if nobody had touched it for a while."""
    Path(name).write_text(text, "utf-8")
    os.utime(name, (1_700_000_000, 1_700_000_000))


def plan(run: Run, *arguments: str) -> list[str]:
    result = run("--dry-run", *arguments)
    assert result.exit_code == 0
    return result.stdout.splitlines()


def test_all_is_new_at_first_and_nothing_after(run: Run) -> None:
    assert plan(run) == ["ferry (epub): new", "goose (epub): new", "2 to build, 0 unchanged"]
    assert not Path("out").exists()
    assert run().exit_code == 0
    assert plan(run) == ["0 to build, 2 unchanged"]
    result = run()
    assert result.stdout.splitlines()[-1].endswith(", 2 unchanged")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("shelf/goose/2.txt", "CHAPTER II\n\nIt never came back.\n", "goose (epub): 2.txt edited"),
        ("shelf/goose/3.txt", "CHAPTER III\n\nThe end.\n", "goose (epub): 3.txt new"),
        ("shelf/goose/book.yaml", "title: A Goose\neditions: [epub]\n", "goose (epub): book.yaml edited"),
        ("shelf/ferry.book.yaml", "theme: modern\n", "ferry (epub): ferry.book.yaml new"),
    ],
)
def test_what_changed_is_built_again_and_the_plan_says_why(run: Run, name: str, text: str, why: str) -> None:
    run()
    write(name, text)
    assert plan(run) == [why, "1 to build, 1 unchanged"]
    run()
    assert plan(run) == ["0 to build, 2 unchanged"]


def test_what_all_books_share_concerns_all(run: Run) -> None:
    run()
    write("shelf/collection.yaml", "publisher: The Pier\n")
    assert plan(run) == [
        "ferry (epub): collection.yaml edited",
        "goose (epub): ../collection.yaml edited",
        "2 to build, 0 unchanged",
    ]


def test_a_file_that_was_touched_and_is_the_same_changes_nothing(run: Run) -> None:
    run()
    os.utime("shelf/goose/2.txt")
    assert plan(run) == ["0 to build, 2 unchanged"]


def test_a_file_that_is_gone_is_told(run: Run) -> None:
    run()
    Path("shelf/goose/2.txt").unlink()
    assert plan(run)[0] == "goose (epub): 2.txt gone"


def test_outputs_that_are_gone_or_damaged_are_made_again(run: Run) -> None:
    run()
    goose, ferry = Path("out/goose/goose.epub"), Path("out/ferry/ferry.epub")
    whole = goose.read_bytes()
    goose.write_bytes(whole[:100])
    ferry.unlink()
    assert plan(run) == ["ferry (epub): deleted", "goose (epub): changed by another hand", "2 to build, 0 unchanged"]
    run()
    assert goose.read_bytes() == whole
    assert ferry.is_file()


def test_other_wishes_and_another_theme_are_reasons(run: Run) -> None:
    run()
    assert plan(run, "--theme", "modern")[0] == "ferry (epub): asked otherwise"
    write("shelf/goose/book.yaml", "title: The Goose\ntheme: large-print\neditions: [epub]\n")
    run()
    assert plan(run) == ["0 to build, 2 unchanged"]


def test_a_readers_copy_is_a_book_beside_the_book(run: Run) -> None:
    write("avoid.yaml", "grief: fold\n")
    run()
    assert plan(run, "--reader", "avoid.yaml")[0] == "ferry (epub): new edition"
    assert run("--reader", "avoid.yaml").exit_code == 0
    assert plan(run, "--reader", "avoid.yaml") == plan(run) == ["0 to build, 2 unchanged"]
    write("avoid.yaml", "grief: show\n")
    assert plan(run, "--reader", "avoid.yaml")[0] == "ferry (epub): asked otherwise"


def test_without_an_edition_asked_for_the_book_file_says_which(run: Run) -> None:
    shelf = ["build", "shelf/goose", "-j", "1"]
    assert CliRunner().invoke(app, shelf).exit_code == 0
    assert CliRunner().invoke(app, [*shelf, "--dry-run"]).stdout == "0 to build, 1 unchanged\n"
    write("shelf/goose/book.yaml", "title: The Goose\neditions: [epub, print]\n")
    assert CliRunner().invoke(app, [*shelf, "--dry-run"]).stdout.startswith("goose: book.yaml edited\n")


def test_only_some_books_may_be_asked_for(run: Run) -> None:
    assert plan(run, "--only", "goo*") == ["goose (epub): new", "1 to build, 0 unchanged"]
    assert plan(run, "--since", "2024-01-01") == ["0 to build, 0 unchanged"]
    assert plan(run, "--since", "2023-01-01")[-1] == "2 to build, 0 unchanged"
    result = run("--since", "yesterday")
    assert (result.exit_code, result.stderr) == (
        2,
        "bookmaker: “yesterday” is no date; write it like 2026-11-01, or 2026-11-01T18:00\n",
    )
    run()
    assert plan(run, "--again")[-1] == "2 to build, 0 unchanged"


def test_books_that_left_are_told_and_stay(run: Run) -> None:
    run()
    Path("shelf/ferry.txt").unlink()
    result = run()
    assert f"{Path('out/ferry/ferry.epub')}: its book is gone" in result.stdout
    assert Path("out/ferry/ferry.epub").is_file()


def test_the_report_tells_of_every_book(run: Run) -> None:
    run()
    write("shelf/goose/2.txt", "")
    write("shelf/goose/1.txt", "")
    assert run().exit_code == 1
    report = json.loads(Path("out/report.json").read_text("utf-8"))
    assert {book["book"]: book["verdict"] for book in report["books"]} == {"ferry": "unchanged", "goose": "failed"}
    (failed,) = (book for book in report["books"] if book["verdict"] == "failed")
    assert failed["why"] == "1.txt edited; 2.txt edited"
    assert failed["problems"][0]["severity"] == "error"
    assert report["summary"]["failed"] == 1
    page = Path("out/report.html").read_text("utf-8")
    assert "0 built, 1 unchanged, 1 failed" in page
    assert "there is not a word of text in the book" in page


def test_a_run_counts_printed_pages(run: Run) -> None:
    result = run("-e", "print")
    report = json.loads(Path("out/report.json").read_text("utf-8"))
    pages = {book["book"]: book["pages"] for book in report["books"]}
    assert min(pages.values()) > 2
    assert f"ferry.pdf ({pages['ferry']} pages)\n" in result.stdout
    assert f" s, {sum(pages.values())} pages" in result.stdout
    assert report["summary"]["pages"] == sum(pages.values())
    run("-e", "print")
    again = json.loads(Path("out/report.json").read_text("utf-8"))
    assert {book["book"]: book["pages"] for book in again["books"]} == pages


def test_a_book_that_failed_is_tried_again_and_the_plan_says_so(run: Run) -> None:
    write("shelf/ferry.txt", "")
    assert run().exit_code == 1
    assert plan(run) == ["ferry (epub): failed last time", "1 to build, 1 unchanged"]
    write("shelf/ferry.txt", "The Ferry\n\nIt left at six.\n")
    assert run().exit_code == 0
    assert plan(run) == ["0 to build, 2 unchanged"]


def test_the_first_failure_may_stop_a_run(run: Run) -> None:
    for name in ("a", "b", "c"):
        write(f"shelf/{name}.txt", "")
    result = run("--fail-fast")
    assert result.exit_code == 1
    assert re.search(r"1 book in [0-9.]+ s, 1 failed, 4 not looked at\n", result.stdout)
    assert len(json.loads(Path("out/report.json").read_text("utf-8"))["books"]) == 1


def test_records_that_are_lost_or_broken_cost_nothing_but_time(run: Run) -> None:
    run()
    epub = Path("out/goose/goose.epub")
    before = epub.stat().st_mtime_ns
    for damage in (b"", b"no records at all", None):
        path = Path("out") / FOLDER / FILE
        path.unlink() if damage is None else path.write_bytes(damage)
        assert plan(run)[-1] in {"2 to build, 0 unchanged"}
        assert run().exit_code == 0
        assert plan(run) == ["0 to build, 2 unchanged"]
    assert epub.stat().st_mtime_ns == before


def test_records_of_another_version_are_begun_anew(run: Run) -> None:
    run()
    with sqlite3.connect(Path("out") / FOLDER / FILE) as base:
        base.execute("PRAGMA user_version=99")
    assert run().exit_code == 0
    assert plan(run) == ["0 to build, 2 unchanged"]


def test_a_disk_that_takes_no_records_stops_no_book(tmp_path: Path) -> None:
    (tmp_path / FOLDER / FILE).mkdir(parents=True)
    with Records(tmp_path) as records:
        assert records.trouble
        records.keep_digest("a", "b", "c")
        assert records.digest("a") is None


def test_two_runs_do_not_build_into_one_folder(tmp_path: Path) -> None:
    with alone(tmp_path):
        child = os.fork()
        if child == 0:
            try:
                with alone(tmp_path):
                    os._exit(0)
            except CannotBuild as wrong:
                os._exit(7 if wrong.problems[0].name == "build/another-run" else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_every_text_may_be_a_book_of_its_own(run: Run) -> None:
    assert plan(run, "--each")[-1] == "2 to build, 0 unchanged"
    Path("shelf/goose/book.yaml").unlink()
    assert plan(run, "--each") == [
        "1 (epub): new",
        "2 (epub): new",
        "ferry (epub): new",
        "3 to build, 0 unchanged",
    ]
    told = ["2 to build, 0 unchanged", "1 folder of texts is one book; with --each, every text is a book"]
    assert plan(run)[-2:] == told


def test_a_picture_that_a_bare_text_shows_decides_its_book(run: Run) -> None:
    write("shelf/tower.md", "# The Tower\n\nIt stood.\n\n![A tower](tower.svg)\n")
    write("shelf/tower.svg", SQUARE.format(9))
    write("shelf/other.svg", SQUARE.format(9))
    assert run().exit_code == 0
    assert plan(run) == ["0 to build, 3 unchanged"]
    write("shelf/other.svg", SQUARE.format(8))
    assert plan(run) == ["0 to build, 3 unchanged"]
    Path("shelf/tower.svg").write_text(SQUARE.format(8), "utf-8")
    assert plan(run) == ["tower (epub): tower.svg edited", "1 to build, 2 unchanged"]
    assert plan(run, "--since", "2024-01-01")[-1] == "1 to build, 0 unchanged"


def test_a_folder_of_many_books_is_listed_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[Path] = []

    def look(folder: Path) -> tuple[Path, ...]:
        listed.append(folder)
        return ()

    monkeypatch.setattr(plans, "pictures_in", look)
    for number in range(5):
        write(f"shelf/{number}.txt", "It rained all day, and nobody came.\n")
        write(f"shelf/{number}.book.yaml", "title: Rain\n")
    assert plan(run)[-1] == "7 to build, 0 unchanged"
    assert listed == [Path("shelf")]
    run()
    assert listed == [Path("shelf")] * 2, "once for a run too, however many are built"


def test_a_linked_text_is_a_book_of_its_own(run: Run) -> None:
    run()
    Path("shelf/boat.txt").symlink_to("ferry.txt")
    assert plan(run) == ["boat (epub): new", "1 to build, 2 unchanged"]
    run()
    assert plan(run) == ["0 to build, 3 unchanged"]


def test_several_workers_make_the_same_bytes(run: Run) -> None:
    run()
    assert CliRunner().invoke(app, ["build", "shelf", "-e", "epub", "-j", "2", "-o", "again"]).exit_code == 0
    for name in ("goose", "ferry"):
        assert Path(f"out/{name}/{name}.epub").read_bytes() == Path(f"again/{name}/{name}.epub").read_bytes()


def test_editions_of_the_command_line_are_not_taken_for_the_books_own(run: Run) -> None:
    write("shelf/goose/book.yaml", "title: The Goose\neditions: [epub, print]\n")
    goose = ["build", "shelf/goose", "-j", "1", "--dry-run"]
    run("--only", "goose")
    assert CliRunner().invoke(app, goose).stdout.startswith("goose (print): new edition")
    assert CliRunner().invoke(app, [*goose, "--again"]).stdout.startswith("goose: asked for")


def test_a_book_that_was_not_checked_strictly_is_checked(run: Run) -> None:
    write("shelf/ferry.txt", "The Ferry\n\nIt left at six.\n\nPosted originally on the Quay\n\nIt was late.\n")
    assert run().exit_code == 0
    assert plan(run, "--strict")[-1] == "2 to build, 0 unchanged"


def test_files_that_only_the_book_file_names_decide_a_book(run: Run) -> None:
    write("shelf/goose/book.yaml", "title: The Goose\neditions: [epub]\nsources: [notes.txt]\n")
    write("shelf/goose/notes.txt", "CHAPTER I\n\nThe goose.\n")
    run()
    assert plan(run) == ["0 to build, 2 unchanged"]
    write("shelf/goose/notes.txt", "CHAPTER I\n\nThe grey goose.\n")
    assert plan(run)[0] == "goose (epub): notes.txt edited"


def test_the_first_second_is_a_date_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert plan(run)[-1] == "2 to build, 0 unchanged"


def test_a_name_that_is_no_text_stops_nothing(run: Run) -> None:
    name = os.fsdecode(b"shelf/caf\xe9.txt")
    write(name, "The Cafe\n\nIt was shut.\n")
    assert run().exit_code == 0
    assert plan(run) == ["0 to build, 3 unchanged"]
    assert "caf" in Path("out/report.json").read_text("utf-8")
    assert "is gone" not in run().stdout
    Path(name).unlink()
    assert "is gone" in run().stdout


def test_a_problem_without_a_place_names_its_book_and_no_name_moves_the_cursor(run: Run) -> None:
    write("shelf/fox.txt", "The \U0001f98a\n\nIt ran.\n")
    write("shelf/two\nlines.txt", "")
    result = run()
    assert f"{Path('shelf/fox.txt')}: warning: the cover’s face" in result.stderr
    assert f"{Path('shelf/two lines.txt')}: error: there is not a word" in result.stderr


def test_works_that_nothing_reads_are_told(run: Run) -> None:
    write_below("shelf/saved/page.html", "<p>It was dark.</p>")
    write("shelf/goose/notes.docx", "")
    told = f"1 file passed over, for nothing here reads .html:\n    {Path('shelf/saved/page.html')}\n"
    assert run("-o", "shelf/out").stdout.endswith(told)
    assert Path("shelf/out/report.html").is_file()
    assert run("-o", "shelf/out", "--dry-run").stdout == f"0 to build, 2 unchanged\n{told}"
    assert "passed over" not in run("-o", "shelf/out", "--only", "goose").stdout


def test_a_run_with_failures_says_where_they_are_gathered(run: Run) -> None:
    write("shelf/ferry.txt", "")
    assert run().stdout.endswith(f"all that was said stands in {Path('out/report.html')}\n")
    page = Path("out/report.html").read_text("utf-8")
    assert "there is not a word of text in the book; look at the file in an editor" in page
    assert '<a href="goose/goose.epub">' in page
    assert "report.html" not in run("--only", "goose").stdout


def test_a_plan_leaves_the_records_alone(run: Run) -> None:
    run()
    with sqlite3.connect(Path("out") / FOLDER / FILE) as base:
        base.execute("PRAGMA user_version=99")
    before = (Path("out") / FOLDER / FILE).read_bytes()
    assert plan(run)[-1] == "2 to build, 0 unchanged"
    assert (Path("out") / FOLDER / FILE).read_bytes() == before


def test_a_book_that_was_not_asked_for_is_not_gone(run: Run) -> None:
    run()
    os.utime("shelf/ferry.txt")
    assert "is gone" not in run("--since", "2026-01-01").stdout


def test_a_book_that_cannot_be_looked_at_fails_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = plans.deciding_files

    def deciding_files(book: Path, pictures: Callable[[Path], Iterable[Path]]) -> Iterator[Path]:
        if book.name == "goose":
            raise PermissionError(13, "Permission denied", str(book))
        return looked(book, pictures)

    monkeypatch.setattr(plans, "deciding_files", deciding_files)
    assert plan(run)[1].endswith("goose: Permission denied")
    assert Path("out/ferry/ferry.epub").exists() is False
    run()
    assert Path("out/ferry/ferry.epub").exists()


def test_a_folder_that_nobody_may_look_into_fails_alone(run: Run) -> None:
    Path("shelf/secret").mkdir()
    with closed("secret"):
        result = run()
    assert result.exit_code == 1
    assert f"{Path('shelf/secret')}: error: you may not look into the folder" in result.stderr
    assert Path("out/ferry/ferry.epub").exists()
    assert Path("out/goose/goose.epub").exists()


def test_a_text_without_a_word_is_named(run: Run) -> None:
    write("shelf/blank.txt", "\n \n")
    result = run("--only", "blank")
    assert result.exit_code == 1
    assert "blank.txt: error: there is not a word of text" in result.stderr


def test_the_systems_own_libraries_decide_what_is_made(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr(plans, "shared_libraries", lambda: ("pango 99",))
    plans.program_digest.cache_clear()
    assert plan(run)[0] == "ferry (epub): bookmaker is another"
    monkeypatch.undo()
    plans.program_digest.cache_clear()


def test_a_mistake_in_a_text_is_told_with_its_folder(run: Run) -> None:
    Path("shelf/goose/2.txt").write_bytes(bytes(range(256)) * 8)
    result = run()
    assert f"{Path('shelf/goose/2.txt')}:5: error" in result.stderr
    problems = [
        each for book in json.loads(Path("out/report.json").read_text("utf-8"))["books"] for each in book["problems"]
    ]
    assert {each["file"] for each in problems} == {str(Path("shelf/goose/2.txt"))}


def test_who_stops_a_run_hears_what_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made = making.make

    def make(task: Task, tell: Tell) -> Outcome:
        if Path("out").is_dir() and list(Path("out").glob("*/*.epub")):
            raise KeyboardInterrupt  # when the first book is finished
        return made(task, tell)

    monkeypatch.setattr("bookmaker.shelf.batch.make", make)
    result = run()
    assert result.exit_code == 130
    assert "what is finished is kept, and the next run goes on from there" in result.stderr
    assert plan(run)[-1] == "1 to build, 1 unchanged"


def test_books_of_one_name_say_where_they_are_from(run: Run) -> None:
    for folder in ("attic", "barn"):
        write_below(f"shelf/{folder}/untitled/1.txt", f"It was dark in the {folder}.\n")
        write_below(f"shelf/{folder}/untitled/book.yaml", f"author: {folder.title()}\n")
    names = ["ferry", "goose", "untitled (attic)", "untitled (barn)"]
    assert plan(run) == [*(f"{name} (epub): new" for name in names), "4 to build, 0 unchanged"]
    assert run().exit_code == 0
    assert sorted(path.stem for path in Path("out").glob("*/*.epub")) == names
    assert plan(run, "--only", "untitled", "--again")[-1] == "2 to build, 0 unchanged"
    assert plan(run, "--only", "* (barn)", "--again")[-1] == "1 to build, 0 unchanged"


def test_a_run_that_was_broken_off_gives_the_same_names(run: Run) -> None:
    for folder in ("attic", "barn"):
        write_below(f"shelf/{folder}/untitled/book.yaml", f"author: {folder.title()}\n")
        write_below(f"shelf/{folder}/untitled/1.txt", f"It was dark in the {folder}.\n")
    run("--only", "* (barn)")
    assert plan(run, "--only", "untitled") == ["untitled (attic) (epub): new", "1 to build, 1 unchanged"]


def test_a_book_keeps_its_name_and_its_file_when_another_of_that_name_comes(run: Run) -> None:
    run("--only", "ferry")
    first = Path("out/ferry/ferry.epub").read_bytes()
    write_below("barn/ferry.txt", "Another Ferry\n\nIt sank.\n")
    assert CliRunner().invoke(app, ["build", "barn/ferry.txt", "-e", "epub"]).exit_code == 0
    assert Path("out/ferry/ferry.epub").read_bytes() == first
    assert Path("out/ferry (barn)/ferry (barn).epub").is_file()
    write("shelf/ferry.txt", STORIES["shelf/ferry.txt"] + "\nAnd back.\n")
    assert "out/ferry/ferry.epub" in run("--only", "ferry").stdout
    Path("barn/ferry.txt").rename("barn/boat.txt")
    assert CliRunner().invoke(app, ["build", "barn/boat.txt", "-e", "epub"]).exit_code == 0
    assert Path("out/boat/boat.epub").is_file()


def test_no_name_is_given_that_another_living_book_has(run: Run) -> None:
    for shelf in ("one", "two"):
        for folder in ("a", "b"):
            write_below(f"{shelf}/{folder}/story.txt", f"It was dark in {shelf}, {folder}.\n")
        result = CliRunner().invoke(app, ["build", shelf, "--each", "-e", "epub"])
        assert result.exit_code == 0
    names = {path.stem for path in Path("out").glob("*/*.epub")}
    assert len(names) == 4
    assert names > {"story (a)", "story (b)"}
    write_below("three/Story (A).txt", "It was dark elsewhere.\n")
    assert CliRunner().invoke(app, ["build", "three", "--each", "-e", "epub"]).exit_code == 0
    names = {path.stem for path in Path("out").glob("*/*.epub")}
    assert len({name.casefold() for name in names}) == 5


def test_a_name_with_odd_bytes_that_two_books_have(run: Run) -> None:
    for folder in ("a", "b"):
        name = os.fsdecode(f"{folder}/caf".encode() + b"\xe9.txt")
        write_below(name, f"The Cafe of {folder}\n\nIt was shut.\n")
        assert CliRunner().invoke(app, ["build", folder, "--each", "-e", "epub"]).exit_code == 0
    assert len(list(Path("out").glob("*/*.epub"))) == 2


def test_a_book_that_is_named_twice_is_one(run: Run) -> None:
    result = CliRunner().invoke(app, ["build", "shelf", str(Path("shelf").absolute()), "-e", "epub", "--dry-run"])
    assert result.stdout == "ferry (epub): new\ngoose (epub): new\n2 to build, 0 unchanged\n"


def test_texts_of_one_folder_that_differ_in_little_have_names_of_their_own(run: Run) -> None:
    for name in ("Ferry.txt", "ferry.md", "ferry/1.txt"):
        write_below(f"shelf/{name}", "It sank.\n")
    assert run("--each").exit_code == 0
    names = [path.stem for path in Path("out").glob("*/*.epub")]
    assert len({name.casefold() for name in names}) == len(names) == 5


def test_the_name_of_a_folder_that_is_gone_is_free(run: Run) -> None:
    run("--only", "ferry")
    Path("shelf/ferry.txt").rename("ferry.txt")
    assert CliRunner().invoke(app, ["build", "ferry.txt", "-e", "epub"]).exit_code == 0
    assert [path.name for path in Path("out").glob("*/*.epub")] == ["ferry.epub"]


def test_a_name_is_one_line_and_leaves_room_for_an_ending(run: Run) -> None:
    write("shelf/two\nlines \x1b[31m.txt", "It was red.\n")
    write(f"shelf/{'é' * 124}.txt", "It was long.\n")
    result = run()
    assert result.exit_code == 0
    assert "two lines  [31m: out" in result.stdout
    assert plan(run)[-1] == "0 to build, 4 unchanged"


def write_below(name: str, text: str) -> None:
    """Write a file and the folders above it."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    write(name, text)
