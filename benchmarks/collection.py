"""A whole collection: how well the cores are used, what a second run costs, what the parent needs, beside other tools.

    python benchmarks/collection.py [--works N] [--beside N] [--sizes 100,1000] [--words N] [--rounds N]

Works are made from the sample texts, each with paragraphs and a title of its own, and built as EPUBs: by one worker,
by as many as there are cores, and again with nothing changed; and by as many runs of one worker at once, each with a
shelf of its own, which have nothing to do with each other: what the machine gives to them is all that a run can use,
for its cores share memory and clock. --rounds N does so N times in turns, and the middle ones of the efficiencies are
those to quote. --beside N builds the first N works with calibre's
`ebook-convert` and pandoc too, one after the other, as their users do; ratios are of CPU time for each book.
--sizes shows the memory that the parent needs for collections of several sizes, of which each work is short.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CHAPTER = 2_000
"""Words of a chapter."""


def main() -> int:
    """Run all that is asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=1000)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--beside", type=int, default=0)
    parser.add_argument("--sizes", default="")
    parser.add_argument("--rounds", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shelf = made_shelf(folder / "shelf", wanted.works, wanted.words)
        cores = len(os.sched_getaffinity(0))
        shares = [
            made_shelf(folder / f"share-{core}", wanted.works, wanted.words, core + 1, cores) for core in range(cores)
        ]
        rounds = [_round(shelf, shares, folder / str(number)) for number in range(wanted.rounds)]
        print(f"parallel efficiency on {cores} cores: {statistics.median(each.efficiency for each in rounds):.2f}")
        print(f"of {cores} runs that share nothing: {statistics.median(each.apart for each in rounds):.2f}")
        print(f"the first of the second: {statistics.median(each.efficiency / each.apart for each in rounds):.2f}")
        if wanted.beside:
            our_cpu = statistics.median(each.cpu for each in rounds)
            beside(sorted(shelf.glob("*.txt"))[: wanted.beside], folder, our_cpu)
        for size in filter(None, wanted.sizes.split(",")):
            print(f"parent of {int(size):7,} short works: {parents_memory(folder / size, int(size)):.0f} MB")
    return 0


class Round(NamedTuple):
    """How well the cores were used, by one run and by runs that share nothing, and a book's seconds of CPU."""

    efficiency: float
    apart: float
    cpu: float


def _round(shelf: Path, shares: Sequence[Path], folder: Path) -> Round:
    """Print what the shelf costs one worker, all of them, runs apart, and with nothing changed."""
    cores = len(shares)
    one = timed(ours(shelf, folder / "one", "-j", "1"))
    many = timed(ours(shelf, folder / "many"))
    again = timed(ours(shelf, folder / "many"))
    apart = timed(*(ours(share, folder / share.name, "-j", "1") for share in shares))
    works = len(list(shelf.glob("*.txt")))
    print(f"{f'{works} works':32}    wall      CPU   of a book (CPU)")
    rows = {"one worker": one, f"{cores} workers": many, f"{cores} runs apart": apart, "nothing changed": again}
    for said, (wall, cpu) in rows.items():
        print(f"{said:32}{wall:8.2f}{cpu:9.2f}{1000 * cpu / works:12.1f} ms", flush=True)
    shutil.rmtree(folder)
    return Round(one[0] / many[0] / cores, one[0] / apart[0] / cores, many[1] / works)


def made_shelf(folder: Path, works: int, words: int, first: int = 1, step: int = 1) -> Path:
    """A folder of works, made from the paragraphs of the samples; the same ones each time. Or some of them: from the
    `first` on each `step`th."""
    folder.mkdir(parents=True)
    (folder / "collection.yaml").write_text("publisher: The Benchmark\n", "utf-8")
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "sources").rglob("*.txt"))]
    paragraphs = [
        each for text in texts for each in re.split(r"\n\s*\n", text) if len(each.split()) > 8 and "[" not in each
    ]
    for number in range(first, works + 1, step):
        (folder / f"work-{number:05}.txt").write_text(_work(number, paragraphs, words), "utf-8")
    return folder


def _work(number: int, paragraphs: Sequence[str], words: int) -> str:
    choice = random.Random(number)  # works, not secrets
    parts, count, chapter = [f"Work {number}\n\nby The Benchmark"], 0, 0
    while count < words:
        if count >= chapter * CHAPTER:
            chapter += 1
            parts.append(f"\nChapter {chapter}\n")
        parts.append(choice.choice(paragraphs))
        count += len(parts[-1].split())
    return "\n\n".join(parts) + "\n"


def ours(shelf: Path, out: Path, *more: str) -> list[str]:
    """Our command for a shelf."""
    return [
        str(Path(sys.executable).with_name("bookmaker")),
        "build",
        str(shelf),
        "-q",
        "-e",
        "epub",
        "-o",
        str(out),
        *more,
    ]


def timed(*commands: list[str]) -> tuple[float, float]:
    """Seconds of wall time and of CPU time of commands that run at once, children included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    none = subprocess.DEVNULL
    running = [subprocess.Popen(command, stdout=none, stderr=none) for command in commands]
    for process in running:
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, process.args)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def beside(works: Sequence[Path], folder: Path, our_cpu: float) -> None:
    """Print what other tools take for each of some works, and our share of it."""
    target = str(folder / "theirs.epub")
    tools = {
        "calibre": [shutil.which("ebook-convert") or "", "{}", target],
        "pandoc": [os.environ.get("PANDOC") or shutil.which("pandoc") or "", "-f", "markdown", "{}", "-o", target],
    }
    for name, command in tools.items():
        if command[0]:
            costs = [_tried([part.format(work) for part in command]) for work in works]
            made = [cost for cost in costs if cost]
            failed = f"; it failed on {len(costs) - len(made)} of {len(costs)}" if len(made) < len(costs) else ""
            if made:
                cpu = sum(made) / len(made)
                print(f"{name:32}{'':8}{'':9}{1000 * cpu:12.1f} ms, ours {our_cpu / cpu:.3f} of it{failed}")


def _tried(command: list[str]) -> float:
    """Seconds of CPU time; 0 where the tool gave up."""
    try:
        return timed(command)[1]
    except subprocess.CalledProcessError:
        return 0.0


def parents_memory(folder: Path, works: int) -> float:
    """Megabytes at the highest that the parent of a run over so many works needs."""
    shelf = made_shelf(folder, works, 50)
    code = (
        "import resource, sys; from bookmaker.cli.app import app\n"
        "try: app()\nexcept SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, *ours(shelf, folder / "out", "-j", "2")[1:]]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(said.split()[-1]) / 1000


if __name__ == "__main__":
    sys.exit(main())
