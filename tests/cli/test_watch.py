"""`bookmaker build --watch` builds again on every save, also after a mistake, and ends without a word of complaint."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 60.0


class Watching:
    """A build that watches, in a process of its own."""

    def __init__(self, folder: Path, book: str = "book") -> None:
        self.folder, self.log = folder, folder / "log"
        command = [sys.executable, "-m", "bookmaker", "build", book, "--watch", "-e", "epub", "-o", "out"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # who runs us may be deaf to it
            )

    def until(self, is_so: Callable[[str], bool]) -> str:
        """Wait until its output is so."""
        end = time.monotonic() + PATIENCE
        while not is_so(said := self.log.read_text("utf-8")):
            assert time.monotonic() < end, said
            assert self.process.poll() is None, said
            time.sleep(0.05)
        return said


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    book = tmp_path / "book"
    book.mkdir()
    (book / "story.txt").write_text("The Lock\n\nChapter 1\n\nIt rained.\n\nChapter 2\n\nIt stopped.\n", "utf-8")
    (book / "book.yaml").write_text("title: The Lock\n", "utf-8")
    found = Watching(tmp_path)
    yield found
    found.process.kill()
    found.process.wait()


def test_every_save_is_built_until_the_author_has_enough(watching: Watching) -> None:
    book, made = watching.folder / "book", watching.folder / "out" / "book" / "book.epub"
    watching.until(lambda said: "Ctrl-C ends it" in said)
    before = made.read_bytes()
    (book / "story.txt").write_text("The Lock\n\nChapter 1\n\nIt rained.\n\nChapter 2\n\nIt snowed.\n", "utf-8")
    watching.until(lambda said: said.count("1 book in") == 2)
    assert made.read_bytes() != before
    (book / "book.yaml").write_text("titel: The Lock\n", "utf-8")
    said = watching.until(lambda said: "titel" in said)
    assert "book.yaml changed" in said
    (book / "book.yaml").write_text("title: The Weir\n", "utf-8")
    watching.until(lambda said: said.count("1 book in") >= 3 and "Ctrl-C" in said and made.read_bytes() != before)
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(PATIENCE) == 0
    assert "Traceback" not in watching.log.read_text("utf-8")


def test_what_is_away_for_a_while_is_waited_for(watching: Watching) -> None:
    book, away = watching.folder / "book", watching.folder / "away"
    watching.until(lambda said: "Ctrl-C ends it" in said)
    book.rename(away)  # many editors save like this
    time.sleep(1.0)
    (away / "story.txt").write_text("The Lock\n\nChapter 1\n\nIt rained.\n\nChapter 2\n\nIt snowed.\n", "utf-8")
    away.rename(book)
    said = watching.until(lambda said: said.count("1 book in") == 2)
    assert "story.txt changed" in said
    assert "error" not in said


def test_the_theme_of_a_text_by_itself_is_watched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.toml").write_text('starts_from = "classic"\n', "utf-8")
    (tmp_path / "mine" / "book.css").write_text("p { color: black }\n", "utf-8")
    (tmp_path / "story.txt").write_text("The Lock\n\nChapter 1\n\nIt rained.\n", "utf-8")
    (tmp_path / "story.book.yaml").write_text("title: The Lock\ntheme: mine\n", "utf-8")
    found = Watching(tmp_path, "story.txt")
    try:
        found.until(lambda said: "watching 4 files" in said)
        (tmp_path / "mine" / "book.css").write_text("p { color: maroon }\n", "utf-8")
        assert "book.css changed" in found.until(lambda said: said.count("1 book in") == 2)
    finally:
        found.process.kill()
        found.process.wait()


def test_what_no_save_can_mend_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bookmaker", "build", str(tmp_path / "none"), "--watch"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert "none" in done.stderr
