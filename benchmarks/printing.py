"""How long a print-ready PDF takes: cold, after one edit, and with nothing changed, beside bare WeasyPrint.

    python benchmarks/printing.py TEXT [--rounds N] [--theme NAME] [--edition NAME]

`bare` is what one would write with WeasyPrint alone: the whole book in one call of its command, with the same HTML,
style sheet and faces as ours, its paragraphs broken line by line; it uses one processor. Ours are whole commands in
fresh processes, on all processors (BOOKMAKER_WORKERS names another number), with the text read, and everything kept in
a cache of their own: `plain` with such paragraphs too, `cold` with those broken as a whole, `edited` with a comma of
the middle changed, `unchanged` with nothing. Wall time and CPU time are in seconds, the middle one of all rounds;
the memory in megabytes is that of the greatest process.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bookmaker.build.edition import edition_of
from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.model.canon import paper_of
from bookmaker.pages import with_pages
from bookmaker.writers.fonts import static
from bookmaker.writers.pdf.document import document
from bookmaker.writers.pdf.make_up import make_up

BARS = {"plain": 0.57, "cold": 0.65, "edited": 0.10, "unchanged": 0.02}
"""The most of bare WeasyPrint's wall time that each may take."""
PAGES = 380
"""The page count whose inner margin bare WeasyPrint is given."""


class Cost(NamedTuple):
    """What one command took."""

    wall: float
    cpu: float
    memory: float


def main() -> int:
    """Run all rounds and print the table; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--theme", default="classic")
    parser.add_argument("--edition", default="print")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = _bare_page(wanted.text, folder, wanted.theme, wanted.edition)
        text = wanted.text.read_text("utf-8")
        found = [_round(folder / str(number), text, page, wanted) for number in range(wanted.rounds)]
    said = f"{len(text.split()):,} words, {wanted.rounds} rounds"
    print(f"{said:30}{'wall':>8}{'CPU':>8}{'memory':>8}{'of bare':>9}{'bar':>7}")
    missed = [name for name in found[0] if not _said(name, found)]
    return 1 if missed else 0


def _said(name: str, found: list[dict[str, Cost]]) -> bool:
    wall, cpu, memory = (statistics.median(column) for column in zip(*(each[name] for each in found), strict=True))
    share = statistics.median(each[name].wall / each["bare"].wall for each in found)
    bar = BARS.get(name)
    print(f"{name:30}{wall:8.2f}{cpu:8.2f}{memory:8.0f}{share:9.3f}{bar or '':>7}")
    return bar is None or share <= bar


def _round(folder: Path, text: str, page: Path, wanted: argparse.Namespace) -> dict[str, Cost]:
    folder.mkdir()
    weasyprint = str(Path(sys.executable).with_name("weasyprint"))
    costs = {"bare": _cost([weasyprint, "-q", str(page), str(folder / "bare.pdf")])}
    half = text.index(",", len(text) // 2)
    for lines in ("plain", "optimal"):
        book = _book(folder / lines, text, f"theme: {wanted.theme}\nlines: {lines}\n")
        command = [str(Path(sys.executable).with_name("bookmaker")), "build", str(book), "-q", "-e", wanted.edition]
        surroundings = {"BOOKMAKER_CACHE": str(folder / f"{lines} cache")}
        command += ["-o", str(folder / f"{lines} out")]
        costs["plain" if lines == "plain" else "cold"] = _cost(command, surroundings)
    _book(folder / lines, f"{text[:half]};{text[half + 1 :]}", "")
    costs["edited"] = _cost(command, surroundings)
    costs["unchanged"] = _cost(command, surroundings)
    return costs


def _book(folder: Path, text: str, settings: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "text.txt").write_text(text, "utf-8")
    if settings:
        (folder / "book.yaml").write_text(settings, "utf-8")
    return folder


def _cost(command: list[str], surroundings: Mapping[str, str] | None = None) -> Cost:
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, {**os.environ, **(surroundings or {})})
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, _peak(used))


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / 1024


def _bare_page(text: Path, folder: Path, theme: str, edition_name: str) -> Path:
    """The book's HTML, style sheet, faces and pictures as files, for WeasyPrint's own command."""
    inputs = with_theme(read_inputs(text), theme, text.parent)
    road = travel(inputs, lambda _: None)
    edition = edition_of(edition_name, road.recipe, inputs.theme)
    assert edition.profile.trim is not None
    assert edition.profile.printer is not None
    book = with_pages(road.book, edition)
    rules = []
    for number, face in enumerate(inputs.theme.faces):
        (folder / f"face-{number}.ttf").write_bytes(static(face))
        style = "italic" if face.italic else "normal"
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; src: url("face-{number}.ttf");'
            f" font-weight: {face.weight}; font-style: {style}; }}"
        )
    sheet = make_up(edition, paper_of(edition.profile.trim, edition.profile.printer, PAGES))
    (folder / "book.css").write_text("\n".join([*rules, sheet]), "utf-8")
    for asset in book.assets:
        target = folder / asset.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(asset.data)
    html = document(book, datetime(2000, 1, 1, tzinfo=UTC)).replace('src="picture:', 'src="')
    html = re.sub("</head>", '<link rel="stylesheet" href="book.css"/></head>', html, count=1)
    page = folder / "bare.html"
    page.write_text(html, "utf-8")
    return page


if __name__ == "__main__":
    sys.exit(main())
