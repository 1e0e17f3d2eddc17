"""Speed, side by side with other tools in one run, as ratios of CPU time.

    python benchmarks/speed.py [TEXT] [--runs N]

Each tool makes an EPUB of the same text in a fresh process, everything included, in turns. TEXT is
any plain text; without one the samples are repeated to 120,000 words. Tools that are not on this
machine are left out. pandoc and calibre's `ebook-convert` are found on the PATH; PANDOC names
another pandoc. The numbers are user plus system seconds of the process and its children; the
ratio is taken in every round, and its median is the one to quote.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WORDS = 120_000


class Race(NamedTuple):
    """Our command, another tool's for the same work, and the most that ours may cost of it."""

    name: str
    ours: list[str]
    theirs: list[str]
    most: float


def main() -> int:
    """Run the races and print the table; 1 if a ratio is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = wanted.text.read_text("utf-8") if wanted.text else samples(WORDS)
        for suffix in ("txt", "md"):
            (folder / f"book.{suffix}").write_text(text, "utf-8")
        print(f"{len(text.split()):,} words, median of {wanted.runs} rounds, CPU seconds of fresh processes")
        print(f"{'':24}{'ours':>8}{'theirs':>8}{'ratio':>8}{'bar':>8}")
        missed = [race for race in races(folder) if not _run(race, wanted.runs)]
        print(f"bookmaker --help: {_help(wanted.runs):.3f} s (bar 0.300)")
    return 1 if missed else 0


def samples(words: int) -> str:
    """The sample texts one after the other, again and again, up to a number of words."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "sources").rglob("*.txt"))]
    text, count = "", 0
    while count < words:
        for each in texts:
            text += each + "\n\n"
            count += len(each.split())
    return text


def races(folder: Path) -> list[Race]:
    """The races that this machine can run."""
    ours = [
        str(Path(sys.executable).with_name("bookmaker")),
        "build",
        "-q",
        "-e",
        "epub",
        "-o",
        str(folder / "ours.epub"),
    ]
    found = []
    pandoc = os.environ.get("PANDOC") or shutil.which("pandoc")
    if pandoc:
        theirs = [
            pandoc,
            "-f",
            "markdown",
            "--metadata",
            "title=Book",
            str(folder / "book.md"),
            "-o",
            str(folder / "p.epub"),
        ]
        found.append(Race("Markdown, pandoc", [*ours, str(folder / "book.md")], theirs, 1 / 5))
    calibre = shutil.which("ebook-convert")
    if calibre:
        theirs = [calibre, str(folder / "book.txt"), str(folder / "c.epub")]
        found.append(Race("plain text, calibre", [*ours, str(folder / "book.txt")], theirs, 1 / 8))
    return found


def _run(race: Race, runs: int) -> bool:
    pairs = [(cpu(race.ours), cpu(race.theirs)) for _ in range(runs + 1)][1:]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    print(f"{race.name:24}{ours:8.3f}{theirs:8.3f}{ratio:8.3f}{race.most:8.3f}")
    return ratio <= race.most


def cpu(command: list[str], environment: Mapping[str, str] | None = None) -> float:
    """User and system seconds of a command and its children."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **(environment or {})}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # it would have Python compile every module at every start
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=surroundings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _help(runs: int) -> float:
    ours = str(Path(sys.executable).with_name("bookmaker"))
    return statistics.median(cpu([ours, "--help"]) for _ in range(runs))


if __name__ == "__main__":
    sys.exit(main())
