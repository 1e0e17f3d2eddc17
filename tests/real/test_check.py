"""`bookmaker check` tells by page and line what is left to wish for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

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
