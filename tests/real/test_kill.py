"""A run that is killed at any moment loses nothing that was finished, and leaves nothing half-written."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

KILLS = 50
PARAGRAPH = "The goose went down to the quay, and nobody in the whole town of Stannet saw it go.\n\n"


def shelf(folder: Path, books: int) -> Path:
    """A shelf of small books."""
    folder.mkdir()
    for number in range(books):
        text = f"Goose {number}\n\nCHAPTER I\n\n{PARAGRAPH * (number + 3)}CHAPTER II\n\n{PARAGRAPH}"
        (folder / f"goose-{number}.txt").write_text(text, "utf-8")
    return folder


def start(books: Path, out: Path) -> subprocess.Popen[bytes]:
    """Begin to build them."""
    command = [
        sys.executable,
        "-m",
        "bookmaker",
        "build",
        str(books),
        "-e",
        "epub",
        "-o",
        str(out),
        "-j",
        "2",
        "-q",
        "--each",
    ]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


def finished(out: Path) -> dict[str, bytes]:
    """Every output under its final name; each has to open."""
    found = {}
    for path in sorted(out.glob("*/*.epub")):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
        found[path.name] = path.read_bytes()
    return found


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_run_is_taken_up_by_the_next_one(tmp_path: Path) -> None:
    books, undisturbed, out = shelf(tmp_path / "shelf", 5), tmp_path / "undisturbed", tmp_path / "out"
    begun = time.monotonic()
    assert run(books, undisturbed) == (0, "")
    seconds = time.monotonic() - begun
    expected = finished(undisturbed)
    assert len(expected) == 5
    moments = random.Random(4)  # moments, not secrets
    for _ in range(KILLS):
        process = start(books, out)
        time.sleep(moments.uniform(0.2, 1.0) * seconds)
        process.kill()
        process.communicate(timeout=120)  # its workers end with it
        assert finished(out).items() <= expected.items()
        if moments.random() < 0.3:  # else the next one finds what several killed runs left
            _, said = run(books, out)
            assert (finished(out), list(out.glob("*/.*"))) == (expected, []), said
            shutil.rmtree(out)


def run(books: Path, out: Path) -> tuple[int, str]:
    """Run until the end; a worker of the killed run may still be at its last book."""
    process = start(books, out)
    _, said = process.communicate(timeout=300)
    return process.returncode, said.decode()
