"""`bookmaker check` tells by page and line what is left to wish for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

STORY = "The Quay\n\nChapter 1\n\n" + (
    "She said that the unaccountable straightforwardness of schoolmasters strengthened nobody, whatsoever the "
    "thoroughfares thought.\n\n" * 40
)


def check(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-m", "bookmaker", "check", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    done = check(str(tmp_path / "story.txt"))
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert re.fullmatch(r"nothing is left to wish for|\d+ [a-z ]+(, \d+ [a-z ]+)*", lines[-1])
    assert all(re.match(r"page \d+(, line \d+)?: .+ \[pdf/[a-z-]+\]$", line) for line in lines[:-1])
    assert not (tmp_path / "out").exists()


def test_an_edition_for_e_readers_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    done = check(str(tmp_path / "story.txt"), "-e", "epub")
    assert done.returncode == 2
    assert "no printed edition “epub”" in done.stderr


def test_every_book_of_a_shelf_is_looked_over_by_its_name(tmp_path: Path) -> None:
    for name in ("quay", "tide"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "gale").mkdir()
    (tmp_path / "gale" / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "gale" / "book.yaml").write_text("theme: none-such\n", "utf-8")
    done = check(str(tmp_path))
    lines = done.stdout.splitlines()
    assert done.returncode == 1, "one could not be looked over"
    assert [line for line in lines if not line.startswith(" ")] == ["gale:", "quay:", "tide:"]
    assert "none-such" in done.stderr
    alone = check(str(tmp_path / "quay"))
    assert lines[lines.index("quay:") + 1 : lines.index("tide:")] == [f"  {line}" for line in alone.stdout.splitlines()]


@pytest.mark.parametrize(
    ("settings", "css"),
    [("lines: plain\n", ""), ("", ".part { string-set: part content() }\n")],
    ids=["lines of the engine", "laid out whole"],
)
def test_pages_are_looked_over_however_they_are_laid_out(settings: str, css: str, tmp_path: Path) -> None:
    paragraphs = ("It rained. " * times for times in (40, 150, 70, 120, 90) * 6)
    (tmp_path / "story.txt").write_text("\n\n".join(["The Quay", "Chapter 1", *paragraphs]), "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.toml").write_text('starts_from = "classic"\n', "utf-8")
    (tmp_path / "mine" / "print.css").write_text(f"p {{ break-inside: avoid }}\n{css}", "utf-8")
    (tmp_path / "book.yaml").write_text(f"title: The Quay\ntheme: mine\n{settings}", "utf-8")
    done = check(str(tmp_path))
    assert re.match(r"page \d+", done.stdout), done.stdout + done.stderr
    assert all(1 <= int(each) < 40 for each in re.findall(r"^page (-?\d+)", done.stdout, re.MULTILINE))


@pytest.mark.parametrize("css", ["", ".part { string-set: part content() }\n"], ids=["apart", "laid out whole"])
def test_pages_before_the_text_are_named_by_their_roman_folios(css: str, tmp_path: Path) -> None:
    chapters = (f"Chapter {number}\n\nIt rained all day." for number in range(1, 51))
    (tmp_path / "story.txt").write_text("\n\n".join(["The Quay", "by Anna Ford", *chapters]), "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.toml").write_text('starts_from = "classic"\n', "utf-8")
    (tmp_path / "mine" / "print.css").write_text(css, "utf-8")
    (tmp_path / "book.yaml").write_text("theme: mine\nlines: plain\n", "utf-8")
    told = check(str(tmp_path)).stdout.splitlines()
    assert told == ["page vii: the last page of the contents has 2 lines [pdf/short-ending]", "1 short last page"]
